"""``standfirst feeds`` and ``standfirst collect``, run as a user runs them."""

import json

import pytest

from bad_server import BadServer, says
from fakes import run_command as run

PAGE = (
    "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>The water in Sarn is off"
    " until {1}, the council said in a notice on its door.</p></article></body></html>"
)


def page(title="Water is off", until="Monday noon"):
    return says(
        "200 OK", PAGE.format(title, until).encode(), "Content-Type: text/html", 'ETag: "1"'
    )


@pytest.fixture
def server():
    with BadServer({"/water": page(), "/gas": page("Gas is off", "Friday")}) as server:
        yield server


@pytest.fixture
def sarn(tmp_path):
    assert run("new", tmp_path / "sarn").exit_code == 0
    file = tmp_path / "sarn" / "desk.toml"
    manners = 'contact = "desk@sarn.example"\nallowed_hosts = ["127.0.0.1"]\ngap_seconds = 0\n'
    file.write_text(file.read_text("utf-8").replace('contact = ""\n', manners), "utf-8")
    return tmp_path / "sarn"


def follow(sarn, *addresses):
    added = run("feeds", "add", *addresses, "--kind", "page", "--desk", sarn)
    assert added.exit_code == 0, added.output
    return added


def test_collect_adds_what_is_new_and_says_it_by_the_contract(sarn, server):
    follow(sarn, server.url("/water"), server.url("/gas"))
    done = run("collect", "--desk", sarn, "--json")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout) == {"added": 2, "revised": 0, "unchanged": 0, "dropped": []}
    again = run("collect", "--desk", sarn)
    assert again.stdout == (
        "0 feeds visited, 2 not yet: 0 added, 0 revised, 0 unchanged, 0 left out\n"
    )
    assert run("collect", "--due", "--desk", sarn).exit_code == 0


def test_feed_that_fails_is_told_in_one_line_everywhere(sarn, server):
    follow(sarn, server.url("/water"), server.url("/absent"))
    done = run("collect", "--desk", sarn)
    fact = f"{server.url('/absent')}: answers 404 (Not Found); it is tried again later"
    assert done.exit_code == 1
    assert f"  failed: {fact}\n" in done.stdout
    assert done.stderr == f"standfirst: 1 feed failed; the first: {fact}\n"
    assert (
        f"{server.url('/absent')}: failed once: {fact.partition(': ')[2]}\n"
        in run("feeds", "--desk", sarn).stdout
    )
    doctor = run("doctor", "--desk", sarn).stdout
    assert f"attention feeds: 1 of 2 failed at the last visit: {server.url('/absent')}" in doctor


def test_failed_feed_is_among_the_dropped_of_the_contract(sarn, server):
    follow(sarn, server.url("/absent"))
    done = run("collect", "--desk", sarn, "--json")
    (drop,) = json.loads(done.stdout)["dropped"]
    assert (drop["what"], drop["reason"]) == (server.url("/absent"), "http-404")


def test_feeds_are_listed_with_their_state(sarn, server):
    assert "no feeds yet" in run("feeds", "--desk", sarn).stdout
    follow(sarn, server.url("/water"), "--title", "Water", "--every", "30", "--outlet", "Council")
    run("collect", "--desk", sarn)
    line = next(row for row in run("feeds", "--desk", sarn).stdout.splitlines() if "Water" in row)
    assert line.split()[:2] == ["Water", "page"]
    assert line.rstrip().endswith("in 30 min")
    (told,) = json.loads(run("feeds", "--desk", sarn, "--json").stdout)
    assert (told["title"], told["every"], told["outlet"]) == ("Water", 30, "Council")
    assert told["state"]["etag"] == '"1"'
    assert told["state"]["last_good"]


