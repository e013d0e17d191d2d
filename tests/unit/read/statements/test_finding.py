"""Rules and model together; a list of attributions stands in for the model."""

import pytest

from standfirst.read.statements import finding
from standfirst.read.statements.finding import LEARNED, blend, find_raw, find_ruled, hints_of
from standfirst.read.statements.flags import is_negated
from standfirst.read.statements.learned.decode import Attribution
from standfirst.records import Span
from standfirst.text import paragraphs

TEXT = (
    "Irena Dolsk said the bridge at Karsk stood. Tomas Verrin, a farmer, hopes for rain.\n\n"
    "Gleb Orshin told reporters: “Dolsk said the town had fallen.”"
)


class Known:
    """Answers with what it was given, and keeps the hints it got."""

    def __init__(self, *found):
        self.found, self.hints, self.spans = list(found), (), []

    def extract(self, text, spans, hints):
        self.hints, self.spans = hints, spans
        return self.found


def attribution(source, cue, *content, sure=0.7):
    def span(words):
        start = TEXT.index(words)
        return (start, start + len(words))

    return Attribution(
        (span(source),) if source else (), (span(cue),), tuple(map(span, content)), sure
    )


def read(model):
    spans = paragraphs(TEXT)
    return blend(TEXT, spans, find_ruled(TEXT, spans), model)


def words(row):
    parts = (row.source and row.source.of(TEXT), row.cue.of(TEXT))
    return (*parts, *(span.of(TEXT) for span in row.content))


def test_the_model_is_told_what_the_rules_found():
    model = Known()
    read(model)
    assert model.hints == hints_of(find_ruled(TEXT, paragraphs(TEXT)))
    assert (0, 11, 0) in model.hints
    assert (12, 16, 1) in model.hints


def test_what_the_rules_alone_found_stays():
    assert words(read(Known())[0]) == ("Irena Dolsk", "said", "the bridge at Karsk stood")


def test_spans_of_the_model_replace_those_of_the_rules():
    first, *_ = read(Known(attribution("Irena Dolsk", "said", "the bridge")))
    assert words(first) == ("Irena Dolsk", "said", "the bridge")
    assert (first.act, first.confidence) == ("say", 0.7)


def test_what_only_the_model_found_is_added_without_its_closing_comma():
    found = read(Known(attribution("Tomas Verrin, a farmer,", "hopes for", "rain")))
    row = next(row for row in found if row.pattern == LEARNED)
    assert words(row) == ("Tomas Verrin, a farmer", "hopes for", "rain")
    assert row.frame.of(TEXT) == "Tomas Verrin, a farmer, hopes for rain."


def test_a_cue_without_content_says_nothing():
    assert not [
        r for r in read(Known(attribution("Tomas Verrin", "hopes"))) if r.pattern == LEARNED
    ]


@pytest.mark.parametrize(
    ("cue", "kept"),
    [
        ("said in a statement", "said"),
        ("has told a court on Telegram", "has told a court on Telegram"),
        ("also wrote on Telegram", "also wrote"),
        ("called for", "called for"),
    ],
)
def test_what_it_was_said_on_is_no_part_of_the_cue(cue, kept):
    text = f"The duke {cue} that rain would come."
    one = Attribution(((0, 8),), ((9, 9 + len(cue)),), ((10 + len(cue), len(text) - 1),), 0.5)
    found = blend(text, [Span(0, len(text))], [], Known(one))
    assert [row.cue.of(text) for row in found] == [kept]


def test_statements_inside_quotations_come_from_the_rules():
    quote = "“Dolsk said the town had fallen.”"
    found = read(Known(attribution("Gleb Orshin", "told", quote)))
    assert [(row.depth, words(row)[0]) for row in found][-2:] == [(0, "Gleb Orshin"), (1, "Dolsk")]


