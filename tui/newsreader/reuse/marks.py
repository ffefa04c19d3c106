"""The marks between words: whether two stretches of them differ, and in style alone or in what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsreader.domain.reuse import Change
from newsreader.domain.spans import Span
from newsreader.reuse.alignment import Alignment
from newsreader.reuse.words import Word
from newsreader.text.garbled import GARBLED_MARK, mended
from newsreader.text.normalise import normalise

#: Marks that differ in style alone, curly or straight, between words and within one: told as
#: punctuation, see :func:`style_once`.
STYLE, STYLE_WITHIN = "style", "style-within"
#: A few marks, garbled ones too.
_BEHIND = re.compile(rf"(?:{GARBLED_MARK}|[^\w\n]){{0,6}}")
_ELLIPSIS = re.compile(r"\.\s?\.\s?\.|…")


def kind_of_marks(left: str, right: str) -> str:
    """Return the kind of change between two stretches without words, or an empty string."""
    if left == right:
        return ""
    raw = mended(left), mended(right)
    plain = _plain(raw[0]), _plain(raw[1])
    if plain[0] == plain[1]:
        return "" if raw[0].split() == raw[1].split() else STYLE
    if has_ellipsis(plain[0]) != has_ellipsis(plain[1]):
        return "declared"
    return "punctuation"


def has_ellipsis(raw: str) -> bool:
    """Say whether words are marked as left out in a stretch of text."""
    return bool(_ELLIPSIS.search(mended(raw)))


def ends_a_piece(cut: str, *, behind: bool) -> bool:
    """Say whether an ellipsis stands between words left out and the rest, one word at most beside it.

    A quotation put together of pieces owns up to that, and one of its pieces is quoted whole.

    Args:
        cut: What was left out.
        behind: Whether the rest stands before it.
    """
    pieces = _ELLIPSIS.split(mended(cut))
    return len(pieces) > 1 and len(pieces[0 if behind else -1].split()) <= 1


def differing(a: Span, b: Span, texts: Sequence[str]) -> tuple[Span, Span]:
    """Return of two stretches that differ the part that does: ``,”`` and ``,"`` differ in a mark."""
    left, right = a.slice(texts[0]), b.slice(texts[1])
    most = min(len(left), len(right))
    before = next((n for n in range(most) if left[n] != right[n]), most)
    most -= before
    behind = next((n for n in range(most) if left[-1 - n] != right[-1 - n]), most)
    return Span(a.start + before, a.end - behind), Span(b.start + before, b.end - behind)


def outer_marks(
    found: Alignment, a: Span, b: Span, texts: Sequence[str]
) -> list[tuple[Span, Span]]:
    """Return where two whole passages differ in the style of the marks that open or close them.

    Args:
        found: Their alignment.
        a: The first passage.
        b: The second.
        texts: The texts they stand in.
    """
    first, last = found.blocks[0], found.blocks[-1]
    ends = []
    if first.tag == "equal" and first.i0 == first.j0 == 0:
        ends.append((Span(a.start, found.a[0].start), Span(b.start, found.b[0].start)))
    if last.tag == "equal" and (last.i1, last.j1) == (len(found.a), len(found.b)):
        ends.append((Span(found.a[-1].end, a.end), Span(found.b[-1].end, b.end)))
    return [
        differing(*end, texts)
        for end in ends
        if kind_of_marks(end[0].slice(texts[0]), end[1].slice(texts[1])) == STYLE
    ]


def gap_before(placed: Sequence[Word], n: int, text: str) -> Span:
    """Return the stretch without words before word ``n``; behind the last word, a few marks."""
    start = placed[n - 1].end if n else max(0, placed[0].start - 3)
    if n < len(placed):
        return Span(start, placed[n].start)
    behind = _BEHIND.match(text, start)
    return Span(start, behind.end() if behind else start)


def style_once(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return the changes with the first differences in style named punctuation, the others gone.

    The first between words and the first within one: an apostrophe inside a quotation is told
    beside the marks around it.
    """
    kept: list[Change] = []
    styled: set[str] = set()
    for change in dict.fromkeys(changes):
        if change.kind not in (STYLE, STYLE_WITHIN):
            kept.append(change)
        elif change.kind not in styled:
            styled.add(change.kind)
            kept.append(Change(change.cls, "punctuation", change.a, change.b))
    return tuple(kept)


def _plain(raw: str) -> str:
    """Return the marks of a stretch without words, alike where only style differs."""
    return (
        re.sub(r"\s+", "", normalise(raw).text)
        .replace("''", '"')
        .replace("'", '"')
        .replace("--", "-")
    )
