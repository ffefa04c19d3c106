"""The door to names in one article."""

from __future__ import annotations

from newsreader.domain.articles import Article
from newsreader.domain.entities import EntityType, Mention
from newsreader.domain.languages import READ_AS_ENGLISH
from newsreader.domain.spans import Span
from newsreader.entities.certain import certain_names
from newsreader.entities.tagger import Tagger
from newsreader.text.flow import flowed

#: Raised whenever mentions may change though the tagger's version does not.
VERSION = 6


def find_mentions(article: Article, tagger: Tagger) -> list[Mention]:
    """Find the names in headline, standfirst, subheadings and body.

    An article in a language that is known and not English is never read by English rules: only
    names are reported that the gazetteer knows and that are written so in any language.

    Args:
        article: The article.
        tagger: What finds names.

    Returns:
        Mentions in order, not overlapping, each within one of the article's named spans; what a
        tagger reports elsewhere or overlapping is dropped. The tagger reads wrapped paragraphs
        without their line breaks; ``text`` is the slice as it came, with them.
    """
    spans = article.named_spans
    flow = flowed(article.content, spans)
    read = [flow.into(span) for span in spans]
    if article.language in READ_AS_ENGLISH:
        found = tagger.tag(flow.text, read)
    else:
        found = certain_names(flow.text, read)
    mentions: list[Mention] = []
    inside = 0
    last = 0
    for begin, stop, kind, rule in sorted(found, key=lambda s: (s.start, -s.end)):
        start, end = flow.back(Span(begin, stop))
        while inside < len(spans) and spans[inside].end <= start:
            inside += 1
        if inside == len(spans):
            break
        fits = spans[inside].contains(Span(start, end)) and last <= start < end
        if fits:
            text = article.content[start:end]
            mentions.append(Mention(article.id, start, end, EntityType(kind), text, rule))
            last = end
    return mentions
