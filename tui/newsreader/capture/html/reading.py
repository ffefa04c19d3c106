"""The bytes of a page -> its capture."""

from __future__ import annotations

import hashlib
import re

from newsreader.capture.decoding import NotText
from newsreader.capture.html import layout
from newsreader.capture.html.charset import decode_page
from newsreader.capture.html.page_data import data_of
from newsreader.capture.html.rendering import Block, blocks_of, parse
from newsreader.capture.html.simple_markup import simple_lines
from newsreader.domain.captures import Capture, Decoded

#: How the decoder of a page's text begins: "html/utf-8".
DECODER = "html/"
_HEAD = 2_048
_LEAD = re.compile(r"(?:\s|\ufeff|<!--.{0,1000}?-->|<\?xml[^>]{0,300}>)*", re.DOTALL)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|frameset)\b", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|a|span|br|h[1-6]|li|ul|ol|td|tr|table|article|section|main|header|img|em|strong|b|i|script|style|link|font|center)\b[^<>]*>",
    re.IGNORECASE,
)


def looks_like_page(data: bytes) -> bool:
    """Say whether bytes begin as an HTML page or a piece of one does; looks at 2 KiB."""
    head = data[: 2 * _HEAD].replace(b"\0", b"")[:_HEAD].decode("latin-1")
    head = head.removeprefix("\xef\xbb\xbf").removeprefix("\xff\xfe").removeprefix("\xfe\xff")
    lead = _LEAD.match(head)
    rest = head[lead.end() :] if lead else head
    if _PAGE.match(rest):
        return True
    return _TAG.match(rest) is not None and (len(_TAG.findall(rest)) >= 3 or len(data) < _HEAD)


def read_page(data: bytes, said: str = "") -> Capture:
    """Return the capture of a page; its text is the page laid out as lines.

    Args:
        data: The page's bytes.
        said: The charset that a server gave with them, if one did.

    Raises:
        NotText: The page has no text at all, not even about itself.
    """
    decoded, _ = read_source(decode_page(data, said))
    return Capture(hashlib.sha256(data).hexdigest(), len(data), decoded)


def visible_text(source: str) -> str:
    """Return the visible text of a page or a piece of one, a block a line; "" where there is none.

    For HTML that is part of something else, such as an item of a feed.
    """
    return "".join(f"{line}\n" for line in visible_lines(source))


def visible_lines(source: str) -> list[str]:
    """Return what :func:`visible_text` returns as lines; white space in each is joined."""
    lines = simple_lines(source)
    return [block.text for block in blocks_of(parse(source))] if lines is None else lines


def read_source(source: Decoded) -> tuple[Decoded, list[Block]]:
    """Return the text of a page whose source is decoded, and the blocks it was laid out from.

    Raises:
        NotText: There is no text.
    """
    tree = parse(source.text)
    blocks = blocks_of(tree)
    text = layout.lay_out(blocks, data_of(source.text, tree))
    if not text.strip():
        raise NotText("a page without any text")
    name = DECODER + source.decoder
    return Decoded(text, name, source.lossy, source.note, layout.VERSION), blocks
