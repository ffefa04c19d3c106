"""However articles come and go, what is found is what a matcher finds that is given them at once."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from newsreader.domain.articles import Article
from newsreader.domain.reuse import Match
from newsreader.reuse import variants
from newsreader.reuse.index.index_folder import IndexFolder
from newsreader.reuse.matcher import Matcher, Named, settle
from newsreader.reuse.shelf import PackedShelf
from tests.unit.reuse.building import article

SENTENCES = (
    "The harbour board closed the northern quay after divers found cracks in three pillars.",
    "The harbour board shut the northern quay after divers found cracks in nine pillars.",
    "Wheat prices doubled over the winter and half the village bakeries stopped making rye loaves.",
    "Half the village bakeries stopped making rye loaves when wheat prices doubled in the winter.",
    "“We asked for lifeboats and they sent us a brass band,” said Captain Ines Brandt of Ostwick.",
    "Brandt wrote in March: “We asked for lifeboats and they sent us a brass band”.",
    "The ministry did not immediately respond to a request for comment.",
    "An orchestra of retired miners will open the summer season with a concerto for pit whistles.",
    "The council did not immediately respond to a request for comment on the rye loaves.",
    "“Whoever waters the garden of a neighbour will not go thirsty,” Brandt said. “Nobody asked.”",
    "“Thirst never comes to those who water the neighbour's garden,” Ines Brandt told the council.",
    "“We asked for lifeboats,” Brandt said. “And they sent us a brass band.”",
)
POOL = {
    f"a{n:02}": article(
        f"a{n:02}",
        *[SENTENCES[(n * 5 + k * k) % len(SENTENCES)] for k in range(1 + n % 4)],
        outlet=("Harbour Daily", "The Meridian", None)[n % 3],
    )
    for n in range(14)
}


def rebuilt(articles: Sequence[Article]) -> list[Match]:
    return settle(Matcher().add_all([Named(one, ()) for one in articles]))


class ComingAndGoing(RuleBasedStateMachine):
    """Articles are added alone and together, replaced, removed; the index is saved and opened."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.shelf = PackedShelf()
        self.matcher = Matcher(shelf=self.shelf)
        self.held: set[str] = set()
        self.matches: list[Match] = []

    def teardown(self) -> None:
        self.folder.cleanup()

    @rule(ids=st.lists(st.sampled_from(sorted(POOL)), min_size=1, max_size=6, unique=True))
    def add(self, ids: list[str]) -> None:
        self._forget(ids)
        self.matches += self.matcher.add_all([Named(POOL[one], ()) for one in ids])
        self.held.update(ids)

    @rule(ids=st.lists(st.sampled_from(sorted(POOL)), max_size=3))
    def remove(self, ids: list[str]) -> None:
        for one in ids:
            self._forget([one])
            self.matches += self.matcher.remove(one)
        self.held.difference_update(ids)

    @rule()
    def save_and_open(self) -> None:
        IndexFolder(Path(self.folder.name)).save(self.matcher.index, "tests 1", len(self.held))
        opened = IndexFolder(Path(self.folder.name)).open("tests 1")
        assert opened is not None
        assert opened[1] == len(self.held)
        self.matcher = Matcher(opened[0], self.shelf)

    @invariant()
    def matches_and_families_are_those_of_a_rebuild(self) -> None:
        settled, expected = settle(self.matches), rebuilt([POOL[one] for one in sorted(self.held)])
        assert settled == expected
        assert variants.families(settled) == variants.families(expected)
        assert sorted(self.matcher.index.ids()) == sorted(self.held)

    def _forget(self, ids: Sequence[str]) -> None:
        gone = set(ids)
        self.matches = [m for m in self.matches if not gone & {m.a.article, m.b.article}]


ComingAndGoing.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestComingAndGoing = ComingAndGoing.TestCase


def crowd() -> list[Article]:
    """Return sentences that all read alike, and one sentence in very many articles."""
    prices = [
        article(
            f"p{n:03}",
            f"Shares of brewer number {n} closed {n * 7 % 31} cents higher in quiet trading on Monday.",
        )
        for n in range(45)
    ]
    return prices + [article(f"s{n:03}", SENTENCES[0]) for n in range(40)]


def added(articles: list[Article], seed: int, size: int) -> tuple[Matcher, list[Match]]:
    """Add articles in another order, some at a time; return the matcher and what it found."""
    random.Random(seed).shuffle(articles)
    matcher, found = Matcher(), []
    for first in range(0, len(articles), size):
        found += matcher.add_all([Named(one, ()) for one in articles[first : first + size]])
    return matcher, found


def weather(chance: random.Random, number: int) -> Article:
    """Return a report on forms, of which some match one another and some do not."""
    towns = ("Ostwick", "Karsund", "Vell", "Lindhaven", "Merrow", "Tidefield")
    town, other = chance.choice(towns), chance.choice(towns)
    return article(
        f"w{number:03}",
        f"Temperatures in {town} will reach {chance.randrange(30)} degrees on {chance.choice(['Monday', 'Friday'])}"
        f" with light winds from the {chance.choice(['north', 'south', 'west'])}.",
        f"{other} Holdings said it would pay a quarterly dividend of {chance.randrange(90)} cents on"
        f" {chance.randrange(1, 28)} March to holders of record.",
    )


@pytest.mark.parametrize(("seed", "size"), [(1, 1), (2, 9)])
def test_a_crowd_of_which_only_some_match_is_the_same_in_every_order_and_after_removals(
    seed: int, size: int
) -> None:
    chance = random.Random(seed)
    articles = [weather(chance, n) for n in range(55)]
    expected = rebuilt(articles[5:])
    assert len(expected) > 200
    matcher, found = added(articles, seed, size)
    gone = {f"w{n:03}" for n in range(5)}
    for one in gone:
        matcher.remove(one)
    assert settle(m for m in found if not gone & {m.a.article, m.b.article}) == expected


@pytest.mark.parametrize(("seed", "size"), [(1, 1), (2, 7), (3, 30)])
def test_two_wordings_that_very_many_articles_hold_are_joined_alike_in_every_order(
    seed: int, size: int
) -> None:
    articles = [article(f"s{n:03}", SENTENCES[n % 2]) for n in range(70)]
    expected = rebuilt(articles)
    assert settle(added(articles, seed, size)[1]) == expected


@pytest.mark.parametrize("seed", [1, 2])
def test_two_wordings_of_very_many_are_joined_alike_however_many_of_those_that_stand_for_them_go(
    seed: int,
) -> None:
    articles = [article(f"s{n:03}", SENTENCES[n % 2]) for n in range(70)]
    matcher, found = added(list(articles), seed, 16)
    chance = random.Random(seed)
    while articles:
        gone = articles.pop(chance.choice([0, 1, chance.randrange(len(articles))]) % len(articles))
        found = [m for m in found if gone.id not in (m.a.article, m.b.article)]
        found += matcher.remove(gone.id)
        if len(articles) % 4 == 0 or 40 < len(articles) < 56:
            found = list({(m.a.key, m.b.key): m for m in found}.values())
            assert settle(found) == rebuilt(articles)


@pytest.mark.parametrize(("seed", "size"), [(1, 1), (2, 7), (3, 30)])
def test_a_crowd_is_joined_alike_in_every_order_and_batching(seed: int, size: int) -> None:
    articles = crowd()
    expected = rebuilt(articles)
    assert settle(added(articles, seed, size)[1]) == expected
