"""Linking across articles: mentions of all of them become entities, each link with its reason."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from newsreader.domain.entities import Entity, EntityType, Link, Mention
from newsreader.entities.lexicon import lexicon
from newsreader.entities.names import (
    consonants,
    is_feminine,
    name_key,
    person_key,
    plain_key,
    skeleton,
    tokens_of,
)
from newsreader.entities.unions import Unions
from newsreader.entities.within import Node, Placed, place_mentions

#: Raised whenever links may change.
VERSION = 2
PER = EntityType.PER
_ALIKE = 0.88
_SHORTEST = 6
_NEIGHBOURS = 6


@dataclass(frozen=True, slots=True)
class ArticleMentions:
    """The mentions of one article."""

    article: str
    mentions: tuple[Mention, ...]


def link(
    articles: Sequence[ArticleMentions],
    joined: Iterable[tuple[str, str]] = (),
    split: Iterable[tuple[str, str]] = (),
) -> list[Entity]:
    """Join the mentions of articles into entities.

    Near linear in the number of mentions: names meet only in buckets of equal skeletons. The
    result does not depend on the order of articles; ids depend on kind and names only.

    Args:
        articles: Mentions by article; an article may be given once.
        joined: Pairs of name keys (:func:`newsreader.entities.names.name_key`) that mean the same.
        split: Pairs of name keys that never do. Of a pair in both, ``joined`` wins.

    Returns:
        Entities sorted by id; each mention is in exactly one.
    """
    apart = {frozenset(pair) for pair in split} - {frozenset(pair) for pair in joined}
    placed: list[Placed] = []
    for entry in sorted(articles, key=lambda a: a.article):
        for item in place_mentions(entry.article, entry.mentions):
            placed.append(_kept_apart(item, apart))
    nodes = sorted({item.node for item in placed}, key=_order)
    unions = Unions(_order, apart, _key)
    _join_by_reader(nodes, unions, joined)
    _join_same(nodes, unions)
    _join_alike(nodes, unions)
    _join_surnames(nodes, unions)
    groups: dict[Node, list[Placed]] = defaultdict(list)
    for item in placed:
        groups[unions.root(item.node)].append(item)
    entities = [_entity(items, unions) for items in groups.values()]
    return sorted(entities, key=lambda e: e.id)


def _order(node: Node) -> tuple[str, str, str]:
    """Return what nodes are sorted by."""
    return (node.kind, node.name, node.scope)


def _key(node: Node) -> str:
    """Return a node's name key."""
    return f"{node.kind}:{node.name}"


def _kept_apart(item: Placed, apart: set[frozenset[str]]) -> Placed:
    """Undo a link inside an article that the reader forbids."""
    own = name_key(item.mention.type, item.mention.text)
    if apart and frozenset((own, _key(item.node))) in apart and own != _key(item.node):
        node = Node(item.node.kind, own.partition(":")[2])
        return Placed(item.mention, node, "kept apart by the reader")
    return item


def _join_by_reader(
    nodes: Sequence[Node], unions: Unions[Node], joined: Iterable[tuple[str, str]]
) -> None:
    """Join what the reader joined."""
    by_key: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        by_key[_key(node)].append(node)
    for first, second in sorted({(min(pair), max(pair)) for pair in joined}):
        members = by_key.get(first, []) + by_key.get(second, [])
        if first in by_key and second in by_key:
            for node in members[1:]:
                unions.join(members[0], node, "joined by the reader", forced=True)


def _join_same(nodes: Sequence[Node], unions: Unions[Node]) -> None:
    """Join names that are equal once spelling and known short forms are levelled."""
    buckets: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    for node in nodes:
        if node.kind is PER:
            shared = person_key(node.name)
        else:
            shared = (plain_key(node.kind, node.name),)
        buckets[(node.kind, node.scope, *shared)].append(node)
    for members in buckets.values():
        _join_bucket(members, unions)


