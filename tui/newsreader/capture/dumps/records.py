"""Records as they are gathered: captures, and what could not be taken."""

from __future__ import annotations

import hashlib

from newsreader.capture.contents import Contents, Found, Refused
from newsreader.capture.decoding import NotText
from newsreader.capture.enclosed.layout import Enclosed, capture_of
from newsreader.domain.captures import Decoded

_KEY = 200
_MARK = b"\xef\xbb\xbf"


def lines_as_bytes(data: bytes, decoded: Decoded) -> list[bytes]:
    """Return the lines of an input as they came; of one in UTF-16 or UTF-32 as UTF-8.

    In every other charset that is decoded here a line feed is one byte and nothing else.
    """
    if not decoded.decoder.startswith(("utf-16", "utf-32")):
        lines = data.removeprefix(_MARK).split(b"\n")
        if len(lines) == decoded.text.count("\n") + 1:
            return lines
    return decoded.text.encode("utf-8", "replace").split(b"\n")


def codec_of(decoded: Decoded) -> str:
    """Return the charset in which a record's own bytes are."""
    return "utf-8" if decoded.decoder.startswith("utf-") else decoded.decoder


class Records:
    """Gathers the records of a dump."""

    def __init__(self) -> None:
        self._found: list[Found] = []
        self._refused: list[Refused] = []

    def take(self, enclosed: Enclosed, data: bytes, key: str, place: str) -> None:
        """Take a record; one without a text of any kind is refused.

        Args:
            enclosed: What it holds.
            data: Its own bytes.
            key: What it is known by, or empty: then by what it says, since its number is nobody's name.
            place: Where it stands.
        """
        if not (enclosed.text.strip() or enclosed.source.strip() or enclosed.title.strip()):
            self.refuse(place, "neither a text nor a title")
            return
        try:
            capture = capture_of(enclosed, data)
        except NotText as error:
            self.refuse(place, str(error))
            return
        known = " ".join(key.split())[:_KEY] or hashlib.sha256(data).hexdigest()[:16]
        self._found.append(Found(capture, data, known))

    def refuse(self, place: str, reason: str) -> None:
        """Note what could not be taken."""
        self._refused.append(Refused(place, reason))

    def contents(self) -> Contents:
        """Return all that was gathered."""
        return Contents(tuple(self._found), tuple(self._refused))
