"""Enclosed text and what its envelope says of it, laid out as a page is: lines, then the data.

The title that the envelope gives stands as the first line where the text does not show it itself.
"""

from __future__ import annotations

import hashlib
from html import escape
from typing import NamedTuple

from newsreader.capture.decoding import NotText
from newsreader.capture.html import layout
from newsreader.capture.html.matching_lines import words_of
from newsreader.capture.html.page_data import Datum, data_of
from newsreader.capture.html.rendering import Block, blocks_of, parse
from newsreader.capture.lines import line_spans
from newsreader.domain.captures import Capture, Decoded

#: Raised whenever the same bytes may be laid out differently.
VERSION = 1
_LONGEST = 2_000
#: A title is looked for in so many lines at the top, and not above so many words.
_TOP = 40
_TITLE = 60


class Enclosed(NamedTuple):
    """What an envelope holds.

    Attributes:
        text: Its plain text; empty where it is HTML.
        source: Its HTML; empty where it is plain.
        title: What the envelope calls it, or empty.
        data: What the envelope says, a key and a value each.
        decoder: How it was read, e.g. "mail/utf-8".
        lossy: Whether undecodable bytes became U+FFFD.
        note: A sentence about what was odd, or empty.
    """

    text: str
    source: str
    title: str
    data: tuple[Datum, ...]
    decoder: str
    lossy: bool = False
    note: str = ""


class Drawn(NamedTuple):
    """An enclosed text laid out; ``blocks`` and ``source`` are empty where it is plain."""

    text: str
    blocks: list[Block]
    source: str


def draw(enclosed: Enclosed) -> Drawn:
    """Lay out what is enclosed.

    Raises:
        NotText: There is no text, not even about it.
    """
    said = [Datum(key, " ".join(value.split())[:_LONGEST]) for key, value in enclosed.data]
    said = [datum for datum in said if datum.value]
    if not (said or enclosed.title or enclosed.text.strip() or enclosed.source.strip()):
        raise NotText("no text in it")
    if enclosed.source:
        return _draw_page(enclosed, said)
    body = enclosed.text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    body = body.strip("\n")
    top = [body[s.start : s.end] for s in line_spans(body[:20_000])[:_TOP]]
    if enclosed.title and not _shows(top, enclosed.title):
        body = f"{' '.join(enclosed.title.split())[:_LONGEST]}\n\n{body}".rstrip("\n")
    visible = body.split("\n") if body else []
    return Drawn(_with_data(visible, said), [], "")


def capture_of(enclosed: Enclosed, data: bytes) -> Capture:
    """Return the capture of what is enclosed in ``data``.

    Raises:
        NotText: There is no text.
    """
    decoded = Decoded(draw(enclosed).text, enclosed.decoder, enclosed.lossy, enclosed.note, VERSION)
    return Capture(hashlib.sha256(data).hexdigest(), len(data), decoded)


def _draw_page(enclosed: Enclosed, said: list[Datum]) -> Drawn:
    """Lay out an enclosed page."""
    source = enclosed.source
    tree = parse(source)
    blocks = blocks_of(tree)
    if enclosed.title and not _shows([block.text for block in blocks[:_TOP]], enclosed.title):
        source = f"<h1>{escape(enclosed.title[:_LONGEST])}</h1>{source}"
        tree = parse(source)
        blocks = blocks_of(tree)
    data = dict.fromkeys([*said, *data_of(source, tree)])
    return Drawn(layout.lay_out(blocks, list(data)), blocks, source)


def _with_data(visible: list[str], said: list[Datum]) -> str:
    """Return lines and data as :func:`layout.lay_out` writes them, the lines as they are."""
    return "".join(
        f"{line}\n" for line in [*visible, "", layout.MARK, *(f"{k}: {v}" for k, v in said)]
    )


def _shows(lines: list[str], title: str) -> bool:
    """Say whether one of the lines says just what the title says."""
    wanted = words_of(title)
    return not wanted or any(
        words_of(line) == wanted for line in lines if len(line) <= len(title) + _TITLE
    )
