from dataclasses import replace

import pytest

from raw_statements import raw
from standfirst.read.statements.media import find_medium, outlet_names
from standfirst.read.statements.media_again import with_names
from standfirst.read.statements.surroundings import surroundings_of
from standfirst.records import Outlet, OutletKind


def told_on(text, *rows, outlets=()):
    """Return kind, name and words of the medium of the last raw statement."""
    built = [raw(text, *row) for row in rows]
    around = surroundings_of(text, built)
    medium = find_medium(text, built[-1], around[-1], outlet_names(outlets))
    return medium and (medium.kind.value, medium.name, medium.span.of(text))


@pytest.mark.parametrize(
    ("text", "row", "expected"),
    [
        (
            "The mission’s final report says nobody came.",
            ("The mission’s final report", "says", "nobody came"),
            ("document", "final report", "The mission’s final report"),
        ),
        (
            "According to delivery notes seen by the Courier, nobody came.",
            ("delivery notes seen by the Courier", "According to", "nobody came"),
            ("document", "delivery notes", "delivery notes"),
        ),
        (
            "The road is open, the Order of St Brannoc announced.",
            ("the Order of St Brannoc", "announced", "The road is open"),
            None,
        ),
        (
            "According to the ministry’s website, nobody came.",
            ("the ministry’s website", "According to", "nobody came"),
            ("document", "website", "the ministry’s website"),
        ),
        (
            "Bill Ruhm told a hastily called news conference that nobody came.",
            ("Bill Ruhm", "told", "that nobody came"),
            ("event", "news conference", "a hastily called news conference"),
        ),
        (
            "Bill Ruhm told viewers of TV Nord that nobody came.",
            ("Bill Ruhm", "told", "that nobody came"),
            ("broadcast", "TV Nord", "TV Nord"),
        ),
        (
            "Bill Ruhm said in his New Year’s message that nobody came.",
            ("Bill Ruhm", "said", "that nobody came"),
            ("broadcast", "New Year’s message", "his New Year’s message"),
        ),
        (
            "Bill Ruhm said in a column in the Courier that nobody came.",
            ("Bill Ruhm", "said", "that nobody came"),
            ("document", "column", "a column"),
        ),
        (
            "Bill Ruhm said in a telephone conversation that nobody came.",
            ("Bill Ruhm", "said", "that nobody came"),
            ("event", "telephone conversation", "a telephone conversation"),
        ),
        ("Bill Ruhm said nobody came.", ("Bill Ruhm", "said", "nobody came"), None),
        (
            "Bill Ruhm said in his op-ed piece that nobody came.",
            ("Bill Ruhm", "said", "that nobody came"),
            ("document", "op-ed piece", "his op-ed piece"),
        ),
        (
            "Bill Ruhm replied to the Brask Security Council’s vote that nobody came.",
            ("Bill Ruhm", "replied", "that nobody came"),
            None,
        ),
        (
            "The report’s authors say nobody came.",
            ("The report’s authors", "say", "nobody came"),
            None,
        ),
    ],
)
def test_a_document_that_speaks_is_its_own_medium(text, row, expected):
    assert told_on(text, row) == expected


def test_an_outlet_inside_the_cue_is_the_medium():
    text = "“We sell,” Ashby was quoted by the daily Sarn Zeitung as saying."
    row = ("Ashby", "was quoted by the daily Sarn Zeitung as saying", "“We sell,”")
    assert told_on(text, row) == ("press", "Sarn Zeitung", "the daily Sarn Zeitung")


