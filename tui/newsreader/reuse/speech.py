"""Who is said to speak: the speaker and the speech verb near a passage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsreader.domain.reuse import Change, ChangeClass
from newsreader.domain.spans import Span
from newsreader.reuse.alignment import Alignment
from newsreader.reuse.held import Opened
from newsreader.reuse.lexicon import COLOURED_SPEECH, HONORIFICS, SPEECH_VERBS
from newsreader.reuse.spelling import respelled_name
from newsreader.reuse.words import Word

#: How many words from its verb a speaker may stand.
_REACH = 9
#: How many words of an earlier paragraph are looked through for its last speaker.
_LOOK_BACK = 200
#: A verb whose subject may be a pronoun that stands for the last speaker named.
_STANDS_FOR = frozenset({"he", "she", "they"})
_PREPOSITIONS = frozenset(
    [
        "of",
        "in",
        "at",
        "for",
        "from",
        "on",
        "to",
        "with",
        "by",
        "about",
        "over",
        "near",
        "into",
        "under",
        "against",
        "between",
        "and",
    ]
)
_TRANSLATED = re.compile(
    r"\btranslat(?:ed|ion|or|ing)\b|\binterpreter\b|\bspeaking\s+in\s+[A-Z]\w+|\bsaid\s+in\s+[A-Z]\w+(?:ish|ian|ese|ch|ic)\b|\(in\s+[A-Z]\w+\)",
)


class Speech(NamedTuple):
    """Words given to a named speaker.

    Attributes:
        speaker: The name as written, word by word.
        name: Where the name stands.
        verb: Where the speech verb stands.
        coloured: The verb if it takes a stand on what is said ("claimed"), else an empty string.
        direct: Whether the speaker is named with the verb, not by a pronoun or a paragraph before.
    """

    speaker: tuple[str, ...]
    name: Span
    verb: Span
    coloured: str
    direct: bool = True


def speech_near(article: Opened, run: Span) -> Speech | None:
    """Return the named speaker of the quotation at ``run``, from its paragraph or the one before."""
    number = article.paragraph_at(run.start)
    own = article.words_near(run)
    verb = _nearest_verb(own, run)
    if verb is not None:
        found = _speaker(own, verb)
        if found is not None:
            return _speech(own, verb, found)
        if _has_pronoun(own, verb):
            return _stood_for(article, number, own, verb)
        return None
    earlier = _last_speech(article, number - 1) or _last_speech(article, number - 2)
    return earlier and earlier._replace(direct=False)


def same_speaker(a: Sequence[str], b: Sequence[str]) -> bool:
    """Say whether two names may mean one person: the shorter is part of the longer, respelled or not."""
    left = [w for w in a if w.lower().rstrip(".") not in HONORIFICS]
    right = [w for w in b if w.lower().rstrip(".") not in HONORIFICS]
    if not left or not right:
        return True
    return any(respelled_name(x, y) for x in left for y in right)


def is_translated(article: Opened, span: Span) -> bool:
    """Say whether the text around a passage is marked as translated."""
    placed = article.words_near(span)
    if not placed:
        return False
    return bool(_TRANSLATED.search(article.content, placed[0].start, placed[-1].end))


def source_change(found: Alignment) -> tuple[Change, ...]:
    """Return the change of source, where a sentence ends in one ("police said") and the other does not.

    Both may end in one: then it changed if no name or noun of theirs is the same.
    """
    last = found.blocks[-1]
    if found.a[last.i1 - 1].quoted or found.b[last.j1 - 1].quoted:
        return ()
    tail_a, tail_b = found.a[last.i1 :], found.b[last.j1 :]
    source_a, source_b = _is_source(tail_a), _is_source(tail_b)
    if not (source_a or source_b) or (tail_a and not source_a) or (tail_b and not source_b):
        return ()
    if (
        source_a
        and source_b
        and {w.key for w in tail_a if not w.lexeme.stop}
        & {w.key for w in tail_b if not w.lexeme.stop}
    ):
        return ()
    spans = (_tail_span(found.a, last.i1), _tail_span(found.b, last.j1))
    return (Change(ChangeClass.NOTED, "attribution", *spans),)


def _is_source(tail: Sequence[Word]) -> bool:
    """Say whether the words behind a run name where it is from and nothing more."""
    if not 2 <= len(tail) <= 14 or any(w.quoted for w in tail):
        return False
    keys = [w.key for w in tail]
    if keys[0] in ("per", "citing") or keys[:2] == ["according", "to"]:
        return True
    return len(tail) <= 8 and (keys[-1] in SPEECH_VERBS or keys[0] in SPEECH_VERBS)


def _tail_span(placed: Sequence[Word], first: int) -> Span:
    if first >= len(placed):
        return Span(placed[-1].end, placed[-1].end)
    return Span(placed[first].start, placed[-1].end)


def _nearest_verb(placed: Sequence[Word], run: Span) -> int | None:
    """Return the number of the speech verb outside quotations that is nearest to the run."""
    best, best_gap = None, 0
    for n, word in enumerate(placed):
        if word.quoted or word.raw.lower() not in SPEECH_VERBS:
            continue
        gap = max(run.start - word.end, word.start - run.end, 0)
        if best is None or gap < best_gap:
            best, best_gap = n, gap
    return best


def _speaker(placed: Sequence[Word], verb: int) -> tuple[int, int] | None:
    """Return the range of words that name the speaker of the verb, or None."""
    before = _name_before(placed, verb)
    after = _name_after(placed, verb)
    follows_quote = verb > 0 and placed[verb - 1].quoted
    return (after or before) if follows_quote else (before or after)


def _name_before(placed: Sequence[Word], verb: int) -> tuple[int, int] | None:
    """Return the last name that can be the subject of the verb, in its stretch outside quotations."""
    if verb > 0 and placed[verb - 1].raw.lower() in _STANDS_FOR:
        return None
    first = verb
    while first > 0 and verb - first < _REACH and not placed[first - 1].quoted:
        first -= 1
    names = _names_within(placed, first, verb)
    return names[-1] if names else None


def _name_after(placed: Sequence[Word], verb: int) -> tuple[int, int] | None:
    """Return the first name that can be the subject of the verb, behind it outside quotations."""
    last = verb + 1
    if last < len(placed) and placed[last].raw.lower() in _STANDS_FOR:
        return None
    while last < len(placed) and last - verb <= _REACH and not placed[last].quoted:
        last += 1
    names = _names_within(placed, verb + 1, last)
    return names[0] if names else None


def _names_within(placed: Sequence[Word], first: int, last: int) -> list[tuple[int, int]]:
    """Return the names in a stretch, without possessives and those behind a preposition."""
    names = []
    n = first
    while n < last:
        end = n
        while end < last and placed[end].name and not placed[end].quoted:
            end += 1
            if placed[end - 1].raw.endswith(("'s", "’s")):
                break
        if end > n:
            before = placed[n - 1].raw.lower() if n > 0 else ""
            article = before == "the" and n > 1
            before = placed[n - 2].raw.lower() if article else before
            if before not in _PREPOSITIONS and not placed[end - 1].raw.endswith(("'s", "’s")):
                names.append((n, end))
        n = max(end, n + 1)
    return names


def _has_pronoun(placed: Sequence[Word], verb: int) -> bool:
    near = placed[max(0, verb - 2) : verb + 2]
    return any(w.raw.lower() in _STANDS_FOR and not w.quoted for w in near)


def _stood_for(article: Opened, number: int, own: Sequence[Word], verb: int) -> Speech | None:
    """Return the speech of the person a pronoun stands for: the last one named before."""
    for n in range(verb - 1, -1, -1):
        if own[n].name and not own[n].quoted:
            first = n
            while first > 0 and own[first - 1].name:
                first -= 1
            return _speech(own, verb, (first, n + 1))._replace(direct=False)
    earlier = _last_speech(article, number - 1) or _last_speech(article, number - 2)
    if earlier is None:
        return None
    return earlier._replace(direct=False, verb=Span(own[verb].start, own[verb].end))


def _last_speech(article: Opened, number: int) -> Speech | None:
    """Return the last speech with a named speaker in a paragraph."""
    placed = article.paragraph_words(number)[-_LOOK_BACK:]
    for n in range(len(placed) - 1, -1, -1):
        if not placed[n].quoted and placed[n].raw.lower() in SPEECH_VERBS:
            found = _speaker(placed, n)
            if found is not None:
                return _speech(placed, n, found)
    return None


def _speech(placed: Sequence[Word], verb: int, name: tuple[int, int]) -> Speech:
    words = placed[name[0] : name[1]]
    said = placed[verb].raw.lower()
    return Speech(
        tuple(w.raw for w in words),
        Span(words[0].start, words[-1].end),
        Span(placed[verb].start, placed[verb].end),
        said if said in COLOURED_SPEECH else "",
    )
