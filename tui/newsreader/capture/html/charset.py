"""The bytes of a page -> its source, whatever it says about its charset."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from newsreader.capture.decoding import NotText, decode
from newsreader.domain.captures import Decoded

#: How far a page's own word about its charset is looked for, in bytes.
_HEAD = 8_192
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,400}?charset\s*=\s*["']?\s*|<\?xml[^>]{0,200}?encoding\s*=\s*["'])([A-Za-z0-9_:.-]{2,40})""",
    re.IGNORECASE,
)
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: What browsers read under a name, where it is not what the name says (WHATWG Encoding Standard).
_WEB = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
#: What stands before the name of a codec that is meant as Python has it, and not as browsers do.
_EXACTLY = "="
#: A page whose declared charset fails in more than one byte of so many is not in that charset.
_TOLERATED = 400


def decode_page(data: bytes, said: str = "") -> Decoded:
    """Decode a page: byte-order mark, valid UTF-8, what it declares, then what decoding detects.

    UTF-8 goes before what the page declares: bytes of another charset are hardly ever valid UTF-8,
    and pages that declare another one and are UTF-8 are common. NULs are left out.

    Args:
        data: The page's bytes.
        said: The charset that came with them (from the server, or noted when they were read before);
            it goes before the page's own word.

    Raises:
        NotText: There is nothing but NULs, or the bytes are no text.
    """
    if not data.startswith(_BOMS):
        wide = _without_mark(data)
        if wide is not None:
            return Decoded(data.decode(wide, "replace").replace("\0", ""), wide, False, "")
        data = data.replace(b"\0", b"")
        if not data:
            raise NotText("empty file")
        declared = _declared(data, said)
        if declared is not None:
            return declared
    elif not data.startswith(codecs.BOM_UTF8):
        codec = "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
        return Decoded(data[2:].decode(codec, "replace").replace("\0", ""), codec, False, "")
    else:
        data = codecs.BOM_UTF8 + data[3:].replace(b"\0", b"")
    return _named(decode(data))


def _named(decoded: Decoded) -> Decoded:
    """Return what was detected under a name that means just this codec, where browsers read another under it."""
    codec = _web_codec(decoded.decoder)
    if codec is None or codec == codecs.lookup(decoded.decoder).name:
        return decoded
    return replace(decoded, decoder=_EXACTLY + decoded.decoder)


def _without_mark(data: bytes) -> str | None:
    """Return the UTF-16 that a page without a byte-order mark is written in, or None."""
    if data.startswith(b"<\0") and data[3:4] == b"\0":
        return "utf-16-le"
    if data.startswith(b"\0<\0"):
        return "utf-16-be"
    return None


def _declared(data: bytes, said: str) -> Decoded | None:
    """Decode by what is said of the page, or what it declares; None where UTF-8 or detection knows better."""
    match = _DECLARED.search(data[:_HEAD])
    codec = _web_codec(said) if said else None
    if said.startswith(_EXACTLY) and _web_codec(said.removeprefix(_EXACTLY)) is not None:
        codec = codecs.lookup(said.removeprefix(_EXACTLY)).name
    codec = codec or (_web_codec(match[1].decode("ascii")) if match else None)
    if codec is None or codec == "utf-8" or codec.startswith("utf-16"):
        return None
    stateful = codec.startswith("iso2022") or codec == "hz"
    if not stateful:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return None
    try:
        return Decoded(data.decode(codec), codec, False, "")
    except UnicodeDecodeError:
        text = data.decode(codec, "replace")
    broken = text.count("\ufffd")
    if broken * _TOLERATED > len(text):
        return None
    places = "place" if broken == 1 else "places"
    note = f"Not valid {codec} in {broken:,} {places}; what could not be decoded shows as U+FFFD."
    return Decoded(text, codec, True, note)


def _web_codec(name: str) -> str | None:
    """Return the codec that browsers use for a declared name, or None where it is unknown."""
    try:
        codec = codecs.lookup(name).name
        "".encode(codec)  # what is no codec of text ("hex", "rot13") is refused here
    except (LookupError, ValueError, TypeError):
        return None
    return _WEB.get(codec, codec)
