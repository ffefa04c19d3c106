"""A page's tree -> blocks of visible text in reading order, each with its place in the tree.

The tree is walked with a stack of our own, and what stands above a block is kept as links from
place to place, so that fifty thousand nested tags cost no more than fifty thousand siblings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resiliparse.parse.html import HTMLTree
    from resiliparse.parse.html.node import ElementNode, Node

#: Never shown, whatever the page's style says.
_UNSEEN = frozenset(
    ["script", "style", "template", "head", "title", "meta", "link", "object", "canvas", "audio", "video", "map", "datalist", "noembed", "iframe"]
)  # fmt: skip
#: Elements that stand on lines of their own.
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "label",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
#: Elements whose presence above a block is remembered.
MARKED = (
    "nav", "aside", "footer", "header", "form", "figure", "figcaption", "article", "main", "blockquote",
    "li", "table", "button", "select", "dialog", "noscript", "h1", "h2", "h3", "h4", "h5", "h6",
)  # fmt: skip
_BITS = {tag: 1 << place for place, tag in enumerate(MARKED)}
_TAGGED = {"textarea": _BITS["form"], "option": _BITS["select"], "label": _BITS["form"]}
#: Words in class and id that furniture has.
FURNITURE_NAMES = re.compile(
    r"comment|disqus|relat|recommend|share|social|promo|newsletter|subscri|sidebar|footer|header|nav|menu|breadcrumb|caption|credit"
    r"|byline|author|advert|sponsor|cookie|consent|tags?\b|topics|popular|trending|more-|read-?more|signup|sign-up|meta|date|banner"
    r"|modal|popup|widget|toolbar|hidden|outbrain|taboola|paywall"
)
#: Words in class and id that a story's container has.
STORY_NAMES = re.compile(r"article|story|body|content|entry|post|main|text")
_NONE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """An element above a block of text.

    Attributes:
        tag: Its tag.
        names: Its class and id in lower case.
        above: The element above it.
        inside: Which of MARKED it is or stands in, as bits.
        hints: How many furniture words the names above it and its own have, from the third level.
        depth: How many elements stand above it.
        hidden: Whether it or one above it is marked as not shown.
    """

    tag: str
    names: str
    above: Place | None
    inside: int
    hints: int
    depth: int
    hidden: bool

    def within(self, tag: str) -> bool:
        """Say whether this is, or stands in, an element with a tag of MARKED."""
        return bool(self.inside & _BITS[tag])

    def near(self, steps: int = 3) -> str:
        """Return the names of this element and those just above it, innermost first."""
        names: list[str] = []
        place: Place | None = self
        while place is not None and len(names) < steps:
            names.append(place.names)
            place = place.above
        return " ".join(names)


@dataclass(frozen=True, slots=True)
class Block:
    """A line of visible text: white space joined, never empty.

    Attributes:
        text: The line.
        linked: How many of its code points stand in links.
        place: The innermost element that stands on lines of its own around it.
    """

    text: str
    linked: int
    place: Place


class _Walk:
    """What a walk over the tree carries along."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.words: list[str] = []
        self.linked = 0
        self.links = 0
        self.drawn = 0
        self.kept = 0
        self.after_link = False

    def end_line(self, place: Place) -> None:
        """Close the line that is being gathered."""
        if self.words:
            text = " ".join("".join(self.words).split())
            if text:
                self.blocks.append(Block(text, min(self.linked, len(text)), place))
            self.words.clear()
        self.linked = 0

    def take(self, text: str, place: Place) -> None:
        """Take a piece of text; in preformatted text its own line ends count."""
        self.after_link = False
        for number, piece in enumerate(text.split("\n") if self.kept else [text]):
            if number:
                self.end_line(place)
            self.words.append(piece)
            if self.links:
                self.linked += len(" ".join(piece.split()))


def parse(source: str) -> HTMLTree:
    """Return the tree of a page; any string has one."""
    from resiliparse.parse.html import HTMLTree  # not needed before the first page

    return HTMLTree.parse(source)


