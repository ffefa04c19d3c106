"""A damaged feed taken apart at its items, so that damage in one costs no other."""

from __future__ import annotations

import re

from newsreader.capture.feeds.limits import ITEMS
from newsreader.capture.feeds.xml_elements import DECLARED

_CDATA = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
_START = re.compile(r"<(item|entry)(?=[\s>/])", re.IGNORECASE)
_END = re.compile(r"</(?:item|entry)\s*>", re.IGNORECASE)
_DECLARATION = re.compile(
    r"\bxmlns(?::([\w.-]{1,40}))?\s*=\s*(?:\"([^\"<>]{0,300})\"|'([^'<>]{0,300})')"
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?(rss|feed|RDF|channel)[\s>]", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype\s+)?html\b", re.IGNORECASE)
_HEAD = 20_000


def is_feed(text: str) -> bool:
    """Say whether a text that does not parse may be a damaged feed: it has items and is no page."""
    first = _START.search(text)
    head = text[: first.start()][:_HEAD] if first else text[:_HEAD]
    return first is not None and (_ROOT.search(head) is not None or not _PAGE.search(head))


def head_of(text: str) -> str:
    """Return what stands before the first item."""
    first = _START.search(_masked(text))
    return text[: first.start()] if first else text


def kind_of(text: str) -> str:
    """Return which kind of feed a text is, by its root where that is whole, else by its items."""
    head = head_of(text)[:_HEAD]
    root = _ROOT.search(head)
    name = root[1].lower() if root else ""
    if name == "rdf" or "22-rdf-syntax-ns#" in head:
        return "RDF"
    first = _START.search(text)
    return "Atom" if name == "feed" or (first and first[1].lower() == "entry") else "RSS"


def pieces(text: str) -> list[str]:
    """Return each item as a document of its own, with the namespaces that the feed declares."""
    masked = _masked(text)
    starts = [match.start() for match in _START.finditer(masked)][: ITEMS + 1]
    if not starts:
        return []
    declared = {(m[1] or ""): m[2] or m[3] or "" for m in _DECLARATION.finditer(text[: starts[0]][:_HEAD])}  # fmt: skip
    spaces = {**DECLARED, **declared}
    if kind_of(text) == "Atom":
        spaces.setdefault("", DECLARED["atom"])
    root = "<feed " + " ".join(
        f'xmlns{":" if prefix else ""}{prefix}="{space}"'
        for prefix, space in spaces.items()
        if "&" not in space and '"' not in space
    )
    found = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        closings = list(_END.finditer(masked, start, end))
        body = text[start : closings[-1].end() if closings else end]
        name = _START.match(body)
        word = name[1].lower() if name else "item"
        found.append(f"{root}><{word}{_END.sub(f'</{word}>', body[1 + len(word) :])}</feed>")
    return found


def _masked(text: str) -> str:
    """Return the text with what stands in CDATA blanked, every place as it was."""
    return _CDATA.sub(lambda match: " " * len(match[0]), text)
