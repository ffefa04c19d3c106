"""Who speaks the quotations of an article, where it is named."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.domain.articles import Article
from newsreader.domain.entities import Mention
from newsreader.domain.spans import Span
from newsreader.text.safe import one_line


def speakers(
    article: Article, paragraphs: Sequence[Span], mentions: Sequence[Mention]
) -> dict[Span, str]:
    """Return the surnames of those who speak quotations, by quotation.

    Only a name that a verb of speech ties to the quotation counts: of "he said" the speaker is not
    known.

    Args:
        article: The article.
        paragraphs: Those of its paragraphs that matter.
        mentions: The names in it, in order.
    """
    from newsreader.entities.speaking import spoken  # not before a speaker is asked for

    found = spoken(article.content, paragraphs, mentions)
    return {said.span: one_line(said.speaker.text, 80).split()[-1] for said in found}


def speaker_at(article: Article, span: Span, mentions: Sequence[Mention]) -> str:
    """Return the surname of who speaks the first quotation in a passage; empty where nobody is named."""
    paragraphs = [p for p in article.paragraphs if p.overlaps(span)][:1]
    said = speakers(article, paragraphs, mentions)
    return next((name for quote, name in said.items() if quote.overlaps(span)), "")
