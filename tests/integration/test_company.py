"""Lines that articles of one outlet share are the outlet's: through adding, versions and order."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from newsreader.domain.articles import Article
from newsreader.domain.captures import BODY_LABELS
from newsreader.services.adding import add_files
from newsreader.services.deriving import derive
from newsreader.services.explaining import explain_article
from newsreader.services.finding import find_files
from newsreader.services.holding import held_articles
from newsreader.services.library import Library
from newsreader.services.reading import read_document

TAIL = "Small islands have long memories, and this page is written on one of them by hand."
NEWS = "The line carries four hundred people a day, most of them to work and to school in Karsund."
TALKS = (
    "Talks on the ferry to Vell collapsed on Monday after nine hours, the mediator Jens Holm said in Karsund.",
    "Both sides went home without a date for the next round, and the boats keep the winter timetable.",
    NEWS,
)
HERRING = (
    "Herring costs twice what it did a year ago at the quay in Lindhaven, where three boats landed on Friday.",
    "Skippers blame the quota, and the quota board blames the water, which was two degrees too warm in June.",
    "The board meets again in Lindhaven in October to look at the figures of the spring season.",
)
ROOFS = (
    "Four schools in Ostavia stay closed until the roofs are mended, the town hall there announced on Tuesday.",
    "Snow had lain on them for eleven weeks, more than the builders had reckoned with forty years back.",
    "Lessons go on in the church hall and in the gym of the old barracks until Easter at least.",
)


def text(
    title: str, paragraphs: tuple[str, ...], tail: str = TAIL, house: str = "The Islander"
) -> str:
    """Return a capture whose outlet is known from its small print."""
    body = "\n\n".join(paragraphs)
    return f"{house}\n\n{title}\n\nBy Mara Lind\n\n12 May 2031\n\n{body}\n\n{tail}\n\n© 2031 {house}. All rights reserved.\n"


PAGES = {
    "ferry": text("Ferry talks collapse in Karsund", TALKS),
    "herring": text("Herring twice as dear as a year ago", HERRING),
    "roofs": text("Snow closes four schools in Ostavia", ROOFS),
}


def derived(folder: Path, *steps: dict[str, str]) -> dict[str, Article]:
    """Add the pages of each step, derive after each, and return the articles by headline's first word."""
    captures = folder / "captures"
    captures.mkdir(parents=True)
    with Library(folder / "library") as library:
        for step in steps:
            for name, words in step.items():
                (captures / f"{name}.txt").write_text(words, encoding="utf-8")
            add_files(library, find_files([str(captures)]))
            assert derive(library)
        held = [one.article for one in held_articles(library)]
    return {a.headline.value.split()[0]: a for a in held if a.headline is not None}


def has_tail(article: Article, tail: str = TAIL) -> bool:
    return tail in article.text


def test_alone_a_line_is_the_story_s_and_in_company_the_outlet_s(tmp_path: Path) -> None:
    assert has_tail(derived(tmp_path / "one", {"ferry": PAGES["ferry"]})["Ferry"])
    both = derived(tmp_path / "two", {"ferry": PAGES["ferry"]}, {"herring": PAGES["herring"]})
    assert [has_tail(article) for article in both.values()] == [False, False]
    for article in both.values():
        assert "".join(article.content[x.start : x.end] for x in article.lines) == article.content
        (line,) = [x for x in article.lines if x.rule == "company:same-outlet"]
        assert article.content[line.start : line.end].strip() == TAIL
        assert len(article.paragraphs) == 3


@pytest.mark.parametrize("order", list(permutations(PAGES)))
def test_the_order_of_adding_does_not_matter(tmp_path: Path, order: tuple[str, ...]) -> None:
    at_once = derived(tmp_path / "at-once", PAGES)
    one_by_one = derived(tmp_path / "by-one", *({name: PAGES[name]} for name in order))
    assert at_once == one_by_one
    assert not any(has_tail(article) for article in at_once.values())


def test_company_that_goes_takes_its_evidence_along(tmp_path: Path) -> None:
    other = text(
        "Herring twice as dear as a year ago", HERRING, tail="Landings are weighed at the quay."
    )
    after = derived(
        tmp_path, {"ferry": PAGES["ferry"], "herring": PAGES["herring"]}, {"herring": other}
    )
    assert has_tail(after["Ferry"])


def test_captures_of_unknown_or_other_outlets_are_no_company(tmp_path: Path) -> None:
    other = text("Herring twice as dear as a year ago", HERRING, house="Lindhaven Courier")
    articles = derived(tmp_path / "a", {"ferry": PAGES["ferry"], "herring": other})
    assert all(has_tail(article) for article in articles.values())
    bare = {
        name: "\n\n".join([name, *words, TAIL]) for name, words in (("x", TALKS), ("y", HERRING))
    }
    with Library(tmp_path / "library") as library:
        for name, words in bare.items():
            (tmp_path / f"{name}.txt").write_text(words, encoding="utf-8")
        add_files(library, find_files([str(tmp_path / "x.txt"), str(tmp_path / "y.txt")]))
        derive(library)
        assert all(TAIL in one.article.text for one in held_articles(library))


def test_a_paragraph_of_news_in_two_articles_stays_the_story_s(tmp_path: Path) -> None:
    second = text(
        "No ferry to Vell for a third week",
        (
            "For a third week no boat leaves Karsund for Vell, and school there is taught by radio now.",
            NEWS,
        ),
        tail=NEWS,
    )
    first = text("Ferry talks collapse in Karsund", TALKS[:2], tail=NEWS)
    articles = derived(tmp_path, {"ferry": first, "third": second})
    assert all(has_tail(article, NEWS) for article in articles.values())


def test_a_quotation_in_two_articles_stays_the_story_s(tmp_path: Path) -> None:
    tail = "“We will not forget this winter,” the harbour master said on the quay."
    pages = {
        "ferry": text("Ferry talks collapse in Karsund", TALKS, tail=tail),
        "herring": text("Herring twice as dear as a year ago", HERRING, tail=tail),
    }
    assert all(has_tail(article, tail) for article in derived(tmp_path, pages).values())


def test_the_same_article_saved_twice_is_no_company_of_itself(tmp_path: Path) -> None:
    again = PAGES["ferry"].replace("12 May", "13 May")
    with Library(tmp_path / "library") as library:
        for name, words in (("a", PAGES["ferry"]), ("b", again)):
            (tmp_path / f"{name}.txt").write_text(words, encoding="utf-8")
        add_files(library, find_files([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]))
        derive(library)
        for one in held_articles(library):
            assert all(words in one.article.text for words in (*TALKS, TAIL))


def test_w_says_which_lines_are_in_company(tmp_path: Path) -> None:
    derived(tmp_path, PAGES)
    with Library(tmp_path / "library") as library:
        reading = read_document(library, 1)
        assert reading is not None
        said = "\n".join(explain_article(reading))
    assert "Also in other articles of this outlet" in said
    assert TAIL in said


def test_what_is_left_of_a_story_is_never_nothing(tmp_path: Path) -> None:
    pages = {
        name: text(title, (), tail=TAIL)
        for name, title in (("a", "One of two titles"), ("b", "Another title here"))
    }
    for article in derived(tmp_path, pages).values():
        assert any(line.label in BODY_LABELS for line in article.lines)
