"""``python -m benchmarks linking``: names joined across articles, beside plain string comparison.

**Pairs.** ``linking_pairs.txt`` holds names as two articles write them and whether they mean the
same; its second, fourth ... pair of each sort was kept out of tuning. The baselines are told the
same two names and call them one where they are equal, or where rapidfuzz's token_set_ratio or WRatio
reaches the limit that is best for it on the tuned half.

**B-cubed.** On the stories composed for this project (the half that no weight is fitted on), all linked
as one library, three times: the annotated names (the linker by itself), those of them that the tagger
finds with exactly that span and kind, and everything the tagger finds: then a missed name costs
recall, and what is no annotated name costs precision. Who is who stands in ``linking_groups.json``:
forms by story; names not listed there are grouped by their letters, a person's one word by story.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz
from training.entities import news
from training.entities.documents import Document, Name

from newsreader.domain.entities import Entity, EntityType, Link, Mention
from newsreader.entities.default_tagger import default_tagger
from newsreader.entities.linker import ArticleMentions, link
from newsreader.entities.tagger import Tagger

PAIRS = Path(__file__).with_name("linking_pairs.txt")
GROUPS = PAIRS.with_name("linking_groups.json")
_LINKED = frozenset(["PER", "ORG", "LOC", "NORP"])
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


class Grouping:
    """Who is who in the composed stories, as annotated."""

    def __init__(self) -> None:
        sheet = json.loads(GROUPS.read_text(encoding="utf-8"))
        self._everywhere = {form: group[0] for group in sheet["everywhere"] for form in group}
        self._local = frozenset(sheet["of_one_story"])
        self._stories: dict[str, list[list[str]]] = sheet["stories"]

    def meant(self, document: Document, name: Name) -> tuple[str, ...]:
        """Return whom an annotated name means."""
        start, end, kind = name
        form = document.text[start:end]
        title = document.text.split("\n", 1)[0]
        groups = (g for key, found in self._stories.items() if title.startswith(key) for g in found)
        main = next((group[0] for group in groups if form in group), form)
        main = self._everywhere.get(main, main)
        one_word = kind == "PER" and " " not in main
        local = one_word or main in self._local
        return (kind, main.casefold(), title if local else "")


def b_cubed(
    given: dict[Mention, tuple[str, ...]], entities: Sequence[Entity], missed: int = 0
) -> tuple[float, float, float]:
    """Return precision, recall and F1 over mentions (Bagga and Baldwin 1998).

    Args:
        given: What each mention means; mentions not in it are nobody and cost precision.
        entities: What the linker made.
        missed: Annotated names that no mention stands for; they cost recall.
    """
    precision = recall = 0.0
    wanted = Counter(given.values())
    linked = 0
    for entity in entities:
        inside = Counter(given[m] for m in entity.mentions if m in given)
        size = len(entity.mentions)
        linked += size
        precision += sum(n * n / size for n in inside.values())
        recall += sum(n * n / wanted[key] for key, n in inside.items())
    precision, recall = precision / linked, recall / (len(given) + missed)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _mention(article: str, text: str, span: tuple[int, int, str]) -> Mention:
    """Make a mention of a span."""
    start, end, kind = span
    return Mention(article, start, end, EntityType(kind), text[start:end])


def print_b_cubed(tagger: Tagger) -> None:
    """Print B-cubed on the annotated names, on those of them that are found, and on all found."""
    grouping, documents = Grouping(), news.documents(held_back=True)
    given: dict[Mention, tuple[str, ...]] = {}
    found: list[ArticleMentions] = []
    for n, document in enumerate(documents):
        own = [name for name in document.names if name[2] in _LINKED]
        given |= {
            _mention(f"a{n}", document.text, name): grouping.meant(document, name) for name in own
        }
        spans = tagger.tag(document.text, document.spans())
        kept = [(s.start, s.end, str(s.type)) for s in spans if s.type in _LINKED]
        found.append(
            ArticleMentions(f"a{n}", tuple(_mention(f"a{n}", document.text, s) for s in kept))
        )
    predicted = {m for entry in found for m in entry.mentions}
    both = {m: key for m, key in given.items() if m in predicted}
    rows = {
        "annotated names": b_cubed(given, link(_by_article(given))),
        "those of them found": b_cubed(both, link(_by_article(both))),
        "all found, misses counted": b_cubed(both, link(found), len(given) - len(both)),
    }
    print(
        f"-- B-cubed on {len(documents)} stories, {len(given)} annotated names, {len(predicted)} found"
    )
    for name, (precision, recall, f1) in rows.items():
        print(f"  {name:26} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    letters: dict[str, list[Mention]] = defaultdict(list)
    for mention in given:
        letters[f"{mention.type}:{mention.text.casefold()}"].append(mention)
    exact = [
        Entity(key, mentions[0].type, key, (), tuple(Link(m, "") for m in mentions))
        for key, mentions in letters.items()
    ]
    precision, recall, f1 = b_cubed(given, exact)
    print(f"  {'annotated, same letters':26} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def _by_article(mentions: Iterable[Mention]) -> list[ArticleMentions]:
    """Put mentions into articles."""
    by_article: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_article[mention.article].append(mention)
    return [ArticleMentions(name, tuple(found)) for name, found in by_article.items()]


def main() -> int:
    """Print the tables."""
    print_pairs()
    print_b_cubed(default_tagger())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
