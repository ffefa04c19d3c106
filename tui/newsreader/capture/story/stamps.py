"""Lines that tell when: the story's date, and the page's own clock."""

from __future__ import annotations

import re

from newsreader.capture.moments import find_moments, find_times
from newsreader.capture.page import Row, Verdict
from newsreader.domain.captures import Label

LABELLED = re.compile(
    r"\b(?:published|posted|updated|last updated|first published|created|modified|last modified|date|filed|issued|released|publié|publié le|mis à jour|veröffentlicht|stand|aktualisiert|publicado|actualizado|publisert|oppdatert|udgivet|opdateret|publicerad|uppdaterad|pubblicato|aggiornato|gepubliceerd|bijgewerkt)\b"
)
_CLOCK = re.compile(
    r"°\s?[cf]?\b|\b(?:today is|local time|weather|cloudy|sunny|rain|e-?paper|edition|current time|week \d+|uke \d+)\b|\btoday'?s? (?:paper|date)\b"
)
_NOISE = re.compile(
    r"\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thu(?:rs)?|fri|sat|sun|at|on|kl|um|uhr|le|à|el|a las|den|the|of|am|pm|by|min|read|mins|ago|hours?|minutes?|hrs?|days?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|local time|time|new|story|article|first|last|h)\b"
)
_AGO = re.compile(
    r"^(?:(?:published|updated|posted)\s+)?\d+\s*(?:s|m|h|d|secs?|mins?|minutes?|hours?|hrs?|days?)\s*(?:ago)?$"
)


def judge(row: Row) -> Verdict | None:
    """Say whether the row is nothing but a date or time, with or without "Published"."""
    if row.words > 22 or not any(char.isdigit() for char in row.sketch):
        return None
    if _AGO.match(row.sketch):
        return Verdict(Label.DATE, 0.6, "date-ago")
    spans = [(m.start, m.end) for m in find_moments(row.sketch)]
    if not spans:
        spans = [(m.start, m.end) for m in find_times(row.sketch)]
    if not spans:
        return None
    rest = row.sketch
    for start, end in reversed(spans):
        rest = rest[:start] + " " + rest[end:]
    for time in reversed(find_times(rest)):
        rest = rest[: time.start] + " " + rest[time.end :]
    labelled = LABELLED.search(rest) is not None
    clock = _CLOCK.search(rest) is not None
    left = re.findall(r"[^\W\d_]{2,}", _NOISE.sub(" ", LABELLED.sub(" ", rest)))
    if clock and not labelled and len(left) <= 6:
        return Verdict(Label.CHROME, 0.85, "chrome-page-clock")
    if labelled and len(left) <= 4:
        return Verdict(Label.DATE, 0.9, "date-labelled")
    if len(left) <= 1:
        return Verdict(Label.DATE, 0.8, "date-alone")
    return None
