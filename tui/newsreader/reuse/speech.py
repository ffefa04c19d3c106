"""Who is said to speak: the speaker and the speech verb near a passage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsreader.domain.spans import Span
from newsreader.reuse.held import Opened, once_a_span
from newsreader.reuse.lexicon import (
    COLOURED_SPEECH,
    HONORIFICS,
    MONTHS,
    PREPOSITIONS,
    SHORT_TITLES,
    SPEECH_VERBS,
    TITLE_WORDS,
    WEEKDAYS,
)
from newsreader.reuse.spelling import respelled_name
from newsreader.reuse.words import Word

#: How many words from its verb a speaker may stand.
_REACH = 9
#: How many words of an earlier paragraph are looked through for its last speaker.
_LOOK_BACK = 200
#: How near a second speech verb must be to the quotation, in code points.
_NEAR = 60
#: A verb whose subject may be a pronoun that stands for the last speaker named.
_STANDS_FOR = frozenset({"he", "she", "they"})
#: What ends a name that is none of a person: offices, days, months.
NOBODY = TITLE_WORDS | SHORT_TITLES.keys() | WEEKDAYS | MONTHS
#: Verbs behind which stands who listened.
_TO_SOMEBODY = frozenset({"told", "tells", "asked", "asks", "urged", "urges", "warned", "warns"})
#: Words before "asked" with which it is the speaker who was.
_ASKED = frozenset(
    {"when", "if", "was", "were", "is", "are", "been", "being", "once", "repeatedly"}
)
#: How many words may describe a speaker, or say when they spoke, between a tag and a quotation.
_DESCRIBED = 4
_TRANSLATED = re.compile(
    r"\btranslat(?:ed|ion|or|ing)\b|\binterpreter\b|\bspeaking\s+in\s+[A-Z]\w+|\bsaid\s+in\s+[A-Z]\w+(?:ish|ian|ese|ch|ic)\b|\(in\s+[A-Z]\w+\)",
)


class Speech(NamedTuple):
    """Words given to a named speaker.

    Attributes:
        speaker: The name as written, word by word; empty for an office without a name.
        name: Where the name or office stands.
        verb: Where the speech verb stands.
        coloured: The verb if it takes a stand on what is said ("claimed"), else an empty string.
        direct: Whether the speaker is named outright, as the subject of a verb whose tag touches the
            quotation. Only then is another name somewhere else another speaker.
    """

    speaker: tuple[str, ...]
    name: Span
    verb: Span
    coloured: str
    direct: bool = True


@once_a_span
def speech_near(article: Opened, run: Span) -> Speech | None:
    """Return the named speaker of the quotation at ``run``, from its paragraph or the one before."""
    number = article.paragraph_at(run.start)
    own = article.words_near(run)
    verbs = _nearest_verbs(own, run)
    for verb in verbs:
        found = _speaker(own, verb)
        if found is not None:
            return _speech(own, verb, found)._replace(direct=_outright(own, verb, found))
        if _has_pronoun(own, verb):
            return _stood_for(article, number, own, verb)
        office = _office(own, verb)
        if office is not None:
            return _speech(own, verb, office)._replace(speaker=(), direct=False)
    if verbs:
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


def names_one(a: Speech | None, b: Speech | None) -> bool:
    """Say whether both speeches name a speaker, and the names may mean one person."""
    if a is None or b is None:
        return False
    bare = [[w for w in x.speaker if w.lower().rstrip(".") not in HONORIFICS] for x in (a, b)]
    return all(bare) and same_speaker(*bare)


@once_a_span
def is_translated(article: Opened, span: Span) -> bool:
    """Say whether the text around a passage is marked as translated."""
    placed = article.words_near(span)
    if not placed:
        return False
    return bool(_TRANSLATED.search(article.content, placed[0].start, placed[-1].end))


def _nearest_verbs(placed: Sequence[Word], run: Span) -> list[int]:
    """Return the numbers of the speech verbs outside quotations, nearest to the run first.

    The nearest, and one more where it stands as near as a tag does: "Would he go if called?" is none.
    """
    ranked = sorted(
        (max(run.start - word.end, word.start - run.end, 0), n)
        for n, word in enumerate(placed)
        if not word.quoted and word.raw.lower() in SPEECH_VERBS and not _is_asked(placed, n)
    )
    return [n for gap, n in ranked[:2] if (gap, n) == ranked[0] or gap <= _NEAR]


def _is_asked(placed: Sequence[Word], n: int) -> bool:
    """Say whether a verb says that somebody was asked: what was said is their answer."""
    if placed[n].raw.lower() != "asked":
        return False
    return placed[n].raw[0].isupper() or (n > 0 and placed[n - 1].raw.lower() in _ASKED)


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
    if len(names) > 1 and _is_apposition(placed, names[-2], names[-1]):
        return names[-2]
    return names[-1] if names else None


def _is_apposition(placed: Sequence[Word], name: tuple[int, int], office: tuple[int, int]) -> bool:
    """Say whether an office stands behind the name it belongs to: "Ines Brandt, the minister"."""
    if any(w.key not in TITLE_WORDS for w in placed[office[0] : office[1]]):
        return False
    between = placed[name[1] : office[0]]
    return all(w.lexeme.stop for w in between) and _comma(placed, name[1])


def _name_after(placed: Sequence[Word], verb: int) -> tuple[int, int] | None:
    """Return the first name that can be the subject of the verb, behind it outside quotations."""
    last = verb + 1
    if last < len(placed) and placed[last].raw.lower() in _STANDS_FOR:
        return None
    while last < len(placed) and last - verb <= _REACH and not placed[last].quoted:
        last += 1
    names = _names_within(placed, verb + 1, last)
    return names[0] if names else None


def _outright(placed: Sequence[Word], verb: int, name: tuple[int, int]) -> bool:
    """Say whether a name is surely the verb's subject, in a tag at the edge of a quotation.

    Names near a verb are often whom somebody spoke to, a paper, a day, or an office that may be the
    other's: they name nobody outright.
    """
    first, last = name
    if placed[last - 1].key in NOBODY or (first > 0 and placed[first - 1].key == "the"):
        return False
    if last <= verb:
        set_off = _comma(placed, last) and _comma(placed, verb)
        if last < verb and not set_off:
            return False
        return _touches(placed, first, verb + 1)
    heard = placed[verb].raw.lower() in _TO_SOMEBODY
    described = all(w.key in TITLE_WORDS for w in placed[verb + 1 : first])
    if heard or not described or _has_pronoun(placed, verb):
        return False
    return _touches(placed, verb, last)


def _touches(placed: Sequence[Word], first: int, last: int) -> bool:
    """Say whether a few words of no name at most stand between a tag and a quotation."""
    before = placed[max(0, first - _DESCRIBED) : first]
    after = placed[last : last + _DESCRIBED]
    return any(w.quoted for w in before) or any(w.quoted for w in after)


def _comma(placed: Sequence[Word], at: int) -> bool:
    """Say whether more than a space stands before a word."""
    return placed[at].start - placed[at - 1].end > 1


def _office(placed: Sequence[Word], verb: int) -> tuple[int, int] | None:
    """Return the words of an office that speaks without a name: "the union leader said"."""
    last = verb
    while last > 0 and verb - last < 5 and not placed[last - 1].quoted:
        last -= 1
        if placed[last].key == "the":
            ends_in_office = placed[verb - 1].key in TITLE_WORDS
            return (last, verb) if ends_in_office and verb - last > 1 else None
    last = verb + 1
    if last < len(placed) and placed[last].key == "the":
        while last < len(placed) and last - verb <= 5 and not placed[last].quoted:
            last += 1
            if placed[last - 1].key in TITLE_WORDS:
                return verb + 1, last
    return None


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
            if before not in PREPOSITIONS and not placed[end - 1].raw.endswith(("'s", "’s")):
                names.append((n, end))
        n = max(end, n + 1)
    return names


def _has_pronoun(placed: Sequence[Word], verb: int) -> bool:
    near = placed[max(0, verb - 2) : verb + 2]
    return any(w.raw.lower() in _STANDS_FOR and not w.quoted for w in near)


def _stood_for(article: Opened, number: int, own: Sequence[Word], verb: int) -> Speech | None:
    """Return the speech of the person a pronoun stands for: the last one named before, or an office."""
    for nobody in (NOBODY, WEEKDAYS | MONTHS):
        for n in range(verb - 1, -1, -1):
            if own[n].name and not own[n].quoted and own[n].key not in nobody:
                first = n
                while first > 0 and own[first - 1].name:
                    first -= 1
                return _speech(own, verb, (first, n + 1))._replace(direct=False)
    earlier = _last_speech(article, number - 1) or _last_speech(article, number - 2)
    if earlier is None:
        return None
    return earlier._replace(direct=False, verb=Span(own[verb].start, own[verb].end))


def named_speeches(placed: Sequence[Word]) -> Iterator[Speech]:
    """Yield the speeches of a paragraph whose speaker is named, quoted or not."""
    for n, word in enumerate(placed):
        if not word.quoted and word.raw.lower() in SPEECH_VERBS and not _is_asked(placed, n):
            found = _speaker(placed, n)
            if found is not None:
                yield _speech(placed, n, found)._replace(direct=_outright(placed, n, found))


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
