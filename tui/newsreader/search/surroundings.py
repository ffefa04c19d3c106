"""The words around a hit in a text: where most of what was searched for stands together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsreader.domain.spans import Span
from newsreader.search.words import compared_words
from newsreader.text.safe import visible

#: Code points shown, those before the first hit, and how far hits may be apart to be shown together.
_SHOWN, _BEFORE, _TOGETHER = 160, 24, 60


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Some words of a text on one line, with the hits in them.

    Attributes:
        text: The words, with an ellipsis where more stands.
        hits: Where the hits are in ``text``.
        at: Where the first hit stands in the whole text.
    """

    text: str
    hits: tuple[Span, ...]
    at: int


def surroundings(content: str, paragraphs: Iterable[Span], words: str) -> Surroundings | None:
    """Return the words around the place where most different words of a search stand together.

    Words count where they stand whole or begun, as :func:`compared_words` compares them; of equal places
    the first is taken. None where no word of the search is found.
    """
    wanted = tuple(dict.fromkeys(word for word, _ in compared_words(words)))
    best: tuple[int, Span, list[Span]] | None = None
    for paragraph in paragraphs:
        found = _hits(paragraph.slice(content), wanted)
        count, at = _densest(found)
        if count and (best is None or count > best[0]):
            begun = [span.shifted(paragraph.start) for _, span in found[at : at + 64]]
            best = count, paragraph, begun
        if best is not None and best[0] == len(wanted):
            break
    return _cut(content, best[1], best[2]) if best is not None else None


def _hits(text: str, wanted: tuple[str, ...]) -> list[tuple[str, Span]]:
    """Return where words stand that begin with a wanted one, and with which."""
    return [
        (begun, span)
        for word, span in compared_words(text)
        if (begun := next((w for w in wanted if word.startswith(w)), None)) is not None
    ]


def _densest(found: Sequence[tuple[str, Span]]) -> tuple[int, int]:
    """Return how many different words stand together at most, and from which hit on: the closest such."""
    best, best_at, low = (0, 0), 0, 0
    counts: dict[str, int] = {}
    for word, span in found:
        counts[word] = counts.get(word, 0) + 1
        while counts[found[low][0]] > 1 or span.end - found[low][1].start > _TOGETHER:
            first = found[low][0]
            if first == word and counts[first] == 1:
                break  # one word alone may be longer than what is shown together
            counts[first] -= 1
            if not counts[first]:
                del counts[first]
            low += 1
        if (here := (len(counts), found[low][1].start - span.end)) > best or not best[0]:
            best, best_at = here, low
    return best[0], best_at


def _cut(content: str, paragraph: Span, hits: Sequence[Span]) -> Surroundings:
    """Cut the words around the first hit out of a paragraph, at the ends of words."""
    first = hits[0].start
    start = max(paragraph.start, first - _BEFORE)
    if start > paragraph.start:
        space = content.find(" ", start, first)
        start = space + 1 if space >= 0 else first
    end = min(paragraph.end, start + _SHOWN)
    lead = "…" if start > paragraph.start else ""
    body = "".join(" " if c.isspace() else c for c in visible(content[start:end]))
    shown = tuple(
        Span(hit.start - start + len(lead), hit.end - start + len(lead))
        for hit in hits
        if hit.end <= end
    )
    return Surroundings(lead + body + ("…" if end < paragraph.end else ""), shown, first)
