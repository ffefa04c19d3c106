from __future__ import annotations

import hashlib

from newsreader.capture.formats import FORMATS, format_of


def test_anything_is_read_as_plain_text_as_the_last_resort() -> None:
    assert format_of(b"<p>Ferry talks collapse</p>", "page.html").name == "plain text"
    assert FORMATS[-1].sniff(b"whatever")


def test_plain_text_is_one_capture_known_by_its_bytes() -> None:
    data = b"Ferry talks collapse\n"
    (capture,) = format_of(data, "talks.txt").captures(data)
    assert capture.sha256 == hashlib.sha256(data).hexdigest()
    assert capture.size == len(data)
    assert capture.article_id == "a" + capture.sha256[:16]
