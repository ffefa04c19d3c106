from __future__ import annotations

import itertools
from collections.abc import Mapping

from newsreader.domain.articles import Article
from newsreader.domain.spans import Span
from newsreader.stories.grouping import StoryItem, group, topic_of
from newsreader.stories.items import content_words

FERRY = "ferry crews strike harbour talks mediator wages islanders union lifeboat timetable"
ROOFS = (
    "school roofs concrete pupils builders county architect classrooms cracks inspection ceiling"
)
CUP = "cup draw semifinal goalkeeper stadium supporters coach penalty striker fixture referee"


def item(
    name: str,
    text: str,
    title: str = "",
    *,
    day: str | None = "2031-05-12",
    entities: Mapping[str, int] | None = None,
    shared: Mapping[str, int] | None = None,
) -> StoryItem:
    return StoryItem(name, title, entities or {}, day, dict(content_words(text)), shared or {})


def library() -> list[StoryItem]:
    """Three events of three articles, two of them sharing no passage."""
    ferry = {"varne": 4, "reyle": 3}
    return [
        item("a1", FERRY, "Ferry talks collapse", entities=ferry, shared={"a2": 4}),
        item(
            "a2",
            FERRY + " dawn",
            "Talks over ferry wages collapse",
            entities=ferry,
            shared={"a1": 4},
        ),
        item(
            "a3",
            FERRY + " night",
            "Ferry crews stay ashore",
            day="2031-05-13T06:00Z",
            entities=ferry,
        ),
        item("b1", ROOFS, "School roofs closed", entities={"ember": 2}),
        item("b2", ROOFS + " autumn", "County closes school roofs", entities={"ember": 1}),
        item("c1", CUP, "Cup draw made", entities={"teig": 1}),
        item("c2", CUP + " replay", "Draw for the cup", entities={"teig": 2}),
    ]


def members(items: list[StoryItem]) -> set[tuple[str, ...]]:
    return {s.articles for s in group(items)}


def test_articles_about_one_event_are_a_story_even_without_shared_passages() -> None:
    assert members(library()) == {("a1", "a2", "a3"), ("b1", "b2"), ("c1", "c2")}


def test_an_article_alone_is_no_story() -> None:
    assert group([item("a1", FERRY)]) == []
    assert group([]) == []


def test_one_shared_passage_does_not_join_two_events() -> None:
    a = item("a1", FERRY, "Ferry talks collapse", shared={"b1": 1})
    b = item("b1", ROOFS, "School roofs closed", shared={"a1": 1})
    assert group([a, b]) == []


def test_the_same_subject_a_year_later_is_another_story() -> None:
    first = item("a1", FERRY, "Ferry talks collapse")
    later = item("a2", FERRY, "Ferry talks collapse", day="2032-05-12")
    assert ("a1", "a2") not in members([first, later, *library()[3:]])
    assert ("a1", "a2") in members([first, item("a2", FERRY, "Ferry talks collapse")])


def test_undated_articles_can_be_grouped() -> None:
    undated = [
        item("a1", FERRY, "Ferry talks collapse", day=None),
        item("a2", FERRY, "Ferry talks", day="2031"),
    ]
    assert members(undated) == {("a1", "a2")}


def test_the_reader_s_joining_and_parting_win() -> None:
    items = library()
    joined = {s.articles for s in group(items, joined=[("b1", "c1")])}
    assert any({"b1", "c1"} <= set(articles) for articles in joined)
    parted = {s.articles for s in group(items, parted=[("a1", "a2")])}
    assert not any({"a1", "a2"} <= set(articles) for articles in parted)
    both = group(items, joined=[("a1", "a2")], parted=[("a2", "a1")])
    assert not any({"a1", "a2"} <= set(s.articles) for s in both)


def test_decisions_about_articles_not_held_are_passed_over() -> None:
    assert group(library(), joined=[("a1", "gone")], parted=[("gone", "b1")]) == group(library())


def test_a_parting_holds_through_third_articles() -> None:
    stories = group(library(), joined=[("a1", "a3"), ("a2", "a3")], parted=[("a1", "a2")])
    assert not any({"a1", "a2"} <= set(s.articles) for s in stories)


def test_reasons_are_told_in_words() -> None:
    (story,) = [
        s
        for s in group(library(), names={"varne": "Varne", "reyle": "Reyle"})
        if "a1" in s.articles
    ]
    assert "shared passages in 1 of 3 pairs of articles" in story.why
    assert "Varne, Reyle" in story.why
    assert "2 days" in story.why


def test_the_order_of_items_does_not_matter() -> None:
    expected = group(library())
    for order in itertools.islice(itertools.permutations(library()), 0, 5_040, 331):
        assert group(list(order)) == expected
    assert all(s.id[0] == "s" and len(s.id) == 17 for s in expected)


def test_thousands_of_unrelated_articles_are_grouped_in_bounded_time() -> None:
    items = [
        item(f"a{n:05}", f"word{n} thing{n % 700} matter{n % 900} case{n}", f"Title {n}")
        for n in range(4_000)
    ]
    assert len(group(items)) < 2_000


def test_the_words_an_article_uses_most_tell_its_story() -> None:
    content = "Ferry talks collapse\n\nThe ferry's crews said no. The ferry sailed."
    made = topic_of(Article("a1", content, (), (Span(22, len(content)),)))
    assert made["ferry"] == 2
    assert "the" not in made


def test_items_on_one_form_are_no_story() -> None:
    companies = ["Acorn", "Bexley", "Corvane", "Dunmore", "Estrin", "Fallow", "Garrick", "Hollin"]
    items = [
        item(
            f"d{n}",
            f"{name} said its board declared a quarterly dividend of {n} cents a share payable in"
            f" April to holders of record. Shr {n} cts vs {n + 3} cts, net {n} mln vs {n + 1} mln.",
            f"{name} sets quarterly dividend",
            entities={name.lower(): 2},
        )
        for n, name in enumerate(companies)
    ]
    found = group([*library(), *items])
    assert not [s for s in found if {a.article for a in items} & set(s.articles)]


def test_a_headline_told_in_another_s_text_joins_two_reports() -> None:
    one = item("a1", FERRY, "Mediator leaves harbour talks", entities={"varne": 2})
    other = item("a2", ROOFS[:12] + " mediator harbour talks wages crews", "Islanders stranded")
    assert members([one, other, *library()[3:]]) >= {("a1", "a2")}
