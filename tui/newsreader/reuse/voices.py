"""Whose words the quotations of an article are, where the nearest words do not name them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from newsreader.domain.spans import Span
from newsreader.reuse.held import Opened, once_a_span
from newsreader.reuse.lexicon import MONTHS, TITLE_WORDS, WEEKDAYS
from newsreader.reuse.speech import Speech, named_speeches, names_one, speech_near

_NOBODY = TITLE_WORDS | WEEKDAYS | MONTHS
#: What is read of an article as a whole.
_WHOLE = Span(0, 0)
#: Most quotations of an article that are looked at.
_MOST = 24


def quotations(article: Opened) -> Sequence[int]:
    """Return the numbers of the first passages that are quotations, whole sentences among them."""
    return _quotations(article, _WHOLE)


@once_a_span
def _quotations(article: Opened, _: Span) -> Sequence[int]:
    held, content = article.held, article.content
    quoted = (
        n
        for n in range(held.passage_count)
        if held.is_quoted(n)
        or (
            not content[held.span(n).start].isalnum()
            and all(w.quoted for w in article.weighed(n).words)
        )
    )
    return list(islice(quoted, _MOST))


@once_a_span
def voice_near(article: Opened, run: Span) -> Speech | None:
    """Return who is named for the quotation at ``run``, else the only one who is named at all.

    "He" and "the governor" are that one, where all that is given to anybody by name is given to one.
    """
    found = speech_near(article, run)
    if found is not None and _is_name(found.speaker):
        return found
    return _only_voice(article, _WHOLE)


@once_a_span
def _only_voice(article: Opened, _: Span) -> Speech | None:
    """Return the only person an article names as one who speaks, outright once; None of several."""
    said = [
        speech
        for n in range(article.paragraph_count)
        for speech in named_speeches(article.paragraph_words(n))
        if _is_name(speech.speaker) and (speech.direct or _is_beside(speech.name, speech.verb))
    ]
    outright = [speech for speech in said if speech.direct]
    if not outright or not all(names_one(outright[0], other) for other in said):
        return None
    return outright[0]._replace(direct=False)


def _is_beside(name: Span, verb: Span) -> bool:
    """Say whether nothing but a space stands between a name and a verb."""
    return max(verb.start - name.end, name.start - verb.end) <= 1


def _is_name(speaker: Sequence[str]) -> bool:
    """Say whether a speaker is named by more than an office."""
    return any(word.lower() not in _NOBODY for word in speaker)
