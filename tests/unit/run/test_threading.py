"""Stories go on from day to day, and no more days are grouped again than a report makes necessary."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from standfirst import group
from standfirst.archive import Archive, derived
from standfirst.group import leaving, reprints, traces
from standfirst.records import (
    EarlierDay,
    Judgement,
    Leaving,
    Report,
    Story,
    StoryChange,
    ThreadState,
)
from standfirst.run.grouping import bounds_of, group_stories, scope_of
from standfirst.run.reading import read_reports
from standfirst.run.threading import Chain

from .conftest import NOON, a_dated_report

DAYS = 6
REPAIRS = [
    "Crews worked on the burnt transformer of the Karsk power station; 40,000 homes stay dark.",
    "A second transformer for the Karsk power station left the port; 40,000 homes stay dark.",
    "The Karsk power station got its transformer back, and 12,000 of 40,000 homes have light.",
    "Karsk power station: the last of 40,000 homes without electricity wait for a transformer.",
    "The transformer of the Karsk power station was tested, 9,000 of 40,000 homes stay dark.",
    "All 40,000 homes have electricity again, the Karsk power station runs on its transformer.",
]


def a_repair(n, **fields):
    return a_dated_report(
        f"repair-{n}",
        REPAIRS[n],
        headline=f"Karsk power station transformer, day {n + 1}",
        hours=24 * n,
        **fields,
    )


def other_news(n):
    return a_dated_report(
        f"choir-{n}",
        f"The choir of Lypova sang round {n} of its winter songs in the town hall to applause.",
        headline=f"Lypova choir sings, evening {n}",
        hours=24 * n + 1,
        outlet="courier",
    )


@pytest.fixture
def long_story():
    return [one for n in range(DAYS) for one in (a_repair(n), other_news(n))]


@pytest.fixture
def grouped_days(monkeypatch):
    """The days that are grouped, as they are."""
    days = []
    carry_on = group.carry_on

    def noting(state, day, *rest, **fields):
        days.append(day)
        return carry_on(state, day, *rest, **fields)

    monkeypatch.setattr(group, "carry_on", noting)
    return days


def day_of(n):
    return date(2022, 12, 12) + timedelta(days=n)


def edition(desk, archive, n, **fields):
    start, end = bounds_of(desk, day_of(n), day_of(n), days_before=2)
    return group_stories(desk, archive, start=start, end=end, **fields)


def story_of(stories, report):
    return next(one for one in stories if report.id in one.reports)


def test_a_story_keeps_its_id_when_its_first_report_is_long_ago(desk, archive, long_story):
    archive.add(long_story)
    told = [story_of(edition(desk, archive, n), a_repair(n)) for n in range(DAYS)]
    assert {one.id for one in told} == {told[0].id}
    last = told[-1]
    assert last.reports == tuple(a_repair(n).id for n in (3, 4, 5))
    assert last.earlier == tuple(EarlierDay(day_of(n), 1, 1) for n in range(3))
    assert last.first_seen == a_repair(0).published_at
    assert last.days[-1].reports == (a_repair(5).id,)
    whole = story_of(group_stories(desk, archive), a_repair(0))
    assert (whole.id, len(whole.reports), whole.earlier) == (last.id, DAYS, ())


def test_a_report_of_today_has_today_alone_grouped_again(desk, archive, long_story, grouped_days):
    archive.add(long_story)
    edition(desk, archive, DAYS - 1)
    assert grouped_days == [day_of(n) for n in range(DAYS)]
    grouped_days.clear()
    archive.add([a_dated_report("tram", "A tram stood still in Sarn.", hours=24 * (DAYS - 1))])
    edition(desk, archive, DAYS - 1)
    assert grouped_days == [day_of(DAYS - 1)]


def test_one_more_report_alone_is_signed_and_printed(desk, archive, long_story, monkeypatch):
    archive.add(long_story)
    edition(desk, archive, DAYS - 1)
    archive.add([more := a_dated_report("tram", "A tram stood still.", hours=24 * (DAYS - 1))])
    made = []
    for name in ("sign_report", "print_report"):
        anew = getattr(traces, name)
        monkeypatch.setattr(
            traces,
            name,
            lambda one, *rest, anew=anew, **f: made.append(one.id) or anew(one, *rest, **f),
        )
    warm = edition(desk, archive, DAYS - 1)
    assert set(made) == {more.id}
    monkeypatch.setattr(group, "VERSION", "another")
    assert edition(desk, archive, DAYS - 1) == warm  # from nothing
    assert set(made) > {more.id}


def test_reprints_are_told_once_for_a_day_and_its_edition(desk, archive, long_story, monkeypatch):
    archive.add(long_story[:6])
    edition(desk, archive, 2)
    archive.add([a_dated_report("tram", "A tram stood still.", hours=49)])
    joined = []
    join = reprints.join_prints
    monkeypatch.setattr(
        reprints, "join_prints", lambda prints: joined.append(len(prints)) or join(prints)
    )
    edition(desk, archive, 2)
    assert joined == [7]


def test_a_late_report_has_its_day_and_those_behind_it_grouped_again(
    desk, archive, long_story, grouped_days
):
    archive.add(long_story)
    edition(desk, archive, DAYS - 1)
    grouped_days.clear()
    archive.add([a_dated_report("tram", "A tram stood still in Sarn.", hours=24 * 3)])
    edition(desk, archive, 2)
    assert grouped_days == []
    edition(desk, archive, DAYS - 1)
    assert grouped_days == [day_of(n) for n in (3, 4, 5)]


def test_days_come_out_the_same_in_any_order_and_after_a_rebuild(desk, archive, long_story):
    archive.add(long_story[:5])
    edition(desk, archive, 4)
    archive.add(long_story[5:])
    back = {n: edition(desk, archive, n) for n in reversed(range(DAYS))}
    with Archive.create(desk.folder / "cold.db") as other:
        other.add(long_story)
        assert {n: edition(desk, other, n) for n in range(DAYS)} == back


def test_what_was_known_at_a_moment_takes_days_that_were_grouped_before(
    desk, archive, long_story, grouped_days
):
    archive.add(long_story)
    edition(desk, archive, DAYS - 1)
    grouped_days.clear()
    as_of = NOON + timedelta(days=4, minutes=30)  # before the choir of that day
    told = edition(desk, archive, 4, as_of=as_of)
    assert grouped_days == [day_of(4)]
    assert other_news(4).id not in {one for story in told for one in story.reports}


def test_a_judgement_has_the_day_of_its_later_report_grouped_again(
    desk, archive, long_story, grouped_days
):
    archive.add(long_story)
    before = edition(desk, archive, DAYS - 1)
    assert story_of(before, other_news(4)).id != story_of(before, a_repair(4)).id
    grouped_days.clear()
    archive.add_judgement(Judgement("merge", other_news(4).id, a_repair(4).id, "editor", NOON))
    after = story_of(edition(desk, archive, DAYS - 1), a_repair(4))
    assert grouped_days == [day_of(4), day_of(5)]
    assert other_news(4).id in after.reports
    assert [(one.kind, one.reports) for one in after.changes] == [
        ("judged", (other_news(4).id, a_repair(4).id)),
    ]


def test_an_editors_word_on_a_report_of_long_ago_calls_its_story_back(
    desk, archive, long_story, monkeypatch
):
    monkeypatch.setattr(leaving, "LIVE_REPORTS", 1)
    flood = a_dated_report("flood", "The Mill Street cellars of Ostrel stood under water.")
    pumps = a_dated_report("pumps", "Firemen lent their pumps to a museum.", hours=24 * 4)
    archive.add([*long_story, flood, pumps])
    old = story_of(edition(desk, archive, 0), flood).id
    assert story_of(edition(desk, archive, DAYS - 1), pumps).id != old
    archive.add_judgement(Judgement("merge", flood.id, pumps.id, "editor", NOON))
    for n in (4, 5):
        told = story_of(edition(desk, archive, n), pumps)
        assert (told.id, told.reports) == (old, (pumps.id,))
        assert told.earlier == (EarlierDay(day_of(0), 1, 1),)
        assert told.first_seen == flood.published_at
    whole = story_of(group_stories(desk, archive), flood)
    assert (whole.id, whole.reports) == (old, (flood.id, pumps.id))


def test_an_editors_word_on_a_report_of_long_ago_binds_a_story_that_goes_on(
    desk, archive, long_story, monkeypatch
):
    monkeypatch.setattr(leaving, "LIVE_REPORTS", 1)
    archive.add(long_story)
    repairs = story_of(edition(desk, archive, DAYS - 1), a_repair(5)).id
    archive.add_judgement(Judgement("merge", a_repair(0).id, other_news(4).id, "editor", NOON))
    archive.add_judgement(Judgement("different", a_repair(1).id, a_repair(5).id, "editor", NOON))
    told = edition(desk, archive, DAYS - 1)
    assert story_of(told, other_news(4)).id == repairs
    parted = story_of(told, a_repair(5))
    assert parted.id != repairs
    assert parted.reports == (a_repair(5).id,)


def test_a_late_report_that_moves_others_is_noted(desk, archive, long_story):
    archive.add(long_story[2:])
    before = story_of(edition(desk, archive, 2), a_repair(1))
    late = a_repair(0)
    archive.add([late])
    after = story_of(edition(desk, archive, 2), a_repair(1))
    assert after.id != before.id  # its first report is another one now
    moves = archive.moves(before.id)
    assert {(one.report, one.into, one.late) for one in moves} == {
        (a_repair(n).id, after.id, (late.id,)) for n in (1, 2)
    }
    assert archive.moves(a_repair(1).id) == tuple(
        one for one in moves if one.report == a_repair(1).id
    )


def test_moves_outlast_a_grouping_that_is_broken_off(desk, archive, long_story, monkeypatch):
    archive.add(long_story[2:])
    before = story_of(edition(desk, archive, 2), a_repair(1))
    archive.add([a_repair(0)])
    with monkeypatch.context() as broken:
        broken.setattr(Archive, "save_moves", _break_off)
        with pytest.raises(KeyboardInterrupt):
            edition(desk, archive, 2)
    edition(desk, archive, 2)
    assert {one.report for one in archive.moves(before.id)} == {a_repair(1).id, a_repair(2).id}


def _break_off(*_):
    raise KeyboardInterrupt


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Auckland"])
def test_reports_of_the_calendars_ends_stop_no_grouping(desk, archive, long_story, zone):
    ends = [
        replace(a_repair(n), published_at=moment.replace(tzinfo=UTC))
        for n, moment in ((0, datetime.min), (1, datetime.max))  # noqa: DTZ901 - in UTC
    ]
    archive.add([*ends, *long_story[4:]])
    stories = group_stories(replace(desk, zone=ZoneInfo(zone)), archive)
    told = {one for story in stories for one in story.reports}
    assert told == {one.id for one in (*ends, *long_story[4:])}


def test_reports_without_a_time_come_behind_all_days(desk, archive, long_story):
    archive.add([*long_story, Report("r-undated", 1, REPAIRS[0])])
    stories = group_stories(desk, archive)
    assert "r-undated" in {one for story in stories for one in story.reports}
    assert archive.thread_state().date == day_of(DAYS - 1)
    start, end = bounds_of(desk, day_of(0), day_of(0))
    part = group_stories(desk, archive, start=start, end=end)
    assert {one for story in part for one in story.reports} == {
        a_repair(0).id,
        other_news(0).id,
    }


def test_another_register_has_the_last_days_grouped_again_and_leaves_the_ids(
    desk, archive, long_story, grouped_days
):
    archive.add(long_story)
    before = edition(desk, archive, DAYS - 1)
    whole = group_stories(desk, archive)
    grouped_days.clear()
    other = replace(desk, registers=replace(desk.registers, people=()))
    after = edition(other, archive, DAYS - 1)
    assert grouped_days == [day_of(n) for n in (3, 4, 5)]
    assert story_of(after, a_repair(5)).id == story_of(before, a_repair(5)).id
    assert {one.id for one in group_stories(other, archive)} == {one.id for one in whole}
    grouped_days.clear()
    edition(other, archive, DAYS - 1)
    assert grouped_days == []


def test_one_more_report_has_its_own_story_alone_written_again(
    desk, archive, long_story, monkeypatch
):
    archive.add(long_story)
    edition(desk, archive, DAYS - 1)
    archive.add([more := a_dated_report("tram", "A tram stood still.", hours=24 * (DAYS - 1))])
    written = []
    write = derived.to_json
    monkeypatch.setattr(derived, "to_json", lambda one: written.append(one) or write(one))
    told = edition(desk, archive, DAYS - 1)
    assert [one.reports for one in written if isinstance(one, Story)] == [(more.id,)]
    start, end = bounds_of(desk, day_of(DAYS - 1), day_of(DAYS - 1), days_before=2)
    assert archive.stories(scope_of(start, end, None)) == told


@pytest.fixture
def registers_told(monkeypatch):
    """Have each story tell with how many people in the register each of its days was grouped."""
    carry_on = group.carry_on

    def telling(state, day, *rest, registers, **fields):
        state, left = carry_on(state, day, *rest, registers=registers, **fields)
        told = StoryChange("judged", day, (), None, f"{len(registers.people)} people")
        threads = [replace(one, changes=(*one.changes, told)) for one in state.threads]
        return replace(state, threads=tuple(threads)), left

    monkeypatch.setattr(group, "carry_on", telling)


@pytest.mark.usefixtures("registers_told")
def test_todays_stories_do_not_hang_on_which_old_editions_were_written_since_a_register_changed(
    desk, archive, long_story
):
    nobody = replace(desk, registers=replace(desk.registers, people=()))
    told = []
    for old in ([], [1, 2], [2, 0]):
        with Archive.create(desk.folder / f"{len(told)}.db") as other:
            other.add(long_story)
            edition(desk, other, DAYS - 1)
            for n in old:
                edition(nobody, other, n)
            told.append(edition(nobody, other, DAYS - 1))
            assert edition(nobody, other, DAYS - 1) == told[-1]
    assert told[0] == told[1] == told[2]
    words = [one.why for one in story_of(told[0], a_repair(5)).changes]
    assert len(set(words[:3])) == len(set(words[3:])) == 1
    assert words[0] != words[3] == "0 people"


def test_what_is_alive_is_read_as_the_days_are_that_are_grouped_again(desk, archive, long_story):
    archive.add(long_story)
    edition(desk, archive, DAYS - 1)
    nobody = replace(desk, registers=replace(desk.registers, people=()))
    edition(nobody, archive, DAYS - 1)
    assert read_reports(nobody, archive).done == 0


def test_what_was_known_at_a_moment_is_not_what_is_known_now(
    desk, archive, long_story, grouped_days
):
    archive.add(long_story)
    edition(desk, archive, DAYS - 1)
    state = archive.thread_state()
    morning = NOON + timedelta(days=DAYS - 1, minutes=30)  # before the choir of that day
    for n in range(4):
        edition(desk, archive, DAYS - 1, as_of=morning + timedelta(minutes=n))
        edition(desk, archive, DAYS - 2, as_of=morning - timedelta(days=1, minutes=n))
    assert archive.thread_state() == state
    grouped_days.clear()
    edition(desk, archive, DAYS - 1)
    group_stories(desk, archive, start=bounds_of(desk, day_of(0))[0])
    assert grouped_days == []


def test_days_grouped_as_of_a_moment_are_taken_where_that_was_all(
    desk, archive, long_story, grouped_days
):
    archive.add(long_story)
    edition(desk, archive, DAYS - 1, as_of=NOON + timedelta(days=DAYS))
    assert archive.thread_state().date is None
    grouped_days.clear()
    edition(desk, archive, DAYS - 1)
    assert grouped_days == []
    assert archive.thread_state().date == day_of(DAYS - 1)


def push_out(archive):
    """Have the states of all days let go, as other processes may."""
    for n in range(DAYS):
        for k in range(3):
            archive.save_thread_day(f"x{n}-{k}", ThreadState(day_of(n)), Leaving())


def test_no_state_is_missed_that_another_process_lets_go(desk, archive, long_story, monkeypatch):
    monkeypatch.setattr(leaving, "LIVE_REPORTS", 1)
    archive.add(long_story)
    edition(desk, archive, DAYS - 1)
    tram = a_dated_report("tram", "A tram stood still in Sarn.", hours=24 * (DAYS - 1))
    archive.add([tram])
    carry_on = group.carry_on

    def racing(*rest, **fields):
        push_out(archive)
        return carry_on(*rest, **fields)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(group, "carry_on", racing)
        told = group_stories(desk, archive)
    with Archive.create(desk.folder / "alone.db") as other:
        other.add([*long_story, tram])
        assert group_stories(desk, other) == told


def test_a_state_that_was_let_go_is_made_again(desk, archive, long_story, grouped_days):
    archive.add(long_story)
    told = edition(desk, archive, DAYS - 1)
    chain = Chain(desk, archive, [])
    push_out(archive)
    grouped_days.clear()
    threads = chain.follow(None)
    assert grouped_days == [day_of(n) for n in range(DAYS)]
    assert {threads.story_of[r] for one in told for r in one.reports} == {one.id for one in told}


def test_what_no_live_day_needs_is_compared_by_nothing_any_more(
    desk, archive, long_story, monkeypatch
):
    monkeypatch.setattr(leaving, "LIVE_REPORTS", 1)
    archive.add(long_story)
    edition(desk, archive, DAYS - 1)
    kept = {one.report for one in archive.traces((one.id, 1) for one in long_story)}
    assert kept == {one.id for n in (3, 4, 5) for one in (a_repair(n), other_news(n))}
