"""Why something could not be fetched, as a sentence."""

from __future__ import annotations

from enum import StrEnum

from newsreader.domain.errors import NewsreaderError


class Trouble(StrEnum):
    """What kind of failure it was: what is done next depends on it."""

    OFFLINE = "offline"
    NAME = "name"
    ADDRESS = "address"
    NO_ANSWER = "no answer"
    SLOW = "slow"
    TLS = "tls"
    TOO_LARGE = "too large"
    REDIRECTS = "redirects"
    BROKEN = "broken"
    CANCELLED = "cancelled"


class FetchError(NewsreaderError):
    """Something could not be fetched; ``str()`` says why, without the address it was asked at.

    Attributes:
        trouble: The kind of failure.
    """

    def __init__(self, trouble: Trouble, reason: str) -> None:
        super().__init__(reason)
        self.trouble = trouble
