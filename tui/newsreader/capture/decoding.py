"""Bytes -> text, once and strictly."""

from __future__ import annotations

import codecs

from newsreader.domain.captures import Decoded

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
_SAMPLE = 65_536
_GUESS = 16_384
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r\f\x08\x1a\x1b")
#: Marks of Windows-1252 that stand beside words in ordinary text.
_PLAIN_MARKS = frozenset("‘’“”‚„–—…•€£§©®°«»·½¼¾¡¿´\u00a0\u00ad™‰†‹›ªº")


class NotText(ValueError):  # noqa: N818 - named after what was found, as in "not text"
    """The bytes are not a text; ``reason`` says why, without the path.

    Attributes:
        reason: For example "not text (NUL at byte 12)" or "empty file".
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def decode(data: bytes) -> Decoded:
    """Decode ``data``: a byte-order mark, else UTF-8, else a detected codec, else with U+FFFD.

    Nothing is repaired or normalised; a leading byte-order mark is dropped. Linear in the size;
    detection looks at a sample of 16 KiB.

    Raises:
        NotText: The bytes are empty, binary, or hold a NUL.
    """
    if not data:
        raise NotText("empty file")
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _marked(data[len(bom) :], codec)
    _refuse_binary(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", False, "")
    except UnicodeDecodeError:
        return _other(data)


def _marked(data: bytes, codec: str) -> Decoded:
    """Decode what follows a byte-order mark."""
    if not data:
        raise NotText("empty file")
    try:
        text, lossy = data.decode(codec), False
    except UnicodeDecodeError:
        text, lossy = data.decode(codec, "replace"), True
    nul = text.find("\0")
    if nul >= 0:
        raise NotText(f"not text (NUL at character {nul})")
    note = "Some bytes could not be decoded; they show as U+FFFD." if lossy else ""
    return Decoded(text, codec, lossy, note)


def _refuse_binary(data: bytes) -> None:
    """Raise :class:`NotText` where the bytes are plainly not a text."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise NotText(f"not text (it is {what})")
    nul = data.find(b"\0")
    if nul >= 0:
        raise NotText(f"not text (NUL at byte {nul})")
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > 3 and controls * 20 > len(sample):
        raise NotText("not text (control bytes)")


def _other(data: bytes) -> Decoded:
    """Decode bytes that are not UTF-8."""
    replaced = data.decode("utf-8", "replace")
    broken = replaced.count("\ufffd")
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if high > 8 * broken:  # UTF-8 with a few damaged bytes: another codec would garble the rest
        return Decoded(replaced, "utf-8", True, _damaged(broken))
    western = _strict(data, "cp1252")
    if western is not None and _plausible(western):
        return Decoded(western, "cp1252", False, "Not UTF-8; read as Windows-1252.")
    codec = _detect(data)
    if codec:
        text = _strict(data, codec)
        if text is not None and text != western:
            return Decoded(text, codec, False, f"Not UTF-8; read as {codec}.")
    if western is not None:
        return Decoded(western, "cp1252", False, "Not UTF-8; read as Windows-1252.")
    return Decoded(replaced, "utf-8", True, _damaged(broken))


def _damaged(broken: int) -> str:
    """Return the sentence about bytes that became U+FFFD."""
    places = "place" if broken == 1 else "places"
    return f"Not valid UTF-8 in {broken:,} {places}; what could not be decoded shows as U+FFFD."


def _strict(data: bytes, codec: str) -> str | None:
    """Decode strictly, or return None."""
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None


def _plausible(text: str) -> bool:
    """Say whether ``text`` looks like Western prose: its other marks are letters or quotes.

    A superscript, a currency sign or a capital inside a small-lettered word tells that the bytes
    were written in another codec; many letters above ASCII tell another alphabet.
    """
    sample = text[:_SAMPLE]
    high = [at for at, char in enumerate(sample) if char > "\x7f"]
    if not high or len(high) * 4 > len(sample):
        return False
    odd = 0
    for at in high:
        char = sample[at]
        before = sample[at - 1] if at else " "
        after = sample[at + 1] if at + 1 < len(sample) else " "
        if char in _PLAIN_MARKS:
            inside = before.isalpha() and after.isalpha()
            odd += inside and char not in "’–—·\u00ad…\u00a0´‘"
        elif not char.isalpha() or (char.isupper() and before.islower()):
            odd += 1
    return odd * 20 <= len(high)


def _detect(data: bytes) -> str | None:
    """Return the codec that detection names for a sample around the first foreign byte."""
    from charset_normalizer import from_bytes  # heavy, and hardly ever needed

    first = len(data) - len(data.lstrip(bytes(range(128))))
    begin = max(0, first - _GUESS // 4)
    best = from_bytes(data[begin : begin + _GUESS]).best()
    return best.encoding if best is not None else None
