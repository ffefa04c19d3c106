"""Linking across articles: mentions of all of them become entities, each link with its reason."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from newsreader.domain.decisions import Decision
from newsreader.domain.entities import Entity, EntityType, Link, Mention
from newsreader.entities.corpus import agreed_across
from newsreader.entities.deciding import wishes
from newsreader.entities.lexicon import lexicon
from newsreader.entities.names import (
    consonants,
    is_feminine,
    literal,
    person_key,
    plain_key,
    skeleton,
    tokens_of,
)
from newsreader.entities.parting import TOGETHER, kept_apart
from newsreader.entities.unions import Unions
from newsreader.entities.within import (
    ACRONYM,
    Node,
    Placed,
    is_spelled_out,
    place_mentions,
)

#: Raised whenever links may change.
VERSION = 4
PER = EntityType.PER
_ALIKE = 0.88
_SHORTEST = 6
_NEIGHBOURS = 6
_WITH_MIDDLE = 3


@dataclass(frozen=True, slots=True)
class ArticleMentions:
    """The mentions of one article."""

    article: str
    mentions: tuple[Mention, ...]


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
    placed: list[Placed] = []
    for entry in sorted(articles, key=lambda a: a.article):
        placed += place_mentions(entry.article, entry.mentions)
    placed = agreed_across(placed)
    wished = wishes(placed, decisions)
    placed, apart = kept_apart(placed, wished)
    nodes = sorted({item.node for item in placed}, key=_order)
    unions = Unions(_order, {frozenset((_key(a), _key(b))) for a, b in apart}, _key)
    for a, b in wished.together:
        unions.join(placed[a].node, placed[b].node, TOGETHER, forced=True)
    _join_same(nodes, unions)
    _join_acronyms(placed, unions)
    _join_alike(nodes, unions)
    _join_turned(nodes, unions)
    _join_owned(nodes, unions, _without_middle, "full name with a middle name elsewhere")
    _join_owned(nodes, unions, _company, "company's name without its trade")
    _join_surnames(nodes, unions)
    groups: dict[Node, list[Placed]] = defaultdict(list)
    called: dict[Node, str] = {}
    for item in placed:
        groups[unions.root(item.node)].append(item)
    for at, name in wished.called.items():
        called[unions.root(placed[at].node)] = name
    entities = [_entity(items, unions, called.get(root, "")) for root, items in groups.items()]
    return sorted(entities, key=lambda e: e.id)


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


def _join_acronyms(placed: Sequence[Placed], unions: Unions[Node]) -> None:
    """Join an acronym alone with the one long form that other articles give for it."""
    owners: dict[str, set[Node]] = defaultdict(set)
    bare: dict[str, Node] = {}
    for item in placed:
        if item.why == ACRONYM and not is_spelled_out(item.mention.text):
            owners[literal(item.mention.text)].add(item.node)
        elif item.node.kind is EntityType.ORG and not item.node.scope:
            bare.setdefault(item.node.name, item.node)
    for short, nodes in sorted(owners.items()):
        roots = {unions.root(node) for node in nodes}
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
        people = {unions.root(owner) for owner in owners.get(_short_key(node), ())}
        if len(people) == 1:
            unions.join(min(people, key=_order), node, why)


def _short_key(node: Node) -> str:
    """Return what a short name is looked up by."""
    return "" if node.scope else f"{node.kind}:{' '.join(tokens_of(node.name))}"


def _without_middle(node: Node) -> str:
    """Return a person's full name without what stands between given name and surname."""
    words = tokens_of(node.name)
    if node.kind is not PER or node.scope or len(words) != _WITH_MIDDLE or len(words[0]) < 2:
        return ""
    if words[0] in lexicon().hints["family"] and words[-1] in lexicon().hints["first"]:
        return ""  # family name first: the last word is half of the given name
    return f"{node.kind}:{words[0]} {words[-1]}"


def _company(node: Node) -> str:
    """Return a company's name without the word for its trade: "Harrow Lane Capital"."""
    words = tokens_of(node.name)
    if node.kind is not EntityType.ORG or node.scope or len(words) < 2:
        return ""
    trade = words[-1] in lexicon().shapes["companies"] and words[-2] not in lexicon().common
    return f"{node.kind}:{' '.join(words[:-1])}" if trade else ""


def _entity(items: list[Placed], unions: Unions[Node], called: str) -> Entity:
    """Make an entity of the mentions of one group; ``called`` is the reader's name for it."""
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
    return Entity("e" + digest[:16], kind, called or fullest, aliases, links)


def _why(item: Placed, main: str, unions: Unions[Node]) -> str:
    """Return why a mention is in its entity: the link in its article, then between articles."""
    if item.node.name == main:
        return item.why if item.why != "as written" else "same name"
    between = unions.why(item.node)
    if not between or item.why in {"same name", "as written"}:
        return between or item.why
    return f"{item.why}; {between}" if between != item.why else item.why
