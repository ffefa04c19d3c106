from __future__ import annotations

import logging
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsreader.domain.feeds import Feed, Subscription
from newsreader.domain.progress import Progress
from newsreader.net.client import Client
from newsreader.services import recovering
from newsreader.services.deriving import derive
from newsreader.services.feed_words import moment, trouble_of
from newsreader.services.fetching import Fetched, due, fetch
from newsreader.services.library import Library
from newsreader.services.subscribing import feeds_of, subscribe, subscription_of
from newsreader.services.triaging import redo, toggle, undo
from newsreader.services.views import rows_of
from newsreader.storage import feeds as feed_rows
from newsreader.storage.connections import LIBRARY_FILE, checkpoint, transaction
from tests.support.web import Asked, Reply, Web, web
from tests.unit.capture.feeds.samples import ALL, ATOM, RSS

XML = {"Content-Type": "application/rss+xml"}


@pytest.fixture
def site() -> Iterator[Web]:
    with web() as running:
        yield running


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library") as one:
        yield one


def follow(library: Library, *urls: str, **settings: object) -> list[int]:
    made = [subscription_of(url, private=True, **settings) for url in urls]
    return subscribe(library, made)[0]


def again(library: Library) -> Fetched:
    return fetch(library, due(library, every=True))


def only(library: Library) -> Feed:
    [feed] = feeds_of(library)
    return feed


def with_validators(body: str) -> Reply:
    return Reply(body.encode(), headers={**XML, "ETag": '"v1"', "Last-Modified": "Mon, 12 May 2031 06:00:00 GMT"})  # fmt: skip


@pytest.mark.parametrize("kind", ALL)
def test_a_feed_of_any_format_becomes_articles_with_evidence(
    site: Web, library: Library, kind: str
) -> None:
    follow(library, site.put("/feed", Reply(ALL[kind].encode(), headers=XML)))
    fetched = again(library)
    assert (fetched.new, fetched.failed) == (2, [])
    assert derive(library)
    ferry, bridge = rows_of(library, "")
    assert ferry.title == "Ferry talks collapse & minister recalls mediator"
    assert (ferry.outlet, bridge.outlet) == ("Karsund Post", "Karsund Post")
    assert ferry.published == "2031-05-12T05:47:00+02:00"
    feed = only(library)
    assert (feed.title, feed.held, feed.unread) == ("Karsund Post", 2, 2)


def test_validators_are_kept_from_the_very_first_answer(site: Web, library: Library) -> None:
    def answer(asked: Asked) -> Reply:
        same = asked.headers.get("if-none-match") == '"v1"'
        return Reply(status=304) if same else with_validators(RSS)

    follow(library, site.put("/feed", answer))
    assert again(library).new == 2
    fetched = again(library)
    assert (fetched.new, fetched.unchanged) == (0, 1)
    assert site.asked[1].headers["if-none-match"] == '"v1"'
    assert site.asked[1].headers["if-modified-since"] == "Mon, 12 May 2031 06:00:00 GMT"


