"""Calendar expressions."""

from __future__ import annotations

import re

from newsreader.domain.spans import Span
from newsreader.entities.lexicon import key, lexicon

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_LONE_MONTH = (
    r"(?:January|February|April|June|July|August|September|October|November|December"
    r"|(?<=\bin\s)(?:March|May)|(?<=\bsince\s)(?:March|May)|(?<=\buntil\s)(?:March|May)"
    r"|(?<=\b[Ll]ast\s)(?:March|May)|(?<=\bnext\s)(?:March|May)|(?<=\bby\s)(?:March|May)"
    r"|(?<=\blate\s)(?:March|May)|(?<=\bearly\s)(?:March|May)|(?<=[Mm]id-)(?:March|May)"
    r"|(?<=\bof\s)(?:March|May)|(?<=\bIn\s)(?:March|May)|(?<=\bthis\s)(?:March|May))"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
_OUTLET = r"(?:Times|Telegraph|Mail|Mirror|Express|Post|Herald|World|Agreement|Independent)\b"
_YEAR = r"(?:1[5-9]|20)\d\d"
_NUMBER = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"

_DATE = re.compile(
    rf"""(?<!\w)(?<!\d-)(?:
      (?:(?:{_DAY}),?\s)?(?:{_NUMBER}(?:\sof)?\s{_MONTH}(?![\w])|{_MONTH}\s{_NUMBER}(?![\d:,]\d|\w))(?:,?\s{_YEAR}(?!\w))?
    | {_MONTH},?\s{_YEAR}(?!\w)
    | (?:[Ll]ast\s|[Nn]ext\s|[Tt]his\s)?{_DAY}(?!\w|\s{_OUTLET})
    | (?:[Ll]ast|[Nn]ext|[Tt]his)\s(?:week|month|year|weekend|spring|summer|autumn|fall|winter|decade|century|quarter)(?!\w)
    | (?:[Ll]ast\s|[Nn]ext\s|[Tt]his\s)?{_LONE_MONTH}(?!\w)
    | (?:[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight)(?!\w)
    | New\sYear(?:['’]s\s(?:Eve|Day))?(?!\w)
    | \d\d\d\d-[01]\d-[0-3]\d(?!\w)
    | [0-3]?\d[/.][01]?\d[/.](?:19|20)\d\d(?!\w)
    | (?:1[5-9]|20)\d0s(?!\w)
    | (?<=\bin\s)(?:{_YEAR})(?![\w,.]\d|\w) | (?<=\bIn\s){_YEAR}(?![\w,.]\d|\w)
    | (?<=\bsince\s){_YEAR}(?![,.]\d|\w) | (?<=\bSince\s){_YEAR}(?![,.]\d|\w)
    | (?<=\bfrom\s){_YEAR}(?![,.]\d|\w) | (?<=\bof\s){_YEAR}(?![,.]\d|\w)
    | (?<=\buntil\s){_YEAR}(?![,.]\d|\w) | (?<=\bby\s){_YEAR}(?![,.]\d|\w)
    | (?<=\bduring\s){_YEAR}(?![,.]\d|\w) | (?<=\bbefore\s){_YEAR}(?![,.]\d|\w)
    | (?<=\bafter\s){_YEAR}(?![,.]\d|\w) | (?<=\bto\s){_YEAR}(?![,.]\d|\w\s)
    | (?<=\bbetween\s){_YEAR}(?![,.]\d|\w) | (?<=\bthe\s){_YEAR}(?![,.]\d|\w)
    | (?<=\bearly\s){_YEAR}(?![,.]\d|\w) | (?<=\blate\s){_YEAR}(?![,.]\d|\w)
    | (?<=\bmid-){_YEAR}(?![,.]\d|\w) | (?<=\(){_YEAR}(?=\))
    )""",
    re.VERBOSE,
)


#: Days and months that people are called by.
_GIVEN = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|April|June|August")
_SURNAME = re.compile(r" ([^\W\d_][\w'’-]+)(?=[,.;:)]| \w)")
#: Words that end what is said of a person before the name follows after a comma.
_NEAR = 40
_TITLE = re.compile(r"(?:^|[\s(])([^\W\d_]+(?:-in-law)?)(,?) $")


def date_spans(text: str, start: int, end: int) -> list[Span]:
    """Find calendar expressions in ``text[start:end]``.

    Days of the week, dates, months, years, decades, and words that name a day or period by its
    place in the calendar ("last week"). A bare number is a year only where the words before it
    say so; "may" and "march" are months only where they must be.

    Returns:
        Spans in order, not overlapping.
    """
    spans = []
    for match in _DATE.finditer(text, start, end):
        stop = match.end()
        if match.group() in {"Today", "Tomorrow"} and _inside_name(text, match.start()):
            continue
        if _GIVEN.fullmatch(match.group()) and _opens_name(text, match.start(), stop):
            continue
        if text[stop - 1] == "." and match.group()[-2:].isalpha() is False and stop == end:
            stop -= 1
        spans.append(Span(match.start(), stop))
    return spans


def _inside_name(text: str, start: int) -> bool:
    """Say whether a capital "Today" goes on a name: it follows a word, not a stop."""
    return start > 1 and text[start - 1] == " " and text[start - 2].isalnum()


def _opens_name(text: str, start: int, stop: int) -> bool:
    """Say whether a day or month is a person's given name: "his cousin, Friday Onoja," or "Mr Monday Ejeh".

    A word of office, calling or kinship stands before it, and after it a capitalised word that is no
    ordinary one and no country, people or organisation.
    """
    after = _SURNAME.match(text, stop, stop + _NEAR)
    before = _TITLE.search(text, max(0, start - _NEAR), start)
    if after is None or before is None or not after.group(1)[0].isupper():
        return False
    lists, surname = lexicon(), key(after.group(1))
    if surname in lists.common or surname in lists.phrases:
        return False
    if not before.group(2) and not before.group(1)[0].isupper():
        return False  # "met the mayor Monday"
    said = key(before.group(1))
    callings = (
        *(lists.roles[part] for part in ("heads", "loose", "honorifics")),
        lists.hints["courtesy"],
    )
    return said in lists.hints["ctx_person"] or any(said in words for words in callings)
