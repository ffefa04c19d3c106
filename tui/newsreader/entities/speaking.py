"""Who speaks a quotation: the name beside the verb of speech next to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from newsreader.domain.entities import EntityType, Mention
from newsreader.domain.spans import Span
from newsreader.entities.lexicon import lexicon
from newsreader.text.garbled import meant
from newsreader.text.quotes import quoted_spans

_LEAST = 4
#: How far from a quotation, in code points, its verb of speech stands.
_REACH = 160
#: How far before its verb, in code points, a name may begin.
_FAR = _REACH + 200
_WORD = re.compile(r"[^\W\d_]+")
#: Between a name and its verb: nothing, or what is said of the name between commas.
_BESIDE = re.compile(r"(?:,[^,.;!?\"“”]{1,90},)?\s*", re.DOTALL)
#: Before a name after its verb: an office and titles, "the mayor of Karsund," too.
_TITLED = re.compile(r"\s*(?!(?:of|about|to|by|on|that|in|for|with|from|as|it|he|she|they)\b)"
                     r"(?:[\w.’'-]+\s+){0,6}(?:[\w’'-]+,\s+)?", re.DOTALL)  # fmt: skip
_PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "you", "who"])


class Spoken(NamedTuple):
    """A quotation with its speaker.

    Attributes:
        span: The inside of the quotation.
        speaker: The name beside the verb.
        verb: Where the verb of speech stands.
    """

    span: Span
    speaker: Mention
    verb: Span


def spoken(text: str, paragraphs: Sequence[Span], mentions: Sequence[Mention]) -> list[Spoken]:
    """Return the quotations of four words or more whose speaker is named with a verb of speech.

    The speaker is the person whose name stands beside the verb that stands next to the quotation, in
    the same paragraph; a pronoun names nobody. What no verb ties to a name is left out.

    Args:
        text: The article's decoded text.
        paragraphs: Its paragraphs, in order.
        mentions: Its names, in order.
    """
    people = [m for m in mentions if m.type is EntityType.PER]
    view = meant(text)
    if view is None:
        return _spoken(text, paragraphs, people)
    places = [view.span(Span(m.start, m.end)) for m in people]
    seen = [replace(m, start=at.start, end=at.end) for m, at in zip(people, places, strict=True)]
    written = dict(zip(places, people, strict=True))
    return [
        Spoken(
            view.raw_span(*said.span),
            written[Span(said.speaker.start, said.speaker.end)],
            view.raw_span(*said.verb),
        )
        for said in _spoken(view.text, [view.span(p) for p in paragraphs], seen)
    ]


def _spoken(text: str, paragraphs: Sequence[Span], people: Sequence[Mention]) -> list[Spoken]:
    """Return the quotations whose speaker is named, in a text that says what it means."""
    starts = [m.start for m in people]
    found: list[Spoken] = []
    for paragraph in paragraphs:
        near = people[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
        if not near:
            continue
        quotes = quoted_spans(text, paragraph.start, paragraph.end, wrapped=True)
        for n, quote in enumerate(quotes):
            if len(_WORD.findall(text, quote.start, quote.end)) < _LEAST:
                continue
            before = quotes[n - 1].end if n else paragraph.start
            after = quotes[n + 1].start if n + 1 < len(quotes) else paragraph.end
            said = _speaker(text, quote, Span(before, after), near)
            if said is not None:
                found.append(said)
    return found


def _speaker(text: str, quote: Span, between: Span, people: Sequence[Mention]) -> Spoken | None:
    """Return the speaker named nearest to a quotation: after it, else before it.

    Args:
        text: The article's text.
        quote: The inside of the quotation.
        between: From the end of the quotation before to the start of the one after.
        people: The names of its paragraph, in order.
    """
    after_end = min(between.end, quote.end + _REACH)
    before_start = max(between.start, quote.start - _REACH)
    for start, end, last_first in (
        (quote.end, after_end, False),
        (before_start, quote.start, True),
    ):
        verbs = [Span(m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
        verbs = [v for v in verbs if text[v.start : v.end].lower() in lexicon().shapes["speech"]]
        for verb in reversed(verbs) if last_first else verbs:
            person = _beside(text, verb, people)
            if person is not None:
                return Spoken(quote, person, verb)
    return None


def _beside(text: str, verb: Span, people: Sequence[Mention]) -> Mention | None:
    """Return the person whose name stands right before a verb, or after it."""
    first = bisect_left(people, verb.start - _FAR, key=lambda m: m.start)
    near = people[first : bisect_left(people, verb.end + _REACH + 1, key=lambda m: m.start)]
    for person in reversed(near):
        if person.end <= verb.start <= person.end + _REACH:
            if _BESIDE.fullmatch(text, person.end, verb.start):
                return person
            break
    before = _WORD.findall(text, max(0, verb.start - 12), verb.start)
    if before and before[-1].lower() in _PRONOUNS:
        return None
    for person in near:
        if verb.end < person.start <= verb.end + _REACH:
            return person if _TITLED.fullmatch(text, verb.end, person.start) else None
    return None
