"""Two hundred captures of the appeal-and-comment kind; half was set aside before any was read."""

from __future__ import annotations

from newsreader.capture.reading import read_capture, understand
from tests.support.appeal_pages import HALVES, PAGES, measure, pages_of, parts_of


def test_there_are_two_hundred_of_them_with_no_words_in_common() -> None:
    halves = [list(pages_of(half)) for half in HALVES]
    assert [len({page.text for page in half}) for half in halves] == [PAGES, PAGES]
    said = [
        {line for blocks in parts_of(half).blocks.values() for block in blocks for line, _ in block}
        for half in HALVES
    ]
    both = {line for line in said[0] & said[1] if len(line.split()) > 3}
    assert not both


def test_the_half_that_rules_were_mended_on_is_labelled_as_it_should_be() -> None:
    measured = measure("mended")
    assert sum(measured.right.values()) >= 0.93 * sum(measured.wanted.values())
    assert min(measured.precision("body"), measured.recall("body")) >= 0.9
    assert measured.recall("appeal") >= 0.88


def test_the_half_that_was_set_aside_is_labelled_no_worse_than_when_it_was_measured() -> None:
    measured = measure("held_out")
    assert sum(measured.right.values()) >= 0.72 * sum(measured.wanted.values())
    assert measured.recall("body") >= 0.9


def test_no_label_loses_a_letter() -> None:
    for half in HALVES:
        for page in pages_of(half, 20):
            article = understand(read_capture(page.text.encode()))
            assert "".join(page.text[x.start : x.end] for x in article.lines) == page.text
