"""Calendar expressions as days, told the article's own date."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from newsreader.domain.entities import Grain, MeantDate
from newsreader.domain.fields import Published

_MONTHS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_WHICH = r"(?P<which>last|next|this)"
_WEEKDAY = r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
#: Words of a sentence that look ahead: "will meet on Friday".
_AHEAD = re.compile(
    r"\b(?:will|shall|(?:is|are) to|due|scheduled|plans? to|planned|expected|(?:is|are) set to|upcoming|ahead of|starting|(?:mean|aim|hope|intend|want|vow)s? to|by (?:early|mid|late|the (?:end|start|middle) of)|until|takes the stand|goes on trial|opens on|begins on|starts on)\b",
    re.IGNORECASE,
)
Reader = Callable[[re.Match[str], "_Told"], MeantDate | None]


class _Told:
    """What is known beside the words.

    Attributes:
        day: The article's day, None where it is not known to the day.
        year: Its year, None where it is not known.
        ahead: Whether the sentence looks ahead.
    """

    def __init__(self, published: Published | None, sentence: str) -> None:
        value = published.value if published is not None else ""
        self.year = int(value[:4]) if re.match(r"\d{4}", value) else None
        self.day = (
            _day(*map(int, value[:10].split("-"))) if re.match(r"\d{4}-\d\d-\d\d", value) else None
        )
        self.ahead = _AHEAD.search(sentence) is not None


def resolve_date(text: str, published: Published | None, sentence: str = "") -> MeantDate | None:
    """Return the days that a calendar expression means, or None where that is not known.

    A day of the week is the nearest one before (or on) the article's own day; after it where the
    sentence looks ahead. A day without a year is the nearest such day. Seasons and quarters are not
    resolved (hemispheres and business years differ), nor "5/6/2031" (day and month are anybody's).

    Args:
        text: The expression, as :func:`newsreader.entities.dates.date_spans` finds it.
        published: When the article was published; an article's day counts in its own zone.
        sentence: The sentence it stands in, which tells whether it looks ahead.
    """
    plain = " ".join(text.lower().replace(",", " ").split())
    told = _Told(published, sentence)
    for pattern, read in _READERS:
        match = pattern.fullmatch(plain)
        if match:
            return read(match, told)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    """Return a date, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _meant(
    first: date | None, last: date | None, grain: Grain, assumed: bool = False
) -> MeantDate | None:
    """Make the result; None where a day is missing."""
    if first is None or last is None:
        return None
    return MeantDate(first.isoformat(), last.isoformat(), grain, assumed)


def _month_of(match: re.Match[str]) -> int:
    """Return the number of the month named."""
    return _MONTHS.index(match["month"][:3]) + 1


def _whole_month(year: int, month: int, assumed: bool = False) -> MeantDate | None:
    """Return a month's days."""
    first = _day(year, month, 1)
    last = _day(year, month, calendar.monthrange(year, month)[1]) if first else None
    return _meant(first, last, Grain.MONTH, assumed)


def _years(first: int, count: int, grain: Grain) -> MeantDate | None:
    """Return the days of ``count`` years."""
    return _meant(_day(first, 1, 1), _day(first + count - 1, 12, 31), grain)


def _full(match: re.Match[str], _told: _Told) -> MeantDate | None:
    """Read "12 may 2031", "tuesday may 12 2031" and "2031-05-12"."""
    named = "month" in match.re.groupindex
    month = _month_of(match) if named else int(match["number"])
    day = _day(int(match["year"]), month, int(match["day"]))
    return _meant(day, day, Grain.DAY)


def _without_year(match: re.Match[str], told: _Told) -> MeantDate | None:
    """Read "12 may": the nearest such day."""
    if told.day is None:
        return None
    month, number = _month_of(match), int(match["day"])
    near = [_day(told.day.year + step, month, number) for step in (-1, 0, 1)]
    found = [day for day in near if day is not None]
    nearest = min(
        found, key=lambda day: abs((day - told.day).days) if told.day else 0, default=None
    )
    return _meant(nearest, nearest, Grain.DAY, assumed=True)


def _month_and_year(match: re.Match[str], _told: _Told) -> MeantDate | None:
    """Read "may 2031"."""
    return _whole_month(int(match["year"]), _month_of(match))


def _bare_month(match: re.Match[str], told: _Told) -> MeantDate | None:
    """Read "march", "last march": the latest one, or the next where the words look ahead."""
    if told.day is None:
        return None
    month, which = _month_of(match), match["which"]
    ahead = which == "next" or (which is None and told.ahead)
    year = told.day.year
    if which != "this":
        if ahead:
            year += int(month < told.day.month or (which == "next" and month == told.day.month))
        else:
            year -= int(month > told.day.month or (which == "last" and month == told.day.month))
    return _whole_month(year, month, assumed=which is None)


def _year(match: re.Match[str], _told: _Told) -> MeantDate | None:
    """Read "2031"."""
    return _years(int(match["year"]), 1, Grain.YEAR)


def _decade(match: re.Match[str], _told: _Told) -> MeantDate | None:
    """Read "1980s"."""
    return _years(int(match["year"]), 10, Grain.DECADE)


def _weekday(match: re.Match[str], told: _Told) -> MeantDate | None:
    """Read "tuesday", "last friday"; "mondays" are no day."""
    if told.day is None:
        return None
    wanted, which = _DAYS.index(match["weekday"][:3]), match["which"]
    if which == "this":
        day = told.day + timedelta(wanted - told.day.weekday())
    elif which == "next" or (which is None and told.ahead):
        step = (wanted - told.day.weekday()) % 7
        day = told.day + timedelta(step or (7 if which else 0))
    else:
        step = (told.day.weekday() - wanted) % 7
        day = told.day - timedelta(step or (7 if which else 0))
    return _meant(day, day, Grain.DAY, assumed=which is None)


def _near_day(match: re.Match[str], told: _Told) -> MeantDate | None:
    """Read "yesterday", "tonight"."""
    steps = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
    day = told.day + timedelta(steps[match["near"]]) if told.day else None
    return _meant(day, day, Grain.DAY)


def _period(match: re.Match[str], told: _Told) -> MeantDate | None:
    """Read "last week", "next month", "this year"."""
    step = {"last": -1, "this": 0, "next": 1}[match["which"]]
    unit = match["unit"]
    if unit in {"year", "decade", "century"}:
        return _period_of_years(unit, step, told.year)
    if told.day is None:
        return None
    if unit == "month":
        months = told.day.year * 12 + told.day.month - 1 + step
        return _whole_month(months // 12, months % 12 + 1)
    monday = told.day - timedelta(told.day.weekday()) + timedelta(7 * step)
    if unit == "week":
        return _meant(monday, monday + timedelta(6), Grain.WEEK)
    return _meant(monday + timedelta(5), monday + timedelta(6), Grain.WEEKEND)


def _period_of_years(unit: str, step: int, year: int | None) -> MeantDate | None:
    """Return a year, decade or century, ``step`` away from the one of ``year``."""
    if year is None:
        return None
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    first = (year // size + step) * size
    if unit == "century":  # the 21st began in 2001
        first = ((year - 1) // size + step) * size + 1
    return _years(first, size, Grain(unit))


_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"(?:{_WEEKDAY} )?{_NUMBER}(?: of)? {_MONTH} {_YEAR}", _full),
        (rf"(?:{_WEEKDAY} )?{_MONTH} {_NUMBER} {_YEAR}", _full),
        (rf"{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)", _full),
        (rf"(?P<day>\d{{1,2}})\.(?P<number>\d{{1,2}})\.{_YEAR}", _full),
        (rf"(?:{_WEEKDAY} )?{_NUMBER}(?: of)? {_MONTH}", _without_year),
        (rf"(?:{_WEEKDAY} )?{_MONTH} {_NUMBER}", _without_year),
        (rf"{_MONTH} {_YEAR}", _month_and_year),
        (rf"(?:{_WHICH} )?{_WEEKDAY}", _weekday),
        (rf"(?:{_WHICH} )?{_MONTH}", _bare_month),
        (_YEAR, _year),
        (rf"{_YEAR}s", _decade),
        (r"(?P<near>yesterday|today|tonight|tomorrow)", _near_day),
        (rf"{_WHICH} (?P<unit>week|month|year|weekend|decade|century)", _period),
    )
)
