"""Bylines: who wrote it."""

from __future__ import annotations

import re

from newsreader.capture.agencies import is_agency, media_weight
from newsreader.capture.page import Row, Verdict
from newsreader.domain.captures import Label

_BY = re.compile(
    r"^(?:[|•*\-–—✍]\s*)?(?P<by>(?:(?:written|reported|posted|published|story|words|report|text|analysis|reporting|review|interview|as told to|photos and text)\s+)?(?:by|von|par|por|di|av|af|door|de)\b:?|author:|authors:|reporter:|tekst:|text:|autor:|auteur\s?:|byline:|journalist:?|words:)\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_WORD = r"[A-ZÀ-ÞŁŚŠŽČĐ][\w’'\-]*\.?"
_PARTICLE = (
    r"(?:(?:van|von|der|den|de|da|di|du|del|la|le|el|al|bin|ibn|ten|ter|af|av|zu|y)\s+|d[’'])"
)
PERSON = rf"{_WORD}(?:\s+{_PARTICLE}*{_WORD}|\s+{_PARTICLE}+{_WORD}){{1,4}}"
_PERSONS = re.compile(
    rf"^{PERSON}(?:(?:\s*,\s*|\s*;\s*|\s+(?:and|und|et|y|og|och|en|e|&|with)\s+|\s*,\s*and\s+){PERSON}){{0,6}}"
)
_ONE = re.compile(PERSON)
_JOB = re.compile(
    r"\b(?:correspondent|editor|reporter|writer|journalist|columnist|staff|bureau chief|contributor|commentator|analyst|producer|news desk|newsdesk|desk|redaktør|journalist|korrespondent|redakteur|redakteurin|rédacteur|corresponsal|redacción|redaktion|redaksjonen|newsroom|team|agencies)\b",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"^[(\[]?(?:additional |further )?(?:reporting|writing|research|editing|translation|translated) (?:by|from) |^[(\[]?(?:reporting|writing|editing) by|^with (?:additional )?reporting (?:by|from) |^with files from |^this (?:story|report|article) was (?:written|reported|compiled|produced) by |^compiled by |^edited by |^translated by "
)
_REPORTS = re.compile(
    rf"^{PERSON} (?:reports?|reporting|writes?|berichtet|rapporterer) (?:from|in|for|aus|fra) [A-ZÀ-Þ][\w ,'’-]{{1,40}}\.?$"
)
#: Words that a name does not consist of, though a title in capitals may: "By The Numbers".
_NOT_NAMES = frozenset([
    "the", "numbers", "a", "an", "this", "that", "law", "design", "default", "contrast", "comparison",
    "accident", "name", "then", "now", "our", "some", "any", "all", "end", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "read", "more", "new", "news",
    "home", "world", "politics", "updated", "published", "posted", "prime", "minister", "president",
    "city", "council", "street", "north", "south", "east", "west", "sea", "island", "police", "court",
    "bank", "party", "union", "school", "university", "government", "parliament", "ministry", "port",
    "coast", "guard", "cup", "league", "storm", "privacy", "policy", "terms", "press", "media", "group",
    "live", "latest", "top", "stories", "breaking", "weather", "sports", "business", "science", "health",
    "pin", "it", "email", "me", "key", "points", "sharing", "buttons", "profile", "senior", "staff",
    "edit", "view", "show", "get", "watch", "listen", "to", "photo", "image", "video", "gallery", "comments",
    "opinion", "editorial", "sign", "subscribe", "follow", "share", "contact", "about", "us", "your",
])  # fmt: skip


def is_person(text: str) -> bool:
    """Say whether ``text`` reads like the name of one person."""
    match = _ONE.fullmatch(text.strip())
    if match is None:
        return False
    words = [word.strip(".,").lower() for word in text.split()]
    return (
        len(words) <= 5 and not any(word in _NOT_NAMES for word in words) and not media_weight(text)
    )


def judge(row: Row) -> Verdict | None:
    """Say whether the row tells who wrote the story, from its own words alone."""
    if row.words > 40:
        return None
    if row.words <= 9 and _REPORTS.match(row.head):
        return Verdict(Label.BYLINE, 0.75, "byline-reports-from")
    if _REPORTING.match(row.sketch):
        return _reporting(row)
    match = _BY.match(row.head)
    if match is not None and row.words <= 30:
        rest = match["rest"]
        if rest.isupper():
            rest = rest.title()
        persons = _PERSONS.match(rest)
        first = _ONE.match(rest)
        if persons is not None and first is not None and is_person(first.group()):
            tail = rest[persons.end() :]
            if _tail_fits(tail):
                return Verdict(Label.BYLINE, 0.92, "byline-by")
        if row.words <= 8 and match["by"].lower().startswith("by") and not row.stopped:
            if is_agency(rest) or is_agency(rest.partition(",")[0]):
                return Verdict(Label.WIRE, 0.8, "byline-agency")
            if _JOB.search(rest) or (rest[:1].isupper() and media_weight(rest)):
                return Verdict(Label.BYLINE, 0.8, "byline-by-staff")
        return None
    return _with_job(row)


def _reporting(row: Row) -> Verdict | None:
    """Tell a line that names persons from one that credits an agency."""
    rest = re.sub(r"^.*?\b(?:by|from)\s+", "", row.head, count=1, flags=re.IGNORECASE)
    first = _ONE.match(rest)
    if first is not None and is_person(first.group()):
        return Verdict(Label.BYLINE, 0.85, "byline-reporting")
    if row.words <= 16 and (rest[:1] in "©(" or rest[:1].isupper()):
        return Verdict(Label.WIRE, 0.9, "wire-reporting")
    return None


def _tail_fits(tail: str) -> bool:
    """Say whether what follows the names is a place, a job, an outlet or a date, not a predicate."""
    words = tail.strip(" .,;:|•-–—/()").split()
    if not words:
        return True
    if tail.lstrip()[:1] in "|•,;-–—/(@" and len(words) <= 14:
        return True
    opens = words[0].lower()
    small = [
        w
        for w in words
        if w[:1].islower()
        and w not in {"in", "at", "for", "on", "of", "and", "the", "pm", "am", "by"}
    ]
    if opens in {"in", "at", "for", "on", "published", "updated", "posted", "is", "i", "à", "en"}:
        return len(words) <= 12 and len(small) <= 2
    return _JOB.search(tail) is not None or (len(words) <= 7 and not small)


def _with_job(row: Row) -> Verdict | None:
    """Say whether the row is a name with a job: "Mara Lind, political correspondent"."""
    if row.words > 12 or (row.stopped and row.words > 6):
        return None
    name, _, job = row.head.partition(",")
    if not job:
        for mark in (" | ", " - ", " – ", " — ", " • ", " in "):
            if mark in row.head:
                name, _, job = row.head.partition(mark)
                break
    persons = _PERSONS.match(name)
    if (
        persons
        and persons.end() == len(name)
        and is_person(_first(name))
        and job
        and len(job.split()) <= 7
        and _JOB.search(job)
    ):
        return Verdict(Label.BYLINE, 0.85, "byline-job")
    if row.words <= 4 and re.fullmatch(
        r"(?:by )?(?:our (?:own )?(?:reporters?|correspondents?|staff)|staff reporters?|staff writers?|news ?desk|web desk|our correspondent|from our correspondent|staff report|agencies)",
        row.key,
    ):
        return Verdict(Label.BYLINE, 0.75, "byline-staff")
    return None


def _first(names: str) -> str:
    """Return the first name of a list."""
    match = _ONE.match(names)
    return match.group() if match else ""


def only_names(row: Row) -> bool:
    """Say whether the row consists of nothing but names of persons."""
    if row.words > 10 or row.stopped:
        return False
    text = row.head.title() if row.head.isupper() else row.head
    persons = _PERSONS.match(text)
    return persons is not None and persons.end() == len(text) and is_person(_first(text))


def names_in(text: str) -> list[tuple[str, int, int]]:
    """Return the persons a byline names, with their spans in ``text``.

    Names in capitals come back in title case: "MARA LIND" is Mara Lind.
    """
    match = _BY.match(text)
    at = match.start("rest") if match else 0
    if (
        match is None
        and not _REPORTS.match(text)
        and (lead := re.match(r"^.{0,80}?\b(?:by|from)\s+(?=[A-ZÀ-Þ])", text))
    ):
        at = lead.end()
    rest = text[at:]
    letters = rest.title() if rest.isupper() else rest
    if letters is not rest and len(letters) != len(rest):
        letters = rest
    letters = _title_capitals(letters)
    persons = _PERSONS.match(letters)
    if persons is None:
        return []
    found = []
    for one in _ONE.finditer(letters, 0, persons.end()):
        if is_person(one.group()) and not _JOB.search(one.group()):
            found.append((one.group().strip(), at + one.start(), at + one.end()))
    return found


def _title_capitals(text: str) -> str:
    """Give words of four capitals or more a small rest, so that "MARA LIND" is a name."""
    return re.sub(r"\b[A-ZÀ-Þ]{3,}\b", lambda m: m.group().capitalize(), text)
