"""Words as search compares them: folded, parts of hyphenated words by themselves, with their places."""

from __future__ import annotations

from collections.abc import Iterator

from newsreader.domain.spans import Span
from newsreader.text.normalise import fold
from newsreader.text.tokens import words


def compared_words(text: str) -> Iterator[tuple[str, Span]]:
    """Yield every word of a text as it is compared, and where it stands."""
    for token in words(text):
        at = token.start
        for part in token.text.replace("‑", "-").split("-"):
            word = fold(part).replace(".", "").replace("’", "'").removesuffix("'s").replace("'", "")
            if word:
                yield word, Span(at, at + len(part))
            at += len(part) + 1


def hits_in(text: str, near: frozenset[str]) -> list[Span]:
    """Return where words stand that came near what was searched for, in order."""
    return [span for word, span in compared_words(text) if word in near] if near else []
