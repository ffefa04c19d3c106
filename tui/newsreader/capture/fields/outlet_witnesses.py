"""Pieces of evidence for the outlet, collected from all over the page."""

from __future__ import annotations

import re

from newsreader.capture.agencies import NAME, is_agency, media_weight
from newsreader.capture.fields.outlet_names import GENERIC, HOUSE, MONTH, key_of, placed, trim
from newsreader.capture.fields.slots import LOOSE, OPENING, SLOTS
from newsreader.capture.fields.witness import Witness, witness
from newsreader.capture.furniture.items import items_of
from newsreader.capture.matter import content_words
from newsreader.capture.opening import TITLE_SUFFIX
from newsreader.capture.page import Page, Row
from newsreader.capture.story import mastheads
from newsreader.capture.story.bylines import is_person
from newsreader.capture.zone import FURNITURE
from newsreader.domain.captures import Label

_SELF = re.compile(
    rf"\b(?:as|As)\s+(?P<name>[Tt]he {NAME}|{NAME})\s+(?:(?:has|had|first|previously|earlier|exclusively|also)\s+)*(?:reported|revealed|wrote|noted)\b"
)
_TOLD = re.compile(rf"\b(?:told|tells)\s+(?P<name>(?:the\s+)?{NAME})")
_TOP_ROWS = 8


def outlet_witnesses(page: Page) -> list[Witness]:
    """Collect every piece of evidence for an outlet."""
    found: list[Witness] = []
    for row in page.rows:
        if speaks_of_itself(page, row):
            verdict = page.verdicts[row.index]
            sure = (
                verdict is not None
                and verdict.confidence >= 0.55
                and verdict.label is not Label.PROMO
            )
            found.extend(_from_slots(row, sure=sure))
        else:
            found.extend(_from_body(page, row))
    found.extend(_from_mastheads(page))
    found.extend(_from_titles(page))
    found.extend(_from_bylines(page))
    return [one for one in found if _may_be_outlet(one)]


def speaks_of_itself(page: Page, row: Row) -> bool:
    """Say whether the row is furniture, which speaks of the outlet itself."""
    return page.is_labelled(row.index, FURNITURE | {Label.OTHER})


def _from_slots(row: Row, *, sure: bool) -> list[Witness]:
    """Read the slots of a furniture row; teasers, which tell of others, have only the named ones."""
    found = []
    for rule, weight, form in SLOTS:
        if not sure and rule in LOOSE:
            continue
        for match in form.finditer(row.head):
            name = trim(match["name"], whole=rule == "outlet-copyright")
            if rule in OPENING and match.start("name") == 0 and len(name.split()) > 2:
                # A sentence's first "The" is an article unless the name is hardly one without it.
                name = name.removeprefix("The ") if media_weight(name) >= 0.6 else name
            if name:
                sure_of = weight * 0.55 if HOUSE.search(name) else weight
                found.append(witness(row, name, placed(match, name), sure_of, rule))
    return found


def _from_body(page: Page, row: Row) -> list[Witness]:
    """Read "as The X reported" and "told The X" in the story: weak, for others are cited so too."""
    if not page.is_labelled(row.index, frozenset({Label.BODY})):
        return []
    found: list[Witness] = []
    if " told " not in row.head and " tells " not in row.head and "s " not in row.head:
        return found
    for form, weight, rule in ((_SELF, 0.35, "outlet-self-report"), (_TOLD, 0.12, "outlet-told")):
        for match in form.finditer(row.head):
            name = trim(match["name"])
            if name and media_weight(name) and not is_agency(name):
                found.append(witness(row, name, placed(match, name), weight, rule))
    return found