def test_feed_is_added_once_and_removed_by_its_title(sarn):
    address = "https://sarn.example/notice"
    assert follow(sarn, address, "--title", "Notices").stdout == "added Notices\n"
    assert follow(sarn, address).stdout == "1 listed already\n"
    assert run("feeds", "remove", "Notices", "--desk", sarn).stdout == "removed Notices\n"
    gone = run("feeds", "remove", "Notices", "--desk", sarn)
    assert (gone.exit_code, gone.stdout) == (2, "")
    assert "Notices: no such feed" in gone.stderr


def test_wrong_use_is_told(sarn):
    kind = run("feeds", "add", "https://x.example/", "--kind", "pigeon", "--desk", sarn)
    assert kind.exit_code == 2
    assert "pigeon: no such kind of source" in kind.stderr
    assert run("feeds", "add", "x", "--every", "5", "--desk", sarn).exit_code == 2
    assert run("collect", "--watch", "--json", "--desk", sarn).exit_code == 2
    assert run("feeds", "--json", "add", "x", "--desk", sarn).exit_code == 2


def test_desk_without_a_contact_collects_nothing(tmp_path):
    run("new", tmp_path / "desk")
    done = run("collect", "--desk", tmp_path / "desk")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "names no contact" in done.stderr


def test_desk_without_feeds_is_told_how_to_add_one(sarn):
    done = run("collect", "--desk", sarn)
    assert done.exit_code == 0
    assert 'no feeds yet; "standfirst feeds add ADDRESS" adds one' in done.stderr


def test_second_collector_ends_at_once_with_one_line(sarn, server):
    from datetime import UTC, datetime

    from standfirst.archive import Archive
    from standfirst.run.leases import NAME, is_dead

    follow(sarn, server.url("/water"))
    with Archive.open(sarn / "standfirst.db") as archive:
        archive.take_lease(NAME, "elsewhere/7/x", datetime.now(UTC), is_dead)
    done = run("collect", "--due", "--desk", sarn)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("standfirst: another collector (elsewhere/7/x) has been at work")
    assert server.requests == []


def test_hostile_words_cannot_act_on_the_terminal(sarn, server):
    server.behaviours["/evil"] = says("404 \x1b]0;owned\x07", b"", "X: y")
    follow(sarn, server.url("/evil"), "--title", "Evil \x1b[31m\u202etitle")
    run("collect", "--desk", sarn)
    shown = run("feeds", "--desk", sarn).stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_watch_goes_round_after_round_and_outlives_trouble(sarn, server, monkeypatch):
    from standfirst.cli import watching
    from standfirst.config import load_desk
    from standfirst.errors import ArchiveError

    follow(sarn, server.url("/water"))
    naps = []
    boards = []
    real = watching.collect

    def breaks_once(*given, **options):
        boards.append(options["watcher"])
        if len(naps) == 1:
            raise ArchiveError("x: the archive is locked by another program; wait")
        return real(*given, **options)

    monkeypatch.setattr(watching, "collect", breaks_once)
    assert watching.watch_feeds(load_desk(sarn), rounds=3, sleep=naps.append) == 0
    assert len(server.asked("/water")) == 1
    assert naps == [60.0, 60.0]
    assert "0 feeds visited" in boards[0].summary


def test_captures_are_exported_as_a_web_archive(sarn, server, tmp_path):
    follow(sarn, server.url("/water"))
    run("collect", "--desk", sarn)
    done = run("export", "--format", "warc", tmp_path / "all.warc.gz", "--desk", sarn, "--json")
    assert json.loads(done.stdout) == {
        "format": "warc",
        "out": str(tmp_path / "all.warc.gz"),
        "records": 3,
    }
    piped = run("export", "--format", "warc", "-", "--desk", sarn)
    assert piped.stdout_bytes == (tmp_path / "all.warc.gz").read_bytes()
    wrong = run("export", "--format", "warc", "--revisions", "-", "--desk", sarn)
    assert (wrong.exit_code, wrong.stdout) == (2, "")


