"""An export, imported into an empty desk, gives the same reports."""

import dataclasses
import io
import json
import shutil
import tempfile
from datetime import UTC, date
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from standfirst.archive import Archive
from standfirst.run.desks import new_desk
from standfirst.run.exporting import export_jsonl
from standfirst.run.importing import import_paths

WORDS = st.lists(
    st.sampled_from(
        ["Power", "is", "back", "in", "Karsk.", "“Good,”", "she", "said.", "\n\n", "\n", "•"]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)
LINES = st.fixed_dictionaries(
    {"text": WORDS},
    optional={
        "id": st.sampled_from(["1", "2", "3"]),
        "outlet": st.sampled_from(["VPA", "Sarn Evening Post", " odd  name "]),
        "url": st.sampled_from(["https://vpa.example/1?utm_source=x", "https://vpa.example/2#a"]),
        "headline": WORDS,
        "standfirst": WORDS,
        "byline": WORDS,
        "language": st.sampled_from(["en", "uk"]),
        "published_at": st.datetimes(timezones=st.just(UTC)).map(lambda at: at.isoformat()),
        "updated_at": st.datetimes(timezones=st.just(UTC)).map(lambda at: at.isoformat()),
        "is_post": st.booleans(),
        "forwarded_from": st.just("VPA"),
        "reply_to": st.just("7"),
    },
)


def held_by(archive):
    return [
        dataclasses.replace(one, collected_at=None, capture=None, origin="")
        for one in archive.every_report(revisions=True)
    ]


def import_lines(folder, text):
    desk = new_desk(folder, epoch=date(2021, 9, 14))
    (folder / "in.jsonl").write_text(text, encoding="utf-8")
    archive = Archive.open(desk.archive_path)
    import_paths(desk, archive, [folder / "in.jsonl"])
    return archive


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(lines=st.lists(LINES, min_size=1, max_size=6), revisions=st.booleans())
@example(lines=[{"text": "Power\n\nPower\n\nback", "headline": "Power"}], revisions=True)
@example(
    lines=[{"id": "1", "text": "Four hurt."}, {"id": "1", "text": "Five hurt."}], revisions=False
)
def test_import_of_an_export_gives_the_same_archive(lines, revisions):
    folder = Path(tempfile.mkdtemp())
    try:
        text = "".join(json.dumps(line) + "\n" for line in lines)
        with import_lines(folder / "one", text) as one:
            out = io.StringIO()
            export_jsonl(one, out, revisions=revisions)
            wanted = held_by(one)
            if not revisions:
                newest = {report.id: report for report in wanted}
                wanted = [report for report in wanted if newest[report.id] == report]
            with import_lines(folder / "two", out.getvalue()) as two:
                assert sorted(held_by(two), key=repr) == sorted(wanted, key=repr)
                again = io.StringIO()
                export_jsonl(two, again, revisions=revisions)
                drop_time = lambda text: [  # noqa: E731
                    {k: v for k, v in json.loads(line).items() if k != "collected_at"}
                    for line in text.getvalue().splitlines()
                ]
                assert drop_time(again) == drop_time(out)
    finally:
        shutil.rmtree(folder)
