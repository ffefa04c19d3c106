from __future__ import annotations

import pytest

from newsreader.capture.decoding import NotText
from newsreader.capture.feeds.item_captures import capture_of
from newsreader.capture.feeds.reading import read_feed
from newsreader.capture.formats import capture_in, contents_of, read_again
from tests.unit.capture.feeds.samples import ALL


@pytest.mark.parametrize("kind", ALL)
def test_a_feed_saved_to_a_file_holds_a_capture_an_item(kind: str) -> None:
    contents = contents_of(ALL[kind].encode(), "saved.xml")
    assert len(contents.found) == 2
    assert contents.refused == ()
    for found in contents.found:
        assert found.key
        assert read_again(found.data, found.capture.decoded.decoder) == found.capture


def test_the_bytes_of_an_item_are_known_again_by_themselves() -> None:
    feed = read_feed(ALL["RSS"].encode(), "https://post.example/")
    data, capture = capture_of(feed.items[0], feed.title)
    assert capture_in(data) == capture


def test_a_feed_without_items_holds_nothing() -> None:
    with pytest.raises(NotText):
        contents_of(b"<rss><channel><title>Post</title></channel></rss>", "x.xml")
