"""What can be said in numbers about each visible line of a page: where it stands, what it says, who takes it for the story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log1p

from newsreader.capture.html.extractors import NAMES
from newsreader.capture.html.matching_lines import Words, lines_in, shares
from newsreader.capture.html.rendering import FURNITURE_NAMES, STORY_NAMES, Block
from newsreader.domain.captures import Label

_INSIDE = ("nav", "aside", "footer", "header", "form", "figure", "figcaption", "article", "main", "blockquote", "li", "table", "button")  # fmt: skip
_TAGS = ("h1", "h2", "h3", "h4", "p", "div", "span", "li", "td")
_LABELS = (
    Label.BODY, Label.SUBHEADING, Label.HEADLINE, Label.STANDFIRST, Label.BYLINE, Label.DATE, Label.CAPTION, Label.CHROME,
    Label.PROMO, Label.COMMENTS, Label.NEWSLETTER, Label.LEGAL, Label.APPEAL, Label.OTHER,
)  # fmt: skip
_END = frozenset('.!?"”’…')
#: How far the neighbours of a line are looked at, in lines.
_AROUND = 4


def features_of(
    blocks: Sequence[Block],
    labels: Sequence[Label],
    words: Sequence[Words],
    texts: Mapping[str, str],
) -> list[list[float]]:
    """Return the numbers of each line.

    Args:
        blocks: The lines with their places.
        labels: What the plain rules call them.
        words: Their words.
        texts: What each extractor takes for the story; one without an opinion may be missing.
    """
    votes = [[float(v) for v in lines_in(words, texts.get(name, ""))] for name in NAMES]
    parts = [shares(words, texts.get(name, "")) for name in NAMES]
    voices = [*votes, [float(label is Label.BODY) for label in labels]]
    weights = [max(1, len(line)) for line in words]
    nearby = [_windowed(voice, weights) for voice in voices]
    rows = []
    for at, block in enumerate(blocks):
        row = [vote[at] for vote in votes] + [part[at] for part in parts]
        row += _alone(block, at / len(blocks), len(words[at]))
        row += [float(labels[at] is label) for label in _LABELS]
        heard = [voice[at] for voice in voices]
        row += [heard[i] * heard[j] for i in range(len(NAMES)) for j in range(i)]
        for step in (-2, -1, 1, 2):
            other = at + step
            row += [v[other] if 0 <= other < len(blocks) else 0.0 for v in voices]
        row += [near[at] for near in nearby]
        length, linked = log1p(weights[at]), block.linked / len(block.text)
        row += [one * length for one in heard] + [one * linked for one in heard]
        rows.append(row)
    return rows


def _alone(block: Block, where: float, count: int) -> list[float]:
    """Return the numbers of a line by itself."""
    place, near = block.place, block.place.near()
    return [
        block.linked / len(block.text),
        log1p(count),
        float(block.text[-1] in _END),
        where,
        *(float(place.within(tag)) for tag in _INSIDE),
        *(float(place.tag == tag) for tag in _TAGS),
        float(FURNITURE_NAMES.search(near) is not None),
        min(10.0, float(place.hints)),
        float(STORY_NAMES.search(near) is not None),
        float(place.hidden),
        float(place.within("noscript")),
    ]


def _windowed(voice: Sequence[float], weights: Sequence[int]) -> list[float]:
    """Return the share of words around each line that a voice takes for the story."""
    said, total = [0.0], [0]
    for one, weight in zip(voice, weights, strict=True):
        said.append(said[-1] + one * weight)
        total.append(total[-1] + weight)
    found = []
    for at in range(len(voice)):
        low, high = max(0, at - _AROUND), min(len(voice), at + _AROUND + 1)
        found.append((said[high] - said[low]) / (total[high] - total[low]))
    return found
