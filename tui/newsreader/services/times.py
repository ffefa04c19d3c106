"""Times as the screen shows them: never more exact than they are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def local(value: str) -> str:
    """Return a time whose zone is known ("…T05:47Z", "…T05:47+02:00") in the reader's; others unchanged."""
    if "T" not in value or not _is_zoned(value):
        return value
    try:
        return datetime.fromisoformat(value).astimezone().strftime("%Y-%m-%dT%H:%M")
    except ValueError:
        return value


def clock(at: str) -> str:
    """Return a moment in the reader's time, "05:02 12 May"; what is only a date as :func:`long_time`."""
    value = local(at)
    if len(value) < 16:
        return long_time(value)
    return f"{value[11:16]} {int(value[8:10])} {_MONTHS[int(value[5:7]) - 1]}"


def short_time(published: str | None, newest: str) -> str:
    """Return six cells or fewer: the time on the newest day held, else the day, else the year.

    Args:
        published: ISO 8601 cut to its precision, or None.
        newest: The newest day held ("2031-05-12"), so that nothing depends on the clock.
    """
    if not published:
        return "?"
    value = local(published)
    if "T" in value and value[:10] == newest[:10]:
        return value[11:16]
    if len(value) >= 10 and _months_apart(value, newest) < 11:
        return f"{int(value[8:10])} {_MONTHS[int(value[5:7]) - 1]}"
    if len(value) >= 7 and _months_apart(value, newest) < 11:
        return _MONTHS[int(value[5:7]) - 1]
    return value[:4]


def usual_day(published: Iterable[str | None], otherwise: str) -> str:
    """Return the day most of some times fall on, by which all of them are shortened."""
    days = Counter(local(value)[:10] for value in published if value and "T" in value)
    return days.most_common(1)[0][0] if days else otherwise


def long_time(published: str | None, zone: str = "") -> str:
    """Return a time for the article's head: "05:47 12 May 2031", "12 May 2031", "2031"."""
    if not published:
        return "no date found"
    value = local(published)
    year = value[:4]
    if len(value) < 7:
        return year
    month = _MONTHS[int(value[5:7]) - 1]
    if len(value) < 10:
        return f"{month} {year}"
    day = f"{int(value[8:10])} {month} {year}"
    if "T" not in value:
        return day
    unsure = " (zone unknown)" if zone == "unknown" else ""
    return f"{value[11:16]} {day}{unsure}"


def why_unplaced(published: Iterable[str | None]) -> str:
    """Say what is not known of times whose order is not sure, each reason once."""
    return ", ".join(sorted({_doubt(value) for value in published}))


def _doubt(value: str | None) -> str:
    """Say what keeps a time from being ordered."""
    if not value:
        return "no date"
    if "T" in value:
        return "too near one less exact" if _is_zoned(value) else "zone not known"
    return "only the day known" if len(value) >= 10 else "not even the day known"


def _is_zoned(value: str) -> bool:
    """Say whether a clock time has its zone."""
    return value.endswith("Z") or value[-6:-5] in ("+", "-")


def _months_apart(value: str, newest: str) -> int:
    """Return how many months lie between two dates."""
    try:
        here = int(value[:4]) * 12 + int(value[5:7])
        there = int(newest[:4]) * 12 + int(newest[5:7])
    except ValueError:
        return 99
    return abs(here - there)
