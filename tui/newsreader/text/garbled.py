"""Text that is UTF-8 read as Windows-1252: a view of what it means, with the way back to what is written.

Nothing of a capture is repaired: the view is for comparing words and marks. After the way ftfy tells
such text: the sequences decode, and the letters and marks they stand for do not occur otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.domain.spans import Span

#: What Windows-1252 reads the bytes 80 to BF as; the five it leaves undefined stand for themselves.
_HIGH = "".join(
    bytes([n]).decode("cp1252") if n not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(n)
    for n in range(0x80, 0xC0)
)
_BYTES = {ord(char): 0x80 + n for n, char in enumerate(_HIGH)}
#: Typographic marks, and letters and marks of Latin-1 and Latin Extended-A: what news is written with.
GARBLED_MARK = f"â[€‚][{re.escape(_HIGH)}]"
_SEQUENCE = re.compile(f"[Â-Å][{re.escape(_HIGH)}]|{GARBLED_MARK}")
#: One such sequence may be meant: "MANHÃ”" closes a quotation.
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Meant:
    """What a garbled text means.

    Attributes:
        text: The text, mended.
        origin: For each code point of ``text`` the offset it came from, and the raw length at last.
    """

    text: str
    origin: Sequence[int]

    def raw_span(self, start: int, end: int) -> Span:
        """Return the raw span that ``[start, end)`` of the view came from."""
        return Span(self.origin[start], self.origin[end])

    def span(self, raw: Span) -> Span:
        """Return where a raw span is in the view; an edge within a sequence is taken behind it."""
        return Span(bisect_left(self.origin, raw.start), bisect_left(self.origin, raw.end))


def mended(raw: str) -> str:
    """Return a stretch of text with what looks garbled as it was meant."""
    return raw if raw.isascii() else _SEQUENCE.sub(lambda found: _meant(found.group()), raw)


def is_garbled(raw: str) -> bool:
    """Say whether a text is garbled: most of what is not ASCII are sequences of one garbled character."""
    if raw.isascii():
        return False
    found = [m.group() for m in _SEQUENCE.finditer(raw)]
    if len(found) < _LEAST:
        return False
    others = sum(map(len, re.findall(r"[^\x00-\x7f]+", raw))) - sum(map(len, found))
    return others <= len(found)


def meant(raw: str) -> Meant | None:
    """Return what a garbled text means; None where it is sound. Linear in its length."""
    if not is_garbled(raw):
        return None
    text: list[str] = []
    origin: list[int] = []
    at = 0
    for found in _SEQUENCE.finditer(raw):
        text += (raw[at : found.start()], _meant(found.group()))
        origin += range(at, found.start() + 1)
        at = found.end()
    text.append(raw[at:])
    origin += range(at, len(raw) + 1)
    return Meant("".join(text), origin)


def _meant(sequence: str) -> str:
    """Return the character that a sequence stands for."""
    return bytes(_BYTES.get(ord(char), ord(char)) for char in sequence).decode("utf-8")
