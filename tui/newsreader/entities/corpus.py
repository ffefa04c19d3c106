"""The corpus pass: a name that other articles settle is the same kind of thing where one is in doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from newsreader.domain.entities import EntityType
from newsreader.domain.names import Node, Use
from newsreader.entities.lexicon import lexicon

_KINDS = frozenset([EntityType.PER, EntityType.ORG, EntityType.LOC])
#: So many articles must agree, and so many times those that do not.
_ARTICLES, _TIMES = 3, 4


def agreed_across(uses: Iterable[Use]) -> dict[Node, tuple[Node, str]]:
    """Return which names are taken for others, and why: a name's rare kind for its usual one.

    A name is usually what at least three articles take it for, and four times as many as take it for
    anything else. Names that are known to be several things (places that are given names, surnames,
    whatever the gazetteer holds) stay what their own article makes of them, and so do people of whom it
    gives the full name.
    """
    kinds: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        if is_open(use.node):
            kinds[use.node.name].append(use)
    taken: dict[Node, tuple[Node, str]] = {}
    for found in kinds.values():
        if len(found) < 2:
            continue
        usual, *rare = sorted(found, key=lambda use: (-use.articles, use.node.kind))
        if usual.articles >= _ARTICLES and usual.articles >= _TIMES * rare[0].articles:
            why = f"so named in {usual.articles} other articles"
            taken.update({use.node: (usual.node, why) for use in rare})
    return taken


def is_open(node: Node) -> bool:
    """Say whether a name's kind may be settled by other articles."""
    if node.kind not in _KINDS or node.scope:
        return False
    lists = lexicon()
    first = node.name.split(" ")[0]
    return not (first in lists.given or first in lists.surnames or first in lists.phrases)