def test_in_which_points_back_to_a_document():
    text = "Ruhm showed her a letter from Ashby, in which Ashby promised ships."
    assert told_on(text, ("Ashby@2", "promised", "ships"))[:2] == ("document", "letter")
    text = "At a rally Ruhm read out a Sarn Gazette story in which Ashby promised ships."
    assert told_on(text, ("Ashby", "promised", "ships"))[:2] == ("press", "Sarn Gazette")
    text = "Ruhm showed her a letter from Ashby, which Ashby promised to keep."
    assert told_on(text, ("Ashby@2", "promised", "to keep")) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a news conference in Sarn", ("event", "news conference", "a news conference")),
        ("the House", ("event", "House", "the House")),
        ("the court", ("event", "court", "the court")),
        ("the court clerk", None),
        ("the White House", None),
        ("the aid agency", None),
        ("NATO", None),
        ("reporters", None),
        ("a dinner in Sarn", ("event", "dinner", "a dinner")),
        ("VPA reporters", ("press", "VPA", "VPA")),
        ("the Velmoran Press Agency", ("press", "Velmoran Press Agency", None)),
        ("this newspaper", ("press", "this newspaper", "this newspaper")),
        ("a local news site", ("press", "local news site", "a local news site")),
        ("the magazine Depth", ("press", "Depth", "the magazine Depth")),
        ("Depth magazine", ("press", "Depth", "Depth magazine")),
        ("an Aldmarkian newspaper", ("press", "Aldmarkian newspaper", None)),
        ("Aldmarkian state television", ("broadcast", "Aldmarkian state television", None)),
        ("the broadcaster Nord TV", ("broadcast", "Nord TV", "the broadcaster Nord TV")),
        ("NTV Brenova", ("broadcast", "NTV Brenova", "NTV Brenova")),
        ("host Carla Brant on the GNN program “The Table”", ("broadcast", "The Table", None)),
        ("the morning programme of ANR television", ("broadcast", "ANR television", None)),
        ("the Brenova Security Council", ("event", "Brenova Security Council", None)),
        ("the Mud and Salt podcast", ("broadcast", "Mud and Salt", "the Mud and Salt podcast")),
        ("the evening news", ("broadcast", "evening news", "the evening news")),
        ("the Ledger outside", ("press", "Ledger", "the Ledger")),
        ("our newspaper", ("press", "our newspaper", "our newspaper")),
        ("the chamber", ("event", "chamber", "the chamber")),
        ("Vesper, a Sarn weekly", ("press", "Vesper", "Vesper")),
        ("Verrin, a farmer", None),
        ("Lypova 24", ("broadcast", "Lypova 24", "Lypova 24")),
    ],
)
def test_whom_it_is_told_to_may_be_the_medium(words, expected):
    text = f"“Nobody came,” Ruhm told {words}."
    found = told_on(text, ("Ruhm", "told", "“Nobody came,”"))
    assert (found and found[:2]) == (expected and expected[:2])
    if expected and expected[2]:
        assert found[2] == expected[2]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on X", ("social", "X")),
        ("in an X post", ("social", "X")),
        ("in the town’s Telegram channel", ("social", "Telegram")),
        ("on Truth Social", ("social", "Truth Social")),
        ("in a tweet", ("social", "Twitter")),
        ("by text message", ("social", "text message")),
        ("on social media", ("social", "social media")),
        ("by video link", ("broadcast", "video link")),
        ("in his weekly video address", ("broadcast", "weekly video address")),
        ("over the radio", ("broadcast", "radio")),
        ("in an interview with the Sarn Gazette on Monday", ("press", "Sarn Gazette")),
        ("in remarks carried by Reuters", ("press", "Reuters")),
        ("at a rally in Sarn", ("event", "rally")),
        ("in court", ("event", "court")),
        ("at the opening", ("event", "opening")),
        ("during a visit to the depot", None),
        ("in the court building", None),
        ("on condition of anonymity", None),
        ("by phone", None),
        ("in a statement late on Monday", ("document", "statement")),
        ("in a two-page letter to parliament", ("document", "two-page letter")),
        ("in a written reply", ("document", "written reply")),
        ("by postcard", ("document", "postcard")),
        ("in the foreword", ("document", "foreword")),
        ("on the ministry’s website", ("document", "website")),
        ("on the site", None),
        ("on his podcast, Cold Tea and Maps", ("broadcast", "Cold Tea and Maps")),
        ("on his podcast, as he often does", ("broadcast", "podcast")),
        ("on its own channel", ("social", "channel")),
        ("on the other channel", None),
        ("in Saturday’s Standard", ("press", "Standard")),
        ("in an op-ed for the Sarn Courier", ("document", "op-ed")),
        ("in four hours of testimony", ("event", "testimony")),
        ("over a crackling radio", ("broadcast", "radio")),
        ("at Mass", ("event", "Mass")),
        ("in the unlikely event of rain", None),
        ("in an interview with ABC TODAY on Monday", ("broadcast", "ABC TODAY")),
        ("in an interview with Vesper", ("press", "Vesper")),
        ("in an interview with Maria", ("event", "interview")),
        ("in an interview with Irena Dolsk", ("event", "interview")),
        ("in an interview with this newspaper", ("press", "this newspaper")),
        ("on an episode of Cold Tea", ("broadcast", "Cold Tea")),
        ("in talks with Velmora", ("event", "talks")),
        ("in a message to staff", ("social", "message")),
        ("in a note left on the door", ("document", "note")),
        ("during a webcast", ("broadcast", "webcast")),
        ("in a recent issue of Depth magazine", ("press", "Depth")),
        ("when reached by telephone by the Sarn Post", ("press", "Sarn Post")),
        ("on the evening news", ("broadcast", "evening news")),
        ("on the sidelines of the summit in Sarn", ("event", "summit")),
        ("in the Security Council", ("event", "Security Council")),
        ("in the Trade Commission", None),
        ("in Sarn", None),
    ],
)
def test_a_preposition_places_the_medium(words, expected):
    text = f"“Nobody came,” Ruhm said {words}."
    found = told_on(text, ("Ruhm", "said", "“Nobody came,”"))
    assert (found and found[:2]) == expected


