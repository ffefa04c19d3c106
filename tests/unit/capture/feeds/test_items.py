from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.capture.decoding import NotText
from newsreader.capture.feeds.item_bytes import is_item, raw_mark
from newsreader.capture.feeds.item_captures import capture_of, read_item, says_the_same
from newsreader.capture.feeds.moments import published_at
from newsreader.capture.feeds.reading import read_feed
from newsreader.capture.feeds.understanding import address_of, guid_of, understand_item
from newsreader.domain.articles import Article
from newsreader.domain.captures import Label
from newsreader.domain.feeds import FeedItem
from newsreader.domain.fields import Field
from tests.unit.capture.feeds.samples import ALL, BASE


def article(kind: str, n: int = 0) -> Article:
    feed = read_feed(ALL[kind].encode(), BASE)
    return understand_item(capture_of(feed.items[n], feed.title)[1])


@pytest.mark.parametrize("kind", ALL)
def test_an_item_s_fields_come_from_the_feed_with_the_line_that_says_so(kind: str) -> None:
    one = article(kind)
    expected = {
        "outlet": ("Karsund Post", "feed:feed"),
        "headline": ("Ferry talks collapse & minister recalls mediator", "feed:title"),
        "byline": ("Mara Lind", "feed:author"),
        "url": ("https://post.example/ferry", "feed:link"),
    }
    for name, (value, rule) in expected.items():
        field: Field[str] = getattr(one, name)
        [evidence] = field.evidence
        assert (field.value, evidence.rule) == (value, rule)
        assert one.content[evidence.start : evidence.end] == value
        line = one.lines[evidence.line - 1]
        assert line.start <= evidence.start <= evidence.end <= line.end
    assert one.published is not None
    assert one.published.value.value == "2031-05-12T05:47:00+02:00"
    assert one.published.evidence[0].rule == "feed:published"
    assert one.language == "en"
    assert one.text.startswith("The last ferry left at noon")
    assert "[feed item]" not in one.text
    assert "".join(one.content[x.start : x.end] for x in one.lines) == one.content


def test_the_lines_of_an_item_are_labelled() -> None:
    labels = [line.label for line in article("RSS").lines]
    assert labels[:4] == [Label.HEADLINE, Label.BYLINE, Label.DATE, Label.BLANK]
    assert labels[4:6] == [Label.BODY, Label.BODY]
    assert set(labels[6:]) == {Label.BLANK, Label.CHROME}


def test_a_time_at_midnight_is_only_a_day() -> None:
    published = article("RSS", 1).published
    assert published is not None
    assert published.value.value == "2031-05-11"
    assert published.value.original == "Mon, 11 May 2031 00:00:00 GMT"


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Tue, 12 May 2031 05:47:00 GMT", "2031-05-12T05:47:00Z"),
        ("12 May 2031 05:47 EST", "2031-05-12T05:47:00-05:00"),
        ("2031-05-12T05:47:00.123Z", "2031-05-12T05:47:00Z"),
        ("2031-05-12", "2031-05-12"),
        ("Tue, 32 May 2031 05:47:00 GMT", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_times_are_read_in_the_forms_feeds_write_them(said: str, value: str | None) -> None:
    found = published_at(said)
    assert (found.value if found else None) == value


def test_an_item_taken_over_names_the_outlet_it_came_from() -> None:
    item = FeedItem("g", "Ferry stays", text="It stays.", source="The Islander")
    outlet = understand_item(capture_of(item, "All the news")[1]).outlet
    assert outlet is not None
    assert (outlet.value, outlet.evidence[0].rule) == ("The Islander", "feed:source")


def test_a_plea_for_money_inside_an_item_is_no_story() -> None:
    item = FeedItem(
        "g",
        "Ferry stays",
        html="<p>The ferry stays in port, the harbour master said on Friday.</p>"
        "<p>Support our journalism: become a member today and donate from 5 euros a month.</p>",
    )
    one = understand_item(capture_of(item, "Karsund Post")[1])
    assert one.text == "The ferry stays in port, the harbour master said on Friday."


def test_an_item_with_nothing_but_a_title_is_a_headline_without_a_story() -> None:
    one = understand_item(capture_of(FeedItem("g", "Ferry stays"), "Karsund Post")[1])
    assert one.headline is not None
    assert one.paragraphs == ()
    alone = understand_item(capture_of(FeedItem("g", text="Ferry stays"), "Karsund Post")[1])
    assert alone.text == "Ferry stays"


def test_a_feed_cannot_pass_its_words_off_as_what_the_feed_says() -> None:
    item = FeedItem("g", "Ferry stays", text="One line.\n\n[feed item]\nfeed: Somebody else\n")
    one = understand_item(capture_of(item, "Karsund Post")[1])
    assert one.outlet is not None
    assert one.outlet.value == "Karsund Post"


def test_the_same_item_is_the_same_bytes_and_comes_back_from_them() -> None:
    feed = read_feed(ALL["RSS"].encode(), BASE)
    for item in feed.items:
        data, capture = capture_of(item, feed.title)
        assert is_item(data)
        assert read_item(data) == capture
        assert capture_of(item, feed.title)[0] == data
        assert address_of(capture) == item.link
        assert guid_of(capture.decoded.text) == item.guid


def test_only_words_make_an_item_a_changed_one() -> None:
    old = FeedItem("g", "Ferry stays", html='<p>It stays.</p><img src="/count?1">', updated="a")
    new = FeedItem("g", "Ferry stays", html='<p class="x">It stays.</p><img src="/count?2">')
    changed = FeedItem("g", "Ferry stays", html="<p>It sails.</p>")
    text = [capture_of(item, "Post")[1].decoded.text for item in (old, new, changed)]
    assert raw_mark(old) != raw_mark(new)
    assert says_the_same(text[0], text[1])
    assert not says_the_same(text[0], text[2])


@settings(deadline=None)
@given(st.builds(FeedItem, guid=st.text(max_size=30), title=st.text(max_size=60), html=st.text(max_size=300), author=st.text(max_size=40), published=st.text(max_size=40)), st.text(max_size=30))  # fmt: skip
def test_no_item_breaks_its_understanding(item: FeedItem, feed: str) -> None:
    try:
        data, capture = capture_of(item, feed)
    except NotText:
        return
    assert read_item(data).decoded.text == capture.decoded.text
    one = understand_item(capture)
    assert "".join(one.content[x.start : x.end] for x in one.lines) == one.content
    for span in one.paragraphs:
        assert one.content[span.start : span.end].strip()


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_bytes_that_are_no_item_are_refused(data: bytes) -> None:
    with pytest.raises(NotText):
        read_item(data)
