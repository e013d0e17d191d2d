from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from fakes import a_report as a_text
from standfirst.group import reprints
from standfirst.group.reprints import find_origins
from standfirst.records import Registers

PARAGRAPHS = (
    (
        "SARN, Dec 12 (Halvern Wire) - The Velmoran parliament voted on Monday to keep the bread"
        " price where it has stood since the spring, although two of the five mills have closed."
    ),
    (
        "The vote was close. Eleven members of the farmers' bench left the hall before it was taken,"
        " and the speaker had to count the hands twice, once with the doors locked."
    ),
    (
        "Millers had asked for a rise of a tenth. Their guild said after the session that it would"
        " grind rye for as long as the rivers carried barges, and not one week longer."
    ),
    (
        "Economists in Port Ellery expect the subsidy to cost the Velmoran treasury more in the next"
        " quarter than the repair of the eastern railway has cost in the whole year."
    ),
)
WIRE = "\n\n".join(PARAGRAPHS)


def origins_of(*reports):
    ordered = sorted(reports, key=lambda report: report.id)
    return [set(origin.reports) for origin in find_origins(ordered, Registers())]


@pytest.mark.parametrize(
    "bent",
    [
        pytest.param("\n\n".join(PARAGRAPHS[:2]), id="cut short"),
        pytest.param("\n\n".join(PARAGRAPHS[::-1]), id="paragraphs moved"),
        pytest.param("Bread stays cheap, for now\n\n" + WIRE, id="another headline"),
        pytest.param(
            WIRE + "\n\nAt the market in Ostrel nobody spoke of the vote. A loaf was a loaf, said"
            " a woman with two of them, and the queue behind her agreed with a laugh.",
            id="a paragraph of its own",
        ),
        pytest.param(WIRE.replace("Monday", "the first day of the week").upper(), id="capitals"),
    ],
)
def test_a_bent_wire_text_has_the_origin_of_the_wire(report_of, bent):
    wire, copy = report_of(WIRE, outlet="wire"), report_of(bent, outlet="ledger")
    assert origins_of(wire, copy) == [{wire.id, copy.id}]


def test_two_reports_on_one_event_in_their_own_words_have_two_origins(report_of):
    own = (
        "Bread in Velmora will cost what it cost in spring. Parliament decided so by a handful of"
        " votes, after the farmers' deputies had walked out and the doors were locked for a count."
    )
    wire, paper = report_of(WIRE, outlet="wire"), report_of(own, outlet="ledger")
    assert origins_of(wire, paper) == [{wire.id}, {paper.id}]


def test_likeness_is_not_handed_on_from_reprint_to_reprint(report_of):
    first = report_of("\n\n".join(PARAGRAPHS[:2]))
    both = report_of("\n\n".join(PARAGRAPHS[1:3]))
    last = report_of("\n\n".join(PARAGRAPHS[2:]))
    assert {first.id, last.id} not in origins_of(first, both, last)
    assert all(not {first.id, last.id} <= origin for origin in origins_of(first, both, last))


def test_lines_an_outlet_sets_under_all_its_texts_make_no_reprint(report_of):
    foot = " ".join(f"Subscribe to our letter number {n} and stay with us." for n in range(8))
    one = report_of("The ice on the upper river broke on Monday morning.\n\n" + foot)
    two = report_of("The museum of clocks has found a thief in its tower.\n\n" + foot)
    skip = {r.id: [type(r.body)(r.text.index("Subscribe"), len(r.text))] for r in (one, two)}
    assert [o.reports for o in find_origins([one, two], Registers(), skip=skip)] == [
        (one.id,),
        (two.id,),
    ]


def test_rights_lines_of_an_agency_make_no_reprint(report_of):
    rights = (
        "\n\nCopyright 2022 The Agency. All rights reserved. This material may not be published."
    )
    one, two = (
        report_of("Ice broke on the river." + rights),
        report_of("A clock was stolen." + rights),
    )
    assert len(origins_of(one, two)) == 2