def test_a_network_may_stand_in_brackets():
    text = "Ruhm (Telegram): “Nobody came.”"
    assert told_on(text, ("Ruhm", ":", "“Nobody came.”"))[:2] == ("social", "Telegram")


def test_what_stands_behind_an_earlier_statement_is_that_statements_own():
    text = "She has said so in parliament, and I repeat it here."
    first, second = ("She", "has said", "so"), ("I", "repeat", "it")
    assert told_on(text, first, second) is None
    assert told_on(text, second) is not None  # alone, the sentence's beginning is its own


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Lunz answered at once, by postcard.", ("document", "postcard")),
        ("The general, Otto Ruhm, sent a card.", ("document", "card")),
        ("The letter came on a Monday.", ("document", "letter")),
        ("The ministry put out a statement.", ("document", "statement")),
        ("The ministry had a leaflet.", ("document", "leaflet")),
        ("The ministry had lost the letter.", None),
        ("The office issued a report. It names nobody.", ("document", "report")),
        ("The ministry keeps no records. It rejected the report.", None),
    ],
)
def test_a_document_sent_in_the_sentence_before_is_what_it_means(before, expected):
    text = f"{before} “I shall cross it on foot,” it read."
    built = raw(text, "it@2", "read", "“I shall cross it on foot,”", frame=text[len(before) + 1 :])
    (around,) = surroundings_of(text, [built])
    medium = find_medium(text, built, around, {})
    assert (medium and (medium.kind.value, medium.name)) == expected


