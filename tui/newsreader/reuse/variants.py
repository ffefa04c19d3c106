"""Families: all variants of one passage across outlets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from hashlib import sha256

from newsreader.domain.decisions import Anchor, Decision, DecisionKind
from newsreader.domain.reuse import Family, Likeness, Match, Passage

#: Raised when the same matches could give other families.
VERSION = 4
#: A passage joins a family if it matches at least this share of it: a chain of partial overlaps
#: (A with B, B with C, never A with C) does not make one family.
_DENSITY = 0.5
#: Texts of the smaller group that are looked at, and matches with the larger that are asked for.
_SAMPLE, _LINKS = 40, 64

_Key = tuple[str, int, int]


def families(matches: Iterable[Match], decisions: Sequence[Decision] = ()) -> list[Family]:
    """Return the families of passages that are versions of one text.

    Only ``same`` and ``altered`` matches join, strongest first; two groups become one if at least
    half of the pairs of texts between them match, however many passages read so. The base is the passage of a record, if the reader marked
    one, else the longest. Ids follow from the passages alone, and so does the result: the order of
    the matches does not matter.

    Args:
        matches: Matches, settled.
        decisions: What the reader decided: passages that are not the same are in no family together,
            and records.
    """
    joining = [m for m in matches if m.likeness is not Likeness.SIMILAR]
    passages = {p.key: p for m in joining for p in (m.a, m.b)}
    foes = _foes(decisions, anchored := _Anchored(passages))
    texts = _texts(passages.values(), foes)
    holders: dict[_Key, list[_Key]] = defaultdict(list)
    for key in sorted(passages):
        holders[texts[key]].append(key)
    linked: dict[_Key, set[_Key]] = {text: set() for text in holders}
    edges = set()
    for match in joining:
        a, b = sorted((texts[match.a.key], texts[match.b.key]))
        if a != b:
            linked[a].add(b)
            linked[b].add(a)
            edges.add((-match.score, a, b))
    groups = [
        [key for text in group for key in holders[text]]
        for group in _grow(sorted(edges), linked, foes)
    ]
    records = {
        key for one in decisions if one.kind is DecisionKind.RECORD for key in anchored.at(one.a)
    }
    built = [
        _family([passages[key] for key in group], records) for group in groups if len(group) > 1
    ]
    return sorted(built, key=lambda f: f.id)


def _texts(passages: Iterable[Passage], foes: Collection[_Key]) -> dict[_Key, _Key]:
    """Return for every passage the first that reads the same: it stands for their text.

    A passage the reader parted from another stands for itself.
    """
    first: dict[tuple[str, ...], _Key] = {}
    found = {}
    for passage in sorted(passages, key=lambda p: p.key):
        key = passage.key
        words = tuple(passage.text.split())
        found[key] = key if key in foes else first.setdefault(words, key)
    return found


class _Anchored:
    """Passages by where they stand, for finding those a decision is about."""

    def __init__(self, keys: Iterable[_Key]) -> None:
        self._by_article: dict[str, list[_Key]] = defaultdict(list)
        for key in keys:
            self._by_article[key[0]].append(key)

    def at(self, anchor: Anchor) -> list[_Key]:
        """Return the passages the anchor overlaps; all of the article where it names no span."""
        some = self._by_article.get(anchor.article, [])
        if anchor.start == anchor.end:
            return some
        return [k for k in some if k[1] < anchor.end and anchor.start < k[2]]


def _foes(decisions: Iterable[Decision], anchored: _Anchored) -> dict[_Key, set[_Key]]:
    """Return of each passage those the reader parted it from."""
    foes: dict[_Key, set[_Key]] = defaultdict(set)
    for one in decisions:
        if one.kind is DecisionKind.NOT_SAME and one.b is not None:
            for left in anchored.at(one.a):
                for right in anchored.at(one.b):
                    if left != right:
                        foes[left].add(right)
                        foes[right].add(left)
    return foes


def _grow(
    edges: Sequence[tuple[float, _Key, _Key]],
    linked: dict[_Key, set[_Key]],
    foes: dict[_Key, set[_Key]],
) -> list[list[_Key]]:
    """Join texts along their matches, strongest first, while the groups stay dense."""
    home: dict[_Key, int] = {}
    members: dict[int, list[_Key]] = {}
    for n, key in enumerate(sorted(linked)):
        home[key] = n
        members[n] = [key]
    for _, a, b in edges:
        left, right = home[a], home[b]
        if left == right:
            continue
        if len(members[left]) < len(members[right]):
            left, right = right, left
        few = members[right]
        if any(home[foe] == left for key in few for foe in foes.get(key, ()) if foe in home):
            continue
        joined = sum(home[other] == left for key in few[:_SAMPLE] for other in linked[key])
        if joined < _DENSITY * len(few[:_SAMPLE]) * min(len(members[left]), _LINKS):
            continue
        for key in few:
            home[key] = left
        members[left] += members.pop(right)
    return list(members.values())


def _family(group: Sequence[Passage], records: Collection[_Key]) -> Family:
    """Return the family with its base first and the others by their keys.

    The base is the passage of a record, else the longest; of several records the longest passage.
    """
    ordered = sorted(group, key=lambda p: p.key)
    content = "\n".join(f"{p.article} {p.start} {p.end}" for p in ordered)
    base = max(ordered, key=lambda p: (p.key in records, len(" ".join(p.text.split()))))
    rest = tuple(p for p in ordered if p is not base)
    return Family("f" + sha256(content.encode()).hexdigest()[:16], (base, *rest), 0)
