"""Whose words the quotations of an article are, where the nearest words do not name them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from newsreader.domain.spans import Span
from newsreader.reuse.held import Opened, once_a_span
from newsreader.reuse.speech import NOBODY, Speech, named_speeches, names_one, speech_near
from newsreader.reuse.words import Word

#: What is read of an article as a whole.
_WHOLE = Span(0, 0)
#: How many words a speech tag has before its verb, and the verbs that end a sentence of report.
_TAG = 8
_SAYS = frozenset({"said", "says", "announced", "reported", "added"})
_OPENING, _CLOSING = "\"'“‘„«", "\"'”’“»"
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
            content[held.span(n).start] in _OPENING
            and content[held.span(n).end - 1] in _CLOSING
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
    return any(word.lower() not in NOBODY for word in speaker)


class Tag(NamedTuple):
    """A speech tag outside quotations: who, where, and the verb's place."""

    keys: tuple[str, ...]
    name: Span
    verb: Span


def said_by(placed: Sequence[Word], run: Span) -> Tag | None:
    """Return the tag that ends or opens a sentence without quotation: "the harbour board said".

    Only one that lies in the run, names somebody by more than a pronoun, and is set off: at the end
    behind a comma's worth of other words, with no more than a day behind its verb.
    """
    inside = [w for w in placed if run.start <= w.start and w.end <= run.end]
    for n in range(len(inside) - 1, max(-1, len(inside) - 5), -1):
        if inside[n].raw.lower() in _SAYS and not inside[n].quoted:
            first = n
            while first > 0 and n - first < _TAG and inside[first - 1].raw.lower() != "that":
                if inside[first - 1].end + 1 < inside[first].start:
                    break
                first -= 1
            named = [w for w in inside[first:n] if not w.lexeme.stop]
            if named and first > 3:
                name = Span(inside[first].start, inside[n - 1].end)
                return Tag(tuple(w.key for w in named), name, Span(inside[n].start, inside[n].end))
    return None
