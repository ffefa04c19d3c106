from __future__ import annotations

import hashlib

import pytest

from newsreader.capture.formats import FORMATS, format_of, read_again


def test_anything_is_read_as_plain_text_as_the_last_resort() -> None:
    assert format_of(b"Ferry talks collapse", "page.html").name == "plain text"
    assert FORMATS[-1].sniff(b"whatever")


@pytest.mark.parametrize("name", ["page.html", "page", "-", "index.php?id=3", "page.htm"])
def test_a_page_is_told_by_its_bytes_whatever_its_name_is(name: str) -> None:
    assert format_of(b"<!doctype html><p>Ferry talks collapse</p>", name).name == "HTML"


def test_what_is_called_text_is_text_even_where_it_holds_tags() -> None:
    assert format_of(b"<p>Ferry talks collapse</p>", "notes.txt").name == "plain text"


def test_bytes_are_read_again_as_they_were_read_before() -> None:
    data = b"<!doctype html><p>Ferry talks collapse</p>"
    assert read_again(data, "html/utf-8").decoded.text == "Ferry talks collapse\n"
    assert read_again(data, "utf-8").decoded.text == data.decode()


def test_plain_text_is_one_capture_known_by_its_bytes() -> None:
    data = b"Ferry talks collapse\n"
    ((capture, kept, key),) = format_of(data, "talks.txt").contents(data).found
    assert (kept, key) == (data, "")
    assert capture.sha256 == hashlib.sha256(data).hexdigest()
    assert capture.size == len(data)
    assert capture.article_id == "a" + capture.sha256[:16]
