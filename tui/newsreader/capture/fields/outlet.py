"""Who publishes: read from what the page's furniture says about itself."""

from __future__ import annotations

import re
from collections import defaultdict

from newsreader.capture.agencies import NAME, is_agency, media_weight
from newsreader.capture.fields.slots import LOOSE, OPENING, SLOTS
from newsreader.capture.fields.witness import Witness, combined, evidence_of, witness
from newsreader.capture.furniture.items import items_of
from newsreader.capture.matter import content_words
from newsreader.capture.opening import TITLE_SUFFIX
from newsreader.capture.page import Page, Row, Verdict
from newsreader.capture.story import mastheads
from newsreader.capture.story.bylines import is_person
from newsreader.capture.zone import FURNITURE
from newsreader.domain.captures import Label
from newsreader.domain.fields import Field

_SELF = re.compile(
    rf"\b(?:as|As)\s+(?P<name>[Tt]he {NAME}|{NAME})\s+(?:(?:has|had|first|previously|earlier|exclusively|also)\s+)*(?:reported|revealed|wrote|noted)\b"
)
_TOLD = re.compile(rf"\b(?:told|tells)\s+(?P<name>(?:the\s+)?{NAME})")
_DOMAIN = re.compile(
    r"(?:https?://(?:www\.)?|www\.|@)(?P<label>[a-z\d-]{3,40})\.[a-z]{2,}", re.IGNORECASE
)
_OWNER = re.compile(r"\s+(?:Trust|Group|Holdings?|Foundation)$")
_SUFFIX = re.compile(
    r"[\s,.]*\b(?:All|ALL|Ltd|Limited|LLC|Inc|GmbH|AG|AS|ASA|AB|ApS|A/S|plc|PLC|Pty|BV|NV|S\.A|SA|Publishing|Media Group|Company|Corporation|Corp|Co)\b.*$"
)
_CUT = re.compile(
    r"['’]s\b.*$|\s+(?:App|Newsletter|Newsletters|Team|Staff|Podcast|Briefing|Morning Briefing|Daily Briefing|Weekly Briefing|Daily Newsletter|Privacy Policy|Terms|Website|On|In|And)$"
)
_GENERIC = (
    "copyright me you facebook twitter x instagram whatsapp linkedin telegram youtube tiktok bluesky "
    "threads mastodon reddit google apple android ios email e-mail privacy policy terms cookies cookie "
    "comments comment newsletter newsletters login register menu search home read more your our we us "
    "this these those it here there all rights reserved app store play google-play premium plus "
    "english english-language contact about i a an the yes no sign up sign-up get join follow share "
    "print save news world politics business sport sports opinion monday tuesday wednesday thursday "
    "friday saturday sunday january february march april may june july august september october "
    "november december credit photo image recaptcha wordpress disqus wix view profile preview dear "
    "readers reader"
)
#: Capitalised words of furniture that are no outlet's name by themselves.
_NEVER = frozenset(_GENERIC.split())
_MONTH = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)$"
)
#: Companies that own outlets.
_HOUSE = re.compile(
    r"\b(?:Media|Group|Communications?|Holdings?|Interactive|Universal|Publications|Organization|Organisation|Newspapers|Partners|Digital|Enterprises|Foundation|Trust)$"
)
_LEAST = 0.33
_TOP_ROWS = 8


def find_outlet(page: Page) -> Field[str] | None:
    """Return who publishes the page, or None where nothing on it tells.

    Names are read from the slots that appeals, newsletters, copyright lines and author boxes
    leave for them, from mastheads and title suffixes; several lines that agree raise confidence.
    An agency needs more than a credit line, and the source of a "per X" is never taken.
    """
    votes: dict[str, list[Witness]] = defaultdict(list)
    for one in _witnesses(page):
        votes[_key(one.value)].append(one)
    _join_short(votes)
    domains = _domains(page)
    best: Field[str] | None = None
    for key, found in votes.items():
        field = _weigh(page, key, found, domains)
        if field.confidence >= _LEAST and (best is None or field.confidence > best.confidence):
            best = field
    return best


def _join_short(votes: dict[str, list[Witness]]) -> None:
    """Let the short form of a name speak for the full one: "the Post" for the Karsund Post."""
    for key in sorted(votes):
        fuller = [
            other
            for other in votes
            if other.endswith(" " + key)
            or (other.startswith(key + " ") and media_weight(other) > media_weight(key))
        ]
        if len(fuller) == 1 and max(one.weight for one in votes[fuller[0]]) >= 0.35:
            full = max((one.value for one in votes[fuller[0]]), key=len)
            votes[fuller[0]].extend(
                Witness(full, one.weight, one.evidence) for one in votes.pop(key)
            )


def _witnesses(page: Page) -> list[Witness]:
    """Collect every piece of evidence for an outlet."""
    found: list[Witness] = []
    for row in page.rows:
        if _outside(page, row):
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


def _outside(page: Page, row: Row) -> bool:
    """Say whether the row is furniture, which speaks of the outlet itself."""
    return page.is_labelled(row.index, FURNITURE | {Label.OTHER})


def _from_slots(row: Row, *, sure: bool) -> list[Witness]:
    """Read the slots of a furniture row; teasers, which tell of others, have only the named ones."""
    found = []
    for rule, weight, form in SLOTS:
        if not sure and rule in LOOSE:
            continue
        for match in form.finditer(row.head):
            name = _trim(match["name"], whole=rule == "outlet-copyright")
            if rule in OPENING and match.start("name") == 0 and len(name.split()) > 2:
                # A sentence's first "The" is an article unless the name is hardly one without it.
                name = name.removeprefix("The ") if media_weight(name) >= 0.6 else name
            if name:
                sure_of = weight * 0.55 if _HOUSE.search(name) else weight
                found.append(witness(row, name, _placed(match, name), sure_of, rule))
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
            name = _trim(match["name"])
            if name and media_weight(name) and not is_agency(name):
                found.append(witness(row, name, _placed(match, name), weight, rule))
    return found


