"""Stories are looked through wherever the work is done, with the same result."""

from __future__ import annotations

import pickle

from standfirst.group import stories
from standfirst.group.threads import by_time


def tell(days, registers, monkeypatch, **how):
    monkeypatch.setattr(stories, "AT_ONCE", 2)  # so that there are several rounds
    threads = stories.Threads({one.id: f"y-{one.id[-1]}" for one in days.reports})
    return stories.tell_stories(days.reports, {}, threads, registers=registers, **how)


def test_stories_looked_through_elsewhere_are_the_same(days, registers, monkeypatch):
    rounds = []

    def elsewhere(look, some):
        rounds.append([len(one.reports) for one in some])
        return iter([pickle.loads(pickle.dumps(look))(one) for one in some])

    here = tell(days, registers, monkeypatch)
    assert tell(days, registers, monkeypatch, spread=elsewhere) == here
    assert any(rounds)
    assert all(size > 1 for some in rounds for size in some)  # one report alone never travels
    assert sum(len(one.reports) > 1 for one in here) == sum(map(len, rounds))
    assert [one.reports for one in here] == [
        tuple(r.id for r in sorted((r for r in days.reports if r.id in one.reports), key=by_time))
        for one in here
    ]


def test_what_is_looked_up_in_the_registers_does_not_travel(registers):
    look = stories.LookThrough(registers)
    bare = len(pickle.dumps(look))
    assert look.indexed is look.indexed
    assert len(pickle.dumps(look)) == bare
    assert pickle.loads(pickle.dumps(look)).registers == registers
