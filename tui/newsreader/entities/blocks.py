"""What brings names together: two that share no key, directly or through others, never meet.

Every rule of :mod:`newsreader.entities.linker` and the corpus pass looks at names of one key only, so that
names linked block by block are linked as if all of them had been linked at once. A rule that is added
there needs its key here; ``tests/properties/test_linking_by_blocks.py`` holds both together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from newsreader.domain.entities import EntityType
from newsreader.domain.names import Node, Placed
from newsreader.entities.corpus import is_open
from newsreader.entities.names import consonants, literal, person_key, plain_key, tokens_of
from newsreader.entities.short_names import short_key, without_middle, without_trade
from newsreader.entities.within import ACRONYM, is_spelled_out

PER, ORG = EntityType.PER, EntityType.ORG
#: Surnames shorter than this are never joined for being nearly alike.
SHORTEST_ALIKE = 6


def keys_of(placed: Iterable[Placed]) -> dict[Node, set[str]]:
    """Return the keys of the names that mentions are taken for."""
    found: dict[Node, set[str]] = defaultdict(set)
    for item in placed:
        if item.node not in found:
            found[item.node].update(_keys(item.node))
        if item.why == ACRONYM and not is_spelled_out(item.mention.text):
            found[item.node].add(acronym_key(literal(item.mention.text)))
    return dict(found)


def _keys(node: Node) -> Iterator[str]:
    """Yield the keys of one name."""
    yield "\0".join(("same", *same_key(node)))
    if node.scope:
        return
    if is_open(node):
        yield "\0".join(("kind", node.name))
    if node.kind is PER:
        yield from _keys_of_person(node)
    elif node.kind is ORG:
        yield acronym_key(node.name)
    if node.kind in (PER, ORG):
        for short in (short_key(node), without_middle(node), without_trade(node)):
            if short:
                yield "\0".join(("short", short))


def _keys_of_person(node: Node) -> Iterator[str]:
    """Yield the keys of a person's name: surname, surname nearly alike, words in any order."""
    person, words = person_key(node.name), tokens_of(node.name)
    if person:
        yield "\0".join(("surname", person[-1]))
    alike = alike_key(node)
    if alike:
        yield "\0".join(("alike", *alike))
    if len(words) == 2:
        yield "\0".join(("turned", *sorted(words)))


def same_key(node: Node) -> tuple[str, ...]:
    """Return what names share that are equal once spelling and known short forms are levelled."""
    if node.kind is PER:
        return (node.kind, node.scope, *person_key(node.name))
    return (node.kind, node.scope, plain_key(node.kind, node.name))


def alike_key(node: Node) -> tuple[str, ...]:
    """Return what full names of people share that may be nearly alike, or nothing."""
    words = tokens_of(node.name)
    if node.kind is not PER or node.scope or len(words) < 2 or len(words[-1]) < SHORTEST_ALIKE:
        return ()
    return (*person_key(node.name)[:-1], consonants(words[-1]))


def acronym_key(short: str) -> str:
    """Return the key of an acronym and of all long forms it is given for."""
    return f"acronym\0{short}"
