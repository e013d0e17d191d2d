"""The list of feeds is a file of the editor's: what is not asked for stays as it is."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standfirst.config import load_feeds
from standfirst.errors import DeskError, NotFoundError
from standfirst.records import Feed, make_id
from standfirst.run.feedlist import add_feeds, find_feed, remove_feed, table_of

WIRE = Feed(make_id("f", "https://wire.example/rss"), "https://wire.example/rss", title="Wire")


def a_feed(address, **fields):
    return Feed(make_id("f", address), address, **fields)


def read(desk):
    return load_feeds(desk.feeds_path, desk.collecting.every)


def test_feeds_are_added_once_and_the_template_stays(desk):
    before = desk.feeds_path.read_text("utf-8")
    assert add_feeds(desk, [WIRE, WIRE]) == (WIRE,)
    assert add_feeds(desk, [WIRE]) == ()
    assert read(desk) == (WIRE,)
    assert desk.feeds_path.read_text("utf-8").startswith(before)


def test_list_is_made_where_there_is_none(desk):
    desk.feeds_path.unlink()
    add_feeds(desk, [WIRE])
    assert read(desk) == (WIRE,)


def test_all_settings_of_a_feed_are_kept(desk):
    feed = a_feed(
        "https://x.example/",
        kind="page",
        title='A "quoted" title\\ with ünïcode',
        outlet="wire",
        folder="A/B",
        every=45,
        language="uk",
        full_text=False,
    )
    add_feeds(desk, [feed])
    assert read(desk) == (feed,)


def test_removing_leaves_comments_and_the_others_as_they_were(desk):
    text = (
        '# mine\n\n[[feeds]]\naddress = "https://a.example/"\n# behind a\n\n'
        '# about b\n[[feeds]]\naddress = "https://b.example/"\nevery = 30\n\n'
        '# about c\n[[feeds]]  # the last\naddress = "https://c.example/"\n'
    )
    desk.feeds_path.write_text(text, "utf-8")
    assert remove_feed(desk, "https://b.example/").every == 30
    assert [one.address for one in read(desk)] == ["https://a.example/", "https://c.example/"]
    left = desk.feeds_path.read_text("utf-8")
    for words in ("# mine", "# behind a", "# about c", "# the last"):
        assert words in left
    remove_feed(desk, "https://c.example/")
    remove_feed(desk, "https://a.example/")
    assert read(desk) == ()


def test_list_written_in_another_way_is_left_to_its_editor(desk):
    text = 'feeds = [{address = "https://a.example/"}, {address = "https://b.example/"}]\n'
    desk.feeds_path.write_text(text, "utf-8")
    with pytest.raises(DeskError, match="only you can take"):
        remove_feed(desk, "https://a.example/")
    assert desk.feeds_path.read_text("utf-8") == text


def test_feed_is_found_by_address_id_or_title():
    feeds = [WIRE, a_feed("https://a.example/", title="Same"), a_feed("x", title="Same")]
    for key in (WIRE.address, WIRE.id, "Wire"):
        assert find_feed(feeds, key) is WIRE
    with pytest.raises(NotFoundError, match="no such feed"):
        find_feed(feeds, "nothing")
    with pytest.raises(NotFoundError, match="2 feeds have this title"):
        find_feed(feeds, "Same")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[feeds]]\n", "feeds 1: address is missing"),
        ('[[feeds]]\naddress = " "\n', "address is empty"),
        ('[[feeds]]\naddress = "a"\nevery = 5\n', "every is 5; it must be from 15"),
        ('[[feeds]]\naddress = "a"\n[[feeds]]\naddress = "a"\n', "feeds 2: a is listed twice"),
        ("[[feeds\n", "not valid TOML"),
    ],
)
def test_mistake_in_the_list_is_told_in_one_line(desk, text, words):
    desk.feeds_path.write_text(text, "utf-8")
    with pytest.raises(DeskError, match=words) as caught:
        read(desk)
    assert "feeds.toml" in str(caught.value)


def test_disk_that_refuses_leaves_the_list(desk, monkeypatch):
    add_feeds(desk, [WIRE])
    before = desk.feeds_path.read_text("utf-8")

    def refuses(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuses)
    with pytest.raises(DeskError, match="No space left"):
        add_feeds(desk, [a_feed("https://b.example/")])
    assert desk.feeds_path.read_text("utf-8") == before
    assert [one.name for one in desk.folder.iterdir() if one.name.startswith(".feeds")] == []


WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)


@settings(suppress_health_check=list(HealthCheck), max_examples=40, deadline=None)
@given(
    st.lists(
        st.builds(a_feed, WORDS.map(lambda one: "https://" + one), title=WORDS, folder=WORDS),
        unique_by=lambda one: one.id,
    ),
    st.data(),
)
def test_any_feeds_come_and_go(desk, feeds, data):
    desk.feeds_path.write_text("", "utf-8")
    add_feeds(desk, feeds)
    feeds = list(read(desk))
    while feeds:
        feed = data.draw(st.sampled_from(feeds))
        assert remove_feed(desk, feed.id) == feed
        feeds.remove(feed)
        assert list(read(desk)) == feeds


def test_table_says_only_what_is_not_usual():
    assert table_of(WIRE, 60) == '[[feeds]]\naddress = "https://wire.example/rss"\ntitle = "Wire"\n'
