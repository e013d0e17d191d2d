import json
from datetime import date

from fakes import a_report
from standfirst.publish import reading_to_json
from standfirst.records import (
    Counting,
    DayMark,
    Entity,
    Medium,
    MediumKind,
    Mention,
    MentionKind,
    Notice,
    Parts,
    PlaceValue,
    Quantity,
    Reading,
    Section,
    Span,
    Speaker,
    Statement,
    StatementKind,
    TimeValue,
    Via,
)

REPORT = a_report("Day 455: Quiet in Ostrel\n\n“All is quiet,” she said.", external_id="x-1")


def table(**fields):
    return json.loads(reading_to_json(REPORT, Reading(REPORT.id, 1, **fields)))


def test_report_without_findings_has_every_key():
    found = table()
    assert found["day"] is None
    assert found["statements"] == found["mentions"] == []
    assert found["report"]["external_id"] == "x-1"
    assert found["report"]["text_sha256"] == REPORT.text_sha256
    assert found["report"]["published_at"] == "2022-12-12T17:40:00+00:00"
    assert found["report"]["parts"] == {
        "headline": None,
        "standfirst": None,
        "sections": [],
        "notices": [],
        "captions": [],
    }


def test_parts_are_pairs_of_offsets():
    parts = Parts(
        headline=Span(0, 24),
        sections=(Section(None, Span(26, 52)),),
        notices=(Notice("programme", Span(26, 52), "Sarn Live", 12, ("Petra Lunz",)),),
    )
    assert table(parts=parts)["report"]["parts"] == {
        "headline": [0, 24],
        "standfirst": None,
        "sections": [{"heading": None, "body": [26, 52]}],
        "notices": [
            {
                "kind": "programme",
                "span": [26, 52],
                "name": "Sarn Live",
                "number": 12,
                "guests": ["Petra Lunz"],
            }
        ],
        "captions": [],
    }


def test_day_says_whether_number_and_date_agree():
    day = DayMark(
        455, date(2022, 12, 12), Span(0, 7), date(2021, 9, 14), Counting.INCLUSIVE, agrees=True
    )
    assert table(day=day)["day"] == {
        "number": 455,
        "date": "2022-12-12",
        "written": [0, 7],
        "epoch": "2021-09-14",
        "counting": "inclusive",
        "agrees": True,
    }
    assert set(table(day=DayMark())["day"].values()) == {None}


def test_statement_has_spans_speaker_and_medium():
    statement = Statement(
        id="s1",
        report=REPORT.id,
        revision=1,
        kind=StatementKind.DIRECT,
        source=(Span(43, 46),),
        cue=(Span(47, 51),),
        content=(Span(26, 42),),
        speaker=Speaker("p1", "Irena Dolsk", "Deputy Defence Minister", "Velmora", Via.PRONOUN),
        medium=Medium(MediumKind.SOCIAL, "Telegram", None),
        said_on=date(2022, 12, 12),
        hedged=True,
        confidence=0.9,
    )
    assert table(statements=(statement,))["statements"] == [
        {
            "id": "s1",
            "kind": "direct",
            "source": [[43, 46]],
            "cue": [[47, 51]],
            "content": [[26, 42]],
            "speaker": {
                "id": "p1",
                "name": "Irena Dolsk",
                "role": "Deputy Defence Minister",
                "affiliation": "Velmora",
                "via": "pronoun",
            },
            "medium": {"kind": "social", "name": "Telegram", "span": None},
            "said_on": "2022-12-12",
            "negated": False,
            "hedged": True,
            "parent": None,
            "confidence": 0.9,
        }
    ]


def test_statement_of_nobody_has_no_speaker():
    bare = Statement(
        "s1", REPORT.id, 1, StatementKind.INDIRECT, (), (Span(47, 51),), (Span(26, 42),)
    )
    (found,) = table(statements=(bare,))["statements"]
    assert (found["source"], found["speaker"], found["medium"]) == ([], None, None)


def test_mention_has_the_value_of_its_kind_and_no_other():
    place = PlaceValue("Ostrel", "town", "XV", radius_km=4.0)
    mentions = (
        Mention(
            MentionKind.PLACE, Span(18, 24), "Ostrel", place=place, entity=Entity("g1", "Ostrel")
        ),
        Mention(MentionKind.TIME, Span(0, 7), "Day 455", time=TimeValue("2022-12-12", "day")),
        Mention(MentionKind.QUANTITY, Span(4, 7), "455", quantity=Quantity(455.0, unit="item")),
        Mention(MentionKind.PERSON, Span(43, 46), "she"),
    )
    found = table(mentions=mentions)["mentions"]
    assert [sorted(set(one) - {"kind", "span", "text"}) for one in found] == [
        ["entity", "place"],
        ["time"],
        ["quantity"],
        [],
    ]
    assert found[0]["place"]["geonames_id"] is None
    assert found[1]["time"] == {"value": "2022-12-12", "grain": "day"}


def test_whole_numbers_have_no_fraction_and_none_is_infinite():
    quantities = [Quantity(110.0, 100.0, 120.5), Quantity(float("inf"), float("nan"))]
    mentions = tuple(Mention(MentionKind.QUANTITY, Span(0, 1), "D", quantity=q) for q in quantities)
    line = reading_to_json(REPORT, Reading(REPORT.id, 1, mentions=mentions))
    assert '"value": 110, "low": 100, "high": 120.5' in line
    assert '"value": null, "low": null' in line


def test_line_holds_one_line_and_letters_as_they_are():
    line = reading_to_json(REPORT, Reading(REPORT.id, 1))
    assert "\n" not in line
    assert "“All is quiet,”" in line
