"""Dates and times as pages print them, with how exactly each is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from newsreader.domain.fields import Precision, Published

_MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "january jan januar janvier januari enero gennaio janeiro ene gen jän jänner",
        "february feb februar février fevrier februari febrero febbraio fevereiro febr fév",
        "march mar märz mars maart marzo março mrz mär",
        "april apr avril abril aprile avr abr",
        "may mai mei mayo maggio maio maj",
        "june jun juni juin junio giugno junho",
        "july jul juli juillet julio luglio julho",
        "august aug août aout augustus agosto augusti",
        "september sep sept septembre septiembre settembre setembro",
        "october oct oktober octobre octubre ottobre outubro okt",
        "november nov novembre noviembre novembro",
        "december dec dezember décembre decembre diciembre dicembre dezembro des desember dez december",
    ),
    1,
):
    for _name in _names.split():
        _MONTHS[_name] = _number
_MONTH = "(?P<month>" + "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|º|er)?\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"\b(?P<year>(?:19|20)\d\d)-(?P<month_no>[01]\d)-(?P<day>[0-3]\d)(?!\d)",
        rf"(?<![\d.:$£€])\b{_DAY}\s*(?:of\s+|de\s+|[-/]\s*)?{_MONTH},?\s*(?:de\s+|del\s+|[-/]\s*)?{_YEAR}",
        rf"\b{_MONTH}\s*{_DAY},?\s*(?:at\s+)?{_YEAR}",
        r"\b(?P<year>(?:19|20)\d\d)[/.](?P<month_no>[01]?\d)[/.](?P<day>[0-3]?\d)(?!\d)",
        rf"(?<![\d.:$£€])(?P<first>[0-3]?\d)(?P<mark>[./-])(?P<second>[0-3]?\d)(?P=mark){_YEAR}",
        rf"\b{_MONTH},?\s+{_YEAR}",
        rf"(?<![\d.:$£€])\b{_DAY}\s+(?:de\s+)?{_MONTH}",
        rf"\b{_MONTH}\s+{_DAY}(?![\d:])",
    )
)
_TIME = re.compile(
    r"(?<![\d.,:/-])(?P<hour>[0-2]?\d)(?:[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d+)?)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?)?"
    r"\s*(?P<zone>(?:(?:UTC|GMT)\s?[+-]\d\d?(?::?\d\d)?|[+-]\d\d:?\d\d|Z|UTC|GMT|WEST|WET|CEST|CET|EEST|EET|MSK|BST|MESZ|MEZ|EDT|EST|CDT|CST|MDT|MST|PDT|PST|AEST|AEDT|NZST|NZDT|JST|KST|ET|CT|MT|PT|IST)\b)?",
    re.IGNORECASE,
)
_MILITARY = re.compile(r"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?(?P<zone>Z|GMT|UTC)\b")
_CENTURY = re.compile(r"(?:19|20)\d\d")
#: A word, without the ending of a number that it is written next to ("3rdMay").
_LETTERS = re.compile(r"[^\W\d_]+")
_ORDINALS = ("st", "nd", "rd", "th", "er")
_ZONES = {
    "Z": "Z", "UTC": "Z", "GMT": "Z", "WET": "Z", "WEST": "+01:00", "BST": "+01:00", "CET": "+01:00",
    "MEZ": "+01:00", "CEST": "+02:00", "MESZ": "+02:00", "EET": "+02:00", "EEST": "+03:00",
    "MSK": "+03:00", "EST": "-05:00", "EDT": "-04:00", "CDT": "-05:00", "MDT": "-06:00", "MST": "-07:00",
    "PST": "-08:00", "PDT": "-07:00", "AEST": "+10:00", "AEDT": "+11:00", "NZST": "+12:00",
    "NZDT": "+13:00", "JST": "+09:00", "KST": "+09:00",
}  # fmt: skip
_OFFSET = re.compile(r"(?P<sign>[+-])(?P<hours>\d\d?):?(?P<minutes>\d\d)?$")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time found in a text; parts that are not printed are None.

    Attributes:
        start: First code point of it.
        end: One past its last.
        zone: "Z", an offset, or "unknown".
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str = "unknown"

    def published(self, original: str, year: int | None = None) -> Published | None:
        """Return the value cut to its precision, or None where no year is known.

        Args:
            original: The words it was read from.
            year: A year to take where none is printed.
        """
        known = self.year or year
        if known is None:
            return None
        if self.month is None:
            return Published(f"{known:04}", Precision.YEAR, "unknown", original)
        if self.day is None:
            return Published(f"{known:04}-{self.month:02}", Precision.MONTH, "unknown", original)
        day = f"{known:04}-{self.month:02}-{self.day:02}"
        if self.hour is None:
            return Published(day, Precision.DAY, "unknown", original)
        zone = "" if self.zone == "unknown" else self.zone
        clock = f"{self.hour:02}:{self.minute or 0:02}"
        if self.second is None:
            return Published(f"{day}T{clock}{zone}", Precision.MINUTE, self.zone, original)
        return Published(
            f"{day}T{clock}:{self.second:02}{zone}", Precision.SECOND, self.zone, original
        )


def find_moments(text: str) -> list[Moment]:
    """Find the dates in ``text``, each with the time of day printed next to it.

    Meant for short texts (a line, the head of a paragraph). "03/04/2031" may be March or April, so
    only its year is taken; "13/04/2031" and "03.04.2031" (points: day first) are read whole.
    """
    found: list[Moment] = []
    taken: list[tuple[int, int]] = []
    for form in _FORMS if _may_date(text) else ():
        for match in form.finditer(text):
            if all(match.end() <= start or match.start() >= end for start, end in taken):
                taken.append(match.span())  # also where it is no day: "31 February" is no month
                moment = _read(match)
                if moment is not None:
                    found.append(moment)
    found.sort(key=lambda moment: moment.start)
    return [_with_time(text, moment, found) for moment in found]


def find_times(text: str) -> list[Moment]:
    """Find times of day alone: "14:05", "5.47 pm", "0547 GMT"."""
    times: list[Moment] = []
    for match in [*_MILITARY.finditer(text), *_TIME.finditer(text)]:
        moment = _time_of(match)
        if moment is not None and all(
            moment.start >= t.end or moment.end <= t.start for t in times
        ):
            times.append(moment)
    return sorted(times, key=lambda moment: moment.start)


def _may_date(text: str) -> bool:
    """Say whether a year or the name of a month stands in ``text``; every date has one."""
    if not any(char.isdigit() for char in text):
        return False
    if _CENTURY.search(text):
        return True
    words = _LETTERS.findall(text.casefold())
    return any(word in _MONTHS or (word[:2] in _ORDINALS and word[2:] in _MONTHS) for word in words)


def _read(match: re.Match[str]) -> Moment | None:
    """Turn a match of one of the date forms into a moment, or None where it is no date."""
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    if parts.get("first"):
        return _numeric(match, year)
    month_word = parts.get("month")
    month = _MONTHS.get(month_word.lower()) if month_word else int(parts["month_no"])
    day = int(parts["day"]) if parts.get("day") else None
    if month is None or not _exists(year or 2032, month, day or 1):
        return None
    return Moment(match.start(), match.end(), year, month, day)


def _numeric(match: re.Match[str], year: int | None) -> Moment | None:
    """Read "13/04/2031": day and month in whichever order is possible, else the year only."""
    first, second, mark = int(match["first"]), int(match["second"]), match["mark"]
    at = (match.start(), match.end())
    day_first = year is not None and _exists(year, second, first)
    month_first = year is not None and _exists(year, first, second)
    if not day_first and not month_first:
        return None
    if day_first and (not month_first or first == second or mark == "."):
        return Moment(*at, year, second, first)
    if month_first and not day_first:
        return Moment(*at, year, first, second)
    return Moment(*at, year)


def _exists(year: int, month: int, day: int) -> bool:
    """Say whether there is such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _with_time(text: str, moment: Moment, all_found: list[Moment]) -> Moment:
    """Join the time of day printed within a few marks before or after the date."""
    if moment.day is None:
        return moment
    left = max([0, *(m.end for m in all_found if m.end <= moment.start)])
    right = min([len(text), *(m.start for m in all_found if m.start >= moment.end)])
    after = text[moment.end : min(right, moment.end + 40)]
    before_at = max(left, moment.start - 40)
    before = text[before_at : moment.start]
    for part, shift, close in ((after, moment.end, True), (before, before_at, False)):
        times = find_times(part)
        if not times:
            continue
        time = times[0] if close else times[-1]
        between = part[: time.start] if close else part[time.end :]
        if len(re.findall(r"\w+", between)) > 2 or re.search(
            r"updated|modified|oppdatert", between, re.I
        ):
            continue
        return Moment(
            min(moment.start, time.start + shift), max(moment.end, time.end + shift),
            moment.year, moment.month, moment.day, time.hour, time.minute, time.second, time.zone,
        )  # fmt: skip
    return moment


def _time_of(match: re.Match[str]) -> Moment | None:
    """Turn a match of a time into a moment, or None where the digits mean something else."""
    parts = match.groupdict()
    hour = int(parts["hour"])
    half = (parts.get("half") or "").replace(".", "").replace(" ", "").lower()
    if parts.get("minute") is None and not half:
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23:
        return None
    second = int(parts["second"]) if parts.get("second") else None
    return Moment(
        match.start(), match.end(), None, None, None, hour, int(parts.get("minute") or 0), second,
        _zone(parts.get("zone")),
    )  # fmt: skip


def _zone(printed: str | None) -> str:
    """Return "Z", an offset, or "unknown" for names that mean several zones or none."""
    if not printed:
        return "unknown"
    name = printed.upper().replace(" ", "")
    if name in _ZONES:
        return _ZONES[name]
    offset = _OFFSET.search(name)
    if offset is None or int(offset["hours"]) > 14:
        return "unknown"
    value = f"{offset['sign']}{int(offset['hours']):02}:{offset['minutes'] or '00'}"
    return "Z" if value in {"+00:00", "-00:00"} else value
