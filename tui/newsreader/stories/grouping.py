"""Stories: articles grouped by event, each with its reasons."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256

import numpy as np

from newsreader.domain.decisions import Decision
from newsreader.domain.stories import Story
from newsreader.stories.decided import Pair, ordered, standing
from newsreader.stories.items import StoryItem, topic_of
from newsreader.stories.likeness import Sketch, likeness, sketches

__all__ = ["VERSION", "StoryItem", "group", "topic_of"]

#: Raised when the same items could give other stories.
VERSION = 3
#: Likeness from which two articles may be joined, and two groups on the average of their pairs.
_JOIN = 0.26
_AVERAGE = 0.32
#: Articles on either side, by day, with which one is compared for the sake of one common thing.
_NEIGHBOURS = 8
#: Articles compared in full with one, those with most in common.
_COMPARED = 24
#: Things that more articles than this have in common call for no comparison.
_COMMON = 2_000
#: Pairs looked at for the average of two large groups.
_SAMPLE = 24

#: Of two groups their likest pairs count, one for so many articles of the larger.
_SHARE = 6


def group(
    items: Sequence[StoryItem],
    *,
    joined: Iterable[Pair] = (),
    parted: Iterable[Pair] = (),
    names: Mapping[str, str] | None = None,
    decisions: Sequence[Decision] = (),
) -> list[Story]:
    """Group articles into stories; the order of the items does not matter.

    Pairs are compared only where they share passages, or rare entities, headline or text words; the
    likest are joined first, and two groups only while their articles are alike on average.

    Args:
        items: The articles; of two with one id the last counts.
        joined: Pairs of article ids that belong to one story whatever they look like.
        parted: Pairs that do not; a pair named in both is parted.
        names: Entity id to the name shown in the reasons.
        decisions: What the reader decided, the oldest first. Where two contradict one another the
            later stands; those about articles that are not held count for nothing.

    Returns:
        Stories of two or more articles, by id.
    """
    known = sketches(sorted({i.article: i for i in items}.values(), key=lambda i: i.article))
    together, separate = standing(decisions, known)
    joined, parted = [*joined, *together], [*parted, *separate]
    apart = {ordered(a, b) for a, b in parted if a in known and b in known and a != b}
    forced = [ordered(a, b) for a, b in joined if a in known and b in known and a != b]
    likes = {pair: likeness(known[pair[0]], known[pair[1]]) for pair in _candidates(known)}
    groups = _Groups(sorted(known), apart, likes)
    for a, b in sorted(set(forced)):
        groups.join(a, b)
    for (a, b), value in sorted(likes.items(), key=lambda pair: (-pair[1], pair[0])):
        if value < _JOIN:
            break
        if groups.alike(a, b):
            groups.join(a, b)
    stories = [_story([known[a] for a in members], names or {}) for members in groups.members()]
    return sorted(stories, key=lambda s: s.id)


class _Groups:
    """Articles in groups that only grow, kept apart where they must be."""

    def __init__(
        self, articles: Sequence[str], apart: Collection[Pair], likes: Mapping[Pair, float]
    ) -> None:
        self._home = {a: n for n, a in enumerate(articles)}
        self._members = {n: [a] for n, a in enumerate(articles)}
        self._likes = likes
        self._foes: dict[str, set[str]] = defaultdict(set)
        for a, b in apart:
            self._foes[a].add(b)
            self._foes[b].add(a)

    def join(self, a: str, b: str) -> None:
        """Join the groups of two articles, unless two of their articles must be kept apart."""
        left, right = self._home[a], self._home[b]
        if left == right or self._hostile(left, right):
            return
        if len(self._members[left]) < len(self._members[right]):
            left, right = right, left
        for article in self._members.pop(right):
            self._home[article] = left
            self._members[left].append(article)

    def alike(self, a: str, b: str) -> bool:
        """Say whether the groups of two articles are alike on average.

        Of their likest pairs, one for ``_SHARE`` articles of the larger; a pair never compared is 0.
        """
        left, right = self._home[a], self._home[b]
        if left == right:
            return False
        some, others = (sorted(self._members[n])[:_SAMPLE] for n in (left, right))
        pairs = [self._likes.get(ordered(x, y), 0.0) for x in some for y in others]
        best = sorted(pairs, reverse=True)[: (max(len(some), len(others)) + _SHARE - 1) // _SHARE]
        return sum(best) / len(best) >= _AVERAGE

    def members(self) -> list[list[str]]:
        """Return the groups of two or more."""
        return [sorted(m) for m in self._members.values() if len(m) > 1]

    def _hostile(self, left: int, right: int) -> bool:
        few, many = sorted((self._members[left], self._members[right]), key=len)
        inside = set(many)
        return any(self._foes[a] & inside for a in few if a in self._foes)


def _candidates(known: Mapping[str, Sketch]) -> list[Pair]:
    """Return the pairs worth comparing: linear in the number of articles.

    Everything an article is most about is a list of articles by day; in it an article meets its
    nearest neighbours. Those it meets most often, and those it shares passages with, are compared.
    """
    articles = sorted(known)
    number = {article: n for n, article in enumerate(articles)}
    holders: dict[str, list[int]] = defaultdict(list)
    for article in sorted(known, key=lambda a: (known[a].item.day or 0, a)):
        for key in known[article].topics():
            holders[key].append(number[article])
    met = _most_met([some for some in holders.values() if len(some) <= _COMMON])
    pairs = {ordered(articles[a], articles[b]) for a, b in met}
    for article, sketch in known.items():
        pairs.update(ordered(article, o) for o in sketch.item.shared if o in known and o != article)
    return sorted(pairs)


def _most_met(lists: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Return the pairs of articles that meet in two lists or more, those each meets most often.

    Args:
        lists: Numbers of articles; in a list an article meets its nearest neighbours.
    """
    flat = np.array([n for some in lists for n in some], dtype=np.int64)
    owners = np.repeat(np.arange(len(lists)), [len(some) for some in lists])
    room = int(flat.max(initial=0)) + 1
    met = [np.zeros(0, dtype=np.int64)]
    for gap in range(1, _NEIGHBOURS + 1):
        one, other = flat[:-gap], flat[gap:]
        inside = owners[:-gap] == owners[gap:]
        met += [(one * room + other)[inside], (other * room + one)[inside]]
    pairs, times = np.unique(np.concatenate(met), return_counts=True)
    pairs, times = pairs[times > 1], times[times > 1]
    order = np.lexsort([pairs, -times, pairs // room])
    article, other = np.divmod(pairs[order], room)
    rank = np.arange(len(order)) - np.searchsorted(article, article)
    found = rank < _COMPARED
    return list(zip(article[found].tolist(), other[found].tolist(), strict=True))


def _story(members: Sequence[Sketch], names: Mapping[str, str]) -> Story:
    """Return the story of these articles, which are in order of id."""
    articles = tuple(m.item.article for m in members)
    identity = sha256("\n".join(articles).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    reasons = (_shared(members), _named(members, names), _headlines(members), _days(members))
    return Story("s" + identity, articles, tuple(r for r in reasons if r))


def _shared(members: Sequence[Sketch]) -> str:
    """Return "shared passages in 5 of 6 pairs": how many of its articles hang together by words."""
    inside = {m.item.article for m in members}
    pairs: dict[Pair, int] = {}
    for m in members:
        for other, count in m.item.shared.items():
            if other in inside and other != m.item.article:
                pair = ordered(m.item.article, other)
                pairs[pair] = max(count, pairs.get(pair, 0))
    possible = len(members) * (len(members) - 1) // 2
    found = len(pairs)
    if possible == 1:
        count = sum(pairs.values())
        return f"{count} shared passage{'s' if count > 1 else ''}" if count else ""
    return f"shared passages in {found} of {possible:,} pairs of articles" if found else ""


def _named(members: Sequence[Sketch], names: Mapping[str, str]) -> str:
    """Return the names that most of the articles have, e.g. "Varne, Reyle, Karsund"."""
    spread: Counter[str] = Counter()
    weight: Counter[str] = Counter()
    for m in members:
        spread.update(m.item.entities.keys())
        weight.update(dict(m.item.entities))
    common = [e for e, n in spread.items() if n > 1 and 2 * n >= len(members)]
    common.sort(key=lambda e: (-spread[e], -weight[e], e))
    told = [names[e] for e in common if e in names][:3]
    if told:
        return ", ".join(told)
    return f"{len(common)} names in common" if len(common) > 1 else ""


def _headlines(members: Sequence[Sketch]) -> str:
    """Return the headline words that most of the articles have."""
    spread: Counter[str] = Counter()
    for m in members:
        spread.update(m.title)
    common = [w for w, n in spread.items() if n > 1 and 2 * n >= len(members)]
    common.sort(key=lambda w: (-spread[w], w))
    return f"headlines: {', '.join(common[:3])}" if common else ""


def _days(members: Sequence[Sketch]) -> str:
    """Return over how many days the articles were published, where all say it."""
    days = [m.item.day for m in members if m.item.day is not None]
    if len(days) < len(members):
        return ""
    span = max(days) - min(days) + 1
    return "1 day" if span == 1 else f"{span} days"
