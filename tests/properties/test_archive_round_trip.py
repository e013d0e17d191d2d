"""Every record survives the archive as it was."""

import dataclasses
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from standfirst import records
from standfirst.archive import Archive, Done, EditionKey, from_json, to_json
from standfirst.records import Edition, Judgement, Reading, Report, Span, Story, Trace, make_id

ZONES = st.integers(-86399, 86399).map(lambda seconds: timezone(timedelta(seconds=seconds)))
MOMENTS = st.datetimes(timezones=ZONES)
# Surrogates have no UTF-8 form: collect refuses them, and JSON holds them escaped.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
SPANS = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: Span(*sorted(pair)))
for kind, strategy in ((datetime, MOMENTS), (Span, SPANS)):
    st.register_type_strategy(kind, strategy)
st.register_type_strategy(float, st.floats(allow_nan=False))

KINDS = [
    kind
    for kind in vars(records).values()
    if dataclasses.is_dataclass(kind)
    and isinstance(kind, type)
    and kind is not Trace  # holds bytes: it has columns of its own, and no JSON
]
BRIEF = settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_json_keeps_every_record(kind):
    @settings(BRIEF, max_examples=10)
    @given(st.from_type(kind))
    def keeps(record):
        again = from_json(kind, to_json(record))
        assert again == record
        assert to_json(again) == to_json(record)

    keeps()


def reports():
    plain = {"id": TEXTS, "revision": st.integers(1, 9), "text": TEXTS}
    return st.builds(
        Report,
        **plain,
        **{
            name: st.none() | TEXTS
            for name in "external_id outlet url language byline forwarded_from reply_to".split()
        },
        **{name: st.none() | MOMENTS for name in "published_at updated_at collected_at".split()},
        **{name: st.none() | SPANS for name in ("headline", "standfirst")},
        body=SPANS,
        is_post=st.booleans(),
        is_partial=st.booleans(),
        capture=st.none(),
        extractor=TEXTS,
        origin=TEXTS,
    )


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    with Archive.create(tmp_path_factory.mktemp("desk") / "standfirst.db") as archive:
        yield archive


@BRIEF
@given(report=reports())
@example(report=Report("r", 1, "a\0b \U0001f6f0", published_at=datetime.max.replace(tzinfo=UTC)))
@example(
    report=Report(
        "s", 1, "", published_at=datetime.min.replace(tzinfo=timezone(timedelta(hours=14)))
    )
)
def test_report_comes_back_as_it_was(archive, report):
    report = dataclasses.replace(report, id=make_id("r", repr(report)))
    archive.add([report])
    back = archive.report(report.id)
    assert back == report
    for name in ("published_at", "updated_at", "collected_at"):
        moment, written = getattr(back, name), getattr(report, name)
        assert moment is None or moment.utcoffset() == written.utcoffset()


@BRIEF
@given(st.from_type(Reading))
def test_reading_comes_back_as_it_was(archive, reading):
    report = Report(make_id("r", to_json(reading)), 1, "Text.")
    reading = dataclasses.replace(
        reading,
        report=report.id,
        revision=1,
        statements=tuple(
            dataclasses.replace(
                one,
                id=f"s{n}",
                report=report.id,
                revision=1,
                speaker=None,
                medium=None,
                parent=None,
            )
            for n, one in enumerate(reading.statements)
        ),
    )
    archive.add([report])
    archive.save_readings([(reading, Done("1", "x"))])
    archive.save_readings([(reading, Done("2", "y"))])
    assert archive.readings([report]) == {report.id: reading}
    assert archive.readings_done()[report.id, 1] == Done("2", "y")


@BRIEF
@given(st.from_type(Story), st.from_type(Edition), st.from_type(Judgement))
def test_story_edition_and_judgement_come_back_as_they_were(archive, story, edition, judgement):
    text = "plain"
    story = dataclasses.replace(story, id="t1", reports=("r1", "r2"))
    archive.save_stories("scope", [story], Done("1", "x"))
    assert archive.stories("scope") == (story,)
    key = EditionKey(edition.date, text)
    archive.save_edition(edition, key, Done("1", "x"))
    assert archive.edition(key) == (edition, Done("1", "x"))
    judgement = dataclasses.replace(judgement, kind=text, subject=text, other=None, who=text)
    archive.add_judgement(judgement)
    assert archive.judgements()[-1] == judgement
