"""The corpus pass: a name that other articles settle is the same kind of thing where one is in doubt."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from newsreader.domain.entities import EntityType
from newsreader.entities.lexicon import lexicon
from newsreader.entities.within import Node, Placed

_KINDS = frozenset([EntityType.PER, EntityType.ORG, EntityType.LOC])
#: So many articles must agree, and so many times those that do not.
_ARTICLES, _TIMES = 3, 4


def agreed_across(placed: Sequence[Placed]) -> list[Placed]:
    """Return mentions, those of a name's rare kind taken for its usual one.

    A name is usually what at least three articles take it for, and four times as many as take it for
    anything else. Names that are known to be several things (places that are given names, surnames,
    whatever the gazetteer holds) stay what their own article makes of them, and so do people of whom it
    gives the full name.
    """
    articles: dict[str, dict[EntityType, set[str]]] = defaultdict(lambda: defaultdict(set))
    for item in placed:
        if _is_open(item):
            articles[item.node.name][item.node.kind].add(item.mention.article)
    usual: dict[str, tuple[EntityType, int]] = {}
    for name, kinds in articles.items():
        if len(kinds) > 1:
            counts = Counter({kind: len(found) for kind, found in kinds.items()})
            (kind, most), (_, next_most) = sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:2]
            if most >= _ARTICLES and most >= _TIMES * next_most:
                usual[name] = (kind, most)
    return [_taken(item, usual) for item in placed] if usual else list(placed)


def _is_open(item: Placed) -> bool:
    """Say whether a mention's kind may be settled by other articles."""
    node = item.node
    if node.kind not in _KINDS or node.scope or item.mention.type is not node.kind:
        return False
    lists = lexicon()
    first = node.name.split(" ")[0]
    several = first in lists.given or first in lists.surnames or first in lists.phrases
    return not several


def _taken(item: Placed, usual: dict[str, tuple[EntityType, int]]) -> Placed:
    """Return a mention, taken for what its name usually is."""
    found = usual.get(item.node.name)
    if found is None or found[0] is item.node.kind or not _is_open(item):
        return item
    kind, count = found
    return Placed(item.mention, Node(kind, item.node.name), f"so named in {count} other articles")
