from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.capture.feeds.errors import NotAFeed
from newsreader.capture.feeds.item_text import words_of
from newsreader.capture.feeds.limits import ITEMS
from newsreader.capture.feeds.reading import looks_like_feed, read_feed
from tests.unit.capture.feeds.samples import ALL, ATOM, BASE, JSON, RDF, RSS

WORDS = [
    "The last ferry left at noon, and no other will sail before Friday.",
    '"We will not sail on promises," said Tomas Reyle — the union\'s chief.',
]


@pytest.mark.parametrize("kind", ALL)
def test_every_format_says_the_same(kind: str) -> None:
    feed = read_feed(ALL[kind].encode(), BASE)
    ferry, bridge = feed.items
    assert (feed.kind, feed.title, feed.home) == (kind, "Karsund Post", "https://post.example/")
    assert feed.language.startswith("en")
    assert feed.notes == ()
    assert ferry.guid == "post-1"
    assert ferry.title == "Ferry talks collapse & minister recalls mediator"
    assert ferry.link == "https://post.example/ferry"
    assert ferry.author == "Mara Lind"
    assert "05:47:00" in ferry.published
    assert words_of(ferry) == WORDS
    assert bridge.guid == bridge.link == "https://post.example/bridge"
    assert bridge.author == "Anke Dorr"
    assert words_of(bridge) == ["Four villages are still cut off."]
    if kind != "RDF":
        [enclosure] = ferry.enclosures
        assert (enclosure.url, enclosure.size) == ("https://post.example/ferry.mp3", "123")


def test_the_wait_a_feed_asks_for_is_read() -> None:
    assert read_feed(RSS.encode(), BASE).wait == 90 * 60
    assert read_feed(ATOM.encode(), BASE).wait == 0


@pytest.mark.parametrize("kind", ALL)
def test_a_feed_that_breaks_off_gives_the_items_before_the_break(kind: str) -> None:
    whole = ALL[kind]
    feed = read_feed(whole[: whole.index("Four villages")].encode(), BASE)
    assert feed.items[0] == read_feed(whole.encode(), BASE).items[0]
    assert any("damaged" in note for note in feed.notes)


def test_what_is_said_of_damage_quotes_nothing_of_the_feed() -> None:
    for whole in (RSS, ATOM):
        for place in range(200, len(whole), 97):
            try:
                notes = read_feed(whole[:place].encode(), BASE).notes
            except NotAFeed as error:
                notes = (str(error),)
            assert not any(word in " ".join(notes) for word in ("ferry", "promises", "villages"))


def test_stray_ampersands_names_of_html_and_control_characters_are_mended() -> None:
    damaged = RSS.replace("Bridge reopens", "Bridge &nbsp;& caf&eacute; reopen\x0b&#2; &unknown;")
    feed = read_feed(damaged.encode(), BASE)
    assert feed.items[1].title == "Bridge & café reopen &unknown;"
    assert feed.items[0] == read_feed(RSS.encode(), BASE).items[0]
    assert any("damaged" in note for note in feed.notes)


def test_a_prefix_nobody_declared_is_understood() -> None:
    bare = RSS.replace('xmlns:content="http://purl.org/rss/1.0/modules/content/"', "").replace(
        'xmlns:dc="http://purl.org/dc/elements/1.1/"', ""
    )
    ferry = read_feed(bare.encode(), BASE).items[0]
    assert (ferry.author, words_of(ferry)) == ("Mara Lind", WORDS)


@pytest.mark.parametrize(
    ("codec", "declared", "said"),
    [
        ("utf-8", "utf-8", "iso-8859-1"),
        ("utf-8", "iso-8859-1", ""),
        ("iso-8859-1", "utf-8", ""),
        ("cp1252", "utf-8", "windows-1252"),
        ("utf-16", "utf-8", ""),
        ("koi8-r", "utf-8", "koi8-r"),
        ("utf-8", "no-such-charset", "none"),
    ],
)
def test_a_lying_charset_does_not_garble_a_feed(codec: str, declared: str, said: str) -> None:
    title = "Паром стоит" if codec == "koi8-r" else "Fähre fällt aus – für längere Zeit"
    title = title if codec != "iso-8859-1" else "Fähre fällt aus für längere Zeit"
    text = RSS.replace('encoding="utf-8"', f'encoding="{declared}"').replace("—", "-")
    data = text.replace("Bridge reopens", title).encode(codec)
    assert read_feed(data, BASE, said).items[1].title == title


BILLION = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>
<rss version="2.0"><channel><title>&b;</title><item><title>&b;</title></item></channel></rss>"""
EXTERNAL = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<rss><channel><item><title>&x;</title></item></channel></rss>"""


@pytest.mark.parametrize("text", [BILLION, EXTERNAL, BILLION.replace("<?xml", " <!-- a --><?xml")])
def test_a_dtd_with_entities_is_refused(text: str) -> None:
    with pytest.raises(NotAFeed, match="refused"):
        read_feed(text.encode(), BASE)


