"""What the reader decided about names wins over what the linker finds."""

from __future__ import annotations

import pytest

from newsreader.domain.decisions import Anchor, Decision, DecisionKind
from newsreader.domain.entities import Entity
from newsreader.entities.linker import ArticleMentions, link
from tests.unit.entities.linked import article, entity_of

TOGETHER, APART, CALLED = (
    DecisionKind.NAME_TOGETHER,
    DecisionKind.NAME_APART,
    DecisionKind.NAME_CALLED,
)


def at(entry: ArticleMentions, nth: int = 0) -> Anchor:
    mention = entry.mentions[nth]
    return Anchor(mention.article, mention.start, mention.end)


def decided(kind: DecisionKind, a: Anchor, b: Anchor) -> Decision:
    return Decision(kind, min(a, b), max(a, b))


def groups(entities: list[Entity]) -> set[frozenset[str]]:
    return {
        frozenset(f"{m.article}:{m.text}:{m.start}" for m in entity.mentions) for entity in entities
    }


def test_a_merge_joins_two_names_and_all_their_mentions() -> None:
    one, two = article("a1", "PER:Ilse Varne"), article("a2", "PER:Edda Varne")
    three = article("a3", "PER:Edda Varne")
    (entity,) = link([one, two, three], [decided(TOGETHER, at(one), at(two))])
    assert any(entry.why == "joined by the reader" for entry in entity.links)


def test_a_split_wins_over_spelling() -> None:
    one, two = article("a1", "PER:Sergei Lavrin"), article("a2", "PER:Sergey Lavrin")
    assert len(link([one, two], [decided(APART, at(one), at(two))])) == 2


def test_a_split_of_one_name_takes_the_later_article_s_mentions_along() -> None:
    one = article("a1", "PER:Ilse Varne")
    two = article("a2", "PER:Ilse Varne", "PER:Varne", "PER:Varne")
    three = article("a3", "PER:Ilse Varne")
    entities = link([one, two, three], [decided(APART, at(one), at(two))])
    assert len(entities) == 2
    other = entity_of(entities, "a2", "Ilse Varne")
    assert {m.article for m in other.mentions} == {"a2"}
    assert len(other.mentions) == 3
    assert all("kept apart by the reader" in entry.why for entry in other.links)


def test_a_split_inside_an_article_goes_by_how_the_name_is_written() -> None:
    entry = article("a1", "PER:Ilse Varne", "PER:Varne", "PER:Ilse Varne", "PER:Varne")
    entities = link([entry], [decided(APART, at(entry, 0), at(entry, 1))])
    assert sorted(len(entity.mentions) for entity in entities) == [2, 2]
    assert len(entity_of(entities, "a1", "Varne").mentions) == 2


def test_a_split_holds_through_a_third_spelling() -> None:
    one, two = article("a1", "PER:Sergei Lavrin"), article("a2", "PER:Sergey Lavrin")
    three = article("a3", "PER:Serhiy Lavrin")
    entities = link([one, two, three], [decided(APART, at(one), at(two))])
    assert len(entities) == 2
    first, second = (
        entity_of(entities, *n) for n in (("a1", "Sergei Lavrin"), ("a2", "Sergey Lavrin"))
    )
    assert first.id != second.id


def test_names_of_two_kinds_can_be_joined() -> None:
    one, two = article("a1", "ORG:Kremlin"), article("a2", "LOC:Moscow")
    assert len(link([one, two], [decided(TOGETHER, at(one), at(two))])) == 1


@pytest.mark.parametrize("last", [TOGETHER, APART])
def test_of_two_decisions_that_contradict_the_later_wins(last: DecisionKind) -> None:
    one, two = article("a1", "PER:Ilse Varne"), article("a2", "PER:Edda Varne")
    first = APART if last is TOGETHER else TOGETHER
    pair = (at(one), at(two))
    entities = link([one, two], [decided(first, *pair), decided(last, *pair)])
    assert len(entities) == (1 if last is TOGETHER else 2)


def test_a_contradiction_through_a_third_name_is_settled_by_the_later() -> None:
    one, two, three = (
        article(name, f"PER:{given} Varne")
        for name, given in (("a1", "Ilse"), ("a2", "Edda"), ("a3", "Tova"))
    )
    apart = decided(APART, at(one), at(three))
    joins = [decided(TOGETHER, at(one), at(two)), decided(TOGETHER, at(two), at(three))]
    assert len(link([one, two, three], [apart, *joins])) == 1
    entities = link([one, two, three], [*joins, apart])
    assert len(entities) == 2
    assert entity_of(entities, "a1", "Ilse Varne").id != entity_of(entities, "a3", "Tova Varne").id


def test_decisions_about_text_that_holds_no_name_any_more_are_skipped() -> None:
    articles = [article("a1", "PER:Ilse Varne"), article("a2", "PER:Edda Varne")]
    gone = [
        decided(TOGETHER, at(articles[0]), Anchor("a9", 0, 4)),
        decided(APART, at(articles[0]), Anchor("a2", 500, 520)),
        decided(TOGETHER, Anchor("a1"), Anchor("a2")),
        Decision(CALLED, Anchor("a1", 90, 95), None, "Nobody"),
        Decision(DecisionKind.STORY_TOGETHER, Anchor("a1"), Anchor("a2")),
    ]
    assert link(articles, gone) == link(articles)


def test_a_decision_holds_where_the_name_is_found_a_little_shorter() -> None:
    one, two = article("a1", "PER:Ilse Varne"), article("a2", "PER:Edda Varne")
    wider = Anchor("a1", at(one).start, at(one).end + 2)
    assert len(link([one, two], [decided(TOGETHER, wider, at(two))])) == 1


def test_a_name_the_reader_gave_is_shown_and_the_last_one_counts() -> None:
    one, two = article("a1", "PER:Varne"), article("a2", "PER:Varne")
    called = [
        Decision(CALLED, at(one), None, "I. Varne"),
        Decision(CALLED, at(two), None, "  Ilse   Varne "),
    ]
    (entity,) = link([one, two], [*called, decided(TOGETHER, at(one), at(two))])
    assert entity.name == "Ilse Varne"
    assert entity.aliases == ("Varne",)


def test_the_order_of_articles_changes_nothing() -> None:
    articles = [article(f"a{n}", "PER:Ilse Varne", "PER:Varne") for n in range(6)]
    decisions = [
        decided(APART, at(articles[0]), at(articles[3])),
        decided(APART, at(articles[1]), at(articles[3], 1)),
        decided(TOGETHER, at(articles[4]), at(articles[5])),
    ]
    assert groups(link(articles, decisions)) == groups(link(articles[::-1], decisions))
    assert link(articles, decisions) == link(articles[::-1], decisions)
