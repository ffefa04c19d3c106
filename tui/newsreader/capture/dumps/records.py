"""Records as they are gathered: captures, and what could not be taken."""

from __future__ import annotations

import hashlib

from newsreader.capture.contents import Contents, Found, Refused
from newsreader.capture.decoding import NotText
from newsreader.capture.enclosed.layout import Enclosed, capture_of

_KEY = 200


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
