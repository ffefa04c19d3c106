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
        reason: Why, without what a subscriber can do about it.
    """

    def __init__(self, trouble: Trouble, reason: str, advice: str = "") -> None:
        super().__init__(f"{reason}: {advice}" if advice else reason)
        self.trouble = trouble
        self.reason = reason
