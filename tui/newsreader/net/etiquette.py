"""Manners towards servers: when to ask again, from what they say and from what failed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

#: Seconds between two looks at a feed whose server says nothing.
USUAL = 30 * 60
_LEAST, _DAY, _WEEK = 5 * 60, 24 * 3600, 7 * 24 * 3600
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,10})", re.IGNORECASE)


def wait_after_answer(headers: Mapping[str, str], usual: int = USUAL) -> int:
    """Return the seconds to wait after an answer: the usual time, or longer where max-age says so."""
    match = _MAX_AGE.search(headers.get("cache-control", ""))
    asked = int(match[1]) if match else 0
    return max(_LEAST, usual, min(asked, _DAY))


def wait_after_failure(failures: int, usual: int = USUAL) -> int:
    """Return the seconds to wait after so many failures in a row: doubled each time, up to a day."""
    return int(min(_DAY, max(_LEAST, usual) * 2 ** min(max(0, failures - 1), 10)))


def told_to_wait(headers: Mapping[str, str], now: datetime | None = None) -> int:
    """Return the seconds that Retry-After asks for, in either of its forms; 0 where it says nothing.

    More than a week is not waited.
    """
    said = headers.get("retry-after", "").strip()
    if not said:
        return 0
    if said.isdecimal():
        return min(int(said[:10]), _WEEK)
    try:
        moment = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError):
        return 0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    wait = (moment - (now or datetime.now(UTC))).total_seconds()
    return max(0, min(int(wait), _WEEK))
