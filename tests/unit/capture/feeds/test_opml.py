from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.capture.feeds.errors import NotAFeed
from newsreader.capture.feeds.opml import Outline, read_opml, write_opml

LIST = """<?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body>
<outline text="News"><outline title="World &amp; more" text="x"><outline type="rss" text="Post" title="The Post" xmlUrl="https://post.example/feed" htmlUrl="https://post.example/"/>
</outline><outline type="rss" text="Ledger" xmlurl="https://ledger.example/rss" category="/law,courts"/></outline>
<outline text="Alone" xmlUrl="http://alone.example/"/><outline text="again" xmlUrl="http://alone.example/"/>
<outline text="file" xmlUrl="file:///etc/passwd"/><outline text="script" xmlUrl="javascript:x"/></body></opml>"""


def test_a_list_is_read_with_its_folders() -> None:
    feeds, notes = read_opml(LIST.encode())
    assert notes == []
    assert feeds == [
        Outline("https://post.example/feed", "The Post", "News/World & more", (), "https://post.example/"),
        Outline("https://ledger.example/rss", "Ledger", "News", ("law", "courts")),
        Outline("http://alone.example/", "Alone"),
    ]  # fmt: skip


def test_a_damaged_list_gives_the_feeds_that_can_be_read() -> None:
    feeds, notes = read_opml(LIST[: LIST.index("Alone")].replace("Mine", "A & B").encode())
    assert [feed.url for feed in feeds] == ["https://post.example/feed", "https://ledger.example/rss"]  # fmt: skip
    assert notes


@pytest.mark.parametrize("data", [b"", b"<rss/>", b"hello", b"{}", b"\x00\x01" * 20])
def test_what_is_no_list_is_said(data: bytes) -> None:
    with pytest.raises(NotAFeed):
        read_opml(data)


def test_entities_of_a_list_are_refused() -> None:
    with pytest.raises(NotAFeed, match="refused"):
        read_opml(b'<!DOCTYPE opml [<!ENTITY a "b">]><opml><body/></opml>')


WORDS = st.text(
    alphabet=st.characters(blacklist_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), max_size=12
)
FOLDERS = st.lists(st.sampled_from(["News", "A & B", 'q"q', "<x>", "é"]), max_size=3).map("/".join)


@settings(deadline=None)
@given(st.lists(st.builds(Outline, url=st.integers(0, 99).map("https://a.example/{}".format), title=WORDS.map(lambda t: " ".join(t.split())), folder=FOLDERS), unique_by=lambda o: o.url, max_size=6))  # fmt: skip
def test_a_list_that_was_written_reads_the_same(feeds: list[Outline]) -> None:
    found, notes = read_opml(write_opml(feeds, "Mine").encode())
    assert notes == []
    assert {f.url: f.folder for f in found} == {f.url: f.folder for f in feeds}


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_break_the_reading_of_a_list(data: bytes) -> None:
    try:
        read_opml(b"<opml><body><outline xmlUrl='http://a.example/" + data)
    except NotAFeed:
        return


def test_outlines_nested_a_hundred_thousand_deep_are_survived() -> None:
    try:
        read_opml(b"<opml><body>" + b"<outline text='a'>" * 100_000)
    except NotAFeed:
        return
