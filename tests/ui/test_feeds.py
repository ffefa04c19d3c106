from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.services.command_values import FEED_ACTS
from newsreader.services.deriving import derive
from newsreader.services.fetching import due, fetch
from newsreader.services.library import Library
from newsreader.services.subscribing import feeds_of, subscribe, subscription_of
from newsreader.services.views import rows_of
from newsreader.ui.handlers.feeds import USAGE
from tests.support.desks import Reader, reader
from tests.support.libraries import filled
from tests.support.web import Reply, Web, web
from tests.unit.capture.feeds.samples import RSS

OTHER = RSS.replace("Karsund Post", "Civic Ledger").replace("post-1", "c-1").replace("https://post.example/bridge", "https://ledger.example/b").replace("Ferry", "Ledger ferry").replace("ferry left", "court sat")  # fmt: skip
ITEM = "<item><title>Cup draw on Vell</title><guid>post-9</guid><description>The cup draw was held on Vell on Sunday, the league said.</description></item></channel>"


@pytest.fixture
def site() -> Iterator[Web]:
    with web() as running:
        running.put("/post", Reply(RSS.encode()))
        running.put("/ledger", Reply(OTHER.encode()))
        yield running


@pytest.fixture
def library(tmp_path: Path, site: Web) -> Iterator[Library]:
    with Library(tmp_path / "library") as one:
        subscribe(one, [subscription_of(site.base + "/post", private=True, folder="News/Islands"), subscription_of(site.base + "/ledger", private=True)])  # fmt: skip
        fetch(one, due(one))
        derive(one)
        yield one


def sources(desk: Reader) -> list[str]:
    width = desk.desk.sources.size.width - 2
    return [line[:width].rstrip() for line in desk.lines()]


async def test_the_sources_show_folders_and_feeds_with_what_is_unread(library: Library) -> None:
    async with reader(library, size=(120, 40)) as desk:
        shown = sources(desk)
        at = shown.index("  Feeds")
        assert [line.split() for line in shown[at + 1 : at + 5]] == [["Civic", "Ledger", "2"], ["News/", "2"], ["Islands/", "2"], ["Karsund", "Po…", "2"]]  # fmt: skip


async def test_refreshing_moves_nothing_and_what_is_new_waits(site: Web, library: Library) -> None:
    async with reader(library, size=(120, 40)) as desk:
        await desk.press("j")
        before, row = desk.titles, desk.desk.rows.current
        site.put("/post", Reply(RSS.replace("</channel>", ITEM).encode()))
        await desk.press("R")
        assert desk.titles == before
        assert desk.desk.rows.current == row
        assert "1 new waits: i" in desk.text
        assert "2 of 2 feeds asked, 1 new." in desk.text
        await desk.press("i")
        assert "Cup draw on Vell" in desk.titles


async def test_a_failure_is_said_in_words_where_the_feed_stands(
    site: Web, library: Library
) -> None:
    site.put("/ledger", Reply(status=500))
    async with reader(library, size=(120, 40)) as desk:
        await desk.press("R")
        assert "1 failed" in desk.text
        assert any(line.startswith("~ Civic") for line in sources(desk))
        await desk.type(":feed errors")
        await desk.press("enter")
        assert "Civic Ledger: the server failed (500). Last good " in desk.text
        assert "2 items kept." in desk.text


async def test_only_the_feeds_of_a_source_are_asked_there(site: Web, library: Library) -> None:
    async with reader(library, size=(120, 40)) as desk:
        before = len(site.asked)
        desk.desk.view.show('folder:"News"', "News/")
        await desk.settle()
        await desk.press("r")
        assert [asked.path for asked in site.asked[before:]] == ["/post"]


