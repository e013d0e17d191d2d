"""The gist of a report: what weighing its story and its words asks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.records import Entity, Gist, MentionKind, Reading
from standfirst.write.casing import CAPITAL, SMALL
from standfirst.write.identities import LEAST_SURE
from standfirst.write.words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from standfirst.records import Report


def gist_of(report: Report, reading: Reading) -> Gist:
    """Return the gist of a report as it was read; it depends on nothing else."""
    body = report.body.of(report.text)
    return Gist(
        report.id,
        report.revision,
        _row(content_words(report.text)),
        _row(SMALL.findall(body)),
        _row(word.lower() for run in CAPITAL.findall(body) for word in run.split()),
        _row(
            mention.entity.name.rsplit(maxsplit=1)[-1]
            for mention in reading.mentions
            if mention.kind is MentionKind.PERSON and mention.entity and " " in mention.entity.name
        ),
        tuple(
            dict.fromkeys(
                Entity(one.speaker.id, one.speaker.name or "")
                for one in reading.statements
                if one.speaker is not None and one.confidence >= LEAST_SURE
            )
        ),
    )


def _row(words: Iterable[str]) -> str:
    return " ".join(sorted(set(words)))


def words_of(report: Report, gists: Mapping[str, Gist]) -> frozenset[str]:
    """Return the words of a report that carry content: from its gist, if that is among some."""
    gist = gists.get(report.id)
    if gist is None or gist.revision != report.revision:
        return content_words(report.text)
    return frozenset(gist.words.split())


def gists_of(
    reports: Mapping[str, Report], readings: Mapping[str, Reading], known: Mapping[str, Gist]
) -> dict[str, Gist]:
    """Return the gist of each report, by id: a known one of its revision, else one made now."""
    gists = {}
    for report in reports.values():
        gist = known.get(report.id)
        if gist is None or gist.revision != report.revision:
            reading = readings.get(report.id) or Reading(report.id, report.revision)
            gist = gist_of(report, reading)
        gists[report.id] = gist
    return gists
