"""Words of a line as the name rules see them: possessive and hyphenated parts taken apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from newsreader.domain.spans import Span
from newsreader.entities.lexicon import Lexicon, key
from newsreader.text.sentences import sentence_spans
from newsreader.text.tokens import Token, tokenise

_PREFIXES = frozenset([
    "anti", "pro", "non", "ex", "mid", "post", "pre", "neo", "trans", "inter", "sub", "un",
    "co", "early", "late", "cross", "intra",
])  # fmt: skip
_PARTICLES = frozenset([
    "al", "el", "an", "as", "ad", "ar", "at", "ash", "az", "ul", "bin", "ben", "d", "l", "de",
    "van",
])  # fmt: skip
#: How the second part of a compound like "Moscow-based" ends.
_COMPOUND = ("ed", "ing", "led", "era", "like", "wide", "run", "born", "bound", "made", "built")
_OPENING = frozenset('"“‘«„[*•·–—:')
_MAX_STYLE_WORDS = 40
#: Between a dateline's place and its dash stand an agency and a date.
_AFTER_PLACE = 8
#: A dateline's dash stands among the first words of its line.
DATELINE = 14
DASHES = frozenset(["-", "–", "—", "|"])
#: What stands in capitals, or as a date, between a dateline's place and its colon.
_DATED = frozenset([
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
])  # fmt: skip


#: Words after which a document's title stands, and marks that do not end it.
_TITLED = frozenset(["entitled", "titled", "headlined"])
_TITLE_GOES_ON = frozenset(["“", "', ", ", ", ", ", ", "])


class Style(Enum):
    """How a line uses capitals."""

    NORMAL = "normal"
    TITLE = "title"
    UPPER = "upper"


@dataclass(slots=True)
class Word:
    """A word or mark.

    Attributes:
        start: First code point in the text.
        end: One past the last, a possessive left out.
        text: As written, a possessive left out.
        key: What it is looked up by.
        cap: Whether it is written as a name: with a capital.
        upper: Whether it has two letters or more, all capital.
        initial: Whether its capital says nothing: it opens a sentence or quotation.
        possessive: Whether 's followed.
        mark: Whether it has no letter or digit.
        lead: Whether its capitals say nothing: the line opens in capitals, or a title is quoted.
    """

    start: int
    end: int
    text: str
    key: str
    cap: bool
    upper: bool
    initial: bool = False
    possessive: bool = False
    mark: bool = False
    lead: bool = False


@dataclass(slots=True)
class NameLine:
    """The words of one line (headline, paragraph ...) and its style."""

    words: list[Word]
    style: Style


def read_line(text: str, span: Span, lexicon: Lexicon) -> NameLine:
    """Split one line into words and judge its capitals."""
    starts = {sentence.start for sentence in sentence_spans(text, span.start, span.end)}
    words: list[Word] = []
    fresh = True
    for token in tokenise(text, span.start, span.end):
        if token.start in starts:
            fresh = True
        follows = bool(words) and words[-1].cap and not words[-1].possessive
        for word in _taken_apart(token, lexicon, follows):
            if word.mark:
                fresh = fresh or word.text in _OPENING
            else:
                word.initial = fresh
                fresh = False
            words.append(word)
    _mark_capital_lead(words)
    _mark_titles(words)
    return NameLine(words, _style(words))


def dateline_end(words: Sequence[Word]) -> int:
    """Return the index of the mark that ends a line's dateline, or -1.

    A dash among the first words ends one; a colon does where only capitals stand before it, perhaps
    with a date after the first of them.
    """
    for at, word in enumerate(words[:DATELINE]):
        if word.text in DASHES:
            return at
        if word.text == ":":
            placed = at > 0 and words[0].upper
            return at if placed and all(map(_is_dated, words[:at])) else -1
    return -1


def _is_dated(word: Word) -> bool:
    """Say whether a word may stand in a dateline before its colon."""
    return word.upper or word.mark or word.key in _DATED or word.text.isdigit()


def _word(start: int, text: str, possessive: bool = False) -> Word:
    """Make a word of a piece of text."""
    first = text[0]
    if not (first.isalnum()):
        return Word(start, start + len(text), text, text, False, False, mark=True)
    cap = first.isupper()
    if not cap and ("-" in text or "'" in text or "’" in text):
        cap = _particle_name(text)
    upper = cap and len(text) > 1 and text.isupper()
    return Word(start, start + len(text), text, key(text), cap, upper, possessive=possessive)


def _particle_name(text: str) -> bool:
    """Say whether this is a name that begins with a small particle: "al-Assad", "d'Ivoire"."""
    for joint in "-'’":
        head, found, rest = text.partition(joint)
        if found and rest[:1].isupper() and head in _PARTICLES:
            return True
    return False


def _taken_apart(token: Token, lexicon: Lexicon, follows: bool) -> Iterator[Word]:
    """Yield the words of a token: "Ukraine's" loses its 's, "Soviet-era" is two words.

    Args:
        token: The token.
        lexicon: The word lists.
        follows: Whether it stands right after a capitalised word.
    """
    text, possessive = token.text, False
    if len(text) > 2 and text[-1] in "sS" and text[-2] in "'’":
        text, possessive = text[:-2], True
    if "-" not in text and "‑" not in text:
        yield _word(token.start, text, possessive)
        return
    parts = text.replace("‑", "-").split("-")
    if key(text) in lexicon.hyphened or _is_one_name(parts, lexicon, follows):
        yield _word(token.start, text, possessive)
        return
    at = token.start
    for n, part in enumerate(parts):
        if part:
            yield _word(at, part, possessive and n == len(parts) - 1)
        at += len(part) + 1


def _is_one_name(parts: list[str], lexicon: Lexicon, follows: bool) -> bool:
    """Say whether the parts of a hyphenated token make one word."""
    if not any(part[:1].isupper() for part in parts):
        return True
    if parts[0] in _PARTICLES and parts[-1][:1].isupper():
        return True
    if parts[0].lower() in _PREFIXES and not any(p[:1].isupper() for p in parts[1:]):
        return True
    if len(parts) == 2 and _spelled_name(parts, lexicon, follows):
        return True
    if parts[0].lower() in _PREFIXES or not all(p[:1].isupper() or p[:1].isdigit() for p in parts):
        # "van-der-Something" and "Mazar-i-Sharif" are names; "Moscow-based" is not.
        return parts[0][:1].isupper() and parts[-1][:1].isupper() and len(parts) > 2
    known = [key(part) in lexicon.phrases for part in parts]
    return not all(known)


def _spelled_name(parts: list[str], lexicon: Lexicon, follows: bool) -> bool:
    """Say whether this is a given name written "Dae-jung", not a compound like "Moscow-based"."""
    first, last = parts
    if not first[:1].isupper() or not last[:1].islower() or len(last) > 6 or len(first) > 6:
        return False
    ordinary = key(last) in lexicon.common and not (follows and len(last) <= 4)
    known = key(first) in lexicon.phrases or ordinary
    return not known and not last.endswith(_COMPOUND)


def _mark_capital_lead(words: list[Word]) -> None:
    """Mark words that are in capitals only because the story opens so: "US SECRETARY OF State"."""
    lead: list[Word] = []
    for word in words:
        if word.mark and lead:
            continue
        if not word.mark and not word.upper and word.text not in {"A", "I"}:
            break
        lead.append(word)
    if _is_dateline(words):
        return
    if len(lead) >= 2 and len(lead) < len(words) and any(len(w.text) > 3 for w in lead):
        for word in lead:
            word.lead = True


def _is_dateline(words: Sequence[Word]) -> bool:
    """Say whether capitals open a line because they are a dateline's: "MEXICO CITY (AP) - ..."."""
    after = next((at for at, word in enumerate(words) if not word.upper), len(words))
    end = dateline_end(words)
    return 0 < after < len(words) and words[after].mark and after <= end <= after + _AFTER_PLACE


def _mark_titles(words: list[Word]) -> None:
    """Mark the words of a document's title: "entitled Taking Stock of the Harbours"."""
    titled = False
    for word in words:
        if titled and not word.mark:
            word.lead = True
        elif word.mark and word.text not in _TITLE_GOES_ON:
            titled = False
        if word.key in _TITLED:
            titled = True


def _style(words: list[Word]) -> Style:
    """Judge from the first words whether capitals mark names, or stand on (nearly) every word."""
    spelled = [w for w in words[:_MAX_STYLE_WORDS] if not w.mark and w.text[0].isalpha()]
    if not spelled:
        return Style.NORMAL
    if all(w.upper or len(w.text) == 1 for w in spelled) and len(spelled) >= 2:
        return Style.UPPER
    long = [w for w in spelled if len(w.text) > 3]
    if len(words) > 30 or len(long) < 2 or words[-1].text == ".":
        return Style.NORMAL
    raised = sum(1 for w in long if w.cap)
    return Style.TITLE if raised >= 0.75 * len(long) and len(spelled) > 2 else Style.NORMAL
