from __future__ import annotations

import pytest

from newsreader.capture.decoding import NotText
from newsreader.capture.html.layout import take_apart
from newsreader.capture.html.reading import looks_like_page, read_page, visible_text
from tests.unit.capture.html.made_pages import JSON_LD, LAST, LEAD, page


def test_the_visible_page_comes_first_and_what_it_says_of_itself_last() -> None:
    text = read_page(page(JSON_LD)).decoded.text
    parts = take_apart(text)
    assert text[: parts.visible].split("\n")[:3] == [
        "Home World",
        "Ferry talks collapse in Karsund",
        "By Mara Lind",
    ]
    assert text.split("\n")[parts.mark - 1] == "[page data]"
    data = {line.key: line.value for line in parts.data}
    assert data["json-ld NewsArticle.publisher[Organization].name"] == "The Islander"
    assert data["html lang"] == "en"


def test_every_piece_of_data_is_where_it_says_it_is() -> None:
    text = read_page(page(JSON_LD)).decoded.text
    lines = text.split("\n")
    for line in take_apart(text).data:
        assert text[line.start : line.end] == line.value
        assert lines[line.n - 1].endswith(line.value)


def test_the_decoder_is_named_with_its_charset_and_has_a_version() -> None:
    decoded = read_page(page()).decoded
    assert decoded.decoder == "html/utf-8"
    assert decoded.version >= 1


def test_a_story_that_stands_only_in_the_data_is_kept() -> None:
    script = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{LEAD} {LAST}"}}</script>'
    alone = take_apart(read_page(f"<html>{script}<p>Loading</p>".encode()).decoded.text)
    assert [line.value for line in alone.data] == [f"{LEAD} {LAST}"]
    shown = take_apart(read_page(page(script)).decoded.text)
    assert not [line for line in shown.data if line.key.endswith("articleBody")]


def test_data_that_is_broken_or_endless_is_passed_over() -> None:
    for raw in ("{", "[" * 100_000, '{"a":' * 5000 + "1" + "}" * 5000, "null", "<!-- {} -->"):
        script = f'<script type="application/ld+json">{raw}</script>'
        assert LEAD in read_page(page(script)).decoded.text


def test_a_page_without_text_is_no_text() -> None:
    with pytest.raises(NotText):
        read_page(b"<html><body><script>var x = 1</script></body></html>")


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><p>x",
        b"\xef\xbb\xbf\n<HTML>",
        b"<?xml version='1.0'?><html xmlns='x'>",
        b"<!-- saved -->\n<html>",
        b"<div><p>x</p></div>",
        "<html>".encode("utf-16-le"),
    ],
)
def test_pages_are_told_by_their_beginning(data: bytes) -> None:
    assert looks_like_page(data)


@pytest.mark.parametrize(
    "data",
    [b"", b"plain <b>text</b>", b"<?xml version='1.0'?><rss></rss>", b"<feed>", b"x < y", b"<-- a"],
)
def test_other_text_is_no_page(data: bytes) -> None:
    assert not looks_like_page(data)


def test_a_piece_of_a_page_is_its_visible_lines() -> None:
    assert visible_text("<p>Ferry &amp; talks</p>tail<script>x</script>") == "Ferry & talks\ntail\n"
    assert visible_text("") == ""
    assert visible_text("plain words") == "plain words\n"