def test_the_agency_is_named_from_outlet_byline_or_dateline(report_of, registers):
    by_outlet = report_of(PARAGRAPHS[1], outlet="wire")
    by_byline = replace(report_of(PARAGRAPHS[2], outlet="courier"), byline="Halvern Wire")
    by_dateline = report_of(
        "GRAUENBURG, Dec 12 (Aldmark Dienst) - " + PARAGRAPHS[3], outlet="courier"
    )
    none = report_of(
        "The brass band fell into the harbour and played on, witnesses told us.", outlet="courier"
    )
    origins = find_origins([by_outlet, by_byline, by_dateline, none], registers)
    assert [origin.agency for origin in origins] == ["wire", "wire", "Aldmark Dienst", None]


def test_a_rewritten_text_of_one_agency_folds_sooner_than_a_strangers(report_of, registers):
    half = "\n\n".join(
        (
            PARAGRAPHS[0],
            "Nobody in the lobby wished to be quoted on it by name.",
            *(
                (
                    "The session had begun with a quarrel over the minutes and ended after midnight, when"
                    " the heating failed and the ushers brought blankets."
                ),
                "Deputies of the harbour towns voted with the government, those of the plains against.",
            ),
        )
    )
    wire = report_of(WIRE, outlet="wire")
    named = replace(report_of(half, outlet="ledger"), byline="By Halvern Wire")
    origins = find_origins([wire, named], registers)
    assert [origin.reports for origin in origins] == [(wire.id, named.id)]
    stranger = report_of(half.replace("(Halvern Wire) ", ""), outlet="ledger")
    assert len(find_origins([wire, stranger], registers)) == 2


def test_two_short_posts_are_one_only_when_they_are_the_same(report_of):
    siren, again, other = (
        report_of("Air alert in Karsk!"),
        report_of("Air alert, in Karsk"),
        report_of("Air alert in Sarn!"),
    )
    assert origins_of(siren, again, other) == [{siren.id, again.id}, {other.id}]


def test_texts_without_words_are_no_reprints_of_each_other(report_of):
    one, two = report_of("🚨🚨"), report_of("🕯")
    assert len(origins_of(one, two)) == 2


def test_a_thousand_copies_fold_into_one(report_of):
    copies = [report_of(f"{WIRE}\n\nRead more at number {n}.") for n in range(300)]
    assert len(find_origins(copies, Registers())) == 1


def test_language_versions_of_one_work_are_one_origin_within_a_newsroom():
    english = a_text(WORK_IN_ENGLISH, outlet="courier", work="courier.example/a")
    german = a_text(WORK_IN_GERMAN, outlet="courier", language="de", work="courier.example/a")
    other = a_text("Another thing altogether.", outlet="wire", work="courier.example/a")
    found = find_origins([english, german, other], Registers())
    assert [one.reports for one in found] == [(english.id, german.id), (other.id,)]


QUOTED = (
    "“I have said it in the chamber and I say it at the gates of the mill: we shall not sign away"
    " the water of three valleys for a bridge that nobody asked for, in a winter in which nobody"
    " can cross it, on the word of a company that nobody here has ever seen,” the governor said."
)
MILLS = (
    "The last mill on the Lys stopped at noon. Its owner, who is eighty, turned the wheel by hand"
    " once more for the children of the village school, then locked the gate behind them."
)
COURT = (
    "A court in Port Ellery has cleared the harbour master of taking money from fishermen. The"
    " judge took four minutes to read the verdict and an hour to read the reasons for it."
)


def test_a_text_in_one_line_is_not_lost_with_its_rights(report_of):
    rights = " Copyright 2022 The Agency. All rights reserved."
    one = report_of(WIRE.replace("\n\n", " ") + rights, outlet="courier")
    copy = report_of(WIRE.replace("\n\n", " "), outlet="ledger")
    assert len(origins_of(one, copy)) == 1


def test_sentences_moved_out_of_their_quotations_are_still_the_text(report_of):
    said = "“We wait. We have waited since the flood. Nobody came to ask us,” the miller said."
    whole = f"{PARAGRAPHS[1]} {said} {PARAGRAPHS[3]} {MILLS}"
    moved = " ".join(sorted(part.strip() for part in whole.split(". ")))
    one, copy = report_of(whole, outlet="courier"), report_of(moved, outlet="ledger")
    assert len(origins_of(one, copy)) == 1


def test_two_reports_that_quote_one_speech_are_no_reprints(report_of):
    one = report_of(f"{MILLS}\n\n{QUOTED}", outlet="courier")
    two = report_of(f"{COURT}\n\n{QUOTED}", outlet="ledger")
    assert len(origins_of(one, two)) == 2


