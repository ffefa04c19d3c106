"""When something can have been published: times with the precision and zone they are known to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

#: How far the days of the world begin before and end after the day in UTC.
_EASTMOST, _WESTMOST = timedelta(hours=14), timedelta(hours=12)


class Interval(NamedTuple):
    """The stretch of time, in UTC, in which a moment lies.

    Attributes:
        start: Its first moment.
        end: The moment after it.
        calendar: Whether it is a day, month or year of a calendar whose zone is not known. Two of
            these are compared as dates; against a moment it is as long as it is anywhere on earth.
    """

    start: datetime
    end: datetime
    calendar: bool = False

    def before(self, other: Interval) -> bool:
        """Say whether this moment is surely not after the other."""
        if self.calendar != other.calendar:
            return self._anywhere().end <= other._anywhere().start
        return self.end <= other.start or (self.exact and other.exact and self.start < other.start)

    def _anywhere(self) -> Interval:
        """Return all of the time in which it can be that date somewhere."""
        if not self.calendar:
            return self
        try:
            return Interval(self.start - _EASTMOST, self.end + _WESTMOST)
        except OverflowError:
            return self

    @property
    def exact(self) -> bool:
        """Whether the moment is known to the minute, zone included."""
        return self.end - self.start <= timedelta(minutes=1)


def interval(value: str | None) -> Interval | None:
    """Return when a time cut to its precision can have been; None where nothing is known.

    A clock time without a zone is known no better than its day, and a day is one of a calendar.

    Args:
        value: "2031", "2031-05", "2031-05-12", "2031-05-12T05:47" with or without "Z" or "+02:00".
    """
    if not value:
        return None
    try:
        if "T" in value:
            start = datetime.fromisoformat(value)
            length = timedelta(minutes=1)
            if start.tzinfo is None:
                start, length = _day(value[:10])
        else:
            start, length = _day(value)
    except ValueError:
        return None
    try:
        if start.tzinfo is not None:
            start = start.astimezone(UTC)
            return Interval(start, start + length)
        start = start.replace(tzinfo=UTC)
        return Interval(start, start + length, calendar=True)
    except OverflowError:
        return None


def placed(values: Sequence[str | None]) -> tuple[list[int], list[int]]:
    """Split times into those whose order is sure, in order, and those that cannot be placed.

    The best known come first: a time is placed where it overlaps none that is placed already.

    Returns:
        Numbers into ``values``: placed ones, earliest first; the others by what is known of them,
        which is no order.
    """
    known = [(interval(value), n) for n, value in enumerate(values)]
    order: list[tuple[Interval, int]] = []
    unplaced: list[int] = []
    for found, n in sorted(
        known, key=lambda pair: (pair[0] is None, pair[0] and pair[0].end - pair[0].start, pair[1])
    ):
        if found is None or not all(_apart(found, other) for other, _ in order):
            unplaced.append(n)
        else:
            order.append((found, n))
    unplaced.sort(key=lambda n: (values[n] is None, values[n] or "", n))
    return [n for _, n in sorted(order)], unplaced


def earliest(values: Iterable[str | None]) -> int | None:
    """Return the number of the time that is surely not after any other known one; None if unsure."""
    known = [(found, n) for n, value in enumerate(values) if (found := interval(value)) is not None]
    if not known:
        return None
    first, number = min(known, key=lambda pair: (pair[0].end, pair[1]))
    if all(n == number or first.before(other) for other, n in known):
        return number
    return None


def _apart(a: Interval, b: Interval) -> bool:
    """Say whether the order of two moments is sure, or both are known to the same minute."""
    return a.before(b) or b.before(a) or (a.exact and b.exact)


def _day(value: str) -> tuple[datetime, timedelta]:
    """Read a year, month or day."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        start = datetime(parts[0], 1, 1)
        return start, datetime(parts[0] + 1, 1, 1) - start
    if len(parts) == 2:
        start = datetime(parts[0], parts[1], 1)
        after = datetime(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return start, after - start
    return datetime(parts[0], parts[1], parts[2]), timedelta(days=1)