@pytest.mark.parametrize(
    ("cue", "negated"),
    [("did not say", True), ("hopes for", False), ("isn’t the only one to want", False)],
)
def test_negation_is_read_off_the_cue(cue, negated):
    text = f"The duke {cue} rain."
    start = text.index(cue)
    one = Attribution(
        ((0, 8),), ((start, start + len(cue)),), ((len(text) - 5, len(text) - 1),), 0.5
    )
    row = next(r for r in blend(text, [Span(0, len(text))], [], Known(one)) if r.pattern == LEARNED)
    assert is_negated(text, row) is negated


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ("“Rain will come.” In terms of the harvest", "“Rain will come.”"),
        ("his view: “We will wait.” The duke’s view", "his view: “We will wait.”"),
        ("“Rain will come.” And “hail too", "“Rain will come.” And “hail too"),
        ("“rain” will come. It always does", "“rain” will come. It always does"),
    ],
)
def test_a_content_ends_where_its_last_quotation_shut_a_sentence(content, kept):
    text = f"The duke said {content}, people are glad."
    one = Attribution(((0, 8),), ((9, 13),), ((14, 14 + len(content)),), 0.5)
    (row,) = blend(text, [Span(0, len(text))], [], Known(one))
    assert row.content[0].of(text) == kept


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("the mission to the UN. Ambassador Lunz is away", "the mission to the UN"),
        ("Sen. Petra Lunz of the mission", "Sen. Petra Lunz of the mission"),
    ],
)
def test_a_source_behind_its_cue_ends_with_its_sentence(source, kept):
    text = f"Rain will come, according to {source}."
    at = text.index(source)
    one = Attribution(((at, at + len(source)),), ((16, 28),), ((0, 14),), 0.5)
    (row,) = blend(text, [Span(0, len(text))], [], Known(one))
    assert row.source is not None
    assert row.source.of(text) == kept


def test_what_lies_far_behind_is_read_by_rules_alone():
    text = "Rain fell. " * 40_000 + "\n\nIrena Dolsk said the bridge at Karsk stood."
    spans, model = paragraphs(text), Known()
    (row,) = blend(text, spans, find_ruled(text, spans), model)
    assert row.cue.of(text) == "said"
    assert model.spans == []


def test_in_a_digest_the_rules_go_before_the_model(monkeypatch):
    model = Known(
        attribution("Irena Dolsk", "said", "the bridge"),
        attribution("Tomas Verrin", "hopes for", "rain", sure=0.4),
        attribution("Gleb Orshin", "told reporters", "“Dolsk said the town had fallen.”"),
    )
    monkeypatch.setattr(finding, "load_extractor", lambda: model)
    spans = paragraphs(TEXT)
    found = find_raw(TEXT, spans, learned=True, is_digest=True)
    assert found == find_raw(TEXT, spans, learned=False)
    assert found != find_raw(TEXT, spans, learned=True)


@pytest.mark.parametrize("medium", ["in an audio message", "to this newspaper"])
def test_a_mediums_noun_is_no_part_of_what_was_said(medium):
    text = f"The governor declared {medium} that the flour had come from Droskia."
    spans = paragraphs(text)
    (row,) = blend(text, spans, find_ruled(text, spans), Known())
    assert row.content[0].of(text).startswith("that the flour")


def test_a_statement_follows_a_quotation_that_nobody_closed():
    text = "“We hold the road and the elevator.\n\nThe governor said the bridge was open."
    (found,) = find_ruled(text, paragraphs(text))
    assert [part.of(text) for part in found.content] == ["the bridge was open"]


def test_a_quotation_runs_on_in_the_next_paragraph_though_the_model_stops():
    text = (
        "“It stands,” said Dolsk. “It will stand in spring.\n\n"
        "“Nobody blows up a bridge twice.”\n\nThe mayor was at home."
    )
    spans = paragraphs(text)
    first, second = (
        Span(*map(text.index, edges)) for edges in (("“It s", " said"), ("“It w", "\n"))
    )
    cue = Span(text.index("said"), text.index(" Dolsk"))
    source = (cue.end + 1, cue.end + 6)
    model = Known(Attribution((source,), (cue,), (first, second), 0.7))
    (row,) = blend(text, spans, find_ruled(text, spans), model)
    assert [span.of(text) for span in row.content] == [
        "“It stands,”",
        "“It will stand in spring.",
        "“Nobody blows up a bridge twice.”",
    ]


def test_what_somebody_does_while_speaking_is_no_part_of_the_source():
    text = "“It stands,” said Vanda Ilk, 67, waiting for a bus."
    spans = paragraphs(text)
    cue = (text.index("said"), text.index(" Vanda"))
    source = (text.index("Vanda"), text.index("."))
    model = Known(Attribution((source,), (cue,), ((0, text.index(" said")),), 0.7))
    (row,) = blend(text, spans, find_ruled(text, spans), model)
    assert row.source.of(text) == "Vanda Ilk, 67"
