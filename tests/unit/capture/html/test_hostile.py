"""Pages made to break readers: their text is kept, and the work grows no faster than they do."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from newsreader.capture.html.extractor_worker import ExtractorWorker, without_bulk
from newsreader.capture.html.reading import read_page
from newsreader.capture.html.understanding import understand_page
from newsreader.domain.articles import Article
from tests.support.growing import growth
from tests.unit.capture.html.made_pages import LAST, LEAD, page

KINDS: dict[str, Callable[[int], str]] = {
    "unclosed div": lambda n: "<div>" * n + f"<p>{LEAD}</p>",
    "nested tags": lambda n: "<b>" * n + LEAD,
    "text at every depth": lambda n: "".join(f"<div>word{i} " for i in range(n)) + LEAD,
    "many lines": lambda n: f"<p>{LEAD}</p>" * n,
    "one long line": lambda n: f"<p>{LEAD}</p><p>" + "x" * (10 * n),
    "many words on one line": lambda n: "<p>" + "word " * n + LEAD,
    "entities": lambda n: "&nbsp;&#0;&#x110000;&bogus;&amp" * n + LEAD,
    "many attributes": lambda n: "<p " + " ".join(f"a{i}=x" for i in range(n)) + f">{LEAD}</p>",
    "long class": lambda n: f"<p class='{'nav ' * n}'>{LEAD}</p>",
    "meta tags": lambda n: "".join(f"<meta name=a{i} content=b>" for i in range(n)) + LEAD,
    "comments": lambda n: "<!-- x -->" * n + "<!--" * n + f"--><p>{LEAD}",
}


def calls(work: Callable[[], object]) -> int:
    """Count the calls of Python functions, which a slow machine does not change."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def read(data: bytes) -> str:
    return understand_page(read_page(data), data, None).content


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_of_an_odd_page_is_kept_and_costs_what_it_is_long(kind: str) -> None:
    small, large = (f"<html><body>{KINDS[kind](n)}".encode() for n in (300, 1200))
    read(small)  # what is imported and loaded once does not count
    assert LEAD.split()[-1] in read(large)
    assert calls(lambda: read(large)) < 6 * calls(lambda: read(small)) + 2000


def test_time_grows_with_a_page_and_no_faster_and_the_story_of_a_vast_one_is_kept() -> None:
    rest = b"<div class='a'><p>More of the same, said the page, and went on.</p><a href='/x'>More</a></div>"

    def understood(size: int) -> Article:
        data = page().replace(b"</body>", rest * (size // len(rest)) + b"</body>")
        return understand_page(read_page(data), data, None)

    assert growth(understood, 100_000) < 9
    article = understood(2_000_000)
    assert LEAD in article.text
    assert "".join(article.content[x.start : x.end] for x in article.lines) == article.content
    assert "beyond-the-rules" in {line.rule for line in article.lines}


@pytest.mark.parametrize("tag", ["script", "style", "SVG"])
def test_what_no_reader_sees_is_taken_out_of_large_sources_in_one_pass(tag: str) -> None:
    closed = f"<p>{LEAD}</p><{tag} x=1>junk < p</{tag} ><p>{LAST}</p>"
    assert without_bulk(closed) == f"<p>{LEAD}</p><p>{LAST}</p>"
    assert without_bulk(f"<img src='data:image/png;base64,{'A' * 99}'>") == "<img src=''>"
    small, large = (f"<{tag}>" * n + LEAD for n in (2_000, 8_000))
    assert without_bulk(small) == small
    assert calls(lambda: without_bulk(large)) < 6 * calls(lambda: without_bulk(small))


@pytest.mark.parametrize("count", [500, 50_000])
def test_unclosed_divisions_never_empty_the_article(count: int) -> None:
    data = page().replace(b"<article>", b"<article>" + b"<div>" * count)
    with ExtractorWorker(deadline=5) as worker:
        article = understand_page(read_page(data), data, worker.opinions)
    assert LEAD in article.text
    assert LAST in article.text


def test_a_hundred_thousand_nested_tags_are_read() -> None:
    data = page().replace(b"<h1>", b"<b>" * 100_000 + b"<h1>")
    assert LEAD in understand_page(read_page(data), data, None).text


@pytest.mark.parametrize(
    "data",
    [
        b"<html>\0\0<p>Fer\0ry",
        b"<!doctype html><![CDATA[ x ]]><p>Ferry",
        b"<html><p>Ferry<script>",
        b"<html><p>Ferry</p><script>document.write('<p>')",
        b"<html><p>Ferry &#xD800; &#55296;",
        b"<html><plaintext>Ferry",
        b"<html><table><p>Ferry<td><form><table>",
        b"<html><title>Ferry<p>",
        b"<html><textarea>Ferry",
        b"<html><select><option>Ferry",
        b"<html><math><mtext>Ferry",
        "<html><p>Ferry\u2028\u2029\x85\x1c\x0b".encode(),
        b"<html><xmp><p>Ferry</xmp>",
    ],
)
def test_broken_markup_keeps_its_text_in_lines_that_join(data: bytes) -> None:
    capture = read_page(data)
    article = understand_page(capture, data, None)
    assert "Fer" in article.content
    assert "".join(article.content[x.start : x.end] for x in article.lines) == article.content
