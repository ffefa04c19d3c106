"""Clippings: quotations kept with everything a citation needs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clipping:
    """A passage the reader kept. What is not known is an empty string, never invented.

    Attributes:
        quote: The passage's words as the capture has them.
        speaker: Whom the article names as speaking, where the passage quotes.
        outlet: Who publishes.
        headline: The article's headline.
        byline: Its writers.
        published: When, ISO 8601 cut to its precision.
        precision: What the time is exact to: "year", "month", "day", "minute", "second".
        zone: "Z", "+02:00" or "unknown".
        url: A permalink printed on the page.
        retrieved: When the capture came into the library, in UTC.
        sha256: Of the capture's bytes.
        article: The article's id.
        start: First code point of the passage in the capture's decoded text.
        end: One past the last.
        first_line: The capture's line it begins in.
        last_line: The line it ends in.
        variants: In how many articles held the passage was found when it was kept.
        differing: In how many of them it differs in substance.
        position: Its place in the tray; lower comes first.
        origin: The bundle it came with, in words; empty where the reader kept it here.
    """

    quote: str
    speaker: str
    outlet: str
    headline: str
    byline: str
    published: str
    precision: str
    zone: str
    url: str
    retrieved: str
    sha256: str
    article: str
    start: int
    end: int
    first_line: int
    last_line: int
    variants: int
    differing: int
    position: float
    origin: str = ""