def _from_mastheads(page: Page) -> list[Witness]:
    """Read short rows that stand alone at the top or the bottom of the page."""
    found = []
    rows = page.rows
    matter = content_words(" ".join(r.sketch for r in rows[page.story[0] : page.story[1]][:12]))
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
        new = not content_words(name.lower()) & matter
        weight = _masthead_weight(page, row, name, new=new)
        found.append(witness(row, name, row.head.index(name), weight, "outlet-masthead"))
    return found


def _first_item(items: list[str]) -> str | None:
    """Return the first item of a menu if it could be the outlet's name, which menus begin with."""
    first = items[0]
    if first.lower() in _NEVER or re.fullmatch(NAME, first) is None or is_person(first):
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
    if not text or row.stopped or len(text.split()) > 5 or row.key in _NEVER:
        return None
    match = re.fullmatch(NAME, text)
    if match is None or is_person(text) or text.split()[0].lower() in _NEVER - {"the", "news"}:
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
            name = _trim(
                re.sub(
                    r"\s+(?:[Ss]taff|[Rr]eporters?|[Ww]riters?|[Nn]ewsroom|[Tt]eam|[Cc]orrespondent).*$",
                    "",
                    match["name"],
                )
            )
            if name and media_weight(name) >= 0.6 and not is_agency(name):
                found.append(witness(row, name, _placed(match, name), 0.4, "outlet-byline"))
    return found


def _trim(name: str, *, whole: bool = False) -> str:
    """Cut company forms, possessives and products off a name."""
    name = re.sub(
        r"^(?:Copyright|About|Contact|Visit|Follow|Download|Subscribe|Join|More|Read)\s+",
        "",
        _SUFFIX.sub("", name),
    )
    if _OWNER.search(name) and len(name.split()) > 2:
        name = _OWNER.sub("", name)
    if not whole:
        name = _CUT.sub("", name)
    name = name.strip(" .,;:!'’/-&")
    return (
        "The" + name[3:]
        if name.startswith("the ") and media_weight(name) < 0.6
        else name.removeprefix("the ")
    )


def _placed(match: re.Match[str], name: str) -> int:
    """Return where the trimmed ``name`` starts in the text that was matched."""
    return match.start("name") + max(0, match["name"].lower().find(name.lower()))


def _key(name: str) -> str:
    """Return what two forms of one outlet's name have in common."""
    return " ".join(name.lower().replace("’", "'").split()).removeprefix("the ")


def _may_be_outlet(one: Witness) -> bool:
    """Say whether the name could be an outlet's at all."""
    words = [word for word in _key(one.value).split() if word]
    if not words or all(word.strip(".,") in _NEVER for word in words) or len(one.value) > 60:
        return False
    if one.evidence.rule != "outlet-copyright" and is_person(one.value):
        return False
    if _MONTH.match(words[0]):
        return False
    return not any(mark in one.value for mark in "@:")


def _weigh(page: Page, key: str, found: list[Witness], domains: set[str]) -> Field[str]:
    """Add the witnesses for one name up."""
    by_line: dict[int, float] = {}
    for one in found:
        line = one.evidence.line
        by_line[line] = max(by_line.get(line, 0.0), one.weight)
    weights = sorted(by_line.values(), reverse=True)[:6]
    if weights[0] >= 0.3:
        weights.append(0.3 * media_weight(key))
    squeezed = "".join(char for char in key if char.isalnum())
    if squeezed in domains or "the" + squeezed in domains:
        weights.append(0.5)
    mentions = sum(key in row.sketch for row in page.rows if _outside(page, row)) - len(by_line)
    if any(one.evidence.rule != "outlet-masthead" for one in found) or media_weight(key):
        weights.extend([0.15] * max(0, min(mentions, 3)))
    confidence = combined(weights)
    if is_agency(key) and len({one.evidence.rule for one in found} - {"outlet-from"}) < 2:
        confidence *= 0.35
    return Field(_fullest(found), round(confidence, 3), evidence_of(found))


def _fullest(found: list[Witness]) -> str:
    """Return the form to show: the one with "The" where it is printed so in running text."""
    forms: dict[str, float] = defaultdict(float)
    for one in found:
        forms[one.value] += one.weight + (0.3 if one.value.startswith("The ") else 0.0)
    return max(
        sorted(forms),
        key=lambda form: forms[form] - (1.0 if form.isupper() and len(form) > 4 else 0.0),
    )


def _domains(page: Page) -> set[str]:
    """Return the first labels of the domains that the furniture names."""
    found = set()
    for row in page.rows:
        if _outside(page, row) and ("." in row.head):
            for match in _DOMAIN.finditer(row.head):
                found.add(match["label"].lower().replace("-", ""))
    return found


def label_mastheads(page: Page, outlet: Field[str] | None) -> None:
    """Label the rows that say nothing but the outlet's name, now that it is known."""
    if outlet is None:
        return
    key = _key(outlet.value)
    boxes = {e.line for e in outlet.evidence if e.rule in {"outlet-author-box", "outlet-masthead"}}
    for row in page.rows:
        if row.index == page.headline or page.story[0] <= row.index < page.story[1]:
            continue
        if (row.n in boxes and not items_of(row)) or (
            row.words <= 6 and _key(row.head.strip(" •*|-–—»>.")) == key
        ):
            page.verdicts[row.index] = Verdict(Label.OUTLET, 0.85, "outlet-name-alone")
