"""Feeds: what one says in an answer, its items, and the subscription that asks for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Enclosure:
    """Something an item comes with: a recording, a picture."""

    url: str
    kind: str = ""
    size: str = ""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item as the feed gave it; what it did not give is "".

    Attributes:
        guid: The feed's own name for the item, else its link, else made of what it says.
        title: In plain text.
        link: An http or https address.
        author: Names joined by "; ".
        published: When it was published, in the feed's own words.
        updated: When it was changed, in the feed's own words.
        html: Its text as HTML.
        text: Its text as plain text, where the feed gives no HTML.
        summary: A shorter form, as HTML, where there is one beside the text.
        language: As the feed says it.
        source: The title of the feed it was taken over from, where it says so.
        categories: The feed's own words for what it is about.
        enclosures: What comes with it.
    """

    guid: str
    title: str = ""
    link: str = ""
    author: str = ""
    published: str = ""
    updated: str = ""
    html: str = ""
    text: str = ""
    summary: str = ""
    language: str = ""
    source: str = ""
    categories: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadFeed:
    """What an answer of a feed says.

    Attributes:
        kind: "RSS", "Atom", "RDF" or "JSON Feed".
        title: The feed's title in plain text, or "".
        home: The address of the site, or "".
        language: As the feed says it, or "".
        items: In the feed's order.
        wait: Seconds between two looks that the feed asks for; 0 where it says nothing.
        notes: Sentences about what was odd or left out.
    """

    kind: str
    title: str
    home: str
    language: str
    items: tuple[FeedItem, ...]
    wait: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that a page names, or that is looked for at a usual place.

    Attributes:
        url: Its address.
        title: What the page calls it, or "".
        named: Whether the page names it.
    """

    url: str
    title: str = ""
    named: bool = True
