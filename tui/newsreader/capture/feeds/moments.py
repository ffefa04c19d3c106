"""When an item was published, from the forms that feeds write times in."""

from __future__ import annotations

from email.utils import parsedate_tz

from newsreader.capture.html.metadata import moment_of
from newsreader.capture.moments import Moment
from newsreader.domain.fields import Published


def published_at(said: str) -> Published | None:
    """Read a time as feeds write it (RFC 822, ISO 8601, or words); exactly midnight is only a day."""
    said = said[:200].strip()
    if said[:4].isdecimal():
        return moment_of(said)
    try:
        parts = parsedate_tz(said)
    except (ValueError, IndexError, TypeError, OverflowError):
        parts = None
    if parts is None:
        return moment_of(said)
    year, month, day, hour, minute, second = parts[:6]
    if not (1900 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    moment = Moment(0, len(said), year, month, day)
    if (hour, minute, second) != (0, 0, 0) and hour < 24 and minute < 60 and 0 <= second < 60:
        moment = Moment(0, len(said), year, month, day, hour, minute, second, _zone(parts[9]))
    return moment.published(said)


def _zone(offset: int | None) -> str:
    """Return "Z" or an offset with a colon; "unknown" where none is given."""
    if offset is None or abs(offset) >= 15 * 3600:
        return "unknown"
    if not offset:
        return "Z"
    hours, minutes = divmod(abs(offset) // 60, 60)
    return f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"