def test_an_outlet_of_the_desk_needs_no_noun():
    desk = (Outlet("o1", "Good Morning Sarn", kind=OutletKind.BROADCASTER),)
    text = "Ruhm told Good Morning Sarn that nobody came."
    row = ("Ruhm", "told", "that nobody came")
    assert told_on(text, row) is None
    assert told_on(text, row, outlets=desk)[:2] == ("broadcast", "Good Morning Sarn")


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("At a briefing the president was led to the door.", ("event", "briefing")),
        ("Ruhm went further on a video call with donors.", ("event", "video call")),
        ("Ruhm held a call with investors.", ("event", "call")),
        ("Ruhm on Radio Halvern now.", ("broadcast", "Radio Halvern")),
        ("Ruhm put a picture on Instagram.", ("social", "Instagram")),
        ("Ruhm came late to the dinner.", None),
        ("Ruhm announced the visit on Instagram.", None),
        ("Ruhm was at a meeting.\n\nNobody saw him.", None),
        ("At a briefing nobody came.\n\n", None),
    ],
)
def test_a_sentence_without_a_statement_may_introduce_the_medium(before, expected):
    said = "She promised ships."
    text = f"{before} {said}"
    built = raw(text, "She", "promised", "ships", frame=said)
    (around,) = surroundings_of(text, [built])
    medium = find_medium(text, built, around, {})
    assert (medium and (medium.kind.value, medium.name)) == expected


def test_no_medium_carries_over_from_a_statement():
    first, said = "“It rained,” Ruhm said at a briefing.", "She promised ships."
    text = f"{first} {said}"
    rows = [raw(text, "Ruhm", "said", "“It rained,”", frame=first)]
    rows.append(raw(text, "She", "promised", "ships", frame=said))
    assert find_medium(text, rows[1], surroundings_of(text, rows)[1], {}) is None


def test_the_sentence_behind_may_tell_the_medium():
    said = "Ruhm ordered them out."
    text = f"{said} He did so on Telegram."
    built = raw(text, "Ruhm", "ordered", "them out", frame=said)
    (around,) = surroundings_of(text, [built])
    assert find_medium(text, built, around, {}).name == "Telegram"


def test_where_the_question_was_put_is_where_it_was_answered():
    text = "Asked on TV Sarn whether it rained, Ruhm said nobody came."
    question = raw(text, None, "Asked", "whether it rained", frame=text)
    answer = raw(text, "Ruhm", "said", "nobody came", frame=text)
    around = surroundings_of(text, [question, answer])[1]
    assert find_medium(text, answer, around, {}).name == "TV Sarn"


def test_a_letter_to_a_council_is_no_event():
    assert (
        told_on("Ruhm has written to the council: “Come.”", ("Ruhm", "written", "“Come.”")) is None
    )


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("on the same station", "Radio Mbeza"),
        ("on the station Radio Halvern", "Radio Halvern"),
        ("at a rally", "rally"),
    ],
)
def test_an_outlet_meant_again_has_the_name_told_before(words, name):
    text = f"“It rains,” Dolsk said on Radio Mbeza. “It snows,” Ruhm said {words}."
    rows = [raw(text, "Dolsk", "said", "“It rains,”"), raw(text, "Ruhm", "said@2", "“It snows,”")]
    rows = [replace(row, frame=row.content[0]._replace(end=row.frame.end)) for row in rows]
    media = [
        find_medium(text, row, around, {})
        for row, around in zip(rows, surroundings_of(text, rows), strict=True)
    ]
    assert with_names(text, rows, media)[1].name == name


def test_an_outlet_that_spoke_is_meant_by_its_noun():
    text = "Lypova Visti reports rain. Ruhm told the daily nobody came."
    rows = [raw(text, "Lypova Visti", "reports", "rain"), raw(text, "Ruhm", "told", "nobody came")]
    media = [None, find_medium(text, rows[1], surroundings_of(text, rows)[1], {})]
    assert with_names(text, rows, media)[1].name == "Lypova Visti"
    assert with_names(text, rows[1:], media[1:])[0].name == "daily"


def test_somebody_takes_to_a_network():
    text = "Ruhm took to Facebook to announce that nobody came."
    row = ("Ruhm", "took to Facebook to announce", "that nobody came")
    assert told_on(text, row) == ("social", "Facebook", "Facebook")
