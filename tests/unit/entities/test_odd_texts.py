"""Names in texts that are written otherwise: capitals, other languages, lists, small words, marks."""

from __future__ import annotations

import time

import pytest

from newsreader.domain.articles import Article
from newsreader.domain.captures import Label, Line
from newsreader.domain.spans import Span
from newsreader.entities.default_tagger import default_tagger
from newsreader.entities.mentions import find_mentions
from tests.unit.entities.marked_text import line_spans, unmarked

BODY = "\nIlse Varne, the mayor of Karsund, met Tomas Reyle in Norway on Monday. Varne smiled; Reyle did not."


def found(text: str) -> list[tuple[str, str]]:
    return [
        (str(s.type), text[s.start : s.end])
        for s in default_tagger().tag(text, line_spans(text))
        if str(s.type) in {"PER", "ORG", "LOC", "NORP"}
    ]


HEADLINES = [
    "VARNE MEETS REYLE IN NORWAY",
    "Varne Meets Reyle in Norway",
    "Varne meets Reyle in Norway",
]


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_headline_s_capitals_are_read_by_what_the_story_settles(headline: str) -> None:
    names = [(kind, name.title()) for kind, name in found(headline + BODY)[:3]]
    assert names == [("PER", "Varne"), ("PER", "Reyle"), ("LOC", "Norway")]


def test_a_story_without_capitals_is_no_story_full_of_names() -> None:
    assert found("ilse varne, the mayor, met tomas reyle in norway on monday.") == []


SENTENCES = [
    "He thanked [PER Ludwig van der Meulen] and [PER Rania al-Tawil].",
    "She met [PER Sinéad O'Rourke], [PER Jean-Pierre Dubourg] and [PER Faisal bin Harun] there.",
    "[LOC Norway]'s envoy left [LOC Denmark]’s capital.",
    "Officials in [LOC Oslo], [LOC Bergen], [LOC Trondheim] and [LOC Stavanger] agreed.",
    "A [LOC Moscow]-based analyst and a [LOC Geneva]-based lawyer spoke to [PER Ilse Varne].",
    "🎉 [PER Ilse Varne] 🎉 left [LOC Norway] 🇳🇴 today.",
    "[LOC MEXICO CITY] ([ORG AP]) — [PER Ilse Varne] resigned on Monday.",
    "[LOC KATHMANDU]: [PER Ilse Varne] resigned on Monday.",
    "Alhaji [PER Musa Bello] met Datuk [PER Rahim Osman] and Rev. [PER Peter Marsh].",
    "The [NORP French] foreign minister met Prof. [PER Ngozi Adeyemi].",
    "The [LOC US] [ORG treasury department] and the [NORP Russian] [ORG foreign ministry] spoke.",
    "Leaders of the [ORG G-20] met in [LOC Norway].",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_small_words_marks_and_lists_leave_names_whole(marked: str) -> None:
    text, spans = unmarked(marked)
    assert found(text) == [(kind, text[start:end]) for start, end, kind in spans]


OTHER = [
    ("de", "Die Ministerin Ilse Warne reiste am Montag nach Berlin, wo der Bundestag tagte.", {"Berlin", "Bundestag"}),
    ("fr", "Le ministre Jean Varne a rencontré à Paris les envoyés de la Commission.", {"Paris"}),
    ("uk", "Президент прибув до Києва у вівторок.", set[str]()),
    ("ar", "وصل الرئيس إلى القاهرة يوم الثلاثاء", set[str]()),
    ("zh", "总统星期二抵达北京。", set[str]()),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "sure"), OTHER)
def test_of_another_language_only_what_the_gazetteer_is_sure_of_is_marked(
    language: str, text: str, sure: set[str]
) -> None:
    lines = (Line(1, 0, len(text), Label.BODY, 1.0, "test"),)
    article = Article("a1", text, lines, (Span(0, len(text)),), language=language)
    assert {m.text for m in find_mentions(article, default_tagger())} <= sure


PIECES = [
    "Ilse Varne met Tomas Reyle. ",
    "VARNE ",
    "O'Rourke-Dubourg's ",
    "Bank of the Ministry of ",
    "A, B, C, ",
    "(AP) — ",
    "🎉",
    "\x00",
    ".",
    "Ναός ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_text_takes_about_twice_the_time(piece: str) -> None:
    small, large = piece * (20_000 // len(piece)), piece * (160_000 // len(piece))
    took = []
    for text in (small, small, large):
        begin = time.process_time()
        default_tagger().tag(text, [Span(0, len(text))])
        took.append(time.process_time() - begin)
    assert took[2] < 8 * 4 * max(min(took[:2]), 0.01)
