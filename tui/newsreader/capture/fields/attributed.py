"""Other outlets named as the source of facts: "per AP News"."""

from __future__ import annotations

import re

from newsreader.capture.agencies import NAME, is_agency, media_weight
from newsreader.capture.fields.witness import Witness, combined, evidence_of
from newsreader.capture.page import Page
from newsreader.domain.captures import BODY_LABELS
from newsreader.domain.fields import Evidence, Field

_FORMS = tuple(
    (rule, weight, re.compile(form.replace("NAME", f"(?P<name>{NAME})")))
    for rule, weight, form in (
        ("attributed-per", 0.9, r"\b[Pp]er (?:a report (?:by|from|in) )?NAME"),
        ("attributed-according", 0.9, r"\b[Aa]ccording to (?:(?:a|an|the) (?:[a-z]+ )?(?:report|article|story|investigation|interview) (?:by|in|from) |reporting (?:by|from) |(?:[a-z]+ ){0,3}(?:newspaper|broadcaster|agency|outlet|daily|magazine|channel) )?NAME"),
        ("attributed-reported", 0.85, r"(?<![\w’'-])NAME,? (?:(?:first|also|has|had|previously|earlier|later|which|who) )*(?:reported|reports|wrote|revealed)\b"),
        ("attributed-reporting", 0.85, r"\b(?:[Rr]eporting|[Rr]eports?|[Ii]nvestigation|[Aa]rticle) (?:by|from|in) NAME"),
        ("attributed-told", 0.8, r"\b(?:told|tells|telling|interview with|speaking to|spoke to|speaking with|quoted by|cited by|reported by|first reported in) NAME"),
        ("attributed-citing", 0.85, r"\b(?:citing|quoting|cites|cited) (?:(?:[a-z]+ ){0,3}(?:newspaper|broadcaster|agency|outlet|daily) )?NAME"),
    )
)  # fmt: skip
#: One of these stands in every sentence that names its source.
_TRIGGERS = (
    "per ", "Per ", "ccording to", "eport", "told ", "tells ", "telling ", "interview", "nvestigation", "rticle",
    "speaking ", "spoke ", "wrote", "reveal", "citing", "cite", "quot", "newspaper", "broadcaster", "news agency",
    "news site", "tabloid", "daily", "weekly", "magazine", "TV channel", "radio station", "outlet",
)  # fmt: skip
#: Forms in which a capital "The" in the middle of a sentence tells the name of an outlet.
_NAMED_BY_THE = frozenset(
    ["attributed-per", "attributed-according", "attributed-reporting", "attributed-told"]
)
_DAY = re.compile(r"\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur)day$|\s+(?:in|on)\s.*$")
_CALLED = re.compile(
    rf"\b(?:newspaper|broadcaster|news agency|news site|tabloid|daily|weekly|magazine|TV channel|radio station|outlet) (?P<name>{NAME})(?:,? (?:has |had |first )?(?:reported|reports|said|says|wrote)\b)?"
)


def find_attributed(page: Page, outlet: Field[str] | None) -> tuple[Field[str], ...]:
    """Return the outlets that the story names as its sources, in order of appearance.

    A name counts if it sounds like an outlet or is a known agency; the page's own outlet does not.
    """
    groups: dict[str, list[Witness]] = {}
    own = _key(outlet.value) if outlet else ""
    for row in page.rows:
        if not page.is_labelled(row.index, BODY_LABELS):
            continue
        text = page.text[row.start : min(row.end, row.start + 4000)]
        if not any(word in text for word in _TRIGGERS):
            continue
        for rule, weight, form in (*_FORMS, ("attributed-called", 0.8, _CALLED)):
            for match in form.finditer(text):
                name, shift = _trim(match["name"])
                if not _is_outlet(name, rule) or _key(name) == own:
                    continue
                at = row.start + match.start("name") + shift
                evidence = Evidence(row.n, at, at + len(name), rule)
                groups.setdefault(_key(name), []).append(Witness(name, weight, evidence))
    fields = [
        Field(max((w.value for w in g), key=len), combined(w.weight for w in g[:3]), evidence_of(g))
        for g in groups.values()
    ]
    return tuple(sorted(fields, key=lambda f: min(e.start for e in f.evidence)))


def _trim(name: str) -> tuple[str, int]:
    """Cut a person, an article and a day off the name; also return how much went in front."""
    shift = 0
    person = re.match(r"(?:[A-ZÀ-Þ][\w’'-]+\s+){1,3}of\s+(?=(?:the\s+)?[A-ZÀ-Þ])", name)
    if person is not None and media_weight(name[person.end() :]):
        shift = person.end()
    rest = name[shift:]
    if rest.startswith("the "):
        shift, rest = shift + 4, rest[4:]
    rest = _DAY.sub("", re.sub(r"['’]s$", "", rest))
    return rest.strip(" .,’'"), shift


def _is_outlet(name: str, rule: str) -> bool:
    """Say whether the name is an outlet's or an agency's; "the newspaper X" says so itself."""
    if rule == "attributed-called" or (name.startswith("The ") and rule in _NAMED_BY_THE):
        return True
    return is_agency(name) or media_weight(name) >= 0.6


def _key(name: str) -> str:
    """Return what two forms of one name have in common."""
    return " ".join(name.lower().split()).removeprefix("the ")
