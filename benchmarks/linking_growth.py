"""What one article more costs in linking, in libraries of growing size: ``python -m benchmarks.linking_growth``.

Articles are invented: some names are in very many of them, most in a few, as in news. Beside it stands
what linking everything again costs, which is what one article more would cost without blocks.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from itertools import islice
from statistics import median

import apsw
from training.entities.swapping import invented

from newsreader.domain.entities import EntityType, Mention
from newsreader.entities.blocks import keys_of
from newsreader.entities.linker import ArticleMentions, link
from newsreader.entities.within import place_mentions
from newsreader.services.linking import link_changed
from newsreader.storage import names
from newsreader.storage.schema import DERIVED_SCRIPT

SIZES = (2_000, 20_000)
_MENTIONS, _MORE = 30, 40
_GIVEN, _SURNAMES = 600, 6_000


def _names(chance: random.Random, number: int) -> list[tuple[EntityType, str]]:
    """Invent names, those that are met most often first; some surnames and given names are common."""
    given = [invented(chance, ("", "a", "o"), 2) for _ in range(_GIVEN)]
    last = [invented(chance, ("", "ov", "sen", "ez", "ian", "er"), 3) for _ in range(_SURNAMES)]
    found: list[tuple[EntityType, str]] = []
    for _ in range(number):
        kind = chance.choice((EntityType.PER, EntityType.PER, EntityType.ORG, EntityType.LOC))
        name = invented(chance, ("",), 3)
        if kind is EntityType.PER:
            first, second = chance.random() ** 2, chance.random() ** 2
            name = f"{given[int(_GIVEN * first)]} {last[int(_SURNAMES * second)]}"
        elif kind is EntityType.ORG and chance.random() < 0.5:
            name = f"{name} {chance.choice(('Bank', 'Capital', 'Party', 'Council'))}"
        found.append((kind, name))
    return found


def articles(number: int, seed: int = 7) -> Iterator[ArticleMentions]:
    """Yield invented articles; more of them hold more names, as libraries do."""
    chance = random.Random(seed)
    held = _names(chance, number * 3)
    for n in range(number):
        found, at = list[Mention](), 0
        for _ in range(_MENTIONS):
            kind, text = held[int(len(held) * chance.random() ** 4)]
            if kind is EntityType.PER and chance.random() < 0.4:
                text = text.split(" ")[-1]
            found.append(Mention(f"a{n:06}", at, at + len(text), kind, text))
            at += len(text) + 5
        yield ArticleMentions(f"a{n:06}", tuple(found))


def _put(derived: apsw.Connection, number: int, entry: ArticleMentions) -> None:
    """Store one article's mentions."""
    placed = place_mentions(entry.article, entry.mentions)
    names.store_mentions(derived, number, placed, keys_of(placed))


def measure(size: int) -> None:
    """Print what one article more costs with ``size`` articles held."""
    source = articles(size + _MORE)
    held = list(islice(source, size))
    with apsw.Connection(":memory:") as derived:
        derived.execute(DERIVED_SCRIPT)
        for number, entry in enumerate(held):
            _put(derived, number, entry)
        link_changed(derived, [])
        took, looked = [], []
        for number, entry in enumerate(source, size):
            begin = time.process_time()
            _put(derived, number, entry)
            looked.append(link_changed(derived, []))
            took.append(1000 * (time.process_time() - begin))
        all_names = derived.execute("SELECT count(*) FROM names").get
    begin = time.process_time()
    link(held)
    whole = time.process_time() - begin
    print(
        f"{size:,} articles, {all_names:,} names: one more {median(took):.1f} ms CPU (worst of {_MORE}: {max(took):.1f}),"
        f" {median(looked):.0f} names looked at (most {max(looked)}); everything again {whole:.2f} s"
    )


def main() -> int:
    """Measure at two sizes."""
    for size in SIZES:
        measure(size)
    return 0


if __name__ == "__main__":
    sys.exit(main())