def blocks_of(tree: HTMLTree) -> list[Block]:
    """Return the visible text of a page, one block a line, in the order of its source.

    What is marked as hidden is kept, because styles and scripts that are not at hand may show it.
    Frames stand with what they say to browsers without frames.
    """
    walk = _Walk()
    root = _root(tree)
    if root is not None:
        _walk(walk, root, None)
    return walk.blocks


def _root(tree: HTMLTree) -> ElementNode | None:
    """Return the outermost element."""
    return tree.document.first_element_child if tree.document is not None else None


def _walk(walk: _Walk, root: ElementNode, above: Place | None) -> None:
    """Walk over an element and all under it, without recursion but for frames' stand-in texts."""
    from resiliparse.parse.html import NodeType
    from resiliparse.parse.html.node import ElementNode

    place = _place(root, above)
    stack: list[tuple[Node | None, Place]] = [(None, place)]
    _push(stack, root.first_child, place)
    while stack:
        node, place = stack.pop()
        if node is None:
            _leave(walk, place)
            continue
        _push(stack, node.next, place)
        if node.type == NodeType.TEXT:
            if node.value and not (walk.drawn and place.tag != "text"):
                walk.take(node.value, place)
        elif isinstance(node, ElementNode):
            tag = node.tag or ""
            if tag in _UNSEEN:
                continue
            if tag == "br":
                walk.end_line(place)
            elif tag == "noframes":
                walk.end_line(place)
                if place.depth < 8 and node.text:
                    inner = _root(parse(node.text))
                    if inner is not None:
                        _walk(walk, inner, place)
            else:
                if tag in _BLOCKS:
                    walk.end_line(place)
                inner_place = _place(node, place)
                _enter(walk, tag)
                stack.append((None, inner_place))
                _push(stack, node.first_child, inner_place)
    walk.end_line(_place(root, above))


def _push(stack: list[tuple[Node | None, Place]], node: Node | None, place: Place) -> None:
    """Put a node on the stack, if there is one.

    Nodes are reached from sibling to sibling: asking for all children is quadratic in their number.
    """
    if node is not None:
        stack.append((node, place))


def _enter(walk: _Walk, tag: str) -> None:
    if tag == "a":
        walk.links += 1
        if walk.after_link:
            walk.words.append(" ")  # two links side by side are two things
    walk.drawn += tag == "svg"
    walk.kept += tag in ("pre", "textarea")


def _leave(walk: _Walk, place: Place) -> None:
    if place.tag in _BLOCKS:
        walk.end_line(place)
    if place.tag == "a":
        walk.links -= 1
        walk.after_link = True
    walk.drawn -= place.tag == "svg"
    walk.kept -= place.tag in ("pre", "textarea")


def _place(node: ElementNode, above: Place | None) -> Place:
    """Return an element's place under another."""
    tag = node.tag or ""
    names = f"{node.getattr('class') or ''} {node.getattr('id') or ''}"[:400].lower()
    hidden = node.hasattr("hidden") or _NONE.search(node.getattr("style") or "") is not None
    depth = 0 if above is None else above.depth + 1
    bits = _BITS.get(tag, 0) | _TAGGED.get(tag, 0)
    hints = len(FURNITURE_NAMES.findall(names)) if depth > 2 else 0
    if above is None:
        return Place(tag, names, None, bits, hints, 0, hidden)
    return Place(
        tag,
        names,
        above,
        above.inside | bits,
        above.hints + hints,
        depth,
        above.hidden or hidden,
    )


def elements(tree: HTMLTree) -> Iterator[ElementNode]:
    """Yield every element of a page in the order of its source, without recursion."""
    from resiliparse.parse.html.node import ElementNode

    stack: list[Node | None] = [root := _root(tree)]
    while stack:
        node = stack.pop()
        if node is None:
            continue
        stack.append(node.next if node is not root else None)
        if isinstance(node, ElementNode):
            stack.append(node.first_child)
            yield node
