import dataclasses
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from standfirst import write
from standfirst.archive import lazily
from standfirst.errors import UsageError
from standfirst.records import Report, Story
from standfirst.run.grouping import group_stories
from standfirst.run.writing import count_days, last_day, write_day

from .conftest import NOON

DAY = date(2022, 12, 12)


def test_edition_is_numbered_stored_and_proved(desk, archive, a_day):
    archive.add(a_day)
    edition = write_day(desk, archive)
    assert (edition.number, edition.date) == (455, DAY)
    assert archive.latest_edition(DAY) == edition
    cited = {
        citation
        for section in edition.sections
        for sentence in (section.heading, *section.sentences)
        for citation in sentence.citations
    }
    assert cited
    for citation in cited:
        text = archive.report(citation.report, citation.revision).text
        assert text[citation.start : citation.end] == citation.exact


def test_second_run_writes_nothing_anew(desk, archive, a_day):
    archive.add(a_day)
    first = write_day(desk, archive)
    told = []
    assert write_day(desk, archive, tell=told.append) == first
    assert [one.done for one in told] == [0, 0, 0]
    assert [one.stage for one in told] == ["read", "group", "write"]
    assert archive.counts()["editions"] == 1


def test_no_story_is_looked_into_where_the_edition_is_kept(desk, archive, a_day, monkeypatch):
    archive.add(a_day)
    write_day(desk, archive)
    decoded = []
    decode = lazily.from_json
    monkeypatch.setattr(
        lazily, "from_json", lambda kind, text: decoded.append(kind) or decode(kind, text)
    )
    write_day(desk, archive)
    assert decoded == []
    assert len(group_stories(desk, archive)) == len(tuple(group_stories(desk, archive)))
    assert Story in decoded


def test_what_changed_is_written_anew(desk, archive, a_day, monkeypatch):
    archive.add(a_day)
    write_day(desk, archive)
    archive.add([dataclasses.replace(a_day[0], text=a_day[0].text.replace("40,000", "45,000"))])
    write_day(desk, archive)
    assert archive.counts()["editions"] == 2
    monkeypatch.setattr(write, "VERSION", "to come")
    write_day(desk, archive)
    assert archive.counts()["editions"] == 3


def test_a_change_of_a_profiles_attribution_writes_its_edition_anew(
    desk, archive, a_day, monkeypatch
):
    archive.add(a_day)
    folder = desk.folder / "profiles" / "mine"
    folder.mkdir(parents=True)
    asked = []

    def noted(request, as_usual=write.write_edition):
        asked.append(request.attribution)
        return as_usual(request)

    monkeypatch.setattr(write, "write_edition", noted)
    for form in ("said", "label", "label", "according"):
        (folder / "profile.toml").write_text(f'attribution = "{form}"\n', encoding="utf-8")
        write_day(desk, archive, profile="mine")
    assert asked == ["said", "label", "according"]


def test_past_state_can_be_written_again(desk, archive, a_day):
    archive.add(a_day)
    at = NOON + timedelta(hours=2)
    before = write_day(desk, archive, as_of=at)
    assert before.as_of == at
    edited = dataclasses.replace(
        a_day[0],
        text=a_day[0].text.replace("40,000", "45,000"),
        updated_at=NOON + timedelta(hours=6),
    )
    archive.add([edited])
    assert write_day(desk, archive, as_of=at) == before
    after = write_day(desk, archive)
    assert after != before
    assert after.as_of == NOON + timedelta(hours=6)


def test_same_reports_in_another_order_give_the_same_edition(desk, archive, a_day, tmp_path):
    from standfirst.archive import Archive, to_json

    archive.add(a_day)
    with Archive.create(tmp_path / "other.db") as other:
        for report in reversed(a_day):
            other.add([report])
        assert to_json(write_day(desk, other)) == to_json(write_day(desk, archive))


