"""Running the rules over a draft, honouring what an editor silenced."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from standfirst.check.comparing.surroundings import Rarity
from standfirst.check.findings import in_file, in_order
from standfirst.check.passages import sentences_by_sense
from standfirst.check.quotes import find_quotes
from standfirst.check.rules import DRAFT_RULES, SENTENCE_RULES
from standfirst.check.silencing import silence
from standfirst.check.wording import stems_in
from standfirst.records import Span

if TYPE_CHECKING:
    from standfirst.check.context import CheckContext
    from standfirst.records import Finding


def check_draft(context: CheckContext) -> tuple[Finding, ...]:
    """Return what is to be said of a draft, by place; spans count in the draft as given."""
    context = prepare(context)
    found: list[Finding] = []
    for sentence in context.draft.sentences:
        if sentence.block.kind.is_checked:
            evidence = context.evidence_of(sentence)
            for rule in SENTENCE_RULES:
                found += rule(sentence, evidence, context)
    for draft_rule in DRAFT_RULES:
        found += draft_rule(context)
    plain = context.draft.plain
    kept, complaints = silence(in_order(found), plain)
    return tuple(sorted([*(in_file(one, plain) for one in kept), *complaints], key=_place))


def prepare(context: CheckContext) -> CheckContext:
    """Return the context with what all rules look at: quotations, and the sources' words."""
    return replace(
        context,
        quotes=find_quotes(context.draft, context.sources, context.evidence),
        known_stems=_known_stems(context),
        rarity=_rarity_in(context),
    )


def _rarity_in(context: CheckContext) -> Rarity:
    places, holding = sentences_by_sense(context)
    return Rarity(len(places), {sense: len(rows) for sense, rows in holding.items()})


def _known_stems(context: CheckContext) -> frozenset[str]:
    texts = [
        text for one in context.sources.values() for text in (one.report.text, one.outlet_name)
    ]
    return frozenset().union(*map(_stems_of, texts))


@lru_cache(maxsize=1 << 12)
def _stems_of(text: str) -> frozenset[str]:
    return stems_in(text, Span(0, len(text)))


def _place(finding: Finding) -> tuple[int, int, str]:
    return (*finding.span, finding.code)
