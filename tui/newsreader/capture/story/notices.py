"""Corrections, updates, embargoes and kills; slug lines."""

from __future__ import annotations

import re

from newsreader.capture.page import Row, Verdict
from newsreader.domain.captures import Label

_KINDS = (
    ("kill", re.compile(r"^[*\[( ]*(?:kill|mandatory kill|bulletin kill|story kill|withdrawn|retraction|retracted|story withdrawn|article withdrawn)\b\s*(?:[:.\-]|$|notice)|\bplease (?:kill|disregard) (?:the|this) story|\bhas been (?:retracted|withdrawn)\b.{0,60}\b(?:article|story|report)|^(?:this|the) (?:article|story|report) has been (?:retracted|withdrawn)")),
    ("embargo", re.compile(r"^[*\[( ]*(?:embargo(?:ed)?|under embargo|strictly embargoed|not for (?:release|publication) (?:before|until))\b")),
    ("correction", re.compile(
        r"^[*\[( ]*(?:corrections?\b(?!\W*$)|corrected\b(?!$)|correction appended|clarifications?|clarified|errata|erratum|corrects?|berichtigung|korrektur|richtigstellung|rectificatif|erratum|corrección|fe de errores|rettelse|retting|rättelse|rettifica|correctie)\b,?\s*(?:\([^)]{0,40}\)|and clarifications?(?!\W*$)|notice|of [a-z0-9 ,]{3,25}|\w+ \d{1,2}(?:, \d{4})?|\d{1,2} \w+(?: \d{4})?)?\s*(?:[:.\-]|$)"
        r"|\b(?:an|a) (?:earlier|previous) version of (?:this|the) (?:story|article|report|piece|headline)|\bthis (?:story|article|report|headline|post) (?:has been|was) (?:corrected|amended|clarified)|^we have corrected|^\(corrects |^refiles? to|^\(refiles? "
    )),
    ("update", re.compile(
        r"^[*\[( ]*(?:updates?|updated|recasts?|adds?|oppdatering|oppdatert|actualización|mise à jour|aktualisierung),?\s*(?:\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:[a-z]{2,4})?)?\s*(?::|-)\s*\S.{12,}|^this (?:is a )?(?:developing|breaking) (?:news )?story|^this (?:story|article) (?:has been|was|is being|will be) updated|^\((?:updates|adds|recasts) "
    )),
)  # fmt: skip
_SLUG_STRICT = re.compile(
    r"^[A-Z]{2,}[A-Z0-9]*(?:[-/][A-Z0-9]{2,}){1,5}(?:[ ,]*\([A-Za-z0-9, ]+\)|, \d+(?:st|nd|rd|th) (?:Ld|Lead)(?:-Writethru)?)?$"
)


#: The first letters of lines that open as a notice does, and words of those that tell it inside.
_FIRST = frozenset(
    word[:4]
    for word in (
        "kill", "mandatory", "bulletin", "story", "withdrawn", "retract", "article", "embargo", "under", "strictly",
        "not for", "correct", "clarif", "errat", "berichtigung", "korrektur", "richtigstellung", "rectificatif",
        "corrección", "fe de", "rettelse", "retting", "rättelse", "rettifica", "correctie", "we have", "refile",
        "update", "recast", "adds", "oppdater", "actualización", "mise", "aktualisierung", "this", "the ",
    )
)  # fmt: skip
_INSIDE = ("version of th", "please kill", "please disregard", "has been retracted", "has been withdrawn",
           "has been corrected", "was corrected", "was amended", "been amended", "clarified")  # fmt: skip


#: "Updated 14:30" without a day: the story changed while it was read.
_UPDATED = re.compile(
    r"^(?:updated?|last updated|oppdatert|aktualisiert|mis à jour|actualizado):?(?: at| kl| um| à)?\.? \d{1,2}[:.h]\d\d(?: [a-z]{1,4})?$"
)


def kind_of(sketch: str) -> str | None:
    """Return "correction", "kill", "embargo" or "update", or None."""
    if _UPDATED.match(sketch):
        return "update"
    if sketch.lstrip("*[( ")[:4] not in _FIRST and not any(word in sketch for word in _INSIDE):
        return None
    for kind, form in _KINDS:
        if form.search(sketch):
            return kind
    return None


def slug_of(head: str) -> str | None:
    """Return the slug that a line gives, or None."""
    if _SLUG_STRICT.match(head):
        return head
    match = re.match(r"^(?:slug|slugline|keyword)\s*[:=]\s*(\S.*)$", head, re.IGNORECASE)
    return match.group(1).strip() if match and len(head.split()) <= 8 else None


def judge(row: Row) -> Verdict | None:
    """Say whether the row is a notice about the story, or an agency's slug."""
    if row.words <= 8 and slug_of(row.head):
        return Verdict(Label.OTHER, 0.8, "slug")
    if row.words > 120:
        return None
    if row.words <= 4 and _UPDATED.match(row.sketch):
        return Verdict(Label.NOTICE, 0.93, "notice-update")
    kind = kind_of(row.sketch)
    if kind is None:
        return None
    if kind == "update" and row.words < 5:
        return None
    return Verdict(Label.NOTICE, 0.9, f"notice-{kind}")
