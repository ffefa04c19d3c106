"""Words as the matching sees them: a key, a weight, a code, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from newsreader.reuse.lexicon import PRESS_WORDS, SPEECH_VERBS, STOP_WORDS, TITLE_WORDS, UNIT_WORDS
from newsreader.reuse.spelling import is_figure, key_of
from newsreader.text.flow import on_one_line
from newsreader.text.tokens import Token, word_spans, words, written_words

#: Codes from here up are content words; below, function words and words every report has. Both lie outside the surrogates.
CONTENT_CODES = 0x10000
_CODE_ROOM = 0x110000 - CONTENT_CODES
#: Words that say little of their own story, so that sharing them calls for no closer look.
_LIGHT_WORDS = STOP_WORDS | TITLE_WORDS | UNIT_WORDS | PRESS_WORDS | SPEECH_VERBS
_LIGHT_CODES = {word: 0x100 + n for n, word in enumerate(sorted(_LIGHT_WORDS))}

#: What a shared word of each sort is worth; a content word of six letters or more is worth 1.
STOP_WEIGHT = 0.1
NAME_WEIGHT = 0.2
TITLE_WEIGHT = 0.25
PRESS_WEIGHT = 0.35
NUMBER_WEIGHT = 0.6


class Lexeme(NamedTuple):
    """What is known of a word whatever its place.

    Attributes:
        key: What it is compared by.
        hash: Stable 64-bit hash of the key.
        code: One code point standing for the key; see CONTENT_CODES.
        letter: The code as a character.
        weight: What sharing it is worth, unless it is part of a name.
        stop: Whether it is a function word.
        figure: Whether it is a number.
        capital: Whether it begins with a capital letter.
    """

    key: str
    hash: int
    code: int
    letter: str
    weight: float
    stop: bool
    figure: bool
    capital: bool


class Word(NamedTuple):
    """A word at its place in an article.

    Attributes:
        start: First code point in the article.
        end: One past the last.
        raw: As written.
        lexeme: What is known of it whatever its place.
        name: Whether it is part of a name (given, or capitalised within a sentence).
        quoted: Whether it stands inside quotation marks.
        weight: What sharing it is worth here.
    """

    start: int
    end: int
    raw: str
    lexeme: Lexeme
    name: bool
    quoted: bool
    weight: float

    @property
    def key(self) -> str:
        """What the word is compared by."""
        return self.lexeme.key

    @property
    def lower_content(self) -> bool:
        """Whether it is a lower-case content word: no name, title, number or function word."""
        lexeme = self.lexeme
        return not (self.name or lexeme.stop or lexeme.figure) and lexeme.weight > PRESS_WEIGHT


@lru_cache(maxsize=1 << 17)
def lexeme(raw: str) -> Lexeme:
    """Return what is known of the word ``raw`` whatever its place."""
    key = key_of(raw)
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    hashed = int.from_bytes(digest, "little")
    stop = key in STOP_WORDS
    code = _LIGHT_CODES.get(key) or CONTENT_CODES + hashed % _CODE_ROOM
    figure = is_figure(key)
    weight = _weight(key, stop, figure)
    return Lexeme(key, hashed, code, chr(code), weight, stop, figure, raw[:1].isupper())


def _weight(key: str, stop: bool, figure: bool) -> float:
    """Return what sharing a word is worth, from its class and length alone.

    Fixed weights, not frequencies of what is held: whether two passages match must not depend on
    what came before them.
    """
    if stop:
        return STOP_WEIGHT
    if figure:
        return NUMBER_WEIGHT
    if key in TITLE_WORDS or key in UNIT_WORDS:
        return TITLE_WEIGHT
    if key in PRESS_WORDS or key in SPEECH_VERBS:
        return PRESS_WEIGHT
    return min(1.0, 0.4 + 0.1 * len(key))


#: What stands between the halves of a word that is cut at its hyphen.
_CUT = re.compile(r"[-‑][\r\n]\s*")


def tokens_of(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the words of ``text[start:end]``, "per cent" as one.

    A hyphenated word that is broken over two lines is one word, read without the break.
    """
    found = words(text, start, end)
    if not found or not _may_be_joined(text, found[0].start, found[-1].end):
        return found
    found = _mended(text, found)
    joined: list[Token] = []
    for token in found:
        if token.text == "cent" and joined and joined[-1].text == "per":
            whole = " ".join(text[joined[-1].start : token.end].split())
            joined[-1] = Token(joined[-1].start, token.end, whole)
        else:
            joined.append(token)
    return joined


def located(text: str, start: int, end: int) -> tuple[Sequence[int], Sequence[int], Sequence[str]]:
    """Return the words of :func:`tokens_of` by column: where they start, where they end, as written."""
    found = word_spans(text, start, end)
    if not found:
        return (), (), ()
    if _may_be_joined(text, found[0][0], found[-1][1]):
        starts, ends, raws = zip(*tokens_of(text, start, end), strict=True)
        return starts, ends, raws
    starts, ends = zip(*found, strict=True)
    return starts, ends, [text[first:last] for first, last in found]


def raws_of(text: str, start: int = 0, end: int | None = None) -> Sequence[str]:
    """Return the words of :func:`tokens_of` as written; without their places they cost less to find."""
    stop = len(text) if end is None else end
    if _may_be_joined(text, start, stop):
        return [token.text for token in tokens_of(text, start, stop)]
    return written_words(text, start, stop)


def _may_be_joined(text: str, start: int, end: int) -> bool:
    """Say whether two of the words between two places may be one: "per cent", or one that a line cuts."""
    return text.find("cent", start, end) >= 0 or _CUT.search(text, start, end) is not None


def _mended(text: str, found: Sequence[Token]) -> list[Token]:
    """Join the halves of words that a line break cuts at their hyphen."""
    mended: list[Token] = []
    for token in found:
        if mended and _CUT.fullmatch(text, mended[-1].end, token.start):
            whole = on_one_line(text[mended[-1].start : token.end])
            if " " not in whole:
                mended[-1] = Token(mended[-1].start, token.end, whole)
                continue
        mended.append(token)
    return mended
