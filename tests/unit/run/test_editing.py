"""Editing a day in an archive: decisions are rows, editions are made again from them."""

import dataclasses
from datetime import UTC, date, datetime, timedelta

import pytest

from standfirst.archive import to_json
from standfirst.errors import NotFoundError, UsageError
from standfirst.records import SentenceKind
from standfirst.run.deciding import Editing
from standfirst.run.editing import edit_day
from standfirst.run.explain import explain
from standfirst.run.writing import write_day

from .conftest import NOON, a_dated_report

DAY = date(2022, 12, 12)
MADE = datetime(2022, 12, 12, 18, tzinfo=UTC)


@pytest.fixture
def filled(archive, a_day):
    archive.add(a_day)
    return archive


def editing(desk, archive):
    return Editing(edit_day(desk, archive), who="an editor", now=lambda: MADE)


def decide(desk, archive, kind, *words):
    row = getattr(editing(desk, archive), kind)(*words)
    archive.add_edition_judgements([row])
    return edit_day(desk, archive)


def texts(day):
    return texts_of(day.edition)


def texts_of(edition):
    return [one.text for section in edition.sections for one in section.sentences]


def more_news(hours=3):
    return a_dated_report(
        "grid-3",
        "Power was back in 15,000 of the 40,000 homes in Karsk by Monday evening, Deputy Defence"
        " Minister Irena Dolsk said. “The crews will work through the night,” she said.",
        headline="Power back in 15,000 homes in Karsk",
        outlet="courier",
        hours=hours,
    )


def test_day_without_decisions_is_as_it_was_written(desk, filled):
    assert edit_day(desk, filled).edition == write_day(desk, filled)
    assert filled.counts()["editions"] == 1


def test_decision_is_a_row_and_is_made_again_at_each_rebuild(desk, filled):
    gone = "repair crews are already at work"
    place = next(n for n, text in enumerate(texts(edit_day(desk, filled)), 1) if gone in text)
    decide(desk, filled, "out", f"1.{place}")
    assert len(filled.edition_judgements(DAY)) == 1
    filled.add([more_news()])
    assert gone in " ".join(texts_of(write_day(desk, filled)))
    day = edit_day(desk, filled)
    assert gone not in " ".join(texts(day))
    assert day.edition.as_of == NOON + timedelta(hours=3)


def test_edition_as_the_editor_has_it_is_the_one_that_is_explained(desk, filled):
    decide(desk, filled, "reword", "h", "Karsk in the dark")
    write_day(desk, filled)
    assert filled.latest_edition(DAY).headline.text == "Karsk in the dark"


def test_same_rows_give_the_same_bytes(desk, filled):
    decide(desk, filled, "reword", "1.1", "Karsk lies in the dark.")
    decide(desk, filled, "lock", "1")
    one, other = edit_day(desk, filled), edit_day(desk, filled)
    assert to_json(one.edition) == to_json(other.edition)
    assert one.told == other.told


def test_reworded_sentence_is_proved_from_its_sources_or_marked(desk, filled):
    first = texts(edit_day(desk, filled))[0]
    day = decide(desk, filled, "reword", "1.1", first.replace("40,000", "90,000"))
    sentence = day.edition.sections[0].sentences[0]
    assert sentence.kind is SentenceKind.EDITOR
    assert sentence.not_proved == "“90,000” stands in none of its sources"
    assert sentence.citations
    day = decide(desk, filled, "reword", "1.1", first)
    assert day.edition.sections[0].sentences[0].not_proved is None


def test_added_words_of_a_report_are_cited_and_others_marked(desk, filled):
    words = "Missiles fired by Droskia hit the Karsk power station on Monday and left 40,000 homes in the dark."
    day = decide(desk, filled, "add", "1.1", words)
    added = day.edition.sections[0].sentences[0]
    assert (added.text, added.not_proved) == (words, None)
    assert added.citations[0].exact == words
    day = decide(desk, filled, "add", "1.1", "More will follow.")
    assert day.edition.sections[0].sentences[0].not_proved == "no report has these words"


def test_locked_section_stays_when_new_reports_come_and_they_are_told(desk, filled):
    before = decide(desk, filled, "lock", "1")
    filled.add([more_news()])
    after = edit_day(desk, filled)
    assert [s.text for s in after.edition.sections[0].sentences] == texts(before)[
        : len(before.edition.sections[0].sentences)
    ]
    assert any("without the lock it would now have" in line for line in after.told)


def test_sentence_whose_report_was_changed_is_kept_by_its_lock_and_told(desk, filled, a_day):
    decide(desk, filled, "lock", "1")
    changed = [
        dataclasses.replace(
            one,
            text=one.text.replace("40,000", "45,000"),
            updated_at=NOON + timedelta(hours=5),
        )
        for one in a_day[:2]
    ]
    filled.add(changed)
    day = edit_day(desk, filled)
    assert any("40,000" in text for text in texts(day))
    assert any("was changed since" in line and "standfirst diff" in line for line in day.told)
    locked = [s for s in day.edition.sections[0].sentences if "40,000" in s.text]
    assert all(sentence.not_proved is None for sentence in locked)  # proved by what it cites


def test_past_state_knows_neither_later_reports_nor_later_decisions(desk, filled):
    at = NOON + timedelta(hours=2)
    before = edit_day(desk, filled, as_of=at)
    decide(desk, filled, "reword", "h", "Karsk in the dark")  # made at 20:00 of the desk
    filled.add([more_news(hours=4)])
    assert edit_day(desk, filled, as_of=at).edition == before.edition
    late = edit_day(desk, filled, as_of=MADE + timedelta(minutes=1)).edition
    assert late.headline.text == "Karsk in the dark"
    assert edit_day(desk, filled).edition.headline.text == "Karsk in the dark"