def _from_mastheads(page: Page) -> list[Witness]:
    """Read short rows that stand alone at the top or the bottom of the page."""
    found = []
    rows = page.rows
    matter: set[str] | None = None
    ends = [*rows[:_TOP_ROWS], *rows[max(_TOP_ROWS, len(rows) - 6) :]]
    for row in ends:
        standing = page.verdicts[row.index]
        if row.index == page.headline or (page.story[0] <= row.index < page.story[1]):
            continue
        items = items_of(row)
        if (
            standing is not None
            and standing.label is not Label.OUTLET
            and standing.confidence > 0.5
            and not (items and row.index <= 1)
        ):
            continue
        name = _first_item(items) if items else masthead_name(row)
        if name is None:
            continue
        if matter is None:
            story = rows[page.story[0] : page.story[1]][:12]
            matter = content_words(" ".join(r.sketch for r in story))
        new = not content_words(name.lower()) & matter
        weight = _masthead_weight(page, row, name, new=new)
        found.append(witness(row, name, row.head.index(name), weight, "outlet-masthead"))
    return found


def _first_item(items: list[str]) -> str | None:
    """Return the first item of a menu if it could be the outlet's name, which menus begin with."""
    first = items[0]
    if first.lower() in GENERIC or re.fullmatch(NAME, first) is None or is_person(first):
        return None
    return first if media_weight(first) >= 0.6 or first.startswith("The ") else None


def _masthead_weight(page: Page, row: Row, name: str, *, new: bool) -> float:
    """Weigh a short row at the top or bottom: alone it says little, unless it tops a menu.

    ``new`` says that the story does not use the row's words, as it does those of a kicker.
    """
    sound = media_weight(name)
    menu_below = row.index <= 1 and page.is_labelled(row.index + 1, frozenset({Label.CHROME}), 0.6)
    if not (new or sound or menu_below):
        return 0.1
    weight = 0.2 + 0.3 * sound + (0.15 if menu_below else 0.0)
    if row.index == 0 and page.headline is not None and new:
        weight += 0.12
    return weight + (0.05 if name.lower().startswith("the ") else 0.0)


def masthead_name(row: Row) -> str | None:
    """Return the row's text if it could be a masthead: one to five capitalised words, no more."""
    text = mastheads.named(row) or row.head.strip(" •*|-–—»>")
    if not text or row.stopped or len(text.split()) > 5 or row.key in GENERIC:
        return None
    match = re.fullmatch(NAME, text)
    if match is None or is_person(text) or text.split()[0].lower() in GENERIC - {"the", "news"}:
        return None
    return text


def _from_titles(page: Page) -> list[Witness]:
    """Read "Headline | The Meridian" in the title and its copies."""
    found = []
    for row in page.rows:
        if page.is_labelled(row.index, frozenset({Label.HEADLINE})):
            match = TITLE_SUFFIX.search(row.head)
            if match and re.fullmatch(NAME, match["name"].strip()):
                name = match["name"].strip()
                if row.head.isupper() and not media_weight(name):
                    continue  # "HARBOUR SHUT - MINISTER": a wire headline names who said so
                weight = 0.55 if media_weight(name) else 0.35
                found.append(witness(row, name, match.start("name"), weight, "outlet-title-suffix"))
    return found


def _from_bylines(page: Page) -> list[Witness]:
    """Read "By Mara Lind, Karsund Post" and "By Karsund Post staff"."""
    found = []
    for row in page.rows:
        if not page.is_labelled(row.index, frozenset({Label.BYLINE})) or row.words > 20:
            continue
        for match in re.finditer(
            rf"(?:,|\||•|-|–|—|\bfor|\bat|^[Bb]y)\s*(?P<name>{NAME})", row.head
        ):
            name = trim(
                re.sub(
                    r"\s+(?:[Ss]taff|[Rr]eporters?|[Ww]riters?|[Nn]ewsroom|[Tt]eam|[Cc]orrespondent).*$",
                    "",
                    match["name"],
                )
            )
            if name and media_weight(name) >= 0.6 and not is_agency(name):
                found.append(witness(row, name, placed(match, name), 0.4, "outlet-byline"))
    return found


def _may_be_outlet(one: Witness) -> bool:
    """Say whether the name could be an outlet's at all."""
    words = [word for word in key_of(one.value).split() if word]
    if not words or all(word.strip(".,") in GENERIC for word in words) or len(one.value) > 60:
        return False
    if one.evidence.rule != "outlet-copyright" and is_person(one.value):
        return False
    if MONTH.match(words[0]):
        return False
    return not any(mark in one.value for mark in "@:")
