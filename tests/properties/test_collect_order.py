"""No order and no repetition of captures changes what the archive holds."""

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standfirst.archive import Archive
from standfirst.collect.captures import capture_bytes
from standfirst.collect.feeds.reading import read_feed
from standfirst.run.batches import Batch
from standfirst.run.desks import new_desk

NOON = datetime(2022, 12, 12, 12, tzinfo=UTC)
ITEMS = 6
WORDS = (
    "<p>Report {0} from Karsk: the power is back in {0} of nine streets, the council said.</p>"
    "<p>“The rest will follow before noon,” councillor Petra Lunz told reporters on Monday.</p>"
    "<p>Crews had worked through the night at {0} sites, and the water works ran on diesel.</p>"
    "<p>Schools stay shut until Wednesday in all of the town, the notice on its door says, and the"
    " library opens at ten. The market was open. Buses ran on {0} lines, the operator said.</p>"
)
# A document of a feed: which feed, and which items it lists, each whole or as a teaser.
DOCUMENTS = st.tuples(
    st.integers(0, 2),
    st.dictionaries(st.integers(0, ITEMS - 1), st.booleans(), min_size=1, max_size=ITEMS),
)


def document(feed, items):
    rows = "".join(
        f"<item><guid>{n}</guid><title>Report {n}</title><link>https://council.example/{n}</link>"
        f"<pubDate>Mon, 12 Dec 2022 {n:02}:00:00 GMT</pubDate>"
        + (
            f"<content:encoded><![CDATA[{WORDS.format(n)}]]></content:encoded>"
            if whole
            else f"<description>Report {n} from Karsk: the power is back…</description>"
        )
        + "</item>"
        for n, whole in sorted(items.items())
    )
    head = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    title = "<title>Karsk Council</title>"
    data = (
        f"{head}<channel>{title}<link>https://council.example/{feed}</link>{rows}</channel></rss>"
    )
    return data.encode(), f"https://council.example/feed/{feed}"


def take(desk, archive, documents):
    batch = Batch(desk, archive, NOON)
    for n, (feed, items) in enumerate(documents):
        data, address = document(feed, items)
        at = NOON + timedelta(hours=n)
        captured = capture_bytes(data, address, "application/rss+xml", collected_at=at)
        batch.take(captured)
        for found in read_feed(captured):
            batch.take(found, at=at)
        batch.write()
    return batch.count()


def contents(archive):
    assert archive.check() == ()
    reports = {
        one.id: (one.text, one.headline, one.published_at, one.url, one.is_partial)
        for one in archive.current_reports()
    }
    return reports, {one.sha256 for one in archive.known_captures()}, set(archive.drops())


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(DOCUMENTS, min_size=1, max_size=5), st.data())
def test_any_order_and_repetition_gives_the_same_archive(documents, data):
    extra = data.draw(st.lists(st.sampled_from(documents), max_size=4))
    shuffled = data.draw(st.permutations([*documents, *extra]))
    with tempfile.TemporaryDirectory() as folder:
        one = new_desk(Path(folder) / "one", epoch=date(2021, 9, 14))
        other = new_desk(Path(folder) / "other", epoch=date(2021, 9, 14))
        with Archive.open(one.archive_path) as first, Archive.open(other.archive_path) as second:
            take(one, first, documents)
            take(other, second, shuffled)
            found = contents(first)
            assert found == contents(second)
            assert len(found[0]) == len({n for _, items in documents for n in items})
            count = take(one, first, shuffled)
            assert (count.added, count.revised) == (0, 0)
            assert contents(first) == found
