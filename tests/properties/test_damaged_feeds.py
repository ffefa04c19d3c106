from __future__ import annotations

import time

from benchmarks.damaged_feeds import BASE, kinds, mutated

from newsreader.capture.feeds.errors import NotAFeed
from newsreader.capture.feeds.item_captures import capture_of, read_item
from newsreader.capture.feeds.reading import read_feed
from newsreader.capture.feeds.understanding import understand_item


def test_five_hundred_kinds_of_damaged_feeds_each_give_what_can_be_read_or_a_clear_error() -> None:
    seen = 0
    refused: list[str] = []
    for name, data in kinds():
        began = time.monotonic()
        seen += 1
        try:
            feed = read_feed(data, BASE)
        except NotAFeed as error:
            refused.append(str(error))
            continue
        for item in feed.items:
            article = understand_item(capture_of(item, feed.title)[1])
            assert "root:" not in article.content, name
            assert not article.url or article.url.value.startswith(("http://", "https://")), name
        assert time.monotonic() - began < 10, name
    assert seen >= 500
    assert 0 < len(refused) < seen / 8
    assert all(words.startswith("it ") for words in refused)


def test_feeds_mutated_at_random_lose_no_byte_and_crash_nothing() -> None:
    for data in mutated(400, seed=7):
        try:
            feed = read_feed(data, BASE)
        except NotAFeed:
            continue
        for item in feed.items:
            kept, capture = capture_of(item, feed.title)
            assert read_item(kept) == capture
            lines = understand_item(capture).lines
            assert "".join(capture.decoded.text[x.start : x.end] for x in lines) == capture.decoded.text  # fmt: skip
