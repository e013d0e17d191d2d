"""Whatever is published: each report is in one story and one origin, whatever the order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.archive import from_json, to_json
from standfirst.group import (
    Judged,
    Kept,
    Traces,
    carry_on,
    group_reports,
    reports_alive,
)
from standfirst.group.stories import day_in_utc
from standfirst.group.threads import by_time
from standfirst.records import Registers, Report, Span, ThreadState

WORDS = st.sampled_from(
    "Karsk Dubrel Sarn depot tram missile four 12 killed injured people soldiers denied it that"
    " Ashby talks grain ship . ! “ ” Карськ ракета Panzer 🚨 \n\n".split(" ")
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=40).map(" ".join),
    st.text(max_size=80),
)
START = datetime(2022, 12, 12, tzinfo=UTC)


@st.composite
def reports(draw) -> list[Report]:
    rows = draw(
        st.lists(
            st.tuples(
                TEXTS,
                st.sampled_from([None, "en", "uk", "de"]),
                st.sampled_from([None, "vpa", "wire"]),
                st.one_of(st.none(), st.integers(0, 140)),
            ),
            max_size=12,
        )
    )
    return [
        Report(
            id=f"r{n:02}",
            revision=1,
            text=text,
            language=language,
            outlet=outlet,
            published_at=START + timedelta(hours=hour) if hour is not None else None,
            body=Span(0, len(text)),
        )
        for n, (text, language, outlet, hour) in enumerate(rows)
    ]


@settings(max_examples=60, deadline=None)
@given(reports(), st.randoms(use_true_random=False))
def test_each_report_is_in_one_story_and_one_origin_in_any_order(given_reports, random):
    stories = group_reports(given_reports, {}, registers=Registers())
    ids = sorted(report.id for report in given_reports)
    assert sorted(r for story in stories for r in story.reports) == ids
    for story in stories:
        held = [r for origin in story.origins for r in origin.reports]
        assert sorted(held) == sorted(story.reports)
    assert len({story.id for story in stories}) == len(stories)
    shuffled = list(given_reports)
    random.shuffle(shuffled)
    assert group_reports(shuffled, {}, registers=Registers()) == stories


@settings(max_examples=40, deadline=None)
@given(reports())
def test_every_passage_of_a_story_is_cut_from_its_report(given_reports):
    texts = {report.id: report.text for report in given_reports}
    for story in group_reports(given_reports, {}, registers=Registers()):
        passages = [passage for one in story.corroborated for passage in one.passages]
        passages += [claim.passage for one in story.conflicts for claim in one.claims]
        passages += [story.headline] if story.headline else []
        for passage in passages:
            assert passage.report in story.reports
            assert passage.span.of(texts[passage.report]) == passage.exact


@settings(max_examples=40, deadline=None)
@given(reports())
def test_what_a_day_makes_of_its_reports_rests_on_no_later_day(given_reports):
    dated = [report for report in given_reports if report.published_at]
    for last in sorted({day_in_utc(report.published_at) for report in dated}):
        known = [report for report in dated if day_in_utc(report.published_at) <= last]
        state = follow(known)
        assert state == follow(dated, until=last)
        held = [report for text in state.texts for report in text]
        assert sorted(held) == sorted(report.id for report in known)
        assert len({thread.id for thread in state.threads}) == len(state.threads)
        numbers = [number for thread in state.threads for number in thread.texts]
        assert sorted(numbers) == list(range(len(state.texts)))


@settings(max_examples=40, deadline=None)
@given(reports(), st.randoms(use_true_random=False))
def test_the_state_of_a_day_is_the_same_in_any_order_and_from_where_it_was_kept(
    given_reports, random
):
    shuffled = list(given_reports)
    random.shuffle(shuffled)
    state = follow(given_reports)
    assert follow(shuffled, keep=lambda one: from_json(ThreadState, to_json(one))) == state


def follow(given_reports, *, until=None, keep=lambda state: state) -> ThreadState:
    """Carry stories on over the days of reports, up to a day, keeping each day's state."""
    days: dict[date | None, list[Report]] = {}
    for report in sorted(given_reports, key=by_time):
        day = day_in_utc(report.published_at) if report.published_at else None
        days.setdefault(day, []).append(report)
    by_id = {report.id: report for report in given_reports}
    state = ThreadState(None)
    for day, some in days.items():
        if until is not None and (day is None or day > until):
            break
        alive = [by_id[one] for one in reports_alive(state, day)]
        state, _ = carry_on(
            keep(state),
            day,
            [*some, *alive],
            {},
            registers=Registers(),
            judged=Judged(),
            traces=Traces(Registers()),
            day_of=day_in_utc,
        )
    return state


@settings(max_examples=60, deadline=None)
@given(reports(), st.randoms(use_true_random=False), st.data())
def test_what_was_kept_of_an_earlier_grouping_changes_nothing(given_reports, random, data):
    stamps = {report.id: f"{report.id}, as read" for report in given_reports}
    shuffled = list(given_reports)
    random.shuffle(shuffled)
    steps = data.draw(st.lists(st.integers(0, len(shuffled)), max_size=3).map(sorted))
    kept = Kept(stamps)
    for n in (*steps, len(shuffled)):
        arrived = shuffled[:n]
        stories = group_reports(arrived, {}, registers=Registers(), kept=kept)
        assert stories == group_reports(arrived, {}, registers=Registers())
        by_key = {kept.key_of(one.reports, one.origins): one for one in stories}
        kept = Kept(stamps, by_key)
