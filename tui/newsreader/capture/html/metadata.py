"""Fields that a page's own data gives: structured data first, then meta tags, then marked elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from newsreader.capture.agencies import is_agency
from newsreader.capture.fields.outlet_names import key_of
from newsreader.capture.html.layout import DataLine
from newsreader.capture.moments import Moment, find_moments
from newsreader.domain.fields import Evidence, Field, Precision, Published

#: How the keys begin of what does not stand on a page but around it.
ENVELOPES = ("mail", "record")
_ARTICLE = r"json-ld (?:\w*Article|BlogPosting|Report|LiveBlogPosting|SocialMediaPosting)"
_TITLES = re.compile(
    rf"(?:mail subject|record title)|{_ARTICLE}\.headline|meta og:title|item headline|meta (?:twitter:title|dc\.title|title|sailthru\.title|parsely-title)|title"
)
_PUBLISHERS = (
    re.compile(rf"{_ARTICLE}\.publisher(?:\[\w+\])?\.name"),
    re.compile(r"meta og:site_name"),
    re.compile(
        r"json-ld (?:NewsMediaOrganization|WebSite)\.name|item publisher|meta (?:application-name|publisher|dc\.publisher|cre)"
    ),
)
_AUTHORS = (
    re.compile(rf"{_ARTICLE}\.(?:author|creator)(?:\[Person\])?(?:\.name)?"),
    re.compile(
        r"meta (?:author|article:author|parsely-author|sailthru\.author|dc\.creator|dcterms\.creator|byl|authors|article:author_name|cxenseparse:author|twitter:data1)"
    ),
    re.compile(r"item (?:author|creator)"),
)
_AUTHOR_ID = re.compile(rf"{_ARTICLE}\.author(?:\[\w+\])?\.@id")
_DATES = (
    (0.97, re.compile(rf"{_ARTICLE}\.datePublished")),
    (0.95, re.compile(r"meta article:published_time|item datepublished")),
    (0.9, re.compile(r"meta (?:datepublished|parsely-pub-date|sailthru\.date|pubdate|pub_date|publishdate|publish-date|publish_date|article\.published|originalpublicationdate|cxenseparse:recs:publishtime|dcterms\.created|dc\.date(?:\.issued|\.created)?|date|dcterms\.date|published|publication_date|article:published|og:pubdate|og:article:published_time|rnews:datepublished|shareaholic:article_published_time|bt:pubdate|time)")),
    (0.85, re.compile(r"time published")),
    (0.7, re.compile(r"json-ld (?:WebPage|VideoObject|ItemPage)\.datePublished|json-ld \w*Article\.dateCreated|item datecreated")),
    (0.5, re.compile(r"time")),
)  # fmt: skip
_URLS = re.compile(
    rf"record url|link canonical|meta og:url|{_ARTICLE}\.(?:url|mainEntityOfPage(?:\[\w+\])?(?:\.@id)?)"
)
_ISO = re.compile(
    r"^(?P<y>\d{4})-?(?P<m>\d\d)-?(?P<d>\d\d)(?:[T ]+(?P<h>\d\d):?(?P<n>\d\d)(?::?(?P<s>\d\d)(?:[.,]\d+)?)?\s*(?P<z>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:;|,|\||/|&|\band\b|\bund\b|\bet\b|\by\b|\bog\b|\boch\b)\s*")
_BY = re.compile(
    r"^(?:(?:story|words|text|written|posted|reported)\s+)?(?:by|von|par|por|av|af|door|di)\s*:?\s+",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^(?:(?:web\s*)?admin(?:istrator)?|staff(?: (?:reporter|writer|report)s?)?|editor(?:s|ial)?(?: (?:team|board|staff))?|news ?(?:desk|room)|agenc(?:y|ies)|associated press|unknown|guest(?: author)?|author|none|null|redaktion|the )\b",
    re.IGNORECASE,
)
#: Words that end what an office calls itself and no person's name.
_DESK = re.compile(
    r"\b(?:staff|desk|team|newsroom|editors|reporters|correspondents?|sports?|news|media|magazine|agency|service)$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s+[-–—|•·»:~]+\s+|\s*\|\s*")


def evidence(line: DataLine, value: str | None = None) -> Evidence:
    """Return the place of a value, or of a part of it, under the rule of its kind of data."""
    at = line.start + (max(0, line.value.find(value)) if value else 0)
    end = at + len(line.value if value is None else value)
    kind, _, name = line.key.partition(" ")
    rule = "html:og" if line.key.startswith("meta og:") else f"html:{kind}"
    if kind in ENVELOPES:
        rule = f"{kind}:{name}"
    return Evidence(line.n, at, min(end, line.end), rule)


def titles(data: Sequence[DataLine]) -> list[DataLine]:
    """Return what the page says its title is, the most trusted first."""
    found = [line for line in data if _TITLES.fullmatch(line.key)]
    order = (*ENVELOPES, "json-ld", "meta og:title", "item", "meta", "title")
    return sorted(
        found, key=lambda line: next(i for i, o in enumerate(order) if line.key.startswith(o))
    )


def bare_title(line: DataLine, outlet: Field[str] | None, host: str) -> str:
    """Return a title without the outlet's name before or behind it."""
    value = line.value
    names = {_squeezed(outlet.value)} if outlet else set()
    names |= {label for label in host.split(".") if len(label) > 3}
    for _ in range(3):
        cuts = list(_SEPARATOR.finditer(value))
        if not cuts:
            return value
        last, first = value[cuts[-1].end() :], value[: cuts[0].start()]
        if _names_outlet(last, names) and cuts[-1].start() > 0:
            value = value[: cuts[-1].start()]
        elif _names_outlet(first, names) and cuts[0].end() < len(value):
            value = value[cuts[0].end() :]
        else:
            return value
    return value