def test_the_same_body_is_not_read_again(
    site: Web, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(library, site.put("/feed", Reply(RSS.encode(), headers=XML)))
    again(library)
    monkeypatch.setattr("newsreader.services.feed_answers.read_feed", None)
    fetched = again(library)
    assert (fetched.unchanged, fetched.failed) == (1, [])


def test_a_changed_item_is_a_new_version_that_keeps_its_star(site: Web, library: Library) -> None:
    follow(library, site.put("/feed", Reply(RSS.encode(), headers=XML)))
    again(library)
    derive(library)
    ferry = rows_of(library, "")[0]
    toggle(library, "star", [[ferry.document]])
    site.put("/feed", Reply(RSS.replace("before Friday", "before Sunday").encode(), headers=XML))
    fetched = again(library)
    assert (fetched.new, fetched.versions) == (0, 1)
    derive(library)
    changed = rows_of(library, "")[0]
    assert (changed.document, changed.versions, changed.updated) == (ferry.document, 2, True)
    assert changed.triage.starred


def test_markup_that_differs_at_every_look_makes_no_new_version(
    site: Web, library: Library
) -> None:
    follow(library, site.put("/feed", Reply(RSS.encode(), headers=XML)))
    again(library)
    counted = RSS.replace("</p><p>", '</p><img src="https://count.example/?2"><p>')
    site.put("/feed", Reply(counted.encode(), headers=XML))
    fetched = again(library)
    assert (fetched.new, fetched.versions) == (0, 0)


def test_one_item_in_two_feeds_is_one_article_while_it_says_the_same(
    site: Web, library: Library
) -> None:
    follow(library, site.put("/all", Reply(RSS.encode(), headers=XML)))
    again(library)
    other = RSS.replace("<title>Karsund Post", "<title>Karsund Post: Islands")
    hostile = RSS.replace("before Friday", "ever again")
    follow(library, site.put("/islands", Reply(other.encode(), headers=XML)))
    assert again(library).new == 0
    follow(library, site.put("/hostile", Reply(hostile.encode(), headers=XML)))
    fetched = again(library)
    assert (fetched.new, fetched.versions) == (1, 0)
    derive(library)
    assert len(rows_of(library, "")) == 3


def test_a_move_for_good_moves_the_subscription_and_says_so(site: Web, library: Library) -> None:
    old = site.put("/old", Reply(status=301, headers={"Location": "/new"}))
    new = site.put("/new", Reply(RSS.encode(), headers=XML))
    follow(library, old)
    fetched = again(library)
    assert only(library).subscription.url == new
    assert any("moved for good" in said and new in said for said in fetched.said)
    assert again(library).new == 0
    assert site.paths() == ["/old", "/new", "/new"]


def test_a_move_for_now_moves_nothing(site: Web, library: Library) -> None:
    old = site.put("/old", Reply(status=302, headers={"Location": "/new"}))
    site.put("/new", Reply(RSS.encode(), headers=XML))
    follow(library, old)
    assert again(library).new == 2
    assert only(library).subscription.url == old


def test_a_feed_that_is_gone_is_asked_no_more_and_its_articles_stay(
    site: Web, library: Library
) -> None:
    follow(library, site.put("/feed", Reply(RSS.encode(), headers=XML)))
    again(library)
    site.put("/feed", Reply(status=410))
    fetched = again(library)
    assert any("gone for good" in said for said in fetched.said)
    feed = only(library)
    assert (feed.state.gone, feed.held) == (True, 2)
    assert again(library).total == 0
    assert len(site.asked) == 2


def test_a_failure_says_why_when_it_was_last_well_and_what_is_kept(
    site: Web, library: Library
) -> None:
    follow(library, site.put("/feed", Reply(RSS.encode(), headers=XML)))
    again(library)
    site.put("/feed", Reply(status=500))
    again(library)
    again(library)
    words = trouble_of(only(library))
    assert words.startswith("the server failed (500) (2 tries). Last good ")
    assert words.endswith("Z, 2 items kept.")
    site.put("/feed", Reply(RSS.encode(), headers=XML))
    again(library)
    assert trouble_of(only(library)) == ""


def test_what_is_no_feed_any_more_is_said_and_nothing_is_lost(site: Web, library: Library) -> None:
    follow(library, site.put("/feed", Reply(RSS.encode(), headers=XML)))
    again(library)
    site.put("/feed", Reply(b"<html><body><p>We moved</p></body></html>"))
    fetched = again(library)
    assert fetched.failed == [(1, "it is a web page, and no feed")]
    assert only(library).held == 2


def test_a_damaged_feed_gives_what_can_be_read_and_says_so_once(
    site: Web, library: Library
) -> None:
    follow(library, site.put("/feed", Reply(RSS[: RSS.index("Four vill")].encode(), headers=XML)))
    fetched = again(library)
    assert fetched.new == 2
    assert any("damaged" in said for said in fetched.said)
    site.put("/feed", Reply(RSS[: RSS.index("Four vill") + 3].encode(), headers=XML))
    assert again(library).said == []


def test_a_server_s_wish_to_be_left_alone_holds_for_its_other_feeds_and_for_the_reader(
    site: Web, library: Library
) -> None:
    wait = Reply(status=429, headers={"Retry-After": "600"})
    numbers = follow(library, *(site.put(f"/{n}", wait) for n in range(8)))
    with Client(connections=1) as client:
        fetched = fetch(library, due(library, every=True), client=client)
    assert 1 <= len(site.asked) <= 5
    assert fetched.total == 8
    assert due(library, every=True) == []
    assert due(library, numbers) == []
    soon = [datetime.strptime(f.state.next_at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC) for f in feeds_of(library)]  # fmt: skip
    assert all(timedelta(minutes=9) < at - datetime.now(UTC) < timedelta(minutes=11) for at in soon)


def test_max_age_and_ttl_are_waited_for_unless_the_reader_asks(site: Web, library: Library) -> None:
    headers = {**XML, "Cache-Control": "max-age=7200"}
    numbers = follow(library, site.put("/feed", Reply(ATOM.encode(), headers=headers)))
    again(library)
    at = datetime.strptime(only(library).state.next_at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(minutes=115) < at - datetime.now(UTC) < timedelta(minutes=121)
    assert due(library) == []
    assert len(due(library, every=True)) == len(due(library, numbers)) == 1


def test_a_host_that_does_not_answer_is_not_asked_for_all_its_feeds(library: Library) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    follow(library, *(f"http://127.0.0.1:{port}/{n}" for n in range(40)))
    fetched = again(library)
    assert fetched.asked < 20
    assert len(fetched.failed) == 40
    assert any("did not answer before" in words for _, words in fetched.failed)


def test_few_are_asked_at_a_time_on_one_host(site: Web, library: Library) -> None:
    def slowly(asked: Asked) -> Reply:
        threading.Event().wait(0.03)
        return Reply(RSS.encode(), headers=XML)

    follow(library, *(site.put(f"/{n}", slowly) for n in range(20)))
    again(library)
    assert len(site.asked) == 20
    assert 1 < site.busiest <= 4


def test_offline_is_nobody_s_failure(library: Library) -> None:
    def look(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "later")

    follow(library, *(f"https://{n}.example/feed" for n in range(30)))
    with Client(lookup=look) as client:
        fetched = fetch(library, due(library), client=client)
    with Client(lookup=look) as client:
        later = fetch(library, due(library), client=client)
    assert fetched.offline
    assert fetched.failed == []
    assert fetched.sentence().startswith("Offline since ")
    assert later.since == fetched.since
    assert all(not feed.state.error for feed in feeds_of(library))
    assert len(due(library)) == 30


def test_a_look_can_be_stopped_and_what_came_is_kept(site: Web, library: Library) -> None:
    stopping = threading.Event()

    def answer(asked: Asked) -> Reply:
        if len(site.asked) > 10:
            stopping.set()
        return Reply(RSS.replace("post-1", asked.path).encode(), headers=XML)

    follow(library, *(site.put(f"/{n}", answer) for n in range(200)))
    fetched = fetch(library, due(library), cancelled=stopping.is_set)
    assert fetched.cancelled
    assert 0 < fetched.asked < 200
    assert sum(bool(feed.state.last_good) for feed in feeds_of(library)) == fetched.asked


def test_progress_counts_to_the_end(site: Web, library: Library) -> None:
    follow(library, *(site.put(f"/{n}", Reply(RSS.encode(), headers=XML)) for n in range(12)))
    follow(library, site.base + "/missing")
    told: list[Progress] = []
    fetch(library, due(library), report=told.append)
    assert (told[-1].job, told[-1].done, told[-1].total, told[-1].failed) == ("fetch", 13, 13, 1)
    assert [p.done for p in told] == sorted(p.done for p in told)


def test_one_process_fetches_at_a_time(site: Web, library: Library) -> None:
    follow(library, site.put("/feed", Reply(RSS.encode(), headers=XML)))
    code = (
        "import sys, fcntl\n"
        f"file = open({str(library.folder / 'fetch.lock')!r}, 'w')\n"
        "fcntl.flock(file, fcntl.LOCK_EX)\nprint('held', flush=True)\nsys.stdin.read()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with other:
        assert other.stdout is not None
        assert other.stdin is not None
        other.stdout.readline()
        assert again(library).busy
        assert site.asked == []
        other.stdin.close()
    assert again(library).new == 2


def test_a_private_address_is_refused_for_a_feed_that_was_not_allowed_one(
    site: Web, library: Library
) -> None:
    subscribe(library, [subscription_of(site.put("/feed", Reply(RSS.encode())))])
    fetched = again(library)
    assert len(fetched.failed) == 1
    assert "only where you allow it" in fetched.failed[0][1]
    assert site.asked == []


def test_a_password_comes_from_a_command_and_stands_nowhere(
    site: Web, library: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("s3cret-w0rd\n", encoding="utf-8")
    url = site.put("/feed", Reply(RSS.encode(), headers=XML))
    with caplog.at_level(logging.DEBUG):
        follow(library, url, user="mara", password_command=f"cat {secret}")
        again(library)
    assert site.asked[0].headers["authorization"].startswith("Basic ")
    library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    kept = b"".join(path.read_bytes() for path in library.folder.iterdir() if path.is_file())
    for form in (b"s3cret-w0rd", b"bWFyYTpzM2NyZXQtdzByZA"):
        assert form not in kept
    assert "s3cret-w0rd" not in caplog.text


def test_a_password_command_that_fails_is_a_sentence_and_nothing_is_asked(
    site: Web, library: Library
) -> None:
    url = site.put("/feed", Reply(RSS.encode(), headers=XML))
    follow(library, url, user="mara", password_command="exit 3")
    fetched = again(library)
    assert fetched.failed == [(1, "the command for its password printed none")]
    assert site.asked == []


def test_an_address_with_a_password_is_not_kept() -> None:
    with pytest.raises(Exception, match="password") as caught:
        subscription_of("https://mara:s3cret@post.example/feed")
    assert "s3cret" not in str(caught.value)


def test_subscribing_and_what_is_decided_can_be_undone(site: Web, library: Library) -> None:
    follow(library, site.put("/feed", Reply(RSS.encode(), headers=XML)))
    again(library)
    undo(library)
    assert feeds_of(library) == []
    redo(library)
    feed = only(library)
    assert (feed.held, feed.title) == (2, "Karsund Post")
    assert again(library).new == 0


def test_a_state_that_cannot_be_read_is_as_none(library: Library) -> None:
    subscribe(library, [Subscription("https://post.example/feed")])
    with transaction(library.connection):
        library.connection.execute("INSERT INTO meta VALUES ('feed 1', 'no json')")
    assert feed_rows.all_feeds(library.connection)[0].state.error == ""


def test_a_feed_s_title_is_made_safe_before_anything_is_said_of_it(
    site: Web, library: Library
) -> None:
    evil = RSS.replace("Karsund Post", "Karsund\u202e &#8238;\u200bPost\U000e0041").replace(
        "</channel>", ""
    )
    follow(library, site.put("/feed", Reply(evil.encode(), headers=XML)))
    fetched = again(library)
    assert not set("\u202e\u200b\U000e0041") & set(only(library).title + "".join(fetched.said))
    assert fetched.said


def test_moments_are_said_as_people_say_them() -> None:
    noon = datetime(2031, 5, 12, 12, 0, tzinfo=UTC)
    said = [
        moment(at, noon)
        for at in ("2031-05-12T06:58:01Z", "2031-05-08T14:10:00Z", "2031-03-03T01:00:00Z", "2030-03-03T01:00:00Z", "?")
    ]  # fmt: skip
    assert said == ["06:58Z", "Thu 14:10Z", "3 Mar", "3 Mar 2030", "?"]


def test_many_items_are_listed_before_any_of_them_is_matched(site: Web, library: Library) -> None:
    one = "<item><title>Ferry {n} stays</title><guid>{n}</guid><description>The ferry number {n} stays in port until Friday, the harbour master of Karsund said.</description></item>"
    many = "".join(one.replace("{n}", str(n)) for n in range(300))
    follow(library, site.put("/feed", Reply(f"<rss><channel><title>Post</title>{many}</channel></rss>".encode())))  # fmt: skip
    again(library)
    told: list[Progress] = []

    def stop() -> bool:
        return any(progress.job == "analysing" for progress in told)

    assert not derive(library, cancelled=stop, report=told.append)
    assert told[0].job == "listing"
    rows = rows_of(library, "")
    assert len(rows) == 300
    assert sum(row.shared < 0 for row in rows) == 300
    assert derive(library)
    whole = rows_of(library, "")
    assert [row.document for row in whole] == [row.document for row in rows]
    assert all(row.shared >= 0 for row in whole)


def test_a_damaged_library_gives_back_articles_of_feeds_with_their_marks(
    site: Web, tmp_path: Path
) -> None:
    folder = tmp_path / "library"
    with Library(folder) as library:
        follow(library, site.put("/feed", Reply(RSS.encode(), headers=XML)))
        again(library)
        derive(library)
        toggle(library, "star", [[rows_of(library, "")[0].document]])
        checkpoint(library.connection)
    path = folder / LIBRARY_FILE
    path.write_bytes(b"\xff" * 4096 + path.read_bytes()[4096:])
    recovering.recover(folder)
    with Library(folder) as library:
        derive(library)
        assert only(library).subscription.url == site.base + "/feed"
        [starred] = rows_of(library, "is:starred")
        assert starred.title.startswith("Ferry talks")
        assert starred.outlet == "Karsund Post"
        fetched = again(library)
        assert (fetched.new, fetched.versions) == (0, 0)
        assert only(library).held == 2
