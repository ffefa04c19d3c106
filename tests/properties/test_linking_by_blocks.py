"""Names linked as articles come, go and are decided about are linked as if all had been linked at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from unittest.mock import patch

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.domain.decisions import Anchor, Decision, DecisionKind
from newsreader.domain.entities import Entity, EntityType, Link, Mention
from newsreader.entities.blocks import keys_of
from newsreader.entities.linker import ArticleMentions, link
from newsreader.entities.within import place_mentions
from newsreader.services.linking import link_changed
from newsreader.storage import blocks, names
from newsreader.storage.schema import DERIVED_SCRIPT

PER, ORG, LOC, NORP, DATE = (EntityType(kind) for kind in ("PER", "ORG", "LOC", "NORP", "DATE"))
#: Names that rules join, part, or leave in doubt.
WORDS = [
    (PER, "Sergei Lavrin"), (PER, "Sergey Lavrin"), (PER, "Lavrin"), (PER, "Mr Lavrin"), (PER, "Anna Lavrina"),
    (PER, "Edda Lavrin"), (PER, "S. Lavrin"), (PER, "Sergei Ivan Lavrin"), (PER, "Kishida Fumio"),
    (PER, "Fumio Kishida"), (PER, "Kishida"), (PER, "Volodymyr Zelenskyy"), (PER, "Vladimir Zelensky"),
    (PER, "Karsund"), (LOC, "Karsund"), (ORG, "Karsund"), (LOC, "Kyiv"), (LOC, "Kiev"), (ORG, "Vell"),
    (ORG, "Karsund Port Office"), (ORG, "KPO"), (ORG, "Kingdom Post Office"), (PER, "KPO"), (ORG, "Vell Capital"),
    (LOC, "Vell"), (ORG, "foreign ministry"), (NORP, "Russian"), (NORP, "Danish"), (LOC, "US"), (LOC, "United States"),
    (PER, "Anna Kovalchukova"), (PER, "Anna Kovalchykova"), (DATE, "Monday"), (DATE, "12 May 2031"), (PER, "Petrenko Olha"), (PER, "Olha Petrenko"), (PER, "Olha Petrenka"),
]  # fmt: skip
GAPS = st.sampled_from([1, 2, 5])
ARTICLE = st.lists(st.tuples(st.sampled_from(WORDS), GAPS), max_size=6)
PICK = st.integers(0, 10**6)


@dataclass
class Shelf:
    """What is held: a derived.db, and beside it what is in it."""

    derived: apsw.Connection
    held: dict[int, ArticleMentions] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)

    def put(self, number: int, article: Sequence[tuple[tuple[EntityType, str], int]]) -> None:
        """Add an article, or another version of it in its place."""
        name = f"a{number}"
        found, at = [], 0
        for (kind, text), gap in article:
            found.append(Mention(name, at, at + len(text), kind, text))
            at += len(text) + gap
        self.held[number] = ArticleMentions(name, tuple(found))
        placed = place_mentions(name, found)
        names.store_mentions(self.derived, number, placed, keys_of(placed))
        self.derived.execute(
            "INSERT OR IGNORE INTO articles VALUES"
            " (?, ?, NULL, '', 0, NULL, '', 0, '', NULL, NULL, 0, NULL, 0, '', '')",
            (number, name),
        )

    def remove(self, number: int) -> None:
        """Take an article's mentions away."""
        self.held.pop(number, None)
        names.store_mentions(self.derived, number, [], {})

    def decide(self, kind: DecisionKind, first: int, second: int) -> None:
        """Decide about two mentions that are held."""
        everything = [m for number in sorted(self.held) for m in self.held[number].mentions]
        if everything:
            a, b = (everything[at % len(everything)] for at in (first, second))
            anchors = [Anchor(m.article, m.start, m.end) for m in (a, b)]
            if kind is DecisionKind.NAME_CALLED:
                self.decisions.append(Decision(kind, anchors[0], text=f"Name {first % 7}"))
            else:
                self.decisions.append(Decision(kind, min(anchors), max(anchors)))

    def entities(self) -> list[Entity]:
        """Return what the file holds."""
        links: dict[str, list[Link]] = defaultdict(list)
        rows = self.derived.execute(
            'SELECT a.aid, start, "end", type, text, entity, why FROM mentions m'
            " JOIN articles a ON a.capture = m.capture ORDER BY a.aid, start"
        )
        for aid, start, end, kind, text, entity, why in rows:
            mention = Mention(str(aid), int(start), int(end), EntityType(str(kind)), str(text))
            links[str(entity)].append(Link(mention, str(why)))
        rows = self.derived.execute(
            "SELECT id, type, name, (SELECT group_concat(value, char(0)) FROM json_each(aliases)), articles, mentions"
            " FROM entities ORDER BY id"
        )
        found = []
        for identity, kind, name, aliases, articles, mentions in rows:
            mine = links.pop(str(identity))
            assert (articles, mentions) == (len({m.mention.article for m in mine}), len(mine))
            forms = tuple(str(aliases).split("\0"))
            found.append(
                Entity(str(identity), EntityType(str(kind)), str(name), forms, tuple(mine))
            )
        assert not links, "mentions without an entity"
        return found

    def check(self) -> None:
        """Link what changed, and compare with everything linked anew."""
        link_changed(self.derived, self.decisions)
        assert self.entities() == link(list(self.held.values()), self.decisions)
        for table in ("names_to_link", "entities_to_link"):
            assert self.derived.execute(f"SELECT count(*) FROM {table}").get == 0
        assert self.derived.execute("SELECT count(*) FROM names WHERE articles < 1").get == 0