def _names_outlet(part: str, names: set[str]) -> bool:
    squeezed = _squeezed(part)
    return bool(squeezed) and any(
        squeezed == name or squeezed.removeprefix("www") in (name + "com", name + "org", name + "net")
        or (len(name) > 4 and squeezed.startswith(name) and len(part.split()) <= 5)
        for name in names
    )  # fmt: skip


def _squeezed(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum()).removeprefix("the")


def outlet_of(data: Sequence[DataLine]) -> Field[str] | None:
    """Return who publishes the page, by its own data."""
    for rank, form in enumerate(_PUBLISHERS):
        for line in data:
            value = line.value
            if form.fullmatch(line.key) and 1 < len(value) <= 60 and not _is_address(value):
                return Field(value, (0.95, 0.93, 0.7)[rank], (evidence(line),))
    return None


def byline_of(data: Sequence[DataLine], outlet: Field[str] | None) -> Field[str] | None:
    """Return the persons the page names as its authors; agencies and the outlet itself are none."""
    for form in _AUTHORS:
        names: dict[str, Evidence] = {}
        lines = [line for line in data if form.fullmatch(line.key)]
        if form is _AUTHORS[0] and not lines:
            lines = list(_by_id(data))
        for line in lines:
            for name in persons(line.value, outlet):
                names.setdefault(name, evidence(line, name))
        if names:
            return Field("; ".join(names), 0.9, tuple(names.values()))
    return None


def _by_id(data: Sequence[DataLine]) -> Iterator[DataLine]:
    """Yield the names of persons whom an article names by their address in the same data."""
    wanted = {line.value for line in data if _AUTHOR_ID.fullmatch(line.key)}
    last = ""
    for line in data:
        if line.key == "json-ld Person.@id":
            last = line.value
        elif line.key == "json-ld Person.name" and last in wanted:
            yield line


def persons(text: str, outlet: Field[str] | None) -> list[str]:
    """Return the names of persons in an author's entry, as they are written there."""
    if _is_address(text) or len(text) > 200:
        return []
    rest = _BY.sub("", text)
    whole = re.split(r"\s*(?:\||\s[-–—]\s)\s*", rest)[0]
    found = []
    for part in _PARTS.split(whole):
        name = _BY.sub("", part.strip(" .·•")).split(" for ")[0]
        words = name.split()
        if not 1 < len(words) <= 5 or any(char.isdigit() or char in "@:_<>" for char in name):
            continue
        if _NOBODY.match(name) or is_agency(name) or not name[0].isalpha() or name.islower():
            continue
        if _DESK.search(name) or (outlet is not None and _is_house(name, outlet.value)):
            continue
        found.append(name)
    return found


