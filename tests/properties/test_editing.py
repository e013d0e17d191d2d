"""Whatever an editor does: what is not marked is proved, and no draft breaks the reader."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from fakes import (
    OUTLETS,
    a_reading,
    a_report,
    a_sentence,
    an_edition,
    some_reports,
)
from standfirst.check.proof import Evidence, refute
from standfirst.check.rewording import reword
from standfirst.errors import InputError
from standfirst.publish import Frame, to_markdown
from standfirst.publish.layout import lay_out
from standfirst.publish.reading_back import read_back
from standfirst.records import EditionJudgement, EditionSource, Registers, SentenceKind
from standfirst.write.editing import edit_edition, name_sentences

BRIEF = settings(max_examples=60, deadline=None)
REPORT = a_report(
    "Meanwhile, Halvernian Defence Secretary Edmund Ashby arrived in Sarn today on a visit that had"
    " not been announced. Power was cut to 4,000 homes in Karsk.",
    outlet="halvern-wire",
)
EVIDENCE = Evidence(
    {REPORT.id: REPORT},
    {REPORT.id: a_reading(REPORT)},
    Registers(outlets=tuple(OUTLETS.values())),
    UTC,
)
SENTENCE = a_sentence(REPORT.text.split(" Power")[0], REPORT)
WORDS = SENTENCE.text.split()


@st.composite
def wordings(draw):
    """Other wordings of the sentence: words left out, doubled, changed, moved, marks put in."""
    words = list(WORDS)
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(words) - 1))
        what = draw(
            st.sampled_from(["cut", "new", "case", "on Monday", "“", "”", ".", "swap", "tail"])
        )
        if what == "cut" and len(words) > 1:
            del words[at]
        elif what == "case":
            words[at] = words[at].swapcase()
        elif what == "swap":
            words[at], words[0] = words[0], words[at]
        elif what == "tail":
            words = words[: at + 1]
        else:
            words.insert(at, what)
    return " ".join(words)


@BRIEF
@given(wordings(), wordings())
def test_editor_s_words_are_proved_by_the_gate_or_marked(one, other):
    assert refute(SENTENCE, EVIDENCE) is None
    first = reword(SENTENCE, one, EVIDENCE)
    for found, text in ((first, one), (reword(first, other, EVIDENCE), other)):
        assert found.text == text
        assert (refute(found, EVIDENCE) is None) is (found.not_proved is None)
        assert found.citations


KEYS = [
    key
    for section in name_sentences(an_edition()).sections
    for key in (section.story, section.heading.key, *(one.key for one in section.sentences))
] + ["headline", "x1gone", "", name_sentences(an_edition()).standfirst[0].key]
ROWS = st.builds(
    EditionJudgement,
    date=st.just(date(2022, 12, 12)),
    kind=st.sampled_from("in out move reword add lock unlock undo".split()),
    subject=st.sampled_from([*KEYS, "xa1", "1", "2"]),
    was=st.just("words"),
    who=st.just("an editor"),
    made_at=st.just(datetime(2022, 12, 12, tzinfo=UTC)),
    text=st.sampled_from([None, "Mine."]),
    after=st.sampled_from([None, *KEYS]),
    section=st.sampled_from([None, *name_sentences(an_edition()).sections]),
    sentence=st.sampled_from([None, name_sentences(an_edition()).headline]),
)


@BRIEF
@given(st.lists(ROWS, max_size=8))
def test_any_decisions_leave_a_sound_edition_and_written_words_alone(rows):
    edited = edit_edition(
        an_edition(),
        [replace(one, row=n) for n, one in enumerate(rows, 1)],
        reword=lambda sentence, text: replace(
            sentence,
            text=text,
            kind=sentence.kind if text == sentence.text else SentenceKind.EDITOR,
        ),
        source_of=lambda key: EditionSource(key, None, None),
    ).edition
    written = {s.text for one in an_edition().sections for s in (one.heading, *one.sentences)}
    for section in edited.sections:
        for sentence in section.sentences:
            assert sentence.text in written or sentence.kind is SentenceKind.EDITOR
    cited = {c.report for one in edited.sections for s in one.sentences for c in s.citations}
    assert cited <= {source.report for source in edited.sources}
    frame = Frame({report.id: report for report in some_reports()}, OUTLETS, "Sarn desk")
    assert to_markdown(edited, frame)


FRAME = Frame({report.id: report for report in some_reports()}, OUTLETS, "Sarn desk")
LAYOUT = lay_out(name_sentences(an_edition()), FRAME)
DRAFT = to_markdown(name_sentences(an_edition()), FRAME, anchors=True)


@BRIEF
@given(st.integers(0, len(DRAFT)), st.integers(0, len(DRAFT)), st.text(max_size=40))
def test_any_change_of_a_draft_is_read_or_refused(start, end, text):
    changed = DRAFT[: min(start, end)] + text + DRAFT[max(start, end) :]
    try:
        drafted = read_back(changed, LAYOUT, FRAME.profile.words, "draft.md")
    except InputError:
        return
    stories = {block.story for block in LAYOUT.blocks}
    assert {section.story for section in drafted.sections} <= stories
    keys = [one.key for section in drafted.sections for one in section.sentences if one.key]
    assert len(keys) == len(set(keys))