@contextmanager
def shelf() -> Iterator[Shelf]:
    with closing(apsw.Connection(":memory:")) as derived:
        derived.execute(DERIVED_SCRIPT)
        yield Shelf(derived)


STEPS = st.one_of(
    st.tuples(st.just("put"), st.integers(0, 9), ARTICLE),
    st.tuples(st.just("put"), st.integers(0, 9), ARTICLE),
    st.tuples(st.just("put"), st.integers(0, 9), ARTICLE),
    st.tuples(st.just("remove"), st.integers(0, 9)),
    st.tuples(st.just("together"), PICK, PICK),
    st.tuples(st.just("apart"), PICK, PICK),
    st.tuples(st.just("called"), PICK, PICK),
    st.tuples(st.just("withdraw"), PICK),
    st.tuples(st.just("link")),
)
_KINDS = {
    "together": DecisionKind.NAME_TOGETHER,
    "apart": DecisionKind.NAME_APART,
    "called": DecisionKind.NAME_CALLED,
}


@settings(deadline=None, max_examples=300)
@given(st.lists(ARTICLE, max_size=25), st.lists(STEPS, max_size=14), st.sampled_from([0.25, 2.0]))
def test_any_order_and_batching_gives_what_linking_everything_gives(
    first: list[list[tuple[tuple[EntityType, str], int]]],
    steps: list[tuple[object, ...]],
    most: float,
) -> None:
    with patch.object(blocks, "_MOST", most), shelf() as held:
        for number, article in enumerate(first):
            held.put(100 + number, article)
        held.check()
        for verb, *rest in steps:
            match verb, rest:
                case "put", [int(number), list(article)]:
                    held.put(number, article)
                case "remove", [int(number)]:
                    held.remove(number)
                case "withdraw", [int(at)] if held.decisions:
                    held.decisions.pop(at % len(held.decisions))
                case ("together" | "apart" | "called") as kind, [int(a), int(b)]:
                    held.decide(_KINDS[str(kind)], a, b)
                case _:
                    held.check()
        held.check()


def mentions(*names: tuple[EntityType, str]) -> list[tuple[tuple[EntityType, str], int]]:
    return [(name, 2) for name in names]


JOINED = {
    "spelling": ([(PER, "Sergei Lavrin")], [(PER, "Sergey Lavrin")]),
    "nearly the spelling": ([(PER, "Anna Kovalchukova")], [(PER, "Anna Kovalchykova")]),
    "order": ([(PER, "Kishida Fumio")], [(PER, "Fumio Kishida")]),
    "surname": ([(PER, "Ilse Varnholt")], [(PER, "Varnholt")]),
    "middle name": ([(PER, "Ilse Maren Varnholt")], [(PER, "Ilse Varnholt")]),
    "trade": ([(ORG, "Vell Capital")], [(ORG, "Vell")]),
    "acronym": ([(ORG, "Karsund Port Office"), (ORG, "KPO")], [(ORG, "KPO")]),
    "known form": ([(LOC, "Kyiv")], [(LOC, "Kiev")]),
}


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("rule", sorted(JOINED))
def test_a_name_that_comes_later_meets_the_one_held(rule: str, turned: bool) -> None:
    first, second = (mentions(*names) for names in JOINED[rule][:: -1 if turned else 1])
    with patch.object(blocks, "_MOST", 2.0), shelf() as held:
        for number in range(20):
            held.put(100 + number, mentions((PER, f"Tova Rask{number}"), (LOC, "US")))
        held.put(1, first)
        held.check()
        held.put(2, second)
        held.check()
        wanted = {f"{first[0][0][1]}", f"{second[0][0][1]}"}
        assert any(wanted <= set(entity.aliases) for entity in held.entities())


def test_a_kind_that_others_settle_is_settled_again_when_they_go() -> None:
    with patch.object(blocks, "_MOST", 2.0), shelf() as held:
        for number in range(4):
            held.put(number, mentions((LOC, "Vellmark"), (DATE, "Monday")))
        held.check()
        held.put(9, mentions((ORG, "Vellmark")))
        held.check()
        assert {e.type for e in held.entities() if e.name == "Vellmark"} == {LOC}
        for number in range(3):
            held.remove(number)
            held.check()
        assert {e.type for e in held.entities() if e.name == "Vellmark"} == {LOC, ORG}


def test_what_one_more_article_costs_is_what_its_names_touch() -> None:
    """Counted work: names looked at, not time."""
    looked = []
    for size in (40, 400):
        with shelf() as held:
            for number in range(size):
                named = (PER, f"Given{number} Person{chr(97 + number % 26)}{number}x")
                held.put(100 + number, mentions(named, (LOC, "US"), (NORP, "Danish")))
            held.check()
            held.put(1, mentions((PER, "Ilse Varnholt"), (LOC, "US"), (LOC, "Karsund")))
            looked.append(link_changed(held.derived, held.decisions))
            assert held.entities() == link(list(held.held.values()))
    assert looked[0] == looked[1] <= 4
