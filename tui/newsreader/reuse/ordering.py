"""Which came before which, as far as the times that are known can tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from newsreader.domain.fields import Precision, Published

#: Local times of a zone that is not known may lie so far from UTC, either way.
_EAST, _WEST = timedelta(hours=14), timedelta(hours=12)
_LASTS = {
    Precision.SECOND: timedelta(seconds=1),
    Precision.MINUTE: timedelta(minutes=1),
    Precision.DAY: timedelta(days=1),
}


class Ordered(NamedTuple):
    """Articles in order of time.

    Attributes:
        placed: Those whose times do not overlap, the earliest first.
        unplaced: The others, by id: of no known time, or of one too rough beside another's.
    """

    placed: tuple[str, ...]
    unplaced: tuple[str, ...]


class Stretch(NamedTuple):
    """The time in which something was published: from ``start`` up to ``end``, in UTC."""

    start: datetime
    end: datetime


def in_order(times: Mapping[str, Published | None]) -> Ordered:
    """Return which articles can be ordered, and which are shown unplaced.

    The more exact times are placed first; one that overlaps a time already placed, or another as
    rough as itself, is not placed. The order of the mapping does not matter.

    Args:
        times: When each article was published, by its id.
    """
    known = {key: found for key, at in times.items() if at and (found := stretch(at))}
    placed: list[str] = []
    by_size: dict[timedelta, list[str]] = {}
    for key, found in known.items():
        by_size.setdefault(found.end - found.start, []).append(key)
    for size in sorted(by_size):
        placed += _apart(by_size[size], placed, known)
        placed.sort(key=lambda k: known[k].start)
    return Ordered(tuple(placed), tuple(sorted(times.keys() - set(placed))))


def earliest(times: Mapping[str, Published | None]) -> str | None:
    """Return the article that came before all others held; None where that cannot be told."""
    known = {key: found for key, at in times.items() if at and (found := stretch(at))}
    if not known or len(known) < len(times):
        return None
    best = min(known, key=lambda k: (known[k].end, k))
    others = (known[k].start for k in known if k != best)
    return best if all(known[best].end <= start for start in others) else None


def _apart(some: Iterable[str], placed: Iterable[str], known: Mapping[str, Stretch]) -> list[str]:
    """Return those of some stretches of one size that overlap neither one another nor placed ones."""
    own = sorted(some, key=lambda k: known[k].start)
    lonely = [
        key
        for n, key in enumerate(own)
        if not (n and known[own[n - 1]].end > known[key].start)
        and not (n + 1 < len(own) and known[key].end > known[own[n + 1]].start)
    ]
    taken = sorted(known[k] for k in placed)
    found, at = [], 0
    for key in lonely:
        while at < len(taken) and taken[at].end <= known[key].start:
            at += 1
        if at == len(taken) or taken[at].start >= known[key].end:
            found.append(key)
    return found


def stretch(at: Published) -> Stretch | None:
    """Return the time a published field stands for, or None where it is no time."""
    text = at.value.replace("Z", "+00:00")
    try:
        if at.precision is Precision.YEAR:
            start = datetime(int(text), 1, 1)
            end = datetime(int(text) + 1, 1, 1)
        elif at.precision is Precision.MONTH:
            year, month = map(int, text.split("-"))
            start = datetime(year, month, 1)
            end = datetime(year + month // 12, month % 12 + 1, 1)
        else:
            start = datetime.fromisoformat(text)
            end = start + _LASTS[at.precision]
        return _in_utc(start, end, at.zone)
    except (ValueError, OverflowError):
        return None


def _in_utc(start: datetime, end: datetime, zone: str) -> Stretch:
    """Return a local stretch in UTC, wider where the zone is not known."""
    if start.tzinfo is not None:
        return Stretch(start.astimezone(UTC), end.astimezone(UTC))
    if zone == "unknown":
        return Stretch((start - _EAST).replace(tzinfo=UTC), (end + _WEST).replace(tzinfo=UTC))
    shift = datetime.fromisoformat(f"2000-01-01T00:00{zone.replace('Z', '+00:00')}").utcoffset()
    shift = shift or timedelta()
    return Stretch((start - shift).replace(tzinfo=UTC), (end - shift).replace(tzinfo=UTC))