def _is_house(name: str, outlet: str) -> bool:
    """Say whether a name is the outlet's, or begins as its does: "Islander Business"."""
    one, other = key_of(name), key_of(outlet)
    return one == other or one.startswith(other + " ") or other.startswith(one + " ")


def _is_address(value: str) -> bool:
    return "://" in value or value.startswith(("www.", "/", "@"))


def published_of(data: Sequence[DataLine], least: float = 0.0) -> Field[Published] | None:
    """Return when the page says it was published, from data trusted at least so much."""
    for trust, form in _DATES:
        if trust < least:
            return None
        for line in data:
            if form.fullmatch(line.key):
                published = moment_of(line.value)
                if published is not None:
                    return Field(published, trust, (evidence(line),))
    return None


def with_zone(found: Field[Published] | None, data: Sequence[DataLine]) -> Field[Published] | None:
    """Return a time read from the text with the zone that the data gives for the same minute."""
    if found is None or (found.value.precision, found.value.zone) != (Precision.MINUTE, "unknown"):
        return found
    for line in data:
        told = (
            moment_of(line.value) if any(form.fullmatch(line.key) for _, form in _DATES) else None
        )
        if told and told.zone != "unknown" and told.value[:16] == found.value.value:
            value = replace(found.value, value=found.value.value + told.zone, zone=told.zone)
            return replace(found, value=value, evidence=(*found.evidence, evidence(line)))
    return found


def moment_of(value: str) -> Published | None:
    """Read a time as machines or people write it; exactly midnight says no more than the day."""
    match = _ISO.match(value.strip())
    if match is None:
        moments = [m for m in find_moments(value[:200]) if m.year is not None]
        return moments[0].published(value[moments[0].start : moments[0].end]) if moments else None
    part = match.groupdict()
    year, month, day = int(part["y"]), int(part["m"]), int(part["d"])
    try:
        date(year, month, day)
    except ValueError:
        return None
    moment = Moment(0, len(value), year, month, day)
    if part["h"] is not None and (part["h"], part["n"], part["s"] or "00") != ("00", "00", "00"):
        second = int(part["s"]) if part["s"] else None
        hour, minute = int(part["h"]), int(part["n"])
        if hour < 24 and minute < 60 and (second or 0) < 60:
            moment = Moment(0, len(value), year, month, day, hour, minute, second, _zone(part["z"]))
    if not 1900 <= year <= 2200:
        return None
    return moment.published(value)


def _zone(printed: str | None) -> str:
    """Return "Z", an offset with a colon, or "unknown"."""
    if not printed:
        return "unknown"
    if printed[0] not in "+-":
        return "Z"
    digits = printed[1:].replace(":", "").ljust(4, "0")
    if int(digits[:2]) > 14 or int(digits[2:]) > 59:
        return "unknown"
    return "Z" if digits == "0000" else f"{printed[0]}{digits[:2]}:{digits[2:]}"


def url_of(data: Sequence[DataLine]) -> Field[str] | None:
    """Return the page's own address; that of a whole site is no page's."""
    order = ("record url", "link canonical", "meta og:url", "json-ld")
    lines = [line for line in data if _URLS.fullmatch(line.key)]
    for kind in order:
        for line in lines:
            if line.key.startswith(kind):
                value = line.value.partition("#")[0]
                if _is_page(value):
                    return Field(value, 0.95, (evidence(line, value),))
    return None


def _is_page(value: str) -> bool:
    """Say whether an address is absolute and leads to more than a site's front."""
    try:
        parts = urlsplit(value)
        host = parts.hostname
    except ValueError:
        return False
    front = parts.path.strip("/") == "" and not parts.query
    return parts.scheme in ("http", "https") and bool(host) and not front and " " not in value


def host_of(url: Field[str] | None) -> str:
    """Return the host of an address, or an empty string."""
    return (urlsplit(url.value).hostname or "") if url else ""


def language_said(data: Sequence[DataLine]) -> str:
    """Return the ISO 639-1 code that the page names as its language, or "und"."""
    for line in data:
        if line.key in (
            "record language",
            "html lang",
            "meta og:locale",
            "meta language",
            "meta content-language",
        ):
            match = re.match(r"([a-z]{2})(?:[-_]|$)", line.value.lower())
            if match:
                return {"nb": "no", "nn": "no"}.get(match[1], match[1])
    return "und"
