"""A message taken apart: its headers, and its parts down to a depth and a number.

The standard library reads headers and undoes transfer encodings. Parts are told apart here, with an
explicit stack: its own reader of parts calls itself for each part within a part.
"""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser
from typing import NamedTuple

from newsreader.capture.decoding import NotText
from newsreader.capture.html.charset import decode_page
from newsreader.domain.captures import Decoded

#: Parts within parts are read so deep, and so many of them in all.
DEPTH = 8
MOST = 200
_HEADERS = 262_144
_BLANK = re.compile(rb"\r?\n\r?\n|\A\r?\n")
_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_CHARSET_AS = {"unknown-8bit": "", "x-unknown": "", "default": "", "ansi_x3.4-1968": "us-ascii"}


class Part(NamedTuple):
    """A part that has no parts.

    Attributes:
        kind: Its type, e.g. "text/html".
        body: Its bytes, still encoded for transfer.
        headers: Its headers.
        inside: The subtype of the innermost multipart above it, e.g. "alternative", or empty.
        group: A number that parts of one multipart share.
    """

    kind: str
    body: bytes
    headers: Message
    inside: str
    group: int


class Cut(NamedTuple):
    """How much was left out: parts beyond the depth or the number."""

    left: int


def split(data: bytes) -> tuple[Message, bytes]:
    """Return a message's headers and the bytes behind them; never fails."""
    match = _BLANK.search(data)
    head, body = (data[: match.start()], data[match.end() :]) if match else (data, b"")
    try:
        return BytesHeaderParser().parsebytes(head[:_HEADERS] + b"\n\n"), body
    except Exception:  # headers made to break readers of headers
        return Message(), body


def parts_of(headers: Message, body: bytes) -> Iterator[Part | Cut]:
    """Yield the parts in the order they stand, and at the end how much was left out."""
    groups, given, left = 0, 0, 0
    stack: list[tuple[Message, bytes, str, int, int]] = [(headers, body, "", 0, 0)]
    while stack:
        about, content, inside, group, depth = stack.pop()
        kind = kind_of(about)
        boundary = _boundary(about) if kind.startswith("multipart/") else ""
        if given >= MOST or depth > DEPTH:
            left += 1
        elif boundary:
            groups += 1
            sub = kind.partition("/")[2]
            # A page with its pictures is one alternative, not several.
            above = (inside, group) if inside == "alternative" else (sub, groups)
            inner = [split_part(piece) for piece in _pieces(content, boundary, MOST + 1)]
            stack += [(h, b, *above, depth + 1) for h, b in reversed(inner)]
        elif kind == "message/rfc822" and depth < DEPTH:
            inner_headers, inner_body = split(content)
            given += 1
            yield Part(kind, content, inner_headers, inside, group)
            stack.append((inner_headers, inner_body, "message", group, depth + 1))
        else:
            given += 1
            yield Part(kind, content, about, inside, group)
    if left:
        yield Cut(left)


def split_part(data: bytes) -> tuple[Message, bytes]:
    """Return a part's headers and body; one that begins with a blank line has no headers."""
    if data.startswith((b"\n", b"\r\n")):
        return Message(), data.lstrip(b"\r\n")
    return split(data)


def _pieces(content: bytes, boundary: str, most: int) -> list[bytes]:
    """Return what stands between the lines of a boundary; an unclosed last piece counts."""
    mark = re.escape(b"--" + boundary.encode("latin-1", "replace"))
    lines = re.compile(rb"(?:\A|(?<=\n))" + mark + rb"(--)?[ \t]*(?:\r?\n|\Z)")
    pieces: list[bytes] = []
    begin = -1
    for match in lines.finditer(content):
        if begin >= 0:
            pieces.append(content[begin : match.start()].removesuffix(b"\n").removesuffix(b"\r"))
        begin = -1 if match[1] else match.end()
        if begin < 0 or len(pieces) >= most:
            break
    if begin >= 0 and len(pieces) < most:
        pieces.append(content[begin:])
    if not pieces and content.strip():  # a boundary that is not there: all of it is one part
        pieces.append(content)
    return pieces


def kind_of(headers: Message) -> str:
    """Return a part's type in lower case; "text/plain" where nothing or nonsense is said."""
    try:
        return headers.get_content_type().lower()
    except Exception:
        return "text/plain"


def _boundary(headers: Message) -> str:
    try:
        found = headers.get_boundary()
    except Exception:
        return ""
    return (found or "").strip()[:200]


def parameter(headers: Message, name: str) -> str:
    """Return a parameter of a part's type in lower case, or an empty string."""
    try:
        found = headers.get_param(name)
    except Exception:
        return ""
    value = found[2] if isinstance(found, tuple) else found
    return str(value).strip().lower() if value else ""


def name_of(part: Part) -> str:
    """Return the file name a part is given, or an empty string."""
    try:
        return header(part.headers.get_filename() or "")
    except Exception:
        return ""


def is_attached(part: Part) -> bool:
    """Say whether a part is a file and not text to be read here."""
    try:
        placed = (part.headers.get_content_disposition() or "").lower()
    except Exception:
        placed = ""
    return placed == "attachment" or part.kind not in ("text/plain", "text/html")


def payload(part: Part) -> bytes:
    """Return a part's bytes with its transfer encoding undone, as far as it can be."""
    coding = str(part.headers.get("Content-Transfer-Encoding", "")).strip().lower()
    if coding == "quoted-printable":
        return quopri.decodestring(part.body)
    if coding == "base64":
        digits = _BASE64.sub(b"", part.body)
        whole = len(digits) - (len(digits) % 4 == 1)
        digits = digits[:whole] + b"=" * (-whole % 4)
        try:
            return binascii.a2b_base64(digits)
        except binascii.Error:
            return part.body
    return part.body


def text_in(part: Part) -> Decoded:
    """Decode a part of text, whatever it says about its charset.

    Raises:
        NotText: Its bytes are no text.
    """
    said = parameter(part.headers, "charset")
    said = _CHARSET_AS.get(said, said)
    data = payload(part)
    if not data.strip():
        return Decoded("", "utf-8", False, "")
    return decode_page(data, "" if said == "us-ascii" else said)


def header(value: object) -> str:
    """Return a header's text on one line, its encoded words read, whatever charset they claim."""
    raw = " ".join(str(value).split())[:8_000]
    if "=?" not in raw:
        return _plain(raw)
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError, binascii.Error):
        return _plain(raw)
    said = []
    for piece, charset in pieces:
        if isinstance(piece, str):
            said.append(piece)
            continue
        try:
            said.append(decode_page(piece, charset or "").text if piece.strip() else " ")
        except NotText:
            said.append(piece.decode("latin-1"))
    return " ".join("".join(said).split())


def _plain(raw: str) -> str:
    """Return a header without encoded words; bytes above ASCII are read as what they are."""
    if raw.isascii():
        return raw
    data = raw.encode("utf-8", "surrogateescape")
    try:
        return decode_page(data).text
    except NotText:
        return data.decode("utf-8", "replace")
