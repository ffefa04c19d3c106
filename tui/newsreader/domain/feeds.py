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


@dataclass(frozen=True, slots=True)
class Subscription:
    """What the reader decided about a feed; every change of it can be undone.

    Attributes:
        url: Where it is asked for, without name and password.
        name: The reader's own name for it, or "".
        folder: Folders above it, joined by "/"; "" for none.
        tags: The reader's own words for it.
        paused: Whether it is left alone until further notice.
        private: Whether it may be at a private address of the reader's own network.
        full_text: Whether the page behind each new item is fetched as well.
        user: Name to log in with, or "".
        password_command: A command of the reader's own that prints the password, or "".
    """

    url: str
    name: str = ""
    folder: str = ""
    tags: tuple[str, ...] = ()
    paused: bool = False
    private: bool = False
    full_text: bool = False
    user: str = ""
    password_command: str = ""


@dataclass(frozen=True, slots=True)
class FeedState:
    """How the last looks at a feed went. Times are UTC, "" where there is none.

    Attributes:
        title: As the feed calls itself.
        kind: "RSS", "Atom", "RDF", "JSON Feed" or "".
        home: The address of its site.
        etag: Validator of the last answer.
        last_modified: The other validator.
        mark: Digest of the last body, so that the same one is not read twice.
        asked_at: The last look.
        next_at: Before then it is not asked, unless the reader says so.
        told_to_wait: Whether ``next_at`` is the server's own wish, which holds for the reader too.
        last_good: The last look that went well.
        failures: Looks in a row that did not.
        error: Why the last one did not, as words without the address; "" where it did.
        gone: Whether the server said that the feed is gone for good.
        note: What was odd in it when it was last read.
    """

    title: str = ""
    kind: str = ""
    home: str = ""
    etag: str = ""
    last_modified: str = ""
    mark: str = ""
    asked_at: str = ""
    next_at: str = ""
    told_to_wait: bool = False
    last_good: str = ""
    failures: int = 0
    error: str = ""
    gone: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A subscription with its number, its state, and how many of its articles are held and unread."""

    number: int
    subscription: Subscription
    state: FeedState = FeedState()
    held: int = 0
    unread: int = 0

    @property
    def title(self) -> str:
        """What the feed is called: by the reader, by itself, else its address."""
        return self.subscription.name or self.state.title or self.subscription.url

    @property
    def rests(self) -> bool:
        """Whether it is not asked: paused, or gone for good."""
        return self.subscription.paused or self.state.gone
