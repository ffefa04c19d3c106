"""The bytes of a feed -> XML that can be parsed without being told anything by a DTD."""

from __future__ import annotations

import html.entities
import re

from newsreader.capture.decoding import NotText
from newsreader.capture.feeds.errors import NotAFeed
from newsreader.capture.html.charset import decode_page

_LEAD = r"(?:\s|<\?[^>]*>|<!--(?:(?!-->).)*-->)*"
_DOCTYPE = re.compile(rf"({_LEAD})<!DOCTYPE\b([^\[<>]*)(\[|>|<)", re.IGNORECASE | re.DOTALL)
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,400}\?>")
#: What XML 1.0 does not allow anywhere.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NUMBER = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,9}));")
_CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_ENTITY = re.compile(r"&(?:([A-Za-z][A-Za-z0-9]{1,31});)?")
_XML_OWN = frozenset(["amp", "lt", "gt", "quot", "apos"])
_OPENING = re.compile(r"<[A-Za-z_]")


def decoded(data: bytes, said: str) -> tuple[str, str]:
    """Return a feed's text, without XML declaration and DTD, and a note of what was odd or "".

    Args:
        data: The bytes as they came.
        said: The charset the server gave, or "".

    Raises:
        NotAFeed: It is no text, or declares entities of its own.
    """
    try:
        found = decode_page(data, said)
    except NotText as error:
        raise NotAFeed(f"it is no feed: {error.reason}") from None
    text = found.text.lstrip("\ufeff\ufffe \t\r\n")
    return _without_dtd(text), found.note


def _without_dtd(text: str) -> str:
    """Return the text without its document type; one with declarations inside is refused.

    Old feeds name the DTD of RSS 0.91, which is harmless as long as nobody fetches it.
    """
    match = _DOCTYPE.match(text)
    if match is not None:
        if match[3] != ">":
            raise NotAFeed("it declares entities or a grammar of its own, which is refused")
        text = match[1] + text[match.end() :]
    return _DECLARATION.sub("", text, count=1)


def repaired(text: str) -> str:
    """Return text that parses where it did not: no stray ampersands, names of HTML, control characters.

    What stands in CDATA is left as it is, but for what XML does not allow at all.
    """
    text = _ILLEGAL.sub("", _NUMBER.sub(_legal, text))
    first = _OPENING.search(text)
    text = text[first.start() :] if first else text
    pieces = _CDATA.split(text)
    pieces[::2] = [_ENTITY.sub(_reference, piece) for piece in pieces[::2]]
    return "".join(pieces)


def _legal(match: re.Match[str]) -> str:
    """Return a numeric reference where XML allows the character, else nothing."""
    code = int(match[1], 16) if match[1] else int(match[2])
    if code in (9, 10, 13) or 32 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD:
        return match[0]
    return match[0] if 0x10000 <= code <= 0x10FFFF else ""


def _reference(match: re.Match[str]) -> str:
    """Return what stands for an ampersand, or for a named entity, where XML knows no names."""
    name = match[1]
    if name in _XML_OWN:
        return match[0]
    if name is None:
        ahead = match.string[match.end() : match.end() + 10]
        return "&" if re.match(r"#(?:[0-9]{1,8}|[xX][0-9a-fA-F]{1,7});", ahead) else "&amp;"
    char = html.entities.html5.get(name + ";")
    return f"&amp;{name};" if char is None else "".join(f"&#{ord(c)};" for c in char)
