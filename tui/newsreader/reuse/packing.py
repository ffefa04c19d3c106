"""Words packed into one number each: what laying two passages side by side needs, without the text."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from newsreader.reuse.formulas import STOCK_WORDS, formula_words
from newsreader.reuse.placing import Placed, is_shouted
from newsreader.reuse.weighed import FORMULA_WEIGHT, Weighed
from newsreader.reuse.words import (
    CONTENT_CODES,
    NAME_WEIGHT,
    NUMBER_WEIGHT,
    PRESS_WEIGHT,
    STOP_WEIGHT,
    TITLE_WEIGHT,
    Lexeme,
    Word,
    lexeme,
)

#: The code of the word's key, in the lowest bits; a code point outside the surrogates.
CODE = np.uint32((1 << 21) - 1)
#: Set where the word is capitalised within its sentence.
CAPITAL = np.uint32(1 << 31)
_CAPITAL, _STOCK, _QUOTED, _NAME, _FIGURE, _STOP = (1 << n for n in (31, 30, 29, 28, 27, 26))
#: Where the number of the weight stands.
_WEIGHT = 21
#: What sharing a word can be worth, a share of name or stock phrase apart; its place is its number.
_WEIGHTS = tuple(
    sorted(
        {STOP_WEIGHT, TITLE_WEIGHT, PRESS_WEIGHT, NUMBER_WEIGHT}
        | {min(1.0, 0.4 + 0.1 * letters) for letters in range(8)}
    )
)
_NUMBERS = {weight: n << _WEIGHT for n, weight in enumerate(_WEIGHTS)}

#: The same for looking up many at once.
_LOOKED_UP = np.zeros(1 << 5)
_LOOKED_UP[: len(_WEIGHTS)] = _WEIGHTS


class _Unpacked(dict[int, tuple[Word, float]]):
    """Unpacked words with their weight; they have no place, so that one serves wherever it stands."""

    def __missing__(self, number: int) -> tuple[Word, float]:
        found = self[number] = _unpacked(number)
        return found


_UNPACKED = _Unpacked()
_MOST_UNPACKED = 1 << 18


@lru_cache(maxsize=1 << 17)
def _packed(raw: str) -> int:
    """Return a word as a number whatever its place."""
    known = lexeme(raw)
    kind = _STOP if known.stop else _FIGURE if known.figure else 0
    return known.code | _NUMBERS[known.weight] | kind


_STOCK_NUMBERS = frozenset(map(_packed, STOCK_WORDS))


def packed(words: Placed) -> list[int]:
    """Return the words of a passage, each as one number of 32 bits."""
    numbers = list(map(_packed, words.raws))
    stock: frozenset[int] = frozenset()
    if not _STOCK_NUMBERS.isdisjoint(numbers):
        stock = formula_words([known.key for known in words.lexemes])
    if not is_shouted(words.lexemes):
        for n, known in enumerate(words.lexemes):
            if known.capital and n:
                numbers[n] |= _CAPITAL
    for bit, column in ((_NAME, words.names), (_QUOTED, words.quoted)):
        if True in column:
            for n, marked in enumerate(column):
                if marked:
                    numbers[n] |= bit
    for n in stock:
        numbers[n] |= _STOCK
    return numbers


def are_quoted(numbers: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Say of each packed word whether it stands inside quotation marks."""
    quoted: NDArray[np.bool_] = (numbers & np.uint32(_QUOTED)) != 0
    return quoted


def are_content(numbers: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Say of each packed word whether it is a content word."""
    content: NDArray[np.bool_] = numbers & CODE >= CONTENT_CODES
    return content


def are_light(numbers: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Say of each packed word whether it is a title, a unit, or a word of the press or of speech."""
    light: NDArray[np.bool_] = (numbers & CODE < CONTENT_CODES) & (numbers & np.uint32(_STOP) == 0)
    return light


def are_lower_content(numbers: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Say of each packed word whether it is a lower-case content word (:attr:`Word.lower_content`)."""
    plain = (numbers & np.uint32(_NAME | _STOP | _FIGURE)) == 0
    content: NDArray[np.bool_] = plain & (_own_weights(numbers) > PRESS_WEIGHT)
    return content


def are_own(numbers: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Say of each packed word whether it is no part of a name, a title or a stock phrase."""
    own: NDArray[np.bool_] = (numbers & np.uint32(_NAME | _STOCK) == 0) & (
        _own_weights(numbers) != TITLE_WEIGHT
    )
    return own


def weights_of(numbers: NDArray[np.uint32]) -> NDArray[np.float64]:
    """Return what sharing each packed word is worth."""
    own = _own_weights(numbers)
    named = (numbers & np.uint32(_NAME | _STOP)) == _NAME
    weights = np.where(named, np.minimum(own, NAME_WEIGHT), own)
    return np.where(numbers & np.uint32(_STOCK), FORMULA_WEIGHT, weights)


def _own_weights(numbers: NDArray[np.uint32]) -> NDArray[np.float64]:
    own: NDArray[np.float64] = _LOOKED_UP[numbers >> np.uint32(_WEIGHT) & np.uint32(0x1F)]
    return own


def unpacked(numbers: NDArray[np.uint32]) -> Weighed:
    """Return the words of a passage from their numbers, without their places in any text."""
    if len(_UNPACKED) > _MOST_UNPACKED:
        _UNPACKED.clear()
    words, weights = zip(*map(_UNPACKED.__getitem__, numbers.tolist()), strict=True)
    letters = str((numbers & CODE).tobytes(), "utf-32-le")
    return Weighed(words, weights, letters, letters, True in [w.quoted for w in words])


def _unpacked(number: int) -> tuple[Word, float]:
    code = number & int(CODE)
    stop, name = bool(number & _STOP), bool(number & _NAME)
    own = _WEIGHTS[number >> _WEIGHT & 0x1F]
    known = Lexeme(chr(code), code, code, chr(code), own, stop, bool(number & _FIGURE), False)
    weight = min(own, NAME_WEIGHT) if name and not stop else own
    word = Word(0, 0, "", known, name, bool(number & _QUOTED), weight)
    return word, FORMULA_WEIGHT if number & _STOCK else weight
