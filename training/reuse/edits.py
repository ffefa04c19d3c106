"""Edits planted in passages: words exchanged, names respelled, quotations cut, clauses moved."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
#: Ways in which newsrooms spell one foreign name; the first that fits is taken.
_RESPELLINGS = (
    ("ei", "ey"), ("iy", "y"), ("sch", "sh"), ("ks", "x"), ("x", "ks"), ("kh", "h"), ("ae", "a"),
    ("oe", "o"), ("ov", "off"), ("sky", "skiy"), ("ia", "iya"), ("ck", "k"), ("ll", "l"),
    ("ss", "s"), ("nn", "n"), ("tt", "t"), ("ph", "f"), ("y", "iy"), ("ee", "i"), ("ou", "u"),
)  # fmt: skip


def exchanged(text: str, share: float, pool: Sequence[str], rng: random.Random) -> str:
    """Return the text with a share of its words exchanged for others of the pool."""
    spans = [m.span() for m in WORD.finditer(text)]
    for start, end in sorted(rng.sample(spans, round(share * len(spans))), reverse=True):
        other = rng.choice(pool)
        while other == text[start:end] and len(set(pool)) > 1:
            other = rng.choice(pool)
        text = text[:start] + other + text[end:]
    return text


def respelled(text: str) -> str:
    """Return the text with every name within its sentences respelled, where a spelling rule fits."""

    def other(found: re.Match[str]) -> str:
        name = found.group()
        for old, new in _RESPELLINGS:
            at = name.find(old, 1)
            if at > 0:
                return name[:at] + new + name[at + len(old) :]
        return name

    return _NAME.sub(other, text)


def cut(text: str, share: float = 0.6) -> str:
    """Return the first words of a quotation: this share of them, four at least."""
    words = text.split()
    return " ".join(words[: max(4, int(share * len(words)))])


def turned(text: str) -> str:
    """Return a sentence with its first clause moved behind the rest, or as it is without a comma."""
    head, comma, rest = text.rstrip(".").partition(", ")
    if not comma or min(len(head.split()), len(rest.split())) < 3:
        return text
    return f"{rest[0].upper()}{rest[1:]}, {head[0].lower()}{head[1:]}."


def without_some(text: str, share: float, rng: random.Random) -> str:
    """Return the text without a stretch of this share of its words, never the first or last two."""
    words = text.split()
    size = round(share * len(words))
    if size < 1 or len(words) < size + 6:
        return text
    at = rng.randrange(2, len(words) - size - 1)
    return " ".join(words[:at] + words[at + size :])