def test_last_day_and_days_follow_the_cut_off(desk, archive):
    with pytest.raises(UsageError, match="no dated report"):
        last_day(desk, archive)
    moments = [NOON, NOON + timedelta(hours=8, minutes=59), NOON + timedelta(hours=9)]
    archive.add([Report(f"r{n}", 1, "x", published_at=at) for n, at in enumerate(moments)])
    assert last_day(desk, archive) == date(2022, 12, 13)
    assert count_days(desk, archive) == {DAY: 2, date(2022, 12, 13): 1}


def test_day_without_reports_is_an_empty_edition(desk, archive, a_day):
    archive.add(a_day)
    edition = write_day(desk, archive, date(2022, 6, 1))
    assert (edition.headline, edition.sections) == (None, ())


def test_one_wrong_date_does_not_make_the_last_day(desk, archive, a_day):
    wrong = [
        dataclasses.replace(
            a_day[0],
            id=f"r-wrong-{moment.year}",
            published_at=moment,
            updated_at=moment,
            collected_at=NOON + timedelta(days=1),
        )
        for moment in (datetime.max.replace(tzinfo=UTC), NOON.replace(year=2099))
    ]
    archive.add([*a_day, *wrong])
    assert last_day(desk, archive) == DAY
    assert sum(count_days(desk, archive).values()) == 3
    assert write_day(desk, archive).date == DAY


def test_moment_that_has_no_other_zone_is_kept(desk, archive, a_day):
    late = datetime.max.replace(tzinfo=timezone(timedelta(hours=-12)))
    archive.add([dataclasses.replace(a_day[0], updated_at=late)])
    assert write_day(desk, archive).as_of == late


@pytest.mark.parametrize("day", [date.min, date.min + timedelta(days=1)])
def test_end_of_the_calendar_is_told_in_one_line(desk, archive, day):
    with pytest.raises(UsageError, match=r"give another day|epoch"):
        write_day(desk, archive, day)


def test_day_before_the_epoch_has_no_number(desk, archive, a_day):
    archive.add(a_day)
    with pytest.raises(UsageError, match="lies before"):
        write_day(desk, archive, desk.rule.epoch - timedelta(days=1))


def test_joined_days_are_one_edition_of_all_their_reports(desk, archive, a_day):
    late = dataclasses.replace(
        a_day[2], id="r-late", external_id="late", published_at=NOON + timedelta(hours=12)
    )
    archive.add([*a_day, late])
    joined = write_day(desk, archive, date(2022, 12, 13), first=DAY)
    assert (joined.number, joined.first_date, joined.date) == (456, DAY, date(2022, 12, 13))
    cited = {c.report for section in joined.sections for c in section.heading.citations}
    assert a_day[0].id in cited or a_day[1].id in cited
    assert archive.latest_edition(date(2022, 12, 13)) is None
    alone = write_day(desk, archive, date(2022, 12, 13))
    assert alone.first_date is None
    assert archive.latest_edition(date(2022, 12, 13)) == alone
    assert write_day(desk, archive, DAY, first=DAY).first_date is None


@pytest.mark.parametrize(
    ("first", "fault"),
    [
        (date(2022, 12, 14), "before 2022-12-13"),
        (date(2020, 1, 1), "on the epoch"),
        (date(2022, 1, 1), "more than 31 days"),
    ],
)
def test_days_that_cannot_be_joined_are_one_line(desk, archive, a_day, first, fault):
    archive.add(a_day)
    with pytest.raises(UsageError, match=fault):
        write_day(desk, archive, date(2022, 12, 13), first=first)


def test_what_is_kept_of_an_earlier_edition_changes_nothing_in_the_next(
    desk, archive, a_day, tmp_path
):
    from standfirst.archive import Archive, to_json

    for n in range(len(a_day)):
        archive.add(a_day[: n + 1])
        edition = write_day(desk, archive, DAY)
    assert len(archive.gists(a_day, write.VERSION)) == len(a_day)
    with Archive.create(tmp_path / "other.db") as other:
        other.add(a_day)
        assert to_json(write_day(desk, other, DAY)) == to_json(edition)
