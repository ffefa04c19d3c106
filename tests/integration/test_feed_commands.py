from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.terminal import newsreader
from tests.support.web import Reply, Web, web
from tests.unit.capture.feeds.samples import ATOM, JSON, RSS

PAGE = b"""<!doctype html><html><head><title>Karsund Post</title>
<link rel="alternate" type="application/rss+xml" title="All" href="/all.xml">
<link rel="alternate" type="application/atom+xml" title="Islands" href="/islands.atom"></head>
<body><article><h1>Ferry talks collapse</h1><p>The last ferry left at noon, and no other will sail before Friday.</p></article></body></html>"""


@pytest.fixture
def site() -> Iterator[Web]:
    with web() as running:
        running.put("/", Reply(PAGE, headers={"Content-Type": "text/html"}))
        running.put("/all.xml", Reply(RSS.encode()))
        running.put("/islands.atom", Reply(ATOM.encode()))
        running.put("/feed.json", Reply(JSON.encode()))
        yield running


def call(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        newsreader("--library", str(folder), *words), capture_output=True, text=True, check=False
    )


def feeds(folder: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(call(folder, "feeds", "--json").stdout)["feeds"]
    return found


def test_a_feed_s_address_is_subscribed_to_and_its_articles_are_there(
    site: Web, tmp_path: Path
) -> None:
    done = call(tmp_path, "add", "--private", "--folder", "News//World", site.base + "/all.xml")
    assert (done.returncode, done.stdout) == (0, "2 added.\n")
    assert "RSS: Karsund Post, 2 items" in done.stderr
    [feed] = feeds(tmp_path)
    assert (feed["title"], feed["folder"], feed["held"]) == ("Karsund Post", "News/World", 2)
    assert call(tmp_path, "list", "folder:news").stdout.count("\n") == 2
    assert call(tmp_path, "list", "feed:post").stdout.count("\n") == 2
    assert call(tmp_path, "list", "feed:2").stdout == ""
    ferry = call(tmp_path, "list", "ferry").stdout.split("\t")[0]
    [shown] = json.loads(call(tmp_path, "show", "--json", ferry).stdout)["articles"]
    assert (shown["path"], shown["item"]) == (site.base + "/all.xml", "post-1")


def test_a_page_says_what_it_names_and_its_first_feed_is_subscribed_to(
    site: Web, tmp_path: Path
) -> None:
    done = call(tmp_path, "add", "--private", site.base)
    assert "a page with 2 feeds: 1. All; 2. Islands" in done.stderr
    assert feeds(tmp_path)[0]["url"] == site.base + "/all.xml"
    call(tmp_path, "add", "--private", "--feed", "2", site.base)
    assert [feed["url"] for feed in feeds(tmp_path)][1:] == [site.base + "/islands.atom"]
    wrong = call(tmp_path, "add", "--private", "--feed", "9", site.base)
    assert wrong.returncode == 1


def test_a_page_is_kept_where_it_is_asked_for_or_names_no_feed(site: Web, tmp_path: Path) -> None:
    bare = PAGE.replace(b"alternate", b"other")
    site.put("/story", Reply(bare, headers={"Content-Type": "text/html"}))
    for words in ((site.base + "/story",), ("--page", site.base)):
        done = call(tmp_path, "add", "--private", *words)
        assert (done.returncode, done.stdout) == (0, "1 added.\n")
    assert feeds(tmp_path) == []
    assert call(tmp_path, "list").stdout.count("\n") == 2


def test_a_site_s_feed_is_found_at_a_usual_place(site: Web, tmp_path: Path) -> None:
    site.put("/", Reply(PAGE.replace(b"alternate", b"other"), headers={"Content-Type": "text/html"}))  # fmt: skip
    site.put("/feed", Reply(RSS.encode()))
    done = call(tmp_path, "add", "--private", site.base)
    assert "a page with 1 feed: 1. Karsund Post" in done.stderr


def test_pages_feeds_and_files_on_loopback_end_in_one_library(site: Web, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Ferry stays\n\nThe ferry stays in port until Friday, the harbour master said.\n")  # fmt: skip
    folder = tmp_path / "library"
    done = call(folder, "add", "--private", str(note), site.base + "/feed.json", site.base + "/islands.atom")  # fmt: skip
    assert done.returncode == 0
    listed = call(folder, "list").stdout
    assert listed.count("\n") >= 3
    assert "Karsund Post" in listed


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript://a/%0aalert(1)", "http://127.0.0.1:9/", "http://[::1]:9/", "https://mara:s3cret@post.example/feed"])  # fmt: skip
def test_an_address_that_is_not_followed_is_a_failed_input(tmp_path: Path, url: str) -> None:
    done = call(tmp_path, "add", url)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_fetch_says_what_failed_and_with_quiet_says_it_once(site: Web, tmp_path: Path) -> None:
    call(tmp_path, "add", "--private", site.base + "/all.xml")
    nothing = call(tmp_path, "fetch", "--quiet")
    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (0, "", "")
    site.put("/all.xml", Reply(status=500))
    first = call(tmp_path, "fetch", "--all", "--quiet")
    assert first.returncode == 1
    assert "Karsund Post: the server failed (500). Last good" in first.stderr
    assert "2 items kept." in first.stderr
    second = call(tmp_path, "fetch", "--all", "--quiet")
    assert (second.returncode, second.stdout, second.stderr) == (1, "", "")
    loud = call(tmp_path, "fetch", "--all")
    assert "(3 tries)" in loud.stderr
    assert "1 failed" in loud.stdout


def test_feeds_are_renamed_sorted_paused_and_removed(site: Web, tmp_path: Path) -> None:
    call(tmp_path, "add", "--private", site.base + "/all.xml")
    assert "renamed: Karsund Post is The Post" in call(tmp_path, "feeds", "rename", "1", "The Post").stdout  # fmt: skip
    assert call(tmp_path, "feeds", "folder", "the post", "/News/ World/").returncode == 0
    assert feeds(tmp_path)[0]["folder"] == "News/World"
    call(tmp_path, "feeds", "pause", "the post")
    assert "(paused)" in call(tmp_path, "feeds").stdout
    assert call(tmp_path, "fetch", "--all").stdout == "No feed is due.\n"
    call(tmp_path, "feeds", "resume", "1")
    assert call(tmp_path, "feeds", "remove", "1").stdout == "unsubscribed: The Post; 2 items kept\n"
    assert feeds(tmp_path) == []
    assert call(tmp_path, "list").stdout.count("\n") == 2
    assert call(tmp_path, "feeds", "rename", "nothing", "x").returncode == 2


def test_titles_of_feeds_cannot_steer_the_terminal(site: Web, tmp_path: Path) -> None:
    evil = RSS.replace("Karsund Post", "Karsund &#27;]0;x&#7; \x1b[2J\u202ePost")
    site.put("/evil", Reply(evil.encode()))
    done = call(tmp_path, "add", "--private", site.base + "/evil")
    listed = call(tmp_path, "feeds")
    for text in (done.stderr, done.stdout, listed.stdout, call(tmp_path, "list").stdout):
        assert not set(text) & set("\x1b\x07\u202e")


def test_a_list_of_feeds_is_exported(site: Web, tmp_path: Path) -> None:
    call(tmp_path, "add", "--private", site.base + "/all.xml")
    done = call(tmp_path, "export", "--format", "opml")
    file = tmp_path / "feeds.opml"
    file.write_text(done.stdout, encoding="utf-8")
    other = call(tmp_path / "other", "import", "opml", str(file))
    assert (other.returncode, other.stdout) == (0, "1 feed.\n")
    assert call(tmp_path, "export", "--format", "opml", "is:read").returncode == 2


def test_the_full_text_of_new_items_comes_by_itself_where_it_is_wanted(
    site: Web, tmp_path: Path
) -> None:
    link = site.put("/ferry", Reply(PAGE, headers={"Content-Type": "text/html"}))
    short = RSS.replace("<link>/ferry</link>", f"<link>{link}</link>").replace("https://post.example/bridge", site.base + "/gone")  # fmt: skip
    site.put("/short", Reply(b"<rss><channel><title>Post</title></channel></rss>"))
    call(tmp_path, "add", "--private", site.base + "/short")
    call(tmp_path, "feeds", "full-text", "1", "on")
    site.put("/short", Reply(short.encode()))
    call(tmp_path, "fetch", "--all")
    shown = json.loads(call(tmp_path, "show", "--json", *[line.split("\t")[0] for line in call(tmp_path, "list", "has:versions").stdout.splitlines()]).stdout)  # fmt: skip
    [article] = shown["articles"]
    assert article["path"] == link
    assert article["text"].startswith("The last ferry left at noon")
    asked = len(site.asked)
    call(tmp_path, "fetch", "--all")
    assert [one.path for one in site.asked[asked:]] == ["/short"]


def test_what_is_added_at_a_private_address_is_told_how_to_be_allowed(
    site: Web, tmp_path: Path
) -> None:
    refused = call(tmp_path, "add", f"{site.base}/all.xml").stderr
    assert "reached only where you allow it: newsreader add --private" in refused
    assert "feeds private FEED" not in refused
    assert call(tmp_path, "add", "--private", f"{site.base}/all.xml").returncode == 0


def test_a_feed_that_may_be_reached_now_is_due_at_once(site: Web, tmp_path: Path) -> None:
    (tmp_path / "f.opml").write_text(
        "<opml version='2.0'><body>"
        f"<outline type='rss' text='Post' xmlUrl='{site.base}/all.xml'/></body></opml>"
    )
    call(tmp_path, "import", "opml", str(tmp_path / "f.opml"))
    refused = call(tmp_path, "fetch")
    assert "newsreader feeds private FEED on" in refused.stderr
    assert feeds(tmp_path)[0]["error"]
    assert call(tmp_path, "feeds", "private", "all", "on").returncode == 0
    assert feeds(tmp_path)[0]["error"] is None
    assert "2 new" in call(tmp_path, "fetch").stdout
