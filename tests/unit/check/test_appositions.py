"""What the gate lets go between two commas, what may be cut off, and what an editor may add."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from standfirst.check import Evidence, refute
from standfirst.records import (
    Citation,
    Edit,
    Entity,
    Mention,
    MentionKind,
    Reading,
    Registers,
    Report,
    Sentence,
    SentenceKind,
    Span,
    Speaker,
    Statement,
    StatementKind,
)

AT = datetime(2022, 12, 12, 15, 0, tzinfo=UTC)
NAMES = ("Pavel Orn", "Irena Dolsk", "Karsk")


def evidence_of(text, *statements, phrases=()):
    report = Report("r1", 1, text, outlet="Halvern Wire", published_at=AT)
    mentions = tuple(
        Mention(
            MentionKind.PLACE if name == "Karsk" else MentionKind.PERSON,
            Span(text.index(name), text.index(name) + len(name)),
            name,
            entity=Entity(name, name),
        )
        for name in NAMES
        if name in text
    )
    reading = Reading("r1", 1, statements=tuple(statements), mentions=mentions)
    return Evidence({"r1": report}, {"r1": reading}, Registers(), UTC, phrases)


def cited(text, words=None, **fields):
    start = text.index(words or text)
    end = start + len(words or text)
    report = Report("r1", 1, text)
    return replace(
        Citation("r1", 1, start, end, text[start:end], "", "", report.text_sha256), **fields
    )


def without(text, before):
    edits = (Edit("apposition", before, ""),)
    return Sentence(text.replace(before, "", 1), SentenceKind.VERBATIM, (cited(text),), edits)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Pavel Orn, the head of the port, closed the gates.", ", the head of the port,"),
        ("Pavel Orn, head of the port, closed the gates.", ", head of the port,"),
        ("Pavel Orn, 58, closed the gates.", ", 58,"),
        ("In Karsk, which has two ports, all gates are shut.", ", which has two ports,"),
    ],
)
def test_an_apposition_behind_a_name_may_go(text, before):
    assert refute(without(text, before), evidence_of(text)) is None


@pytest.mark.parametrize(
    ("text", "before", "reason"),
    [
        ("Pavel Orn, not the mayor, closed it.", ", not the mayor,", "no apposition"),
        ("Pavel Orn, who denies it, closed the gates.", ", who denies it,", "'denies'"),
        ("Pavel Orn, the police said, closed the gates.", ", the police said,", "'said'"),
        ("Pavel Orn, a man who may run, closed it.", ", a man who may run,", "'may'"),
        ("Pavel Orn, the mayor, and others closed it.", ", the mayor,", "cuts a list"),
        ("Pavel Orn, the friend of Irena Dolsk, spoke.", ", the friend of Irena Dolsk,", "person"),
        (
            "For Irena Dolsk, mayor Pavel Orn, the staff, it was late.",
            ", the staff,",
            "cuts a list",
        ),
        (
            "Pavel Orn, the cooks and waiters, left early.",
            ", the cooks and waiters,",
            "cuts a list",
        ),
        ("Pavel Orn, the staff, offering help, left early.", ", the staff,", "cuts a list"),
        ("The port, the largest here, is shut.", ", the largest here,", "behind no name"),
        ("Pavel Orn, on Sunday, closed the gates.", ", on Sunday,", "no apposition"),
        ("Pavel Orn, “the mayor”, closed the gates.", ", “the mayor”,", "no apposition"),
        ("Pavel Orn, the mayor, closed the gates.", ", the mayor", "between two commas"),
    ],
)
def test_what_says_more_than_who_somebody_is_may_not_go(text, before, reason):
    assert reason in (refute(without(text, before), evidence_of(text)) or "it was proved")


def test_an_apposition_may_not_become_other_words():
    text = "Pavel Orn, the head of the port, closed the gates."
    edits = (Edit("apposition", ", the head of the port,", " never"),)
    bent = Sentence(
        "Pavel Orn never closed the gates.", SentenceKind.VERBATIM, (cited(text),), edits
    )
    assert "more than what stands" in (refute(bent, evidence_of(text)) or "it was proved")


def crop(text, words):
    return Sentence(words, SentenceKind.VERBATIM, (cited(text, words),))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gates shut in Karsk as ice returns", "Gates shut in Karsk"),
        ("Gates shut in Karsk, ice returns", "Gates shut in Karsk"),
        ("Gates shut in Karsk | Halvern Wire", "Gates shut in Karsk"),
    ],
)
def test_a_clause_behind_the_words_may_be_cut_off(text, words):
    assert refute(crop(text, words), evidence_of(text)) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Aldmark will stop sending tanks to Droskia.", "Aldmark will stop sending tanks"),
        ("Orn did not resign because of the storm.", "Orn did not resign"),
        ("Orn did not resign as mayor.", "Orn did not resign"),
    ],
)
def test_a_sentence_may_not_end_in_the_midst_of_a_clause(text, words):
    assert "midst of a clause" in (refute(crop(text, words), evidence_of(text)) or "it was proved")


def test_whose_words_they_are_may_not_be_cut_off():
    text = "The bridge was hit, Pavel Orn told reporters."
    told = Statement(
        "s1",
        "r1",
        1,
        StatementKind.INDIRECT,
        (Span(20, 29),),
        (Span(30, 34),),
        (Span(0, 18),),
        Speaker("Pavel Orn", "Pavel Orn"),
    )
    bent = crop(text, "The bridge was hit")
    assert refute(bent, evidence_of(text)) is None
    assert "words of 'Pavel Orn'" in (refute(bent, evidence_of(text, told)) or "it was proved")


NOTE = "This could not be verified."


def noted(after=f" {NOTE}", *more):
    text = "The bridge was hit."
    return Sentence(
        text + after, SentenceKind.VERBATIM, (cited(text), *more), (Edit("editor", "", after),)
    )


def test_the_editors_own_sentence_is_the_desks():
    text = "The bridge was hit."
    assert refute(noted(), evidence_of(text, phrases=(NOTE,))) is None
    for bent, phrases, reason in (
        (noted(), (), "none of the desk's sentences"),
        (noted(" This is false."), (NOTE,), "none of the desk's sentences"),
        (noted(f" {NOTE}", cited(text, report="r2")), (NOTE,), "r2"),
    ):
        assert reason in (refute(bent, evidence_of(text, phrases=phrases)) or "it was proved")


def test_the_editors_own_sentence_stands_last_and_behind_one_report():
    text = "The bridge was hit."
    early = Sentence(
        f"{NOTE}{text}", SentenceKind.VERBATIM, (cited(text),), (Edit("editor", "", NOTE),)
    )
    evidence = evidence_of(text, phrases=(NOTE,))
    assert "at the end" in (refute(early, evidence) or "it was proved")
    second = replace(evidence.reports["r1"], id="r2")
    both = replace(evidence, reports={**evidence.reports, "r2": second})
    assert "more than one report" in (
        refute(noted(f" {NOTE}", cited(text, report="r2")), both) or "it was proved"
    )
