from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.capture.feeds.discovery import feeds_on_page, usual_places

URL = "https://post.example/news/"


def test_a_page_names_its_feeds_and_those_of_comments_come_last() -> None:
    page = b"""<!doctype html><head>
    <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
    <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" title="All &amp; everything" href="all.atom">
    <link rel="alternate" type="application/json" href="/api/page/1"><link rel="alternate" hreflang="de" href="/de">
    <link rel="alternate" type="application/json" href="/feed.json">
    <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"><a href="/rss">RSS</a></head>"""
    found = feeds_on_page(page, URL)
    assert [feed.url for feed in found] == [
        "https://post.example/news/all.atom",
        "https://post.example/feed.json",
        "https://post.example/comments/feed",
    ]
    assert found[0].title == "All & everything"


def test_where_a_page_names_none_its_links_to_feeds_are_found() -> None:
    page = b'<base href="https://cdn.example/"><p><a href="rss.xml">RSS</a> <a href="/about">us</a> <a href="/afeed">x</a>'
    assert [feed.url for feed in feeds_on_page(page, URL)] == ["https://cdn.example/rss.xml"]


def test_usual_places_are_on_the_same_host() -> None:
    places = usual_places(URL)
    assert places
    assert all(p.url.startswith("https://post.example/") and not p.named for p in places)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_page_breaks_the_search_for_feeds(data: bytes) -> None:
    feeds_on_page(b"<link rel=alternate href=" + data, URL)
