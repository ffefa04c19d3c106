"""What a page says about itself in its source: a key and a value each, in the order it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from newsreader.capture.html.rendering import elements

if TYPE_CHECKING:
    from resiliparse.parse.html import HTMLTree
    from resiliparse.parse.html.node import ElementNode

#: Values are cut to so many code points, but for an article's own text.
_LONGEST = 2_000
_ITEMS = 600
_DEPTH = 10
_LEAVES = 400
_LINKS = frozenset(["canonical", "shortlink", "alternate", "amphtml", "author", "publisher", "me"])
_ITEMPROPS = frozenset(
    ["headline", "author", "creator", "datepublished", "datemodified", "datecreated", "publisher", "inlanguage"]
)  # fmt: skip
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{1,500})\s*-->", re.IGNORECASE)
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)
_UNNAMED = re.compile(r"[^\w.:@#/\[\]-]+")
_PUBLISHED = re.compile(r"publish|pubdate|posted|entry-date|dateline|created|issued")
_UPDATED = re.compile(r"updat|modif|edited")
#: Instructions to browsers and shops that say nothing of the page.
_MACHINERY = re.compile(
    r"meta (?:viewport|x-ua-compatible|msapplication-\S*|theme-color|format-detection|handheldfriendly|mobileoptimized|apple-\S*"
    r"|\S*verif\S*|msvalidate\S*|referrer|csrf\S*|fb:\S*|\S*image:(?:width|height|type)|width|height|image|thumbnail\S*|robots|googlebot"
    r"|cache-control|pragma|expires|refresh|origin-trial|content-type|content-security-policy|generator|p:domain_verify)"
    r"|json-ld .*\.(?:width|height|contentUrl|thumbnailUrl|query-input|target|urlTemplate)"
)
#: The key under which an article's whole text stands in JSON-LD.
ARTICLE_BODY = "articleBody"


class Datum(NamedTuple):
    """One thing a page says about itself: "meta og:title", "json-ld NewsArticle.headline"."""

    key: str
    value: str


def data_of(source: str, tree: HTMLTree) -> list[Datum]:
    """Return what the page says about itself, each thing once, on one line, without markup."""
    found: dict[Datum, None] = {}
    for key, value in _all(source, tree):
        text = " ".join(value.replace("\0", "").split())
        text = text if key.endswith(ARTICLE_BODY) else text[:_LONGEST]
        if text and not _MACHINERY.fullmatch(key):
            found.setdefault(Datum(_UNNAMED.sub(" ", key).strip()[:120], text))
            if len(found) >= _ITEMS:
                break
    return list(found)


def _all(source: str, tree: HTMLTree) -> Iterator[tuple[str, str]]:
    """Yield keys and raw values."""
    saved = _SAVED.search(source[:4000])
    if saved is not None:
        yield "saved-from", saved[1]
    for node in elements(tree):
        tag = node.tag
        if tag == "html":
            yield "html lang", node.getattr("lang") or node.getattr("xml:lang") or ""
        elif tag == "title" and not _drawn(node):
            yield "title", node.text or ""
        elif tag == "base":
            yield "base", node.getattr("href") or ""
        elif tag == "meta":
            yield from _meta(node)
        elif tag == "link":
            yield from _link(node)
        elif tag == "script":
            if "ld+json" in (node.getattr("type") or "").lower():
                yield from _json_ld(node.text or "")
        elif tag == "time":
            yield from _time(node)
        elif tag in ("frame", "iframe"):
            yield f"{tag} src", node.getattr("src") or ""
        elif node.hasattr("itemprop"):
            yield from _item(node)


def _drawn(node: ElementNode) -> bool:
    """Say whether a title is that of a drawing."""
    above = node.parent
    return above is not None and above.tag == "svg"


def _meta(node: ElementNode) -> Iterator[tuple[str, str]]:
    for attribute in ("property", "name", "itemprop", "http-equiv"):
        name = (node.getattr(attribute) or "").strip().lower()
        if name:
            yield f"meta {name}", node.getattr("content") or ""
            return


def _link(node: ElementNode) -> Iterator[tuple[str, str]]:
    kinds = (node.getattr("rel") or "").lower().split()
    for kind in kinds:
        if kind in _LINKS and not ("stylesheet" in kinds or "icon" in kinds):
            more = (node.getattr("type") or "").lower() if kind == "alternate" else ""
            if kind != "alternate" or more:
                yield f"link {kind} {more}".strip(), node.getattr("href") or ""
    if node.hasattr("itemprop"):
        yield from _item(node)


def _time(node: ElementNode) -> Iterator[tuple[str, str]]:
    above = node.parent
    names = " ".join(
        (one.getattr(attribute) or "")
        for one in (node, above)
        if isinstance(one, type(node))
        for attribute in ("class", "itemprop", "id", "data-testid")
    ).lower()
    kind = " updated" if _UPDATED.search(names) else ""
    kind = " published" if _PUBLISHED.search(names) or node.hasattr("pubdate") else kind
    yield f"time{kind}", node.getattr("datetime") or ""


def _item(node: ElementNode) -> Iterator[tuple[str, str]]:
    """Yield a microdata property; an author's or publisher's name stands in its own "name"."""
    for name in (node.getattr("itemprop") or "").lower().split():
        if name in _ITEMPROPS:
            value = node.getattr("content") or node.getattr("datetime")
            yield f"item {name}", value if value else _named(node) or (node.text or "")[:300]


def _named(node: ElementNode) -> str | None:
    """Return the name within an item, or None."""
    if not node.hasattr("itemscope"):
        return None
    inner = node.query_selector('[itemprop~="name"]')
    return (inner.getattr("content") or (inner.text or "")[:300]) if inner is not None else None


def _json_ld(raw: str) -> Iterator[tuple[str, str]]:
    """Yield the leaves of a JSON-LD script, each under its path: ``NewsArticle.author[Person].name``."""
    try:
        value = json.loads(_WRAPPING.sub("", raw).strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return
    leaves = 0
    stack: list[tuple[str, object, int]] = [("", value, 0)]
    while stack and leaves < _LEAVES:
        path, value, depth = stack.pop()
        if depth > _DEPTH:
            continue
        if isinstance(value, dict):
            kind = _kind(value)
            here = (f"{path}[{kind}]" if path else kind) if kind else path
            if path == "@graph":
                here = kind
            inner = [(_below(here, str(key)), one, depth + 1) for key, one in value.items()]
            stack += reversed(inner)
        elif isinstance(value, list):
            stack += [(path, one, depth + 1) for one in reversed(value)]
        elif _is_said(value) and path and not path.endswith(("@type", "@context")):
            leaves += 1
            yield f"json-ld {path}", _unescaped(str(value))


def _is_said(value: object) -> bool:
    """Say whether a leaf is words or a number."""
    return isinstance(value, (str, int)) and not isinstance(value, bool)


def _below(path: str, key: str) -> str:
    """Return the path of a key under another; a graph only gathers what stands by itself."""
    return key if not path or key == "@graph" else f"{path}.{key}"


def _kind(value: dict[str, object]) -> str:
    """Return an object's type, the first of several."""
    kind = value.get("@type")
    if isinstance(kind, list):
        kind = kind[0] if kind else None
    return kind.rpartition("/")[2][:40] if isinstance(kind, str) else ""


def _unescaped(text: str) -> str:
    """Return text whose entities are read: what writes JSON-LD often writes them for HTML."""
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)
