"""Taking apart what one name holds where the reader says that it means several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from newsreader.domain.names import Node, Placed
from newsreader.entities.deciding import Sets, Wishes
from newsreader.entities.names import literal

TOGETHER = "joined by the reader"
APART = "kept apart by the reader"


def kept_apart(
    placed: Sequence[Placed], wished: Wishes
) -> tuple[list[Placed], list[tuple[Node, Node]]]:
    """Give mentions that must not meet nodes of their own.

    Mentions of one name share a node. Where the reader keeps two of them apart, the one that comes
    later in the order of articles leaves with its article's other mentions of that name; where both
    stand in one article, with those written as it is.

    Returns:
        The mentions, some with other nodes, and the pairs of nodes that must not be joined.
    """
    found = list(placed)
    sets = Sets()
    for a, b in wished.together:
        sets.join(a, b)
    for a, b in wished.apart:
        sets.part(a, b)
    bound: dict[Node, list[int]] = defaultdict(list)
    for at in sorted({at for pair in (*wished.together, *wished.apart) for at in pair}):
        bound[placed[at].node].append(at)
    homes: dict[tuple[Node, str], list[int]] = defaultdict(list)
    if wished.apart:
        for at, item in enumerate(placed):
            if item.node in bound:
                homes[item.node, item.mention.article].append(at)
    for node, anchors in bound.items():
        _part(node, anchors, sets, homes, found)
    return found, [(found[a].node, found[b].node) for a, b in wished.apart]


def _part(
    node: Node,
    anchors: list[int],
    sets: Sets,
    homes: dict[tuple[Node, str], list[int]],
    found: list[Placed],
) -> None:
    """Share one node's mentions out among the sets that must not meet in it.

    Who shares a node meets, and so do all that the reader joined with them in other nodes: a room
    is one set from here on.
    """
    rooms: list[tuple[Node, int]] = []
    room_of: dict[int, Node] = {}
    for at in anchors:
        room = next((r for r in rooms if sets.join(r[1], at)), None)
        if room is None:
            mention = found[at].mention
            scope = f"{node.scope}|{mention.article}:{mention.start}" if rooms else node.scope
            room = (Node(node.kind, node.name, scope), at)
            rooms.append(room)
        room_of[at] = room[0]
    if len(rooms) < 2:
        return
    by_article: dict[str, set[Node]] = defaultdict(set)
    for at, home in room_of.items():
        by_article[found[at].mention.article].add(home)
    for article, targets in by_article.items():
        written = _by_form(article, room_of, found)
        for at in homes[node, article]:
            forms = written.get(literal(found[at].mention.text), set())
            if len(targets) == 1 or len(forms) == 1:
                room_of.setdefault(at, next(iter(targets if len(targets) == 1 else forms)))
    for at, home in room_of.items():
        if home != node:
            found[at] = Placed(found[at].mention, home, APART)


def _by_form(
    article: str, room_of: dict[int, Node], found: Sequence[Placed]
) -> dict[str, set[Node]]:
    """Return where the forms of one article go that the reader decided about."""
    written: dict[str, set[Node]] = defaultdict(set)
    for at, home in room_of.items():
        mention = found[at].mention
        if mention.article == article:
            written[literal(mention.text)].add(home)
    return written
