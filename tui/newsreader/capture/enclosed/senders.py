"""Who publishes a message, by its headers: the sender's name, its address, the list it came through."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsreader.capture.html.layout import DataLine
from newsreader.capture.html.metadata import evidence, persons
from newsreader.domain.fields import Field

_ADDRESS = re.compile(r"<?\s*([^\s<>@\"]+@([^\s<>@\"]+\.[^\s<>@\"]+))\s*>?")
#: "Mara Lind from The Islander", "Mara Lind at The Islander", "Mara Lind | The Islander".
_OF = re.compile(r"\s+(?:from|at|of|via|with|@)\s+|\s*[|,•·]\s*|\s+[-–—]\s+", re.IGNORECASE)
#: What a sender's product is called behind the outlet's name.
_PRODUCT = re.compile(
    r"(?:'s|’s)?\s+(?:newsletters?|daily|weekly|alerts?|breaking news|briefing|morning briefing|evening briefing|digest|updates?|news alerts?"
    r"|top stories|headlines|team|newsroom|notifications?|no-?reply|subscriptions?|emails?)$",
    re.IGNORECASE,
)
_NEWS = re.compile(
    r"\b(?:the|times|post|news|herald|tribune|gazette|journal|chronicle|press|daily|weekly|observer|courier|mail|star|sun|review|monitor|guardian"
    r"|magazine|report|dispatch|radio|tv|media|today|standard|express|independent|argus|echo|mirror|globe|leader|record|register|sentinel)\b",
    re.IGNORECASE,
)
#: Hosts that many senders share and that name nobody.
_SHARED = re.compile(
    r"(?:^|\.)(?:gmail|googlemail|yahoo|outlook|hotmail|live|icloud|aol|gmx|proton(?:mail)?|mail|web|fastmail|substack|mailchimp\w*|beehiiv|ghost)\."
)


def outlet_of(data: Sequence[DataLine]) -> Field[str] | None:
    """Return the outlet a message is from, or None: a person who writes letters is no outlet."""
    bulk = any(line.key in ("mail list-id", "mail list-unsubscribe") for line in data)
    for line in data:
        if line.key == "mail from":
            field = _sender(line, bulk)
            if field is not None:
                return field
    for line in data:
        if line.key == "mail list-id":
            name = line.value.partition("<")[0].strip(" \"'")
            if 2 < len(name) <= 60 and _NEWS.search(name) and not _ADDRESS.search(name):
                bare = _PRODUCT.sub("", name)
                return Field(bare, 0.6, (evidence(line, bare),))
    return None


def _sender(line: DataLine, bulk: bool) -> Field[str] | None:
    """Return the outlet that a From line names."""
    match = _ADDRESS.search(line.value)
    shown = line.value[: match.start()] if match else line.value
    shown = shown.strip(" \"'<>")
    host = match[2].lower() if match else ""
    parts = [part.strip(" \"'") for part in _OF.split(shown)]
    for part in reversed(parts):
        name = _bare(part)
        if not 2 <= len(name) <= 60 or "@" in name:
            continue
        if host and not _SHARED.search(host) and _is_of(name, host):
            return Field(name, 0.9, (evidence(line, name),))
    name = _bare(parts[-1]) if parts else ""
    if not 2 <= len(name) <= 60 or "@" in name or not any(c.isalpha() for c in name):
        return None
    if len(parts) > 1 and (_NEWS.search(name) or bulk):
        return Field(name, 0.75, (evidence(line, name),))
    if bulk and (_NEWS.search(name) or not persons(name, None)):
        return Field(name, 0.6, (evidence(line, name),))
    return None


def author_of(data: Sequence[DataLine], outlet: Field[str] | None) -> Field[str] | None:
    """Return the person of "Mara Lind from The Islander"; a lone sender's name says nothing of who wrote."""
    for line in data:
        if line.key != "mail from":
            continue
        match = _ADDRESS.search(line.value)
        shown = (line.value[: match.start()] if match else line.value).strip(" \"'<>")
        parts = _OF.split(shown)
        if len(parts) > 1:
            names = [name for name in persons(parts[0], outlet) if not _NEWS.search(name)]
            if names and (outlet is None or names[0] != outlet.value):
                return Field("; ".join(names), 0.6, (evidence(line, names[0]),))
    return None


def _bare(name: str) -> str:
    """Return a name without the product behind it."""
    for _ in range(2):
        shorter = _PRODUCT.sub("", name).strip(" \"'")
        if shorter == name or len(shorter) < 2 or shorter.lower() in ("the", "a"):
            break
        name = shorter
    return name


def _is_of(name: str, host: str) -> bool:
    """Say whether a host is named after the name: "The Islander" and mail.islander.example."""
    squeezed = "".join(char for char in name.lower() if char.isalnum()).removeprefix("the")
    labels = ["".join(c for c in label if c.isalnum()) for label in host.split(".")[:-1]]
    initials = "".join(word[0] for word in name.lower().split() if word[0].isalnum())
    return any(
        label.removeprefix("the") == squeezed
        or (len(squeezed) > 4 and label.startswith(squeezed))
        or (len(label) > 4 and squeezed.startswith(label.removeprefix("the")))
        or (len(label) > 2 and label in (initials, initials.removeprefix("t")))
        for label in labels
        if len(label) > 2 and len(squeezed) > 1
    )
