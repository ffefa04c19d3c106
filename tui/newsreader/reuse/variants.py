"""Families: all variants of one passage across outlets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256

from newsreader.domain.reuse import Family, Likeness, Match, Passage

#: Raised when the same matches could give other families.
VERSION = 2
#: A passage joins a family if it matches at least this share of it: a chain of partial overlaps
#: (A with B, B with C, never A with C) does not make one family.
_DENSITY = 0.5

_Key = tuple[str, int, int]


def families(matches: Iterable[Match]) -> list[Family]:
    """Return the families of passages that are versions of one text.

    Only ``same`` and ``altered`` matches join, strongest first; two groups become one if at least
    half of the pairs between them match. The base is the longest passage. Ids follow from the
    passages alone, and so does the result: the order of the matches does not matter.
    """
    passages: dict[_Key, Passage] = {}
    linked: dict[_Key, set[_Key]] = defaultdict(set)
    edges = []
    for match in matches:
        if match.likeness is Likeness.SIMILAR:
            continue
        passages[match.a.key] = match.a
        passages[match.b.key] = match.b
        linked[match.a.key].add(match.b.key)
        linked[match.b.key].add(match.a.key)
        edges.append((-match.score, match.a.key, match.b.key))
    groups = _grow(sorted(edges), linked)
    built = [_family([passages[key] for key in group]) for group in groups]
    return sorted(built, key=lambda f: f.id)


def _grow(
    edges: Sequence[tuple[float, _Key, _Key]], linked: dict[_Key, set[_Key]]
) -> list[list[_Key]]:
    """Join passages along their matches, strongest first, while the groups stay dense."""
    home: dict[_Key, int] = {}
    members: dict[int, list[_Key]] = {}
    for n, key in enumerate(sorted(linked)):
        home[key] = n
        members[n] = [key]
    for _, a, b in edges:
        left, right = home[a], home[b]
        if left == right or not _dense(members[left], members[right], linked):
            continue
        if len(members[left]) < len(members[right]):
            left, right = right, left
        for key in members[right]:
            home[key] = left
        members[left] += members.pop(right)
    return [group for group in members.values() if len(group) > 1]


def _dense(a: Sequence[_Key], b: Sequence[_Key], linked: dict[_Key, set[_Key]]) -> bool:
    """Say whether enough of the pairs between two groups match; at most some thousand are looked at."""
    few, many = sorted((a, b), key=len)
    sample, others = few[:40], set(many)
    joined = sum(len(linked[key] & others) for key in sample)
    return joined >= _DENSITY * len(sample) * min(len(others), 64)


def _family(group: Sequence[Passage]) -> Family:
    """Return the family with its base, the longest passage, first and the others by their keys."""
    ordered = sorted(group, key=lambda p: p.key)
    content = "\n".join(f"{p.article} {p.start} {p.end}" for p in ordered)
    base = max(ordered, key=lambda p: len(" ".join(p.text.split())))
    rest = tuple(p for p in ordered if p is not base)
    return Family("f" + sha256(content.encode()).hexdigest()[:16], (base, *rest), 0)