def test_captures_are_read_again(sarn, server):
    follow(sarn, server.url("/water"))
    run("collect", "--desk", sarn)
    done = run("reread", "--desk", sarn, "--json")
    assert json.loads(done.stdout) == {"added": 0, "revised": 0, "unchanged": 1, "dropped": []}
    assert run("reread", "--desk", sarn).stdout == ("0 added, 0 revised, 1 unchanged, 0 left out\n")


RSS = (
    '<rss version="2.0"><channel><title>Sarn Council: {0}</title><item><guid>{0}-1</guid>'
    "<title>Water is off</title><pubDate>Mon, 12 Dec 2022 10:00:00 GMT</pubDate><description>The"
    " water in Sarn is off until noon, the council said.</description></item></channel></rss>"
)


def rss(name):
    return says("200 OK", RSS.format(name).encode(), "Content-Type: application/rss+xml")


def test_site_is_asked_for_its_feeds(sarn, server):
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="/{name}" title="{name}">'
        for name in ("news", "notices")
    )
    server.behaviours |= {
        "/": says("200 OK", f"<html><head>{links}</head></html>".encode()),
        "/news": rss("news"),
        "/notices": rss("notices"),
    }
    added = run("feeds", "add", server.url("/"), "--desk", sarn)
    assert added.stdout == "added news\n"
    assert f"names {server.url('/notices')} too; --all adds every one" in added.stderr
    done = run("feeds", "--desk", sarn, "add", server.url("/"), "--all")
    assert done.stdout == "added notices\n1 listed already\n"
    assert json.loads(run("collect", "--desk", sarn, "--json").stdout)["added"] == 2


def test_site_without_feeds_is_told(sarn, server):
    done = run("feeds", "add", server.url("/water"), "--desk", sarn)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "names no feed; --kind page follows the page itself" in done.stderr
    gone = run("feeds", "add", server.url("/absent"), "--desk", sarn)
    assert gone.exit_code == 2
    assert "answers 404" in gone.stderr


def test_lists_of_feeds_come_and_go_with_their_folders(sarn, server, tmp_path):
    file = tmp_path / "mine.opml"
    file.write_text(
        '<opml version="2.0"><body><outline text="Councils"><outline text="Sarn" type="rss"'
        f' xmlUrl="{server.url("/rss")}"/></outline><outline text="Bad" xmlUrl="gopher://x/"/>'
        "</body></opml>",
        "utf-8",
    )
    server.behaviours |= {"/rss": says("301 Moved", b"", "Location: /new"), "/new": rss("new")}
    done = run("feeds", "import", file, "--desk", sarn)
    assert (done.exit_code, done.stdout) == (1, "added Sarn\n")
    assert "left out: mine.opml: Bad: address" in done.stderr
    (told,) = json.loads(run("feeds", "--desk", sarn, "--json").stdout)
    assert (told["folder"], told["kind"]) == ("Councils", "feed")
    assert "Councils" in run("feeds", "--desk", sarn).stdout
    run("collect", "--desk", sarn)
    written = run("feeds", "export", "--desk", sarn).stdout
    assert server.url("/new") in written
    assert server.url("/rss") not in written
    assert run("feeds", "export", tmp_path / "out.opml", "--desk", sarn).exit_code == 0
    assert (tmp_path / "out.opml").read_text("utf-8") == written
    other = tmp_path / "other"
    run("new", other)
    assert run("feeds", "import", tmp_path / "out.opml", "--desk", other).exit_code == 0
    assert run("feeds", "export", "--desk", other).stdout == written.replace("sarn", "other")


def test_list_that_cannot_be_read_is_told(sarn, tmp_path):
    absent = run("feeds", "import", tmp_path / "absent.opml", "--desk", sarn)
    assert absent.exit_code == 2
    assert "absent.opml: cannot be read (No such file or directory)" in absent.stderr
    (tmp_path / "bad.opml").write_text("<html/>", "utf-8")
    bad = run("feeds", "import", tmp_path / "bad.opml", "--desk", sarn)
    assert bad.exit_code == 1
    assert "bad.opml: not-xml (is a web page)" in bad.stderr
