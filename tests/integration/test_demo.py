"""The program is held to the demo corpus's truth."""

import json
from pathlib import Path
from typing import Any

import pytest

from newsreader.domain.reuse import Likeness, Match
from newsreader.services.adding import add_files
from newsreader.services.demonstrating import demo_files, seeds_folder
from newsreader.services.deriving import derive
from newsreader.services.digesting import digest
from newsreader.services.finding import find_files
from newsreader.services.holding import held_articles, reuse_of
from newsreader.services.library import Library

TRUTH: dict[str, Any] = json.loads((seeds_folder() / "truth.json").read_text())


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library(tmp_path_factory.mktemp("demo"))
    add_files(library, find_files([str(path) for path in demo_files()]))
    assert derive(library)
    return library


@pytest.fixture(scope="module")
def ids(demo: Library) -> dict[str, str]:
    return {Path(held.places[0].decode()).name: held.article.id for held in held_articles(demo)}


def near(span: dict[str, Any], ids: dict[str, str], article: str, start: int, end: int) -> bool:
    """Say whether a passage is the one a truth span means: the same article, most of it shared."""
    if ids.get(span["file"]) != article:
        return False
    overlap = min(end, span["end"]) - max(start, span["start"])
    return bool(overlap > 0.5 * min(end - start, span["end"] - span["start"]))


def pairs(match: Match, a: dict[str, Any], b: dict[str, Any], ids: dict[str, str]) -> bool:
    one = near(a, ids, match.a.article, match.a.start, match.a.end) and near(
        b, ids, match.b.article, match.b.start, match.b.end
    )
    return one or (
        near(b, ids, match.a.article, match.a.start, match.a.end)
        and near(a, ids, match.b.article, match.b.start, match.b.end)
    )


def close(demo: Library) -> list[Match]:
    return [m for m in reuse_of(demo).matches if m.likeness is not Likeness.SIMILAR]


def test_planted_passages_are_found(demo: Library, ids: dict[str, str]) -> None:
    matches = close(demo)
    planted = [p for p in TRUTH["passages"] if p["a"]["file"] in ids and p["b"]["file"] in ids]
    found = [p for p in planted if any(pairs(m, p["a"], p["b"], ids) for m in matches)]
    assert len(found) >= 0.985 * len(planted)


def test_no_paraphrase_is_called_the_same_words(demo: Library, ids: dict[str, str]) -> None:
    matches = close(demo)
    wrong = [p for p in TRUTH["paraphrases"] if any(pairs(m, p["a"], p["b"], ids) for m in matches)]
    assert not wrong


def test_seventeen_against_seventy_one_is_substance(demo: Library) -> None:
    differing = [
        m
        for m in close(demo)
        if {"17", "71"} <= {w.strip(".,") for w in (m.a.text + " " + m.b.text).split()}
        and any(c.kind == "number" for c in m.changes)
    ]
    assert differing
    assert all(m.substance for m in differing)


def test_one_press_conference_comes_out_as_statements(demo: Library, ids: dict[str, str]) -> None:
    wanted = set(TRUTH["press_conference"]["passages"])
    quotes = [
        p for p in TRUTH["passages"]
        if p["id"] in wanted and p["basis"] == "statement" and p["a"]["file"] in ids and p["b"]["file"] in ids
    ]  # fmt: skip
    bases = [m.basis.value for p in quotes for m in close(demo) if pairs(m, p["a"], p["b"], ids)]
    assert bases.count("statement") == len(bases)


def test_headlines_and_outlets_are_read_off_most_pages(demo: Library) -> None:
    truth = {capture["file"]: capture for capture in TRUTH["captures"]}
    outlets = headlines = total = 0
    for held in held_articles(demo):
        wanted = truth[Path(held.places[0].decode()).name]
        total += 1
        article = held.article
        outlets += (article.outlet.value if article.outlet else None) == wanted["outlet"]
        headlines += (article.headline.value if article.headline else None) == wanted["headline"]
    assert outlets >= 0.8 * total
    assert headlines >= 0.9 * total


def test_three_files_of_one_article_are_its_versions(demo: Library) -> None:
    from newsreader.services import views

    assert max(row.versions for row in views.rows_of(demo, "")) == 3


def test_the_digest_says_the_words_in_which_passages_differ(demo: Library) -> None:
    told = [line for line in digest(demo) if "differ in substance" in line]
    assert any("number (17" in line and "71" in line for line in told)
