"""The quotations of an article that are long enough to count."""

from __future__ import annotations

from newsreader.domain.articles import Article
from newsreader.domain.spans import Span
from newsreader.services.quotations import quotations

TEXT = "“We will sail on Thursday,” she said. “Not before,” he said. “The boats are ready now.”"


def quoted(content: str) -> list[str]:
    article = Article("a1", content, (), (Span(0, len(content)),))
    assert {paragraph for paragraph, _ in quotations(article)} == {Span(0, len(content))}
    return [quote.slice(content) for _, quote in quotations(article)]


def test_quotations_of_four_words_or_more_count() -> None:
    assert quoted(TEXT) == ["We will sail on Thursday,", "The boats are ready now."]


def test_quotations_of_a_garbled_text_count_as_well() -> None:
    garbled = TEXT.replace("“", "â€œ").replace("”", "â€\x9d")
    assert quoted(garbled) == quoted(TEXT)
