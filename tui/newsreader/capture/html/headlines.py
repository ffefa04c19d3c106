"""The headline of a page: what its data says, in the form that the page shows it."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.capture.html.layout import DataLine
from newsreader.capture.html.matching_lines import words_of
from newsreader.capture.html.metadata import bare_title, evidence, titles
from newsreader.capture.html.rendering import Block
from newsreader.capture.page import Page
from newsreader.domain.fields import Evidence, Field

#: How much of the words of a heading and of a title must be the same for them to be one.
_ALIKE = 0.6
_LONGEST = 40


def find_headline(
    page: Page,
    blocks: Sequence[Block],
    data: Sequence[DataLine],
    outlet: Field[str] | None,
    host: str,
) -> tuple[int | None, Field[str] | None]:
    """Return the row that shows the headline, if one does, and the field.

    What the data gives is looked for among the headings of the first rank, then among all lines; the
    page's own form of it is taken. Where the page does not show it, it is what the data gives.
    """
    given = [(line, bare_title(line, outlet, host)) for line in titles(data)]
    firsts = [
        i for i, block in enumerate(blocks) if block.place.tag == "h1" or block.place.within("h1")
    ]
    best = max(
        (
            (_alike(block_words, words_of(value)), -i, line)
            for i in firsts
            for block_words in [words_of(blocks[i].text)]
            for line, value in given
        ),
        key=lambda one: one[:2],
        default=None,
    )
    if best is not None and best[0] >= _ALIKE:
        return -best[1], _shown(page, -best[1], 0.97, best[2])
    shown = _same_line(page, [(line, value) for line, value in given])
    if shown is not None:
        return shown[0], _shown(page, shown[0], 0.9, shown[1])
    if given:
        line, value = given[0]
        return None, Field(value, 0.8, (evidence(line, value),))
    if len(firsts) == 1:
        return firsts[0], _shown(page, firsts[0], 0.8, None)
    return None, None


def _same_line(page: Page, given: Sequence[tuple[DataLine, str]]) -> tuple[int, DataLine] | None:
    """Return the first row that says just what one of the titles says."""
    wanted = {words_of(value): line for line, value in reversed(given) if len(words_of(value)) > 2}
    for row in page.rows:
        if row.words <= _LONGEST:
            line = wanted.get(words_of(row.head))
            if line is not None:
                return row.index, line
    return None


def _shown(page: Page, index: int, sure: float, line: DataLine | None) -> Field[str]:
    """Return a headline that stands on the page, with what in the data agrees."""
    row = page.rows[index]
    places = [Evidence(row.n, row.start, row.end, "html:h1")]
    return Field(
        page.text[row.start : row.end], sure, (*places, *([evidence(line)] if line else []))
    )


def _alike(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of the longer one's words that both have."""
    if not one or not other:
        return 0.0
    return len(set(one) & set(other)) / max(len(set(one)), len(set(other)))
