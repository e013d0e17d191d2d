"""Evidence is chosen by names, figures and rare words."""

import pytest

from drafting import a_context, a_source
from standfirst.check.retrieval import Wanted, choose_rows, plan, weight_of
from standfirst.check.wording import stem_of, weighed_words
from standfirst.records import Span

RIVER = a_source("The river Morva rose by two metres at Ostrel overnight.", external_id="river")
TANKS = a_source(
    "Aldmark will send Velmora 60 Lanze-2 tanks. The crews have trained since October.",
    external_id="tanks",
)


def best_of(raw, *sources):
    context = a_context(raw, *sources)
    return [
        best.text
        for one in context.draft.sentences
        if (best := context.evidence_of(one).best) is not None
    ]


def test_the_sentence_that_holds_most_of_the_words_comes_first():
    draft = "Sixty Lanze-2 tanks are sent to the Velmorans by Aldmark."
    assert best_of(draft, RIVER, TANKS) == ["Aldmark will send Velmora 60 Lanze-2 tanks."]


def test_two_sentences_of_one_report_cover_one_of_the_draft():
    context = a_context("Aldmark sends 60 Lanze-2 tanks; crews trained since October.", TANKS)
    evidence = context.evidence_of(context.draft.sentences[0])
    assert evidence.coverage == pytest.approx(1.0, abs=0.01)
    assert evidence.best.score < evidence.coverage


def test_a_sentence_without_any_weighed_word_needs_no_evidence():
    context = a_context("So it was, and so it is.", RIVER)
    assert context.evidence_of(context.draft.sentences[0]).coverage == 1.0


def test_rows_that_hold_rare_words_are_chosen_first():
    wanted = Wanted({0: ("river", "morva")})
    rows = {"river": list(range(100)), "morva": [500]}
    assert choose_rows(wanted, rows, recent=frozenset(), n_reports=1000)[0] == 500


def test_of_equal_rows_those_of_the_drafts_days_come_first():
    wanted = Wanted({0: ("river",)})
    chosen = choose_rows(wanted, {"river": [1, 2, 3]}, recent={3}, n_reports=9)
    assert chosen == (3, 1, 2)


def test_a_rare_word_weighs_more():
    assert weight_of(1, 1000) > weight_of(100, 1000) > 0


def test_small_words_and_titles_of_saying_are_not_looked_for():
    text = "“We are,” said the mayor’s 1,500 men."
    found = [one.word for one in weighed_words(text, Span(0, len(text)))]
    assert found == ["mayor", "1,500", "men"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("velmora", "velmoran"), ("droskia", "droskian"), ("defence", "defense"), ("nine", "9"),
     ("shelled", "shelling"), ("cities", "city"), ("organise", "organized"), ("1,500", "1500"),
     ("troops", "troop"), ("advance", "advancing")],
)  # fmt: skip
def test_words_of_one_stem(one, other):
    assert stem_of(one) == stem_of(other)


def test_a_plan_names_each_word_once():
    context = a_context("The river rose. The river fell.", RIVER)
    assert plan(context.draft).all_words == ("river", "rose", "fell")
