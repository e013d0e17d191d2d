"""Whatever is published: each report is in one story and one origin, whatever the order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.group import Kept, group_reports
from standfirst.records import Registers, Report, Span, Story

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
                st.one_of(st.none(), st.integers(0, 40)),
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
@given(reports(), st.lists(st.lists(st.integers(0, 11), min_size=1, max_size=4), max_size=4))
def test_known_stories_never_lend_one_id_to_two(given_reports, known):
    earlier = [
        Story(id=f"y1known{n}", reports=tuple(f"r{i:02}" for i in members))
        for n, members in enumerate(known)
    ]
    stories = group_reports(given_reports, {}, registers=Registers(), known=earlier)
    assert len({story.id for story in stories}) == len(stories)


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
