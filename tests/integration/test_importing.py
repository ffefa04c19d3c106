from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.domain.errors import InputError
from newsreader.services.deriving import derive
from newsreader.services.fetching import due, fetch
from newsreader.services.importing import export_opml, import_newsboat, import_opml
from newsreader.services.library import Library
from newsreader.services.source_counts import sources_of
from newsreader.services.subscribing import change, feeds_of, subscribe, subscription_of
from newsreader.services.triaging import undo
from newsreader.services.views import rows_of
from tests.support.web import Reply, web
from tests.unit.capture.feeds.samples import RSS

URLS = """# mine
https://post.example/feed world "daily read" "~The Post"
https://ledger.example/rss courts !
"query:Unread world:unread = \\"yes\\" and tags # \\"world\\""
"query:Odd:title =~ \\"^a.*\\""
exec:~/bin/feed.sh
filter:~/bin/f:https://x.example/
https://mara:s3cret@inner.example/feed
not an address
"""
SCHEMA = """
CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, url VARCHAR(1024) NOT NULL, title VARCHAR(1024) NOT NULL,
 lastmodified INTEGER(11) NOT NULL DEFAULT 0, is_rtl INTEGER(1) NOT NULL DEFAULT 0, etag VARCHAR(128) NOT NULL DEFAULT "");
CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL, title VARCHAR(1024) NOT NULL,
 author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL, feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL,
 content VARCHAR(65535) NOT NULL, unread INTEGER(1) NOT NULL, enclosure_url VARCHAR(1024), enclosure_type VARCHAR(1024),
 enqueued INTEGER(1) NOT NULL DEFAULT 0, flags VARCHAR(52), deleted INTEGER(1) NOT NULL DEFAULT 0, base VARCHAR(128) NOT NULL DEFAULT "");
"""
ITEM = "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread, flags, deleted) VALUES (?,?,?,?,?,?,?,?,?,?)"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library") as one:
        yield one


def cache(path: Path, rows: list[tuple[object, ...]]) -> Path:
    with sqlite3.connect(path) as connection:
        connection.executescript(SCHEMA)
        connection.execute("INSERT INTO rss_feed (rssurl, url, title) VALUES ('https://post.example/feed', 'https://post.example/', 'Karsund Post')")  # fmt: skip
        connection.executemany(ITEM, rows)
    connection.close()
    return path


def item(guid: str, *, unread: int, flags: str = "", deleted: int = 0, at: int = 1936410420, feed: str = "https://post.example/feed") -> tuple[object, ...]:  # fmt: skip
    text = f"<p>The ferry {guid} stays in port, the harbour master said on Friday.</p>"
    return guid, f"Ferry {guid}", "Mara Lind", f"https://post.example/{guid}", feed, at, text, unread, flags, deleted  # fmt: skip


def test_a_newsboat_reader_reads_on_where_they_left(tmp_path: Path, library: Library) -> None:
    urls = tmp_path / "urls"
    urls.write_text(URLS, encoding="utf-8")
    rows = [item("a", unread=1), item("b", unread=0), item("c", unread=0, flags="s"), item("d", unread=1, deleted=1), item("e", unread=1, feed="https://gone.example/")]  # fmt: skip
    file = cache(tmp_path / "cache.db", rows)
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    imported = import_newsboat(library, urls, file)
    assert (imported.feeds, imported.views) == (3, 1)
    assert (imported.items, imported.unread, imported.starred) == (3, 1, 1)
    assert hashlib.sha256(file.read_bytes()).hexdigest() == before
    said = "\n".join(imported.said)
    for words in ("line 6: exec:", "line 7: filter:", "line 9: no http", 'query feed "Odd"', "password", "1 articles of feeds"):  # fmt: skip
        assert words in said
    assert "s3cret" not in said
    by_url = {f.subscription.url: f for f in feeds_of(library)}
    post = by_url["https://post.example/feed"]
    assert (post.title, post.subscription.folder, post.subscription.tags) == ("The Post", "world", ("world", "daily read"))  # fmt: skip
    assert (post.held, post.unread) == (3, 1)
    assert by_url["https://inner.example/feed"].subscription.user == "mara"
    derive(library)
    states = {row.title: (row.triage.read, row.triage.starred) for row in rows_of(library, "")}
    assert states == {"Ferry a": (False, False), "Ferry b": (True, False), "Ferry c": (True, True)}
    [view] = [s for s in sources_of(library).saved if s.name == "Unread world"]
    assert view.total == 1
    assert [r.title for r in rows_of(library, 'folder:"daily read" is:unread')] == ["Ferry a"]


