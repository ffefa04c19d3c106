from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.capture.html.reading import visible_text
from newsreader.capture.html.rendering import blocks_of, parse
from newsreader.capture.html.simple_markup import simple_lines
from tests.support.growing import growth

PIECES = st.sampled_from(
    ["<p>", "</p>", "<p class=x>", "<div id='a b'>", "</div>", "<br>", "<br/>", "<b>", "</b>", "<a href=\"/x\">", "</a>",
     "<ul>", "<li>", "</li>", "</ul>", "<em>", "</em>", "<h2>", "</h2>", "<img src='/p.png' alt=\"x\">", "<table>", "<td>",
     "<script>", "</script>", "<pre>", "<P>", "<span hidden>", "</span>", "<blockquote>", "</blockquote>", "<!-- c -->",
     "word", " ", "\n", " two words ", "&amp;", "&eacute;", "&nbsp;", "&#160;", "&unknown;", "a & b", "<", ">", "é", "\x0c"]
)  # fmt: skip


def by_tree(source: str) -> list[str]:
    return [block.text for block in blocks_of(parse(source))]


@settings(max_examples=2000, deadline=None)
@given(st.lists(PIECES, max_size=14))
def test_what_is_read_without_a_tree_is_what_a_tree_says(pieces: list[str]) -> None:
    source = "".join(pieces)
    lines = simple_lines(source)
    assert lines is None or lines == by_tree(source)


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet="<>/pab =\"'&;#1 \n", max_size=40))
def test_whatever_stands_there_is_read_alike_or_not_at_all(source: str) -> None:
    lines = simple_lines(source)
    assert lines is None or lines == by_tree(source)


@pytest.mark.parametrize(
    "source",
    [
        "<p>One &mdash; two.</p><p>Three <a href='/x'>four</a><a href='/y'>five</a>.</p>",
        "plain words",
        '<div class="body"><p>A<br/>B</p><ul><li>c</li><li>d <b>e</b></li></ul></div>\n',
    ],
)
def test_the_markup_that_feeds_have_needs_no_tree(source: str) -> None:
    assert simple_lines(source) == by_tree(source)


@pytest.mark.parametrize("sign", ["<p>word ", "<b>", "<a ", "x "])
def test_time_grows_with_plain_markup_and_no_faster(sign: str) -> None:
    assert growth(lambda size: visible_text("<p>" + sign * size), 15_000) < 9
