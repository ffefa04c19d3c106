from __future__ import annotations

from collections.abc import Sequence

import pytest

from newsreader.domain.articles import Article
from newsreader.domain.captures import Label, Line
from newsreader.domain.entities import EntityType
from newsreader.domain.spans import Span
from newsreader.entities import tagger as taggers
from newsreader.entities.mentions import find_mentions
from newsreader.entities.rules import RuleTagger
from newsreader.entities.tagger import TaggedSpan, available_taggers


def story(*lines: tuple[Label, str], language: str = "en") -> Article:
    content, made, at = "", [], 0
    for n, (label, text) in enumerate(lines, 1):
        content += text + "\n"
        made.append(Line(n, at, len(content), label, 1.0, "test"))
        at = len(content)
    return Article("a" * 17, content, tuple(made), (), language=language)


def test_names_are_looked_for_in_the_story_s_own_lines_only() -> None:
    article = story(
        (Label.OUTLET, "Karsund Post of Norway"),
        (Label.HEADLINE, "Ilse Varne meets union in Oslo"),
        (Label.CAPTION, "Tomas Reyle in Geneva. Nordline"),
        (Label.BODY, "Transport Minister Ilse Varne was in Oslo on Monday."),
    )
    found = find_mentions(article, RuleTagger())
    assert [m.text for m in found] == [
        "Ilse Varne",
        "Oslo",
        "Transport Minister",
        "Ilse Varne",
        "Oslo",
        "Monday",
    ]
    assert all(article.content[m.start : m.end] == m.text for m in found)
    assert {m.article for m in found} == {article.id}


def test_english_rules_never_read_another_language() -> None:
    article = story(
        (
            Label.BODY,
            "Samferdselsminister Ilse Varne møtte Unesco i Genève, Paris og Karsund på Mandag.",
        ),
        language="no",
    )
    found = find_mentions(article, RuleTagger())
    assert ("Unesco", EntityType.ORG) in [(m.text, m.type) for m in found]
    assert "Ilse Varne" not in [m.text for m in found]
    assert not [m for m in found if m.type in {EntityType.DATE, EntityType.ROLE}]


def test_an_article_without_lines_has_no_names() -> None:
    assert find_mentions(story(), RuleTagger()) == []


class _Unruly:
    name, version, labels = "unruly", 1, frozenset(EntityType)

    def tag(self, text: str, spans: Sequence[Span]) -> list[TaggedSpan]:
        return [
            TaggedSpan(40, 900, EntityType.LOC, "too far"),
            TaggedSpan(3, 8, EntityType.PER, "overlaps the next"),
            TaggedSpan(0, 4, EntityType.PER, "first"),
            TaggedSpan(5, 5, EntityType.PER, "empty"),
        ]


def test_what_a_foreign_tagger_reports_outside_or_twice_is_dropped() -> None:
    found = find_mentions(story((Label.BODY, "Ilse Varne was in Oslo.")), _Unruly())
    assert [(m.start, m.end, m.rule) for m in found] == [(0, 4, "first")]


class _Point:
    name = "unruly"
    loaded = 0

    def load(self) -> type[_Unruly]:
        _Point.loaded += 1
        return _Unruly


def test_other_packages_taggers_are_loaded_only_when_called(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(taggers, "entry_points", lambda **_: [_Point()])
    offered = available_taggers()
    assert list(offered) == ["unruly"]
    assert _Point.loaded == 0
    assert offered["unruly"]().name == "unruly"
    assert _Point.loaded == 1
