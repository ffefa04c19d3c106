"""Which lines of a page an extractor's text is made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_RUN = 4

Words = tuple[str, ...]


def words_of(text: str) -> Words:
    """Return the words of a text in lower case."""
    return tuple(_WORD.findall(text.lower()))


def runs_of(words: Sequence[str], size: int = _RUN) -> list[Words]:
    """Return every run of ``size`` neighbouring words; a shorter text is one run."""
    if len(words) < size:
        return [tuple(words)] if words else []
    return list(zip(*(words[at:] for at in range(size)), strict=False))


def lines_in(lines: Sequence[Words], text: str) -> list[bool]:
    """Say of each line whether it is part of ``text``; linear in both.

    The longest lines take their runs of four words out of the text first, so that a teaser that
    repeats the story's first sentence is not taken for it; shorter lines count as whole lines.
    """
    left = Counter(runs_of(words_of(text)))
    short = Counter(words_of(line) for line in text.split("\n"))
    taken = [False] * len(lines)
    for at in sorted(range(len(lines)), key=lambda i: -len(lines[i])):
        line = lines[at]
        if len(line) >= _RUN:
            runs = Counter(runs_of(line))
            found = sum(min(count, left[run]) for run, count in runs.items() if run in left)
            if found * 2 > len(line) - _RUN + 1:
                taken[at] = True
                left.subtract(runs)
        elif line and short[line] > 0:
            short[line] -= 1
            taken[at] = True
    return taken


def shares(lines: Sequence[Words], text: str) -> list[float]:
    """Return how much of each line stands somewhere in ``text``, 0 to 1."""
    held = set(runs_of(words_of(text)))
    whole = {words_of(line) for line in text.split("\n")}
    found = []
    for line in lines:
        if len(line) < _RUN:
            found.append(float(line in whole and bool(line)))
        else:
            runs = runs_of(line)
            found.append(sum(run in held for run in runs) / len(runs))
    return found
