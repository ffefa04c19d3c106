"""Which visible lines of a page are its story: candidates, and the one most like the others.

Each extractor's text taken back to lines is a candidate, so are the plain rules' body and the lines
that our own weights take. The candidate that agrees best with all others (the medoid under the F1
of runs of four words) is the story: where one of them fails, the others outvote it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsreader.capture.html.line_features import features_of
from newsreader.capture.html.line_weights import chances
from newsreader.capture.html.matching_lines import Words, lines_in, runs_of, words_of
from newsreader.capture.html.rendering import Block
from newsreader.domain.captures import BODY_LABELS, Label

#: Extractors whose text is a candidate; the others only speak in the weights.
CANDIDATES = ("trafilatura", "readability")
#: How much better than a fair share another candidate must agree to go before the weights' own.
_OWN = 0.001
#: Pages of more lines are settled without the weights: a list or a whole book, not a story.
_MOST = 15_000
_UNWEIGHED = 0.5


class Vote(NamedTuple):
    """The outcome of a vote.

    Attributes:
        story: Of each visible line, whether it is the story's.
        chances: What the weights give each line, 0 to 1.
        chosen: The candidate that was taken.
    """

    story: tuple[bool, ...]
    chances: tuple[float, ...]
    chosen: str


def vote(blocks: Sequence[Block], labels: Sequence[Label], texts: Mapping[str, str]) -> Vote:
    """Return which lines are the story; linear in the page.

    Args:
        blocks: The visible lines with their places.
        labels: What the plain rules call them.
        texts: What the extractors that answered take for the story.
    """
    if not blocks:
        return Vote((), (), "nothing")
    words = [words_of(block.text) for block in blocks]
    asked = bool(texts.get(CANDIDATES[0], "").strip())
    candidates: dict[str, list[bool]] = {}
    own = [_UNWEIGHED] * len(blocks)
    if len(blocks) <= _MOST:
        own = chances(features_of(blocks, labels, words, texts if asked else {}), asked)
        candidates["weights"] = [chance > 0.5 for chance in own]
    for name in CANDIDATES:
        if texts.get(name, "").strip():
            candidates[name] = lines_in(words, texts[name])
    candidates["rules"] = [label in BODY_LABELS for label in labels]
    chosen = medoid(words, candidates)
    return Vote(tuple(candidates[chosen]), tuple(own), chosen)


def medoid(words: Sequence[Words], candidates: Mapping[str, Sequence[bool]]) -> str:
    """Return the name of the candidate that agrees best with the others; none without words."""
    bags = {name: _bag(words, taken) for name, taken in candidates.items()}
    full = {name: bag for name, bag in bags.items() if bag}
    if not full:
        return next(iter(candidates))
    agreed = {
        name: sum(agreement(bag, other) for key, other in full.items() if key != name)
        + (_OWN if name == "weights" else 0.0)
        for name, bag in full.items()
    }
    return max(agreed, key=lambda name: agreed[name])


def _bag(words: Sequence[Words], taken: Sequence[bool]) -> Counter[Words]:
    """Return the runs of four words in the lines taken, across line ends."""
    return Counter(runs_of([w for line, on in zip(words, taken, strict=True) if on for w in line]))


def agreement(one: Counter[Words], other: Counter[Words]) -> float:
    """Return the F1 of two bags of runs, 0 to 1."""
    total = sum(one.values()) + sum(other.values())
    return 2 * sum((one & other).values()) / total if total else 0.0
