"""Stories as JSON, in the shape the contract fixes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from standfirst.records import Conflict, Corroboration, Passage, Story


def stories_table(stories: Iterable[Story], keys: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return stories as plain dictionaries; ``keys`` are the report ids that users know."""
    return [
        {
            "id": story.id,
            "headline": story.headline.exact if story.headline else None,
            "first_seen": story.first_seen.isoformat() if story.first_seen else None,
            "last_seen": story.last_seen.isoformat() if story.last_seen else None,
            "reports": [keys.get(report, report) for report in story.reports],
            "origins": len(story.origins),
            "corroborated": [_corroboration(one, keys) for one in story.corroborated],
            "conflicts": [_conflict(one, keys) for one in story.conflicts],
        }
        for story in stories
    ]


def _corroboration(one: Corroboration, keys: Mapping[str, str]) -> dict[str, Any]:
    return {
        "fact": one.fact,
        "origins": len(one.origins),
        "level": one.level.value,
        "passages": [_passage(passage, keys) for passage in one.passages],
        "repeats": [_passage(passage, keys) for passage in one.repeats],
        "ties": [tie.value for tie in one.ties],
    }


def _conflict(one: Conflict, keys: Mapping[str, str]) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "about": one.about,
        "claims": [
            {
                "value": claim.value,
                "by": claim.by,
                "outlet": claim.outlet,
                "stance": claim.stance or None,
                "as_of": claim.as_of.isoformat() if claim.as_of else None,
                "passage": _passage(claim.passage, keys),
            }
            for claim in one.claims
        ],
    }


def _passage(passage: Passage, keys: Mapping[str, str]) -> dict[str, Any]:
    return {
        "report": keys.get(passage.report, passage.report),
        "revision": passage.revision,
        "start": passage.span.start,
        "end": passage.span.end,
        "exact": passage.exact,
        "statement": passage.statement,
    }
