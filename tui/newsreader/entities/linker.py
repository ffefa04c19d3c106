"""Linking across articles: mentions of all of them become entities, each link with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from newsreader.domain.decisions import Decision
from newsreader.domain.entities import Entity, EntityType, Link, Mention
from newsreader.domain.names import Group, Node, Placed, Use
from newsreader.entities.blocks import alike_key, same_key
from newsreader.entities.corpus import agreed_across
from newsreader.entities.deciding import wishes
from newsreader.entities.lexicon import lexicon
from newsreader.entities.names import is_feminine, person_key, skeleton, tokens_of
from newsreader.entities.parting import TOGETHER, kept_apart
from newsreader.entities.short_names import short_key, without_middle, without_trade
from newsreader.entities.tallies import Tally, grouped, tallied, used
from newsreader.entities.unions import Unions
from newsreader.entities.within import place_mentions

#: Raised whenever links may change.
VERSION = 6
PER = EntityType.PER
_ALIKE = 0.88
_NEIGHBOURS = 6


@dataclass(frozen=True, slots=True)
class ArticleMentions:
    """The mentions of one article."""

    article: str
    mentions: tuple[Mention, ...]


def place(articles: Iterable[ArticleMentions]) -> list[Placed]:
    """Take the mentions of each article for names, in order of articles and starts."""
    placed: list[Placed] = []
    for entry in sorted(articles, key=lambda a: a.article):
        placed += place_mentions(entry.article, entry.mentions)
    return placed


def link(articles: Sequence[ArticleMentions], decisions: Iterable[Decision] = ()) -> list[Entity]:
    """Join the mentions of articles into entities.

    Near linear in the number of mentions: names meet only in buckets of equal skeletons. The
    result does not depend on the order of articles; ids depend on kind and names only.

    Args:
        articles: Mentions by article; an article may be given once.
        decisions: What the reader decided about names, in that order; they win over everything
            found here, the later over the earlier. Where their spans hold no name any more, and
            where they are about other things, they are skipped.

    Returns:
        Entities sorted by id; each mention is in exactly one.
    """
    placed, standing = place(articles), list(decisions)
    about = {anchor.article for d in standing for anchor in (d.a, d.b) if anchor is not None}
    near = [item for item in placed if item.mention.article in about]
    groups = link_uses(used(placed), near, standing)
    home = {key: (group, why) for group in groups for key, why in group.whys.items()}
    moved = {mention: (group, why) for group in groups for mention, why in group.moved.items()}
    links: dict[str, list[Link]] = defaultdict(list)
    for item in placed:
        group, why = moved.get(item.mention) or home[item.node, item.why]
        links[group.id].append(Link(item.mention, why))
    made = [Entity(g.id, g.kind, g.name, g.aliases, tuple(links[g.id])) for g in groups]
    return sorted(made, key=lambda e: e.id)


def link_uses(
    uses: Iterable[Use], near: Sequence[Placed], decisions: Iterable[Decision]
) -> list[Group]:
    """Join names into entities.

    Names of other blocks (:mod:`newsreader.entities.blocks`) than those given change nothing.

    Args:
        uses: Every name of some blocks.
        near: The mentions that decisions may be about, sorted by article and start, not overlapping;
            each is counted in ``uses`` too.
        decisions: As :func:`link` takes them.
    """
    counted = list(uses)
    taken = agreed_across(counted)
    items = [_taken(item, taken) for item in near]
    wished = wishes(items, decisions)
    parted, apart = kept_apart(items, wished)
    tallies = tallied(counted, taken, list(zip(near, parted, strict=True)))
    nodes = sorted(tallies, key=_order)
    unions = Unions(_order, {frozenset((_key(a), _key(b))) for a, b in apart}, _key)
    for a, b in wished.together:
        unions.join(parted[a].node, parted[b].node, TOGETHER, forced=True)
    _join_same(nodes, unions)
    _join_acronyms(nodes, tallies, unions)
    _join_alike(nodes, unions)
    _join_turned(nodes, unions)
    _join_owned(nodes, unions, without_middle, "full name with a middle name elsewhere")
    _join_owned(nodes, unions, without_trade, "company's name without its trade")
    _join_surnames(nodes, unions)
    called = {unions.root(parted[at].node): name for at, name in wished.called.items()}
    return grouped(nodes, tallies, unions, called)


def _taken(item: Placed, taken: dict[Node, tuple[Node, str]]) -> Placed:
    """Return a mention, taken for what its name usually is."""
    found = taken.get(item.node)
    return item if found is None else Placed(item.mention, *found)


def _order(node: Node) -> tuple[str, str, str]:
    """Return what nodes are sorted by."""
    return (node.kind, node.name, node.scope)


def _key(node: Node) -> str:
    """Return what a node is kept apart by."""
    return "\0".join(_order(node))


def _join_same(nodes: Sequence[Node], unions: Unions[Node]) -> None:
    """Join names that are equal once spelling and known short forms are levelled."""
    buckets: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    for node in nodes:
        buckets[same_key(node)].append(node)
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
        alike = alike_key(node)
        if alike:
            buckets[alike].append(node)
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


def _join_acronyms(nodes: Sequence[Node], tallies: dict[Node, Tally], unions: Unions[Node]) -> None:
    """Join an acronym alone with the one long form that other articles give for it."""
    owners: dict[str, set[Node]] = defaultdict(set)
    bare: dict[str, Node] = {}
    for node in nodes:
        for short in tallies[node].acronyms:
            owners[short].add(node)
        if node.kind is EntityType.ORG and not node.scope and tallies[node].bare:
            bare[node.name] = node
    for short, long in sorted(owners.items()):
        roots = {unions.root(node) for node in long}
        if len(roots) == 1 and short in bare:
            unions.join(bare[short], min(roots, key=_order), "acronym; its long form elsewhere")


def _join_turned(nodes: Sequence[Node], unions: Unions[Node]) -> None:
    """Join "Kishida Fumio" with "Fumio Kishida", where only one of the words is a given name."""
    lists = lexicon()
    known: dict[tuple[str, ...], Node] = {}
    for node in nodes:
        words = tokens_of(node.name)
        if node.kind is PER and not node.scope and len(words) == 2:
            known[words] = node
    for words, node in known.items():
        other = known.get(words[::-1])
        given = [w in lists.given or w in lists.hints["first"] for w in words]
        if other is not None and words < words[::-1] and given.count(True) == 1:
            unions.join(node, other, "the same words in another order")


def _join_owned(
    nodes: Sequence[Node], unions: Unions[Node], owned: Callable[[Node], str], why: str
) -> None:
    """Join a short name with the one longer name of all articles that it may stand for.

    Args:
        nodes: All names.
        unions: What is joined so far.
        owned: The short form a longer name allows, or "".
        why: The reason given.
    """
    owners: dict[str, set[Node]] = defaultdict(set)
    for node in nodes:
        short = owned(node)
        if short:
            owners[short].add(unions.root(node))
    for node in nodes:
        people = {unions.root(owner) for owner in owners.get(short_key(node), ())}
        if len(people) == 1:
            unions.join(min(people, key=_order), node, why)