def test_late_revision_changes_today_s_edition_and_not_the_past_one(desk, filled, a_day):
    at = NOON + timedelta(hours=2)
    before = edit_day(desk, filled, as_of=at).edition
    later = dataclasses.replace(
        a_day[0],
        text=a_day[0].text.replace("40,000", "45,000"),
        updated_at=NOON + timedelta(hours=6),
    )
    filled.add([later])
    assert edit_day(desk, filled, as_of=at).edition == before
    assert any("45,000" in text for text in texts(edit_day(desk, filled)))


def test_story_that_the_writer_left_out_comes_in_and_goes_again(desk, filled):
    match = a_dated_report(
        "cup",
        "Sarn Rovers beat Ostrel Town 3-1 in the cup on Monday. The crowd filled both stands.",
        headline="Rovers through to the cup final",
        hours=2,
    )
    filled.add([match])
    start = edit_day(desk, filled)
    place = next(n for n, one in enumerate(start.edition.left_out, 1) if "Rovers" in one.text)
    day = decide(desk, filled, "in_", f"o{place}", filled)
    wanted = start.edition.left_out[place - 1].story
    assert wanted in [section.story for section in day.edition.sections]
    row = editing(desk, filled).undo()
    filled.add_edition_judgements([row])
    assert texts(edit_day(desk, filled)) == texts(start)


def test_decisions_hold_in_every_profile(desk, filled):
    decide(desk, filled, "reword", "h", "Karsk in the dark")
    assert edit_day(desk, filled, profile="assessment").edition.headline.text == "Karsk in the dark"


@pytest.mark.parametrize(
    ("kind", "words", "error_and_fault"),
    [
        ("out", ("9",), (NotFoundError, "the edition has no such place")),
        ("out", ("1.99",), (NotFoundError, "the edition has no such place")),
        ("out", ("first",), (UsageError, "no address")),
        ("out", ("0",), (UsageError, "no address")),
        ("out", ("h",), (UsageError, "cannot be taken out")),
        ("out", ("o9",), (NotFoundError, "the edition has no such place")),
        ("move", ("1", "9"), (NotFoundError, "there is no such place; the last one is")),
        ("move", ("1", "1.1"), (UsageError, "a section takes a section's place")),
        ("move", ("h", "1"), (UsageError, "give two sections, or two sentences")),
        ("reword", ("1.1", "  "), (UsageError, "no words given")),
        ("reword", ("1.1", "x" * 6000), (UsageError, "longer than 5000")),
        ("add", ("1", "x"), (UsageError, "give the place of a sentence")),
        ("add", ("1.99", "x"), (NotFoundError, "there is no such place")),
        ("add", ("9.1", "x"), (NotFoundError, "there is no section 9")),
        ("lock", ("h",), (UsageError, "can be locked")),
        ("unlock", ("1",), (UsageError, "is not locked")),
        ("undo", (), (NotFoundError, "no decision about this day")),
        ("undo", (7,), (NotFoundError, "no decision 7 that holds")),
    ],
)
def test_what_cannot_be_decided_is_one_line(desk, filled, kind, words, error_and_fault):
    error, fault = error_and_fault
    with pytest.raises(error, match=fault) as caught:
        getattr(editing(desk, filled), kind)(*words)
    assert "\n" not in str(caught.value)
    assert filled.edition_judgements(DAY) == ()


def test_address_may_bear_the_day(desk, filled):
    found = editing(desk, filled)
    assert found.find("2022-12-12:1.1") == dataclasses.replace(
        found.find("1.1"), address="2022-12-12:1.1"
    )


def test_undone_decision_is_made_again_no_more(desk, filled):
    start = texts(edit_day(desk, filled))
    decide(desk, filled, "out", "1.1")
    day = decide(desk, filled, "undo")
    assert texts(day) == start
    assert [one.kind for one in filled.edition_judgements(DAY)] == ["out", "undo"]
    with pytest.raises(NotFoundError):
        editing(desk, filled).undo()


def test_what_was_taken_out_is_out_of_joined_days_too(desk, filled):
    gone = texts(decide(desk, filled, "out", "1.1"))
    joined = edit_day(desk, filled, DAY, first=date(2022, 12, 11))
    assert joined.edition.first_date == date(2022, 12, 11)
    out = next(one for one in joined.edition.left_out if one.reason.startswith("taken out"))
    assert out.text not in texts(joined)
    assert out.text not in gone


def test_editor_s_sentence_is_explained_with_why_it_is_not_proved(desk, filled):
    decide(desk, filled, "add", "1.1", "More will follow.")
    facts = dict(explain(filled, "2022-12-12:1.1").facts)
    assert facts["text"] == "More will follow."
    assert facts["not proved"] == "no report has these words"


def test_in_of_what_was_taken_out_under_other_words_says_how_to_go_on(desk, filled):
    day = decide(desk, filled, "out", "1.1")
    place = next(
        n for n, one in enumerate(day.edition.left_out, 1) if one.reason.startswith("taken out")
    )
    left = dataclasses.replace(day.edition.left_out[place - 1], text="Other words.", story="y1")
    changed = (*day.edition.left_out[: place - 1], left, *day.edition.left_out[place:])
    other = dataclasses.replace(day, edition=dataclasses.replace(day.edition, left_out=changed))
    with pytest.raises(NotFoundError, match="undo NUMBER"):
        Editing(other, who="an editor", now=lambda: MADE).in_(f"o{place}", filled)
    back = decide(desk, filled, "in_", f"o{place}", filled)
    assert texts(back)[0] == day.edition.left_out[place - 1].text