def _join_bucket(members: Sequence[Node], unions: Unions[Node]) -> None:
    """Join the nodes of one bucket, each with the first that is not kept apart from it."""
    heads: list[Node] = []
    for node in members:
        for head in heads[:_NEIGHBOURS]:
            if _same_sex(head, node) and unions.join(head, node, _why_same(node)):
                break
        else:
            heads.append(node)


def _same_sex(first: Node, second: Node) -> bool:
    """Say whether two spellings of a person's name end alike as to sex."""
    if first.kind is not PER:
        return True
    one, two = tokens_of(first.name), tokens_of(second.name)
    if not one or not two:
        return True
    return is_feminine(one[-1]) == is_feminine(two[-1])


def _why_same(node: Node) -> str:
    """Return the reason for a join by levelled names."""
    return "other spelling of the name" if node.kind is PER else "known form of the same name"


def _join_alike(nodes: Sequence[Node], unions: Unions[Node]) -> None:
    """Join full names of people with the same given name and nearly the same surname."""
    buckets: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    for node in nodes:
        words = tokens_of(node.name)
        if node.kind is PER and not node.scope and len(words) > 1 and len(words[-1]) >= _SHORTEST:
            buckets[(*person_key(node.name)[:-1], consonants(words[-1]))].append(node)
    for members in buckets.values():
        for at, node in enumerate(members):
            for other in members[at + 1 : at + 1 + _NEIGHBOURS]:
                if _same_sex(node, other) and _alike(node, other):
                    unions.join(node, other, "nearly the same spelling")


def _alike(first: Node, second: Node) -> bool:
    """Say whether two surnames are spelled nearly alike."""
    one = skeleton(tokens_of(first.name)[-1])
    two = skeleton(tokens_of(second.name)[-1])
    return Levenshtein.normalized_similarity(one, two, score_cutoff=_ALIKE) >= _ALIKE


def _join_surnames(nodes: Sequence[Node], unions: Unions[Node]) -> None:
    """Join a surname alone with the one person of all articles who has it, unless it is common."""
    owners: dict[str, set[Node]] = defaultdict(set)
    bare: list[tuple[str, Node]] = []
    for node in nodes:
        if node.kind is not PER or node.scope:
            continue
        person = person_key(node.name)
        if len(person) == 1:
            bare.append((person[0], node))
        elif person:  # a name of marks alone has no key
            owners[person[-1]].add(unions.root(node))
    lists = lexicon()
    for surname, node in bare:
        people = {unions.root(owner) for owner in owners.get(surname, ())}
        if len(people) == 1 and node.name not in lists.surnames and node.name not in lists.given:
            (only,) = people
            unions.join(only, node, "surname; one person of that name in all articles")


def _entity(items: list[Placed], unions: Unions[Node]) -> Entity:
    """Make an entity of the mentions of one group."""
    items.sort(key=lambda i: (i.mention.article, i.mention.start, i.mention.end))
    forms = Counter(" ".join(item.mention.text.split()) for item in items)
    kinds = Counter(item.node.kind for item in items)
    kind = min(kinds, key=lambda k: (-kinds[k], k))
    names = Counter(item.node.name for item in items if item.node.kind is kind)
    main = min(names, key=lambda n: (-min(2, len(tokens_of(n))), -names[n], n))
    fullest = min(forms, key=lambda f: (-len(tokens_of(f)), -len(f), -forms[f], f))
    anchor = min({item.node for item in items}, key=_order)
    links = tuple(Link(item.mention, _why(item, main, unions)) for item in items)
    digest = hashlib.sha256("\0".join(_order(anchor)).encode()).hexdigest()
    aliases = tuple(sorted(forms, key=lambda f: (-forms[f], f)))
    return Entity("e" + digest[:16], kind, fullest, aliases, links)


def _why(item: Placed, main: str, unions: Unions[Node]) -> str:
    """Return why a mention is in its entity: the link in its article, then between articles."""
    if item.node.name == main:
        return item.why if item.why != "as written" else "same name"
    between = unions.why(item.node)
    if not between or item.why in {"same name", "as written"}:
        return between or item.why
    return f"{item.why}; {between}" if between != item.why else item.why
