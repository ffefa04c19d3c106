"""Evidence across captures: a line at the story's edge that other articles of one known outlet have too.

What several articles of an outlet end with is the outlet speaking of itself. It is never taken from one
article alone, never from captures whose outlet is not known, and never where the two captures may be the same article,
a shared paragraph of news, or a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import NamedTuple

from newsreader.capture.fields.outlet_names import key_of
from newsreader.capture.html.layout import MARK
from newsreader.capture.matter import content_words
from newsreader.domain.articles import Article, Block
from newsreader.domain.captures import BODY_LABELS, Label
from newsreader.domain.spans import Span

#: Raised whenever the same articles may be taken otherwise together.
VERSION = 2
#: How sure an outlet must be to be known.
KNOWN = 0.5
_CANDIDATES = BODY_LABELS | {Label.STANDFIRST}
_FURNITURE = frozenset(
    [Label.APPEAL, Label.NEWSLETTER, Label.COMMENTS, Label.LEGAL, Label.PROMO, Label.CHROME, Label.OTHER]
)  # fmt: skip
#: How many blocks at the story's beginning and end may be looked at, and lines of furniture kept.
_FIRST, _LAST, _MOST = 2, 6, 24
#: Captures that share more of their edges than this are one article, or versions of it.
_SAME = 0.5
#: Share of its matter that a line may have in common with the story and be no part of it.
_OWN = 0.34
#: Headlines that share more of their matter may be of one story, which repeats its paragraphs.
_ALIKE = 0.25
_MATTER = 16
_NAME = re.compile(r"(?<=[\w,;:] )[A-ZÀ-Þ][\w’'-]+")
_LEAST = 3
_QUOTED = re.compile(r"[\"“”„«»]|\b(?:said|told|says|according to)\b")
RULE = "company:same-outlet"


class Trace(NamedTuple):
    """What of an article is compared with other articles of its outlet.

    Attributes:
        headline: Hash of the headline with the outlet, or 0.
        edges: Hash of each block at the story's edges, by where it starts.
        furniture: Hashes of lines that are furniture already.
        matter: Hashes of the words that carry the headline's matter.
    """

    headline: int
    edges: Mapping[int, int]
    furniture: frozenset[int]
    matter: frozenset[int]


def trace_of(article: Article) -> Trace | None:
    """Return an article's trace; None where its outlet is not known."""
    outlet = article.outlet
    if outlet is None or outlet.confidence < KNOWN:
        return None
    house = key_of(outlet.value)
    blocks = list(article.blocks())
    edges = {
        block.span.start: key
        for block in _edges(blocks)
        if (key := _hash(house, block.span.slice(article.content)))
    }
    furniture = {
        key
        for block in _around(article, blocks)
        if (key := _hash(house, block.span.slice(article.content)))
    }
    title = article.headline.value if article.headline is not None else ""
    matter = frozenset(_word(word) for word in sorted(content_words(title.lower()))[:_MATTER])
    return Trace(_hash(house, title, 1), edges, frozenset(furniture), matter)


def _edges(blocks: Sequence[Block]) -> list[Block]:
    """Return the story's first and last blocks."""
    body = [block for block in blocks if block.label in _CANDIDATES]
    if len(body) <= _FIRST + _LAST:
        return body
    return body[:_FIRST] + body[-_LAST:]


def _around(article: Article, blocks: Sequence[Block]) -> list[Block]:
    """Return the lines of furniture nearest to the story; what a page says of itself is none."""
    visible = next(
        (at for at, b in enumerate(blocks) if b.span.slice(article.content) == MARK), len(blocks)
    )
    story = [at for at, block in enumerate(blocks) if block.label in _CANDIDATES]
    if not story:
        return []
    first, last = story[0], story[-1]
    found = [at for at in range(visible) if blocks[at].label in _FURNITURE]
    found.sort(key=lambda at: max(first - at, at - last, 0))
    return [blocks[at] for at in found[:_MOST]]


def _hash(house: str, text: str, least: int = _LEAST) -> int:
    """Return 63 bits of what a line says for an outlet; 0 for a line of fewer words than ``least``."""
    words = "".join(char if char.isalnum() else " " for char in text[:2_000].lower()).split()
    return _word(f"{house}\n{' '.join(words)}") if len(words) >= least else 0


def _word(text: str) -> int:
    digest = blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def are_different(one: Trace, other: Trace) -> bool:
    """Say whether two captures of one outlet are about two things, by their headlines and their edges."""
    if not one.headline or not other.headline or one.headline == other.headline:
        return False
    least = min(len(one.matter), len(other.matter))
    if least == 0 or len(one.matter & other.matter) > _ALIKE * least:
        return False
    mine, theirs = set(one.edges.values()), set(other.edges.values())
    fewer = min(len(mine), len(theirs))
    return fewer > 0 and len(mine & theirs) <= _SAME * fewer


def shared_keys(trace: Trace, others: Sequence[Trace]) -> set[int]:
    """Return the hashes at a story's edges that another article of the outlet has anywhere."""
    found: set[int] = set()
    for other in others:
        if are_different(trace, other):
            theirs = {*other.edges.values(), *other.furniture}
            found.update(key for key in trace.edges.values() if key in theirs)
    return found


def in_company(article: Article, trace: Trace, shared: set[int]) -> Article:
    """Return the article without the lines at its story's edges that ``shared`` holds.

    From both edges inwards, up to the first block that is the story's own. A line with a quotation
    or with the story's own matter is the story's, whoever else has it.
    """
    if not shared:
        return article
    body = [block for block in article.blocks() if block.label in _CANDIDATES]
    out: dict[int, Span] = {}
    for order in (body[::-1], body):
        for block in order:
            if trace.edges.get(block.span.start) not in shared or block.span.start in out:
                break
            rest = [one for one in body if one.span.start not in out and one is not block]
            if not _is_house_s(article, block, rest):
                break
            out[block.span.start] = block.span
    if not out or not any(
        block.label in BODY_LABELS and block.span.start not in out for block in body
    ):
        return article
    spans = sorted(out.values())
    at, lines = 0, []
    for line in article.lines:
        while at < len(spans) and spans[at].end <= line.start:
            at += 1
        if (
            at < len(spans)
            and line.start < spans[at].end
            and line.label is not Label.BLANK
            and line.end > spans[at].start
        ):
            line = replace(line, label=Label.PROMO, confidence=0.9, rule=RULE)
        lines.append(line)
    changed = replace(article, lines=tuple(lines))
    standfirst = article.standfirst
    if standfirst is not None and any(e.start in out for e in standfirst.evidence):
        changed = replace(changed, standfirst=None)
    return replace(changed, paragraphs=changed.body_spans)


def _is_house_s(article: Article, block: Block, rest: Sequence[Block]) -> bool:
    """Say whether a shared block is the outlet's and not the story's own."""
    words = block.span.slice(article.content)
    if _QUOTED.search(words):
        return False
    matter = content_words(words.lower())
    story = content_words(
        " ".join(one.span.slice(article.content) for one in rest)[:20_000].lower()
    )
    if article.headline is not None:
        story |= content_words(article.headline.value.lower())
    if any(content_words(name.lower()) & story for name in _NAME.findall(words)):
        return False
    return len(matter & story) <= _OWN * len(matter)
