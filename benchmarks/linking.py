"""``python -m benchmarks linking``: names joined across articles, beside plain string comparison.

**Pairs.** ``linking_pairs.txt`` holds names as two articles write them and whether they mean the
same; its second, fourth ... pair of each sort was kept out of tuning. The baselines are told the
same two names and call them one where they are equal, or where rapidfuzz's token_set_ratio or WRatio
reaches the limit that is best for it on the tuned half.

**B-cubed.** On the stories composed for this project (the half that no weight is fitted on): an
annotated name counts as found where the tagger has a mention of exactly that span and kind. Precision
is over the mentions found, recall over all annotated ones, so that a missed name costs. Who is who is
annotated in ``linking_groups.json``: lists of forms by story; names not listed there are grouped by
their letters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz

from newsreader.domain.entities import EntityType, Mention
from newsreader.entities.linker import ArticleMentions, link

PAIRS = Path(__file__).with_name("linking_pairs.txt")
Judge = Callable[["Pair"], bool]


class Pair(NamedTuple):
    """Two articles' names, of which the last of each is asked about.

    Attributes:
        first: (kind, name, whether it stands right after the one before) of the first article.
        second: Those of the second.
        same: Whether both mean the same.
        sort: What is hard about it.
    """

    first: list[tuple[str, str]]
    second: list[tuple[str, str]]
    same: bool
    sort: str


def pairs(held_back: bool) -> list[Pair]:
    """Return the pairs for tuning, or those kept out of it: every second one of each sort."""
    found: dict[str, list[Pair]] = defaultdict(list)
    for line in PAIRS.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            kind, first, second, same, sort = line.split("|")
            one, two = _names(kind, first), _names(kind, second)
            found[sort].append(Pair(one, two, same == "same", sort))
    return [pair for group in found.values() for pair in group[int(held_back) :: 2]]


def _names(kind: str, text: str) -> list[tuple[str, str]]:
    """Read "LOC=France; +foreign ministry"."""
    found = []
    for name in text.split("; "):
        own, equals, rest = name.partition("=")
        found.append((own, rest) if equals and own in set(EntityType) else (kind, name))
    return found


def article(name: str, entries: Sequence[tuple[str, str]]) -> ArticleMentions:
    """Make an article of names, five code points apart; "+" and "(" bring one close to the last."""
    made, at = [], 0
    for kind, text in entries:
        if text.startswith("+"):
            text, at = text[1:], at - 4
        elif text.startswith("("):
            text, at = text.strip("()"), at - 3
        made.append(Mention(name, at, at + len(text), EntityType(kind), text))
        at += len(text) + 5
    return ArticleMentions(name, tuple(made))


def by_linker(pair: Pair) -> bool:
    """Judge a pair by the linker."""
    first, second = article("a1", pair.first), article("a2", pair.second)
    for entity in link([first, second]):
        held = set(entity.mentions)
        if first.mentions[-1] in held:
            return second.mentions[-1] in held
    return False


def _last(pair: Pair) -> tuple[str, str]:
    """Return the two names asked about, plain."""
    return pair.first[-1][1].strip("+()"), pair.second[-1][1].strip("+()")


def by_ratio(scorer: Callable[[str, str], float], limit: float) -> Judge:
    """Judge by a similarity that must reach ``limit``."""
    return lambda pair: scorer(*(name.lower() for name in _last(pair))) >= limit


def accuracy(judge: Judge, of: Sequence[Pair]) -> float:
    """Return the share of pairs judged rightly."""
    return sum(judge(pair) == pair.same for pair in of) / len(of)


def best_limit(scorer: Callable[[str, str], float], tuned: Sequence[Pair]) -> float:
    """Return the limit that judges most of the tuned pairs rightly."""
    return max(range(50, 101), key=lambda limit: accuracy(by_ratio(scorer, limit), tuned))


def judges(tuned: Sequence[Pair]) -> dict[str, Judge]:
    """Return the linker and the baselines, their limits set on the tuned pairs."""
    found: dict[str, Judge] = {"linker": by_linker, "exact": lambda p: len(set(_last(p))) == 1}
    for name, scorer in (("token_set_ratio", fuzz.token_set_ratio), ("WRatio", fuzz.WRatio)):
        limit = best_limit(scorer, tuned)
        found[f"{name} >= {limit:.0f}"] = by_ratio(scorer, limit)
    return found


def print_pairs() -> None:
    """Print how many pairs each judge gets right, tuned and kept out."""
    tuned, kept = pairs(False), pairs(True)
    print(f"-- hard pairs: {len(tuned)} tuned, {len(kept)} kept out")
    for name, judge in judges(tuned).items():
        print(
            f"  {name:24} tuned {accuracy(judge, tuned):.3f}  kept out {accuracy(judge, kept):.3f}"
        )


def main() -> int:
    """Print the tables."""
    print_pairs()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
