"""Articles for tests, built from paragraphs of invented text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsreader.domain.articles import Article
from newsreader.domain.fields import Evidence, Field
from newsreader.domain.reuse import Likeness, Match
from newsreader.domain.spans import Span
from newsreader.reuse.matcher import Matcher


def article(
    identity: str,
    *paragraphs: str,
    outlet: str | None = None,
    wire: Sequence[str] = (),
    attributed: Sequence[str] = (),
) -> Article:
    """Return an article with a headline line and these paragraphs, one a line."""
    content = "A headline of no account\n\n" + "\n\n".join(paragraphs) + "\n"
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", content)][1:]

    def field(value: str) -> Field[str]:
        return Field(value, 1.0, (Evidence(1, 0, 10, "test"),))

    return Article(
        id=identity,
        content=content,
        lines=(),
        paragraphs=tuple(spans),
        outlet=field(outlet) if outlet else None,
        wire=tuple(field(w) for w in wire),
        attributed=tuple(field(a) for a in attributed),
        language="en",
    )


def match_all(*articles: Article) -> list[Match]:
    """Return the matches of the articles, added in this order."""
    matcher = Matcher()
    return [match for one in articles for match in matcher.add(one, ())]


def only(a: str, b: str) -> Match:
    """Return the one match of two articles of one paragraph each."""
    found = match_all(article("a1", a), article("a2", b))
    assert len(found) == 1, found
    return found[0]


def taken(matches: Sequence[Match]) -> list[Match]:
    """Return the matches that are same or altered."""
    return [m for m in matches if m.likeness is not Likeness.SIMILAR]


def kinds(match: Match) -> set[str]:
    """Return the kinds of a match's changes."""
    return {c.kind for c in match.changes}