def test_importing_twice_adds_only_what_is_new(tmp_path: Path, library: Library) -> None:
    urls = tmp_path / "urls"
    urls.write_text(URLS, encoding="utf-8")
    import_newsboat(library, urls, cache(tmp_path / "one.db", [item("a", unread=1)]))
    again = import_newsboat(
        library, urls, cache(tmp_path / "two.db", [item("a", unread=0), item("b", unread=1)])
    )
    assert (again.feeds, again.known, again.views, again.items) == (0, 3, 0, 1)


def test_the_first_look_after_an_import_changes_nothing_that_was_read(
    tmp_path: Path, library: Library
) -> None:
    with web() as site:
        url = site.put("/feed", Reply(RSS.encode()))
        urls = tmp_path / "urls"
        urls.write_text(f"{url}\n", encoding="utf-8")
        row = ("post-1", "Ferry talks collapse", "", "https://post.example/ferry", url, 0, "<p>As newsboat kept it.</p>", 0, "", 0)  # fmt: skip
        import_newsboat(library, urls, cache(tmp_path / "cache.db", [row]))
        [feed] = feeds_of(library)
        change(library, feed, "private", private=True)
        fetched = fetch(library, due(library, every=True))
        assert (fetched.new, fetched.versions) == (1, 0)
        site.put("/feed", Reply(RSS.replace("before Friday", "before Sunday").encode()))
        assert fetch(library, due(library, every=True)).versions == 1


@pytest.mark.parametrize("data", [b"", b"SQLite format 3\0 but no more", b"hello", None])
def test_a_cache_that_is_none_is_said(tmp_path: Path, library: Library, data: bytes | None) -> None:
    urls = tmp_path / "urls"
    urls.write_text("https://post.example/feed\n", encoding="utf-8")
    file = tmp_path / "cache.db"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(InputError):
        import_newsboat(library, urls, file)


def test_ten_thousand_cached_articles_come_in_within_the_time_for_a_fifth_of_a_minute(
    tmp_path: Path, library: Library
) -> None:
    urls = tmp_path / "urls"
    feeds = [f"https://{n}.example/feed" for n in range(200)]
    urls.write_text("\n".join(feeds), encoding="utf-8")
    rows = [item(f"{n}", unread=n % 3 == 0, feed=feeds[n % 200], at=1936410420 + n) for n in range(10_000)]  # fmt: skip
    began = time.process_time()
    imported = import_newsboat(library, urls, cache(tmp_path / "cache.db", rows))
    assert imported.items == 10_000
    assert time.process_time() - began < 12


def test_a_list_of_feeds_goes_out_and_comes_in_with_its_folders(
    tmp_path: Path, library: Library
) -> None:
    text = '<opml><body><outline text="News"><outline text="World"><outline text="Post" xmlUrl="https://post.example/feed"/></outline></outline><outline text="L" xmlUrl="https://l.example/" category="law"/></body></opml>'
    imported = import_opml(library, text.encode(), "feeds.opml")
    assert imported.feeds == 2
    written = export_opml(feeds_of(library))
    with Library(tmp_path / "other") as other:
        assert import_opml(other, written.encode(), "again.opml").feeds == 2
        key = lambda f: (f.subscription.url, f.subscription.folder, f.subscription.tags, f.title)  # noqa: E731
        assert sorted(map(key, feeds_of(other))) == sorted(map(key, feeds_of(library)))
    undo(library)
    assert feeds_of(library) == []
    with pytest.raises(InputError, match="no OPML"):
        import_opml(library, b"<rss/>", "feed.xml")


def test_names_and_passwords_are_no_part_of_a_list(library: Library) -> None:
    subscribe(library, [subscription_of("https://post.example/feed", user="mara", password_command="pass show post")])  # fmt: skip
    written = export_opml(feeds_of(library))
    assert "mara" not in written
    assert "pass show" not in written
