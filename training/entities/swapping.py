"""Documents with their names exchanged for names nobody knows, so that context has to be learnt."""

from __future__ import annotations

import random
import re

from newsreader.entities.lexicon import Lexicon, lexicon
from training.entities.documents import Document, Name

_STARTS = (
    "b", "br", "ch", "d", "dr", "f", "g", "gh", "h", "j", "k", "kh", "kr", "l", "m", "mb", "n", "nd", "ng", "p",
    "pr", "q", "r", "s", "sh", "st", "sv", "t", "tr", "ts", "v", "w", "y", "z", "zh", "", "",
)  # fmt: skip
_VOWELS = (
    "a",
    "e",
    "i",
    "o",
    "u",
    "aa",
    "ai",
    "ei",
    "ia",
    "io",
    "ou",
    "a",
    "e",
    "o",
    "á",
    "é",
    "ö",
)
_ENDS = ("", "", "", "l", "m", "n", "r", "s", "t", "k", "nd", "ng", "rt", "lk", "sh", "z", "v")
_SURNAME = (
    "", "", "", "ov", "enko", "sen", "son", "ez", "ian", "adze", "ski", "ini", "elli", "mann", "berg", "wala",
    "oğlu", "ura", "anda", "eke", "ous", "aki", "uddin", "ullah", "kar", "nen", "escu", "er", "ley", "ton",
)  # fmt: skip
_PLACE = (
    "", "", "", "abad", "burg", "ville", "stad", "ton", "holm", "sund", "grad", "pur", "wick", "ia", "ora", "ane",
    "i", "u", "ba", "mouth", "ford", "ovo", "etsk", "hai", "shan", "tepe", "dorf", "ento", "illo", "aga",
)  # fmt: skip
_FIRM = (
    "",
    "",
    "",
    "ix",
    "ex",
    "ora",
    "is",
    "tech",
    "soft",
    "co",
    "gen",
    "net",
    "ra",
    "on",
    "um",
    "al",
    "ys",
    "corp",
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_LETTERS = "ABCDEFGHIJKLMNOPRSTUVWZ"


def invented(chance: random.Random, ends: tuple[str, ...], most: int = 3) -> str:
    """Return a word of one to ``most`` syllables with one of ``ends``, capitalised."""
    word = ""
    for _ in range(chance.randint(1 if most < 3 else 2, most) - 1):
        word += chance.choice(_STARTS) + chance.choice(_VOWELS)
    word += chance.choice(_STARTS) + chance.choice(_VOWELS) + chance.choice(_ENDS)
    word += chance.choice(ends)
    return word.capitalize() if len(word) > 2 else invented(chance, ends, most)


class Swapper:
    """Exchanges the names of one document, each word always for the same other one."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.lists: Lexicon = lexicon()
        self.given = sorted(name for name in self.lists.given if name.isalpha() and len(name) > 2)
        self.surnames = sorted(name for name in self.lists.surnames if name.isalpha())
        hints = self.lists.hints
        self.family = sorted(name for name in hints["family"] if name.isalpha() and len(name) > 2)
        self.first = sorted(name for name in hints["first"] if name.isalpha() and len(name) > 2)
        self.towns = sorted(name for name in hints["town"] if name.isalpha() and len(name) > 3)
        self.firms = sorted(name for name in hints["firm"] if name.isalpha() and len(name) > 3)
        self.known: dict[tuple[str, str], str] = {}

    def swapped(self, document: Document, share: float) -> Document:
        """Return the document with about ``share`` of its names exchanged."""
        self.known = {}
        text, names, at = "", [], 0
        unclear: set[int] = set()
        for start, end, kind in document.names:
            text += document.text[at:start]
            new = self._name(document.text[start:end], kind, share)
            names.append((len(text), len(text) + len(new), kind))
            text += new
            at = end
        text += document.text[at:]
        made = Document(document.source, text, names)
        pairs = zip(document.spans(), made.spans(), strict=True)
        unclear = {after.start for before, after in pairs if before.start in document.unclear}
        return Document(document.source, text, names, frozenset(unclear))

    def _name(self, name: str, kind: str, share: float) -> str:
        """Return what stands for a name."""
        if kind not in {"PER", "LOC", "ORG"}:
            return name
        words = _WORD.findall(name)
        if not words or any(c.isdigit() for c in name) or len(words) > 4:
            return name
        key = (kind, words[-1])
        if key not in self.known and self.chance.random() >= share:
            self.known[key] = words[-1]
        if self.known.get(key) == words[-1]:
            return name
        count = iter(range(len(words)))
        return _WORD.sub(lambda m: self._word(m.group(), kind, next(count), len(words)), name)

    def _word(self, word: str, kind: str, at: int, size: int) -> str:
        """Return what stands for one word of a name."""
        lists, low = self.lists, word.lower()
        if not word[0].isupper() or len(word) == 1:
            return word
        shapes = lists.shapes
        if kind != "PER" and size > 1:
            fixed = low in shapes["organisation"] or low in shapes["place"] or low in lists.common
            if (
                fixed
                or low in shapes["place_first"]
                or low in shapes["companies"]
                or low in shapes["outlet"]
            ):
                return word
        if kind == "PER" and (low in shapes["honour_after"] or low in shapes["particles"]):
            return word
        if (kind, word) not in self.known:
            self.known[kind, word] = self._fresh(word, kind, at, size)
        return self.known[kind, word]

    def _fresh(self, word: str, kind: str, at: int, size: int) -> str:
        """Invent a word of this kind."""
        chance = self.chance
        if kind == "PER":
            if at < size - 1:
                if chance.random() < 0.3:
                    return invented(chance, ("",), 2)
                return chance.choice(
                    self.given if chance.random() < 0.5 else self.first
                ).capitalize()
            if chance.random() < 0.5:
                known = self.surnames if chance.random() < 0.4 else self.family
                return chance.choice(known).capitalize()
            return invented(chance, _SURNAME)
        if word.isupper() and kind == "ORG":
            return "".join(chance.choice(_LETTERS) for _ in word)
        if kind == "ORG" and chance.random() < 0.25:
            return chance.choice(self.firms).capitalize()
        if kind == "LOC" and chance.random() < 0.35:
            return chance.choice(self.towns).capitalize()
        return invented(chance, _PLACE if kind == "LOC" else _FIRM)


def swapped_names(documents: list[Document], share: float, seed: int) -> list[Document]:
    """Return copies of documents with about ``share`` of the names exchanged for invented ones."""
    swapper = Swapper(random.Random(seed))
    return [swapper.swapped(document, share) for document in documents if document.names]


__all__ = ["Name", "Swapper", "invented", "swapped_names"]
