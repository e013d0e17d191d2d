"""What a story's section can weigh at most, told before any of its sentences is looked at.

A day of two thousand reports has some eight hundred stories and seven sections. A story is
written only as long as it may weigh more than the lightest section that stands.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from standfirst.write.agenda import holds_beat
from standfirst.write.identities import identity
from standfirst.write.ranking import weigh_story
from standfirst.write.sections import least_weight, office_of, weigh_section

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from standfirst.records import Report, Story
    from standfirst.write.agenda import Agenda
    from standfirst.write.bench import Bench

BATCH = 8  # stories looked at before the agenda is made again
SLACK = 1e-9  # of a weight: two that are equal may be rounded apart


@dataclass(frozen=True, slots=True)
class Prospect:
    """One story of the day; ``most`` is infinite where it has to be looked at whatever it weighs.

    ``is_light`` tells that it cannot weigh enough for a section at all.
    """

    number: int  # its place among the day's stories
    story: Story
    reports: Sequence[Report]  # those of the day that can be read
    most: float
    is_light: bool = False


def foresee(number: int, story: Story, bench: Bench) -> Prospect:
    """Tell what a story's section can weigh at most.

    Whoever surely speaks in one of its reports counts, whether or not that can be written.
    """
    request = bench.request
    known = [request.reports[r] for r in story.reports if r in request.reports]
    fresh = [report for report in known if request.is_fresh(report)]
    readable = [r for r in fresh if r.language in {None, request.language}]
    if not readable or story.id in request.wanted:
        return Prospect(number, story, readable, math.inf)
    speakers = {speaker for report in readable for speaker in _speakers(report, bench)}
    registered = {person.id for person in request.registers.people}
    n_speakers = len(speakers & registered) if registered else len(speakers)
    base = weigh_story(story, readable, bench.outlets, n_speakers=n_speakers)
    office = max((office_of(speaker, bench) for speaker in speakers), default=0.0)
    most = weigh_section(base, office, is_on_beat=bool(request.manner.beats), news=1.0)
    return Prospect(number, story, readable, most, base + office < least_weight(bench))


def _speakers(report: Report, bench: Bench) -> list[str]:
    return [
        identity(one.id, one.name, bench.names) if one.name else one.id
        for one in bench.request.gists[report.id].speakers
    ]


class Queue:
    """The day's prospects, and which of them have to be looked at next."""

    def __init__(self, prospects: Iterable[Prospect], bench: Bench) -> None:
        """Line the prospects up, those first that may weigh most."""
        self.waiting = sorted(prospects, key=lambda one: (-one.most, one.number))
        self._bench = bench
        self._beats: dict[int, frozenset[str]] = {}

    def take(self, agenda: Agenda) -> list[Prospect]:
        """Take out the next few that may change what is kept; none where all is settled."""
        manner = self._bench.request.manner
        if not self.waiting:
            return []
        most = self.waiting[0].most + SLACK
        is_open = len(agenda.kept) < manner.sections or any(
            one.weight <= most for one in agenda.kept if not one.wanted
        )
        taken = self.waiting[:BATCH] if is_open else self._of_lacking_beats(agenda)
        numbers = {one.number for one in taken}
        self.waiting = [one for one in self.waiting if one.number not in numbers]
        return taken

    def _of_lacking_beats(self, agenda: Agenda) -> list[Prospect]:
        lacking = {
            beat.name
            for beat in self._bench.request.manner.beats
            if sum(one.beat == beat.name for one in agenda.kept) < beat.least
        }
        found = (one for one in self.waiting if lacking and not lacking.isdisjoint(self._of(one)))
        return list(islice(found, BATCH))

    def _of(self, prospect: Prospect) -> frozenset[str]:
        """Return the beats that a story's section may belong to, by all words it may use."""
        found = self._beats.get(prospect.number)
        if found is None:
            gists, names = self._bench.request.gists, self._bench.names
            texts = [report.text for report in prospect.reports]
            for one in (one for report in prospect.reports for one in gists[report.id].speakers):
                person = names.person(one.id, one.name)
                texts.append(person.name if person else one.name)
            found = self._beats[prospect.number] = frozenset(
                beat.name
                for beat in self._bench.request.manner.beats
                if beat.least and any(holds_beat(text, beat) for text in texts)
            )
        return found
