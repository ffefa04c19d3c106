"""Captures: the bytes as they came, and the lines of their decoded text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """What a line of a capture is. The label sheet with examples is ``capture/labels.py``."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    DATE = "date"
    BODY = "body"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    CREDIT = "credit"
    WIRE = "wire"
    OUTLET = "outlet"
    NOTICE = "notice"
    APPEAL = "appeal"
    NEWSLETTER = "newsletter"
    COMMENTS = "comments"
    LEGAL = "legal"
    PROMO = "promo"
    CHROME = "chrome"
    OTHER = "other"
    BLANK = "blank"


#: Lines whose words are the story's own.
BODY_LABELS = frozenset({Label.BODY, Label.SUBHEADING})
#: Lines in which names are looked for.
NAMED_LABELS = BODY_LABELS | {Label.HEADLINE, Label.STANDFIRST}
#: Lines that are about the story and are shown above or below it.
STORY_LABELS = NAMED_LABELS | {
    Label.BYLINE,
    Label.DATELINE,
    Label.DATE,
    Label.WIRE,
    Label.NOTICE,
    Label.CAPTION,
    Label.CREDIT,
}


#: The rule of a line that goes on with the paragraph, title or box of the line above it: the page
#: is wrapped at a fixed width, and the line has the label of the line above.
WRAPPED = "wrapped"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a capture.

    Attributes:
        n: Number, from 1; blank lines count.
        start: First code point of the line in the decoded text.
        end: One past its last code point, its terminator included, so the lines join to the text.
        label: What the line is.
        confidence: 0 to 1.
        rule: The rule that labelled it, or WRAPPED.
    """

    n: int
    start: int
    end: int
    label: Label
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """Bytes turned into text once.

    Attributes:
        text: The decoded text; a leading byte-order mark is dropped, newlines are unchanged.
        decoder: The codec's name, e.g. "utf-8" or "cp1252"; of a page "html/utf-8".
        lossy: Whether undecodable bytes became U+FFFD.
        note: A sentence about what was odd, or an empty string.
        version: Version of what made the text of the bytes.
    """

    text: str
    decoder: str
    lossy: bool
    note: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of one page, feed item or file as they came, known by their SHA-256.

    Attributes:
        sha256: Hex digest of the bytes.
        size: Number of bytes.
        decoded: The text made of them.
    """

    sha256: str
    size: int
    decoded: Decoded

    @property
    def article_id(self) -> str:
        """The id of the article read from this capture: "a" and 16 hex digits."""
        return article_id(self.sha256)


def article_id(sha256: str) -> str:
    """Return the article id that belongs to the capture with this SHA-256."""
    return "a" + sha256[:16]