def test_a_post_quoted_whole_in_a_report_is_no_reprint_of_it(report_of):
    post = report_of(QUOTED.split("”", maxsplit=1)[0].removeprefix("“"), outlet="havlen")
    report = report_of(f"{MILLS}\n\n{QUOTED}\n\n{COURT}", outlet="ledger")
    assert len(origins_of(post, report)) == 2


def test_a_paragraph_of_background_in_both_makes_no_reprint(report_of):
    own = "\n\n".join((MILLS, PARAGRAPHS[3]))
    other = "\n\n".join((COURT, PARAGRAPHS[0], PARAGRAPHS[3], PARAGRAPHS[2]))
    assert len(origins_of(report_of(own, outlet="a"), report_of(other, outlet="b"))) == 2


def test_a_round_up_of_several_texts_is_no_reprint_of_any(report_of):
    texts = [MILLS, COURT, PARAGRAPHS[2]]
    whole = report_of("\n\n".join(["The day in brief, as the desk has heard it.", *texts]))
    found = origins_of(whole, *(report_of(text) for text in texts[1:]))
    assert len(found) == 3


def test_abridged_copies_of_both_halves_meet_in_the_whole_in_any_order(report_of):
    ends = report_of("\n\n".join(PARAGRAPHS[:2])), report_of("\n\n".join(PARAGRAPHS[2:]))
    whole = report_of(WIRE)
    for order in ([*ends, whole], [whole, *ends[::-1]]):
        (found,) = find_origins(order, Registers())
        assert set(found.reports) == {whole.id, *(end.id for end in ends)}


def test_the_order_reports_come_in_changes_nothing(days, report_of):
    reports = [
        *days.reports,
        report_of(WIRE, outlet="wire"),
        report_of("\n\n".join(PARAGRAPHS[1:]), outlet="ledger"),
        report_of("\n\n".join([MILLS, *PARAGRAPHS]), outlet="courier"),
        report_of("\n\n".join([*PARAGRAPHS[:2], COURT]), outlet="herald"),
    ]
    found = [
        {frozenset(one.reports) for one in find_origins(order, Registers())}
        for order in (reports, reports[::-1], random.Random(455).sample(reports, len(reports)))
    ]
    assert found[0] == found[1] == found[2]
    assert max(map(len, found[0])) > 2


def test_a_form_filled_in_anew_is_no_reprint(report_of):
    form = (
        "Situation at {hour}:00. In the direction of Brenova {a} attacks were repelled, in the"
        " direction of Karsk {b}. The enemy fired {c} times on towns near the line. Hold on and"
        " trust the reports of the General Staff alone. Together to victory, as always."
    )
    morning = report_of(form.format(hour=6, a=14, b=31, c=207), outlet="staff")
    evening = report_of(
        form.format(hour=18, a=9, b=12, c=166), outlet="staff", at="2022-12-12T18:00:00+00:00"
    )
    assert len(origins_of(morning, evening)) == 2


def test_a_brief_alert_of_another_day_is_another_alert(report_of):
    first = report_of("Air alert in Karsk!")
    next_day = report_of("Air alert in Karsk!", at="2022-12-14T10:00:00+00:00")
    assert len(origins_of(first, next_day)) == 2


WORK_IN_ENGLISH = "Halvernian Defence Secretary Edmund Ashby arrived in Sarn on Monday for talks."
WORK_IN_GERMAN = "Der halvernische Verteidigungsminister Edmund Ashby traf am Montag in Sarn ein."


def test_sifting_candidates_loses_no_reprint(report_of, monkeypatch):
    chance = random.Random(12)
    words = [f"word{n}" for n in range(400)]
    passages = [
        " ".join(chance.choices(words, k=chance.choice((9, 20, 45, 90)))) for _ in range(40)
    ]
    texts = [
        report_of(
            "\n\n".join(chance.sample(passages, chance.choice((1, 2, 3, 6)))),
            outlet=chance.choice(("wire", "ledger", "courier")),
        )
        for _ in range(120)
    ]
    sifted = origins_of(*texts)
    monkeypatch.setattr(
        reprints, "_may_match", lambda _, short, long: np.ones(len(short), np.bool_)
    )
    assert origins_of(*texts) == sifted
    assert 20 < len(sifted) < 100