def test_a_dtd_further_down_never_gets_its_entities_replaced() -> None:
    text = EXTERNAL.replace('<?xml version="1.0"?>', '<?xml version="1.0"?>junk')
    try:
        feed = read_feed(text.encode(), BASE)
    except NotAFeed:
        return
    assert "root:" not in repr(feed)


def test_a_dtd_that_is_only_named_is_never_fetched_and_the_feed_is_read() -> None:
    dtd = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss-0.91.dtd">'
    feed = read_feed(RSS.replace("?>", "?>" + dtd, 1).encode(), BASE)
    assert len(feed.items) == 2


@pytest.mark.parametrize(
    "link", ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "mailto:a@b.example"]
)
def test_a_link_to_a_file_or_script_is_no_link(link: str) -> None:
    feed = read_feed(RSS.replace("<link>/ferry</link>", f"<link>{link}</link>").encode(), BASE)
    assert feed.items[0].link == ""


def test_more_items_than_are_taken_are_left_out_with_a_note() -> None:
    one = "<item><title>A {n}</title><guid>{n}</guid></item>"
    many = "".join(one.replace("{n}", str(n)) for n in range(ITEMS + 50))
    feed = read_feed(f"<rss><channel>{many}</channel></rss>".encode(), BASE)
    assert len(feed.items) == ITEMS
    assert any("first 2,000 items" in note for note in feed.notes)


@pytest.mark.parametrize("closed", [True, False])
def test_a_hundred_thousand_tags_inside_one_another_are_read_in_time(closed: bool) -> None:
    deep = "<a>" * 100_000 + ("</a>" * 100_000 if closed else "")
    began = time.monotonic()
    for text in (
        RSS.replace("Bridge reopens", deep),
        RSS.replace("<channel>", f"<channel>{deep}"),
        RSS.replace("Four villages", "&lt;div&gt;" * 50_000 + "Four villages"),
    ):
        feed = read_feed(text.encode(), BASE)
        for item in feed.items:
            words_of(item)
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"<html><body><p>Hello</p></body></html>", "web page"),
        (b"<opml><body/></opml>", "OPML"),
        (b"<urlset><url/></urlset>", "sitemap"),
        (b"<svg/>", "XML"),
        (b'{"a": 1}', "JSON"),
        (b"[1, 2", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b"hello", "no feed"),
        (b"%PDF-1.7 \x00\x01", "no feed"),
        (b"\x00\x01\x02\x03" * 50, "no feed"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_said_in_words(data: bytes, what: str) -> None:
    with pytest.raises(NotAFeed, match=what):
        read_feed(data, BASE)


def test_items_without_a_guid_are_known_by_their_link_or_by_what_they_say() -> None:
    text = "<rss><channel><item><title>A</title></item><item><title>B</title><link>/b</link></item><item/></channel></rss>"
    feed = read_feed(text.encode(), BASE)
    assert [item.guid[:5] for item in feed.items] == ["made:", "https"]
    assert read_feed(text.encode(), BASE) == feed


def test_items_that_share_a_guid_are_told_apart() -> None:
    one = "<item><guid>same</guid><title>{n}</title><link>/{n}</link></item>"
    text = f"<rss><channel>{one.replace('{n}', '1')}{one.replace('{n}', '2')}{one.replace('{n}', '2')}</channel></rss>"
    feed = read_feed(text.encode(), BASE)
    assert [item.title for item in feed.items] == ["1", "2"]
    assert len({item.guid for item in feed.items}) == 2


def test_feeds_are_told_from_pages_by_their_beginning() -> None:
    assert all(looks_like_feed(text.encode()) for text in ALL.values())
    for other in (b"<!doctype html><html><rss>", b"<p>an rss feed</p>", b"{}", b"", b"plain <rss"):
        assert not looks_like_feed(other)


CUTS = st.sampled_from([RSS, ATOM, RDF, JSON])


@settings(deadline=None)
@given(CUTS, st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=8)), max_size=6), st.floats(0, 1))  # fmt: skip
def test_no_damage_crashes_the_reading_of_a_feed(
    text: str, edits: list[tuple[float, bytes]], end: float
) -> None:
    data = bytearray(text.encode())
    for place, put in edits:
        at = int(place * len(data))
        data[at : at + len(put)] = put
    try:
        feed = read_feed(bytes(data[: int(len(data) * (0.3 + end))]), BASE)
    except NotAFeed:
        return
    assert len({item.guid for item in feed.items}) == len(feed.items)
    for item in feed.items:
        words_of(item)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_crash_the_reading_of_a_feed(data: bytes) -> None:
    looks_like_feed(data)
    try:
        read_feed(data, BASE)
    except NotAFeed:
        return
