"""Normalised text that remembers where each code point came from."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from newsreader.domain.spans import Span

_REPLACE = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u3000": " ", "\t": " ",
}  # fmt: skip

#: Marks that carry no letter of their own and are dropped: soft hyphen, zero-width, bidi controls.
_DROP = frozenset(
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


_ASCII = re.compile(r"[\x00-\x7f]*")


@dataclass(frozen=True, slots=True)
class Normalised:
    """Text made comparable, with the way back.

    Attributes:
        text: NFKC, straight quotes, plain hyphens and spaces, lower case.
        origin: For each code point of ``text`` the offset in the raw text it came from, and one
            last entry: the raw length.
    """

    text: str
    origin: tuple[int, ...]

    def raw_span(self, start: int, end: int) -> Span:
        """Return the raw span that the normalised span ``[start, end)`` came from."""
        if start == end:
            return Span(self.origin[start], self.origin[start])
        return Span(self.origin[start], self.origin[end - 1] + 1)


def normalise(raw: str, *, fold_case: bool = True) -> Normalised:
    """Normalise ``raw`` for comparison and keep the map back to it.

    Combining marks are composed with their base first, so a decomposed "é" equals a composed one.

    Args:
        raw: Any text.
        fold_case: Whether upper case becomes lower case.

    Returns:
        The normalised text with its offset map; linear in the length of ``raw``.
    """
    if raw.isascii():
        text = raw.replace("\t", " ").replace("`", "'")
        return Normalised(text.lower() if fold_case else text, tuple(range(len(raw) + 1)))
    out: list[str] = []
    origin: list[int] = []
    at, size = 0, len(raw)
    while at < size:
        plain_to = _ascii_to(raw, at)
        if plain_to > at:
            run = raw[at:plain_to].replace("\t", " ").replace("`", "'")
            out.append(run.lower() if fold_case else run)
            origin.extend(range(at, plain_to))
            at = plain_to
            continue
        end = at + 1
        while end < size and unicodedata.combining(raw[end]):
            end += 1
        cluster = raw[at:end]
        if cluster not in _DROP:
            plain = _REPLACE.get(cluster)
            if plain is None:
                plain = unicodedata.normalize("NFKC", cluster)
                plain = "".join(_REPLACE.get(c, c) for c in plain if c not in _DROP)
            if fold_case:
                plain = plain.lower()
            out.append(plain)
            origin.extend([at] * len(plain))
        at = end
    origin.append(size)
    return Normalised("".join(out), tuple(origin))


def _ascii_to(raw: str, at: int) -> int:
    """Return how far ASCII goes from ``at``; what a mark behind it combines with is left out."""
    run = _ASCII.match(raw, at)
    end = run.end() if run else at
    if at < end < len(raw) and unicodedata.combining(raw[end]):
        return end - 1
    return end


def fold(raw: str) -> str:
    """Return ``raw`` normalised, lower-cased and without accents; for looking things up."""
    text = normalise(raw).text
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
