"""Decisions upon an edition: what holds, what comes back, what is told."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from fakes import a_report, a_sentence, an_edition, some_reports
from standfirst.records import (
    EditionJudgement,
    EditionSection,
    EditionSource,
    Sentence,
    SentenceKind,
)
from standfirst.write.editing import (
    edit_edition,
    find_story,
    name_sentences,
    reports_of,
    still_holding,
    wanted_stories,
)

DAY = date(2022, 12, 12)
CITED = {one.id for one in some_reports()[:2]}
WRITTEN = name_sentences(
    an_edition(sources=tuple(one for one in an_edition().sources if one.report in CITED))
)
FIRST, SECOND = WRITTEN.sections
A, B = (one.key for one in FIRST.sentences)
C, D = (one.key for one in SECOND.sentences)


def row(kind, subject, n=1, **fields):
    was = fields.pop("was", "words")
    made_at = datetime(2022, 12, 12, 18, n % 60, tzinfo=UTC)
    return EditionJudgement(DAY, kind, subject, was, "an editor", made_at, row=n, **fields)


def prove(sentence, text):
    """Stands in for the gate: only words in capitals are not proved."""
    fault = "shouted" if text.isupper() else None
    changed = text != sentence.text
    kind = SentenceKind.EDITOR if changed else sentence.kind
    return replace(sentence, text=text, kind=kind, not_proved=fault)


def edit(*rows, edition=None):
    return edit_edition(
        WRITTEN if edition is None else edition,
        [replace(one, row=n) for n, one in enumerate(rows, 1)],
        reword=prove,
        source_of=lambda key: EditionSource(key, None, None),
    )


def stories(edited):
    return [one.story for one in edited.edition.sections]


def keys(edited, n=0):
    return [one.key for one in edited.edition.sections[n].sentences]


def test_keys_hang_on_cited_words_and_not_on_the_place():
    turned = replace(an_edition(), sections=tuple(reversed(an_edition().sections)))
    named = name_sentences(turned)
    assert [one.key for one in named.sections[1].sentences] == [A, B]
    every = [s.key for one in named.sections for s in (one.heading, *one.sentences)]
    every += [one.key for one in named.standfirst]
    assert len(every) == len(set(every))
    assert name_sentences(named) == named


def test_same_words_twice_have_two_keys():
    section = replace(FIRST, sentences=(an_edition().sections[0].sentences[0],) * 2)
    named = name_sentences(an_edition(sections=(section,)))
    one, other = (sentence.key for sentence in named.sections[0].sentences)
    assert (one, other) == (A, f"{A}-2")


def test_without_decisions_the_edition_is_as_it_was_written():
    assert edit().edition == WRITTEN


def test_sentence_that_is_out_is_told_among_what_was_left_out():
    edited = edit(row("out", A))
    assert keys(edited) == [B]
    left = edited.edition.left_out[-1]
    assert (left.story, left.reason) == (FIRST.story, "taken out by the editor (an editor)")
    assert left.text == FIRST.sentences[0].text


def test_section_that_is_out_takes_its_standfirst_and_its_sources_along():
    edited = edit(row("out", FIRST.story, reports=reports_of(FIRST)))
    assert stories(edited) == [SECOND.story]
    assert [one.text for one in edited.edition.standfirst] == [WRITTEN.standfirst[1].text]
    assert {one.report for one in edited.edition.sources} == set(reports_of(SECOND))
    assert edited.edition.headline.text == SECOND.heading.text


def test_standfirst_s_sentence_can_be_out_alone():
    edited = edit(row("out", WRITTEN.standfirst[0].key))
    assert [one.text for one in edited.edition.standfirst] == [WRITTEN.standfirst[1].text]
    assert stories(edited) == [FIRST.story, SECOND.story]


@pytest.mark.parametrize("subject", [FIRST.story, B, WRITTEN.standfirst[1].key])
def test_in_puts_back_what_was_out_where_it_stood(subject):
    assert edit(row("out", subject), row("in", subject)).edition == WRITTEN


def test_moved_section_takes_its_standfirst_along_and_sets_the_headline():
    edited = edit(row("move", SECOND.story, after=""))
    assert stories(edited) == [SECOND.story, FIRST.story]
    assert edited.edition.headline.text == SECOND.heading.text
    assert edited.edition.standfirst[0].text == WRITTEN.standfirst[1].text


def test_moved_sentence_stands_behind_the_one_named_or_first_in_the_story():
    assert keys(edit(row("move", A, after=B))) == [B, A]
    edited = edit(row("move", A, after=SECOND.story))
    assert (keys(edited), keys(edited, 1)) == ([B], [A, C, D])


def test_move_behind_what_is_gone_leaves_the_sentence_where_it_is():
    assert keys(edit(row("move", A, after="x1gone"))) == [A, B]


def test_reworded_sentence_keeps_its_key_and_is_proved():
    edited = edit(row("reword", A, text="Dolsk said little."), row("reword", B, text="LOUD"))
    one, other = edited.edition.sections[0].sentences
    assert (one.text, one.kind, one.not_proved) == ("Dolsk said little.", SentenceKind.EDITOR, None)
    assert (other.text, other.not_proved) == ("LOUD", "shouted")
    assert (one.key, other.key) == (A, B)


def test_heading_headline_and_standfirst_can_be_reworded():
    edited = edit(
        row("reword", FIRST.heading.key, text="A heading"),
        row("reword", WRITTEN.standfirst[1].key, text="A standfirst."),
    )
    assert edited.edition.sections[0].heading.text == "A heading"
    assert edited.edition.headline.text == "A heading"  # it follows
    assert edited.edition.standfirst[1].text == "A standfirst."
    edited = edit(row("reword", "headline", text="Mine"), row("move", SECOND.story, after=""))
    assert edited.edition.headline.text == "Mine"


def test_added_sentence_stands_behind_its_neighbour():
    section = replace(FIRST, sentences=())
    edited = edit(row("add", "xa1", text="Mine.", after=A, section=section))
    assert keys(edited) == [A, "xa1", B]
    assert edited.edition.sections[0].sentences[1].text == "Mine."


# ── rebuilds ────────────────────────────────────────────────────────────────────────────────


def rebuilt(*sentences, story=FIRST.story):
    """The edition as new reports would have it: another first section."""
    section = EditionSection(an_edition().sections[0].heading, story, sentences)
    return an_edition(sections=(section, an_edition().sections[1]))


NEW_REPORT = a_report("The elevator at Brenova has been lost, a brigade said.")
NEW = a_sentence("The elevator at Brenova has been lost, a brigade said.", NEW_REPORT)


def test_decisions_hold_when_new_reports_change_what_stands_around():
    kept = an_edition().sections[0].sentences
    edited = edit(row("out", A), edition=rebuilt(NEW, *kept))
    assert [one.text for one in edited.edition.sections[0].sentences] == [NEW.text, kept[1].text]


def test_locked_section_stays_and_what_it_keeps_out_is_told():
    lock = row(
        "lock",
        FIRST.story,
        was=FIRST.heading.text,
        section=FIRST,
        sentence=WRITTEN.standfirst[0],
        reports=reports_of(FIRST),
    )
    edited = edit(lock, edition=rebuilt(NEW))
    assert edited.edition.sections[0] == FIRST
    assert edited.told == (
        f"“{FIRST.heading.text}” is locked; without the lock it would now have: “{NEW.text}”",
    )
    assert edit(lock).told == ()


def test_locked_section_is_known_again_by_its_reports():
    lock = row("lock", FIRST.story, section=FIRST, reports=reports_of(FIRST))
    kept = an_edition().sections[0].sentences
    edited = edit(lock, edition=rebuilt(kept[0], story="y1another"))
    assert stories(edited) == ["y1another", SECOND.story]
    assert keys(edited) == [A, B]


def test_locked_section_that_is_no_longer_written_comes_back_with_its_standfirst():
    lock = row(
        "lock",
        FIRST.story,
        was="words",
        after="",
        section=FIRST,
        sentence=WRITTEN.standfirst[0],
        reports=reports_of(FIRST),
    )
    fresh = an_edition(sections=an_edition().sections[1:], standfirst=an_edition().standfirst[1:])
    edited = edit(lock, edition=fresh)
    assert stories(edited) == [FIRST.story, SECOND.story]
    assert edited.edition.standfirst == WRITTEN.standfirst
    assert edited.told == ("locked, though it would no longer be written: “words”",)
    assert {one.report for one in edited.edition.sources} == {
        *reports_of(FIRST),
        *reports_of(SECOND),
    }


def test_unlocked_section_is_written_anew_and_later_edits_stay():
    lock = row("lock", FIRST.story, section=FIRST, reports=reports_of(FIRST))
    unlock = row("unlock", FIRST.story)
    edited = edit(lock, unlock, row("out", C), edition=rebuilt(NEW))
    assert [one.text for one in edited.edition.sections[0].sentences] == [NEW.text]
    assert keys(edited, 1) == [D]


def test_edits_after_a_lock_change_what_is_locked():
    lock = row("lock", FIRST.story, section=FIRST, reports=reports_of(FIRST))
    edited = edit(lock, row("out", A), edition=rebuilt(NEW))
    assert keys(edited) == [B]


@pytest.mark.parametrize("kind", ["lock", "reword"])
def test_locked_or_reworded_sentence_stays_when_it_is_no_longer_written(kind):
    one = row(
        kind, A, after=FIRST.story, section=replace(FIRST, sentences=FIRST.sentences[:1]),
        text="Dolsk said little." if kind == "reword" else None,
    )  # fmt: skip
    edited = edit(one, edition=rebuilt(NEW))
    first, second = edited.edition.sections[0].sentences
    assert (first.key, second.text) == (A, NEW.text)
    assert edited.told == ("kept, though it would no longer be written: “words”",)


def test_sentence_kept_from_a_story_that_is_gone_has_its_section_back():
    one = row("lock", A, section=replace(FIRST, sentences=FIRST.sentences[:1]))
    fresh = an_edition(sections=an_edition().sections[1:])
    edited = edit(one, edition=fresh)
    assert stories(edited) == [SECOND.story, FIRST.story]
    assert keys(edited, 1) == [A]


def test_sentence_taken_out_does_not_come_back_by_an_earlier_rewording():
    base = replace(FIRST, sentences=FIRST.sentences[:1])
    edited = edit(row("reword", A, text="Little.", section=base), row("out", A))
    assert keys(edited) == [B]


def test_added_sentence_whose_story_is_gone_is_told():
    one = row("add", "xa1", text="Mine.", after=A, section=replace(FIRST, sentences=()))
    edited = edit(one, edition=an_edition(sections=an_edition().sections[1:]))
    assert edited.told == ("its story is gone, and with it your sentence: “Mine.”",)


def test_decisions_about_what_is_gone_change_nothing():
    rows = [row("out", "x1gone"), row("move", "x1gone", after=""), row("out", "y1gone")]
    assert edit(*rows).edition == WRITTEN


def test_wanted_story_that_could_not_be_written_is_told():
    edited = edit(row("in", "y1storm", was="Storm nears", reports=("r9",)))
    assert edited.told == ("“Storm nears” was asked for and could not be written",)


# ── which decisions hold ────────────────────────────────────────────────────────────────────


def test_undoing_takes_back_one_decision_and_can_be_undone():
    rows = [row("out", A, 1), row("out", B, 2), row("undo", "1", 3), row("undo", "3", 4)]
    assert [one.row for one in still_holding(rows[:2])] == [1, 2]
    assert [one.row for one in still_holding(rows[:3])] == [2]
    assert [one.row for one in still_holding(rows)] == [1, 2]


def test_stories_are_wanted_until_they_are_taken_out_again():
    wanted = row("in", "y1storm", 1, reports=("r9",))
    assert wanted_stories([wanted]) == (wanted,)
    assert wanted_stories([wanted, row("out", "y1storm", 2)]) == ()
    assert wanted_stories([row("out", "y1a", 1), row("in", "y1a", 2, reports=("r1",))]) == ()
    assert wanted_stories([wanted, row("undo", "1", 2)]) == ()


def test_story_is_found_by_its_id_or_by_most_of_its_reports():
    one = row("in", "y1a", reports=("r1", "r2"))
    assert find_story(one, {"y1a": ("r9",), "y1b": ("r1", "r2")}) == "y1a"
    assert find_story(one, {"y1b": ("r1", "r2", "r3"), "y1c": ("r4",)}) == "y1b"
    assert find_story(one, {"y1c": ("r4",)}) is None
    assert find_story(replace(one, reports=()), {"y1c": ("r4",)}) is None


def test_sentence_without_citations_has_a_key_too():
    bare = Sentence("The editor’s own.", SentenceKind.EDITOR, ())
    section = replace(FIRST, sentences=(bare,))
    assert name_sentences(an_edition(sections=(section,))).sections[0].sentences[0].key


def test_reworded_heading_stays_when_the_writer_has_another_now():
    bare = replace(FIRST, sentences=())
    one = row(
        "reword", FIRST.heading.key, text="Mine", section=bare, sentence=FIRST.heading,
        reports=reports_of(FIRST),
    )  # fmt: skip
    other = replace(FIRST, heading=a_sentence("Other", a_report("Other heading"), "Other heading"))
    edited = edit(one, edition=an_edition(sections=(other, SECOND)))
    assert edited.edition.sections[0].heading.text == "Mine"
    assert edited.told == ("kept, in place of a new heading: “Other”",)
    gone = edit(one, edition=an_edition(sections=(SECOND,)))
    assert gone.told == ("its story is gone, and with it your words: “Mine”",)


def test_reworded_headline_is_proved_from_what_it_was_made_of():
    one = row("reword", "headline", text="Mine", sentence=WRITTEN.headline)
    edited = edit(one, edition=an_edition(sections=an_edition().sections[1:], headline=None))
    assert edited.edition.headline.citations == WRITTEN.headline.citations