async def test_feeds_are_managed_by_name_and_each_step_is_undone(library: Library) -> None:
    async with reader(library, size=(120, 40)) as desk:
        desk.desk.view.show("feed:1", "Karsund Post")
        await desk.settle()
        for typed, said in (("rename The Post", "renamed: Karsund Post is The Post"), ("folder World", "The Post is in World"), ("pause", "paused: The Post; last good"), ("remove", "unsubscribed: The Post")):  # fmt: skip
            await desk.type(f":feed {typed}")
            await desk.press("enter")
            assert said in desk.text
        assert len(feeds_of(library)) == 1
        await desk.press("u", "u", "u", "u")
        found = {f.title: f.subscription.folder for f in feeds_of(library)}
        assert found == {"Karsund Post": "News/Islands", "Civic Ledger": ""}


async def test_a_feed_is_added_by_its_address_and_what_was_found_is_said(
    site: Web, library: Library
) -> None:
    url = site.put("/third", Reply(OTHER.replace("Civic", "Harbour").replace("c-1", "h-1").replace("ledger.example/b", "h.example/b").replace("court sat", "harbour slept").encode()))  # fmt: skip
    async with reader(library, size=(120, 40)) as desk:
        await desk.type(f":feed add {url} private")
        await desk.press("enter")
        assert [f.title for f in feeds_of(library)].count("Harbour Ledger") == 1
        assert any("Harbour Led" in line for line in sources(desk))


async def test_an_address_of_this_machine_is_refused_without_leave(
    site: Web, library: Library
) -> None:
    async with reader(library) as desk:
        await desk.type(f":add {site.base}/post")
        await desk.press("enter")
        assert "is this machine itself" in desk.text


async def test_the_full_text_of_an_item_comes_in_its_place(site: Web, tmp_path: Path) -> None:
    page = b"<html><head><title>Bridge</title></head><body><article><h1>Bridge reopens</h1><p>Four villages are still cut off, though the bridge to Vell reopened at noon.</p><p>The road behind it is under water, the county said on Monday evening.</p></article></body></html>"
    link = site.put("/bridge", Reply(page, headers={"Content-Type": "text/html"}))
    site.put("/short", Reply(RSS.replace("https://post.example/bridge", link).encode()))
    with Library(tmp_path / "other") as library:
        subscribe(library, [subscription_of(site.base + "/short", private=True)])
        fetch(library, due(library))
        derive(library)
        async with reader(library) as desk:
            await desk.press("j")
            assert desk.desk.rows.current is not None
            document = desk.desk.rows.current.document
            await desk.press("X")
            assert "full text of 1 article" in desk.text
            [row] = [row for row in rows_of(library, "") if row.document == document]
            assert (row.versions, row.words) == (2, 27)


async def test_an_article_without_an_address_is_not_said_to_be_asked_for(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("X")
            assert "there is no address to fetch" in desk.desk.status.message


async def test_a_library_without_feeds_says_how_to_get_one(tmp_path: Path) -> None:
    with Library(tmp_path / "none") as library:
        async with reader(library) as desk:
            await desk.press("R")
            assert "No feeds yet: :feed add URL" in desk.text


async def test_an_empty_view_says_when_feeds_were_last_asked(library: Library) -> None:
    async with reader(library, size=(120, 40)) as desk:
        desk.desk.view.show("is:unread", "Unread")
        await desk.settle()
        await desk.press("A")
        desk.desk.view.show("is:unread", "Unread")
        await desk.settle()
        assert "Nothing unread. Last fetch " in desk.text
        assert "2 feeds." in desk.text


async def test_tab_completes_what_can_be_done_with_feeds(library: Library) -> None:
    async with reader(library) as desk:
        await desk.press(":")
        await desk.type("feed pa")
        await desk.press("tab")
        assert desk.desk.asking.prompt.value == "feed pause"


def test_everything_that_is_completed_can_be_done() -> None:
    assert [act.strip() for act in FEED_ACTS] == sorted(
        {part.split()[0].removeprefix("feed ") for part in USAGE.removeprefix("feed ").split(" | ")}
    )
