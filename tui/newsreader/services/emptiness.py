"""What an empty list says: what else there is, or which condition leaves nothing."""

from __future__ import annotations

from newsreader.domain.query import And, Not, Query, Term
from newsreader.search.parsing import parse_query
from newsreader.search.rendering import render
from newsreader.services.feed_words import last_look
from newsreader.services.library import Library
from newsreader.services.selecting import select_tree
from newsreader.storage import listing
from newsreader.storage.feeds import all_feeds
from newsreader.text.safe import one_line

#: Conditions that are left out in turn to see whether one of them leaves nothing.
_TRIED = 6
_UNREAD = "is:unread"


def why_empty(library: Library, text: str) -> list[str]:
    """Say why a query matches nothing, in lines.

    Raises:
        QueryError: The query cannot be read.
    """
    if text == _UNREAD:
        looked = last_look(all_feeds(library.connection))
        return ["", f"Nothing unread. {looked}".rstrip(), *_else(library)]
    query = parse_query(text)
    lines = ["", f"{one_line(text, 200) or 'Everything'}: nothing."]
    parts = query.queries if isinstance(query, And) else ()
    without = []
    for part in [p for p in parts if not _is_order(p)][:_TRIED]:
        rest = tuple(other for other in parts if other is not part)
        selection = select_tree(library, And(rest))
        count = len(listing.lengths_of(library.connection, selection.query))
        if count:
            without.append(f"Without {one_line(render(part), 60)}: {count:,}.")
    return [*lines, *without]


def _else(library: Library) -> list[str]:
    """Count what was put aside."""
    counts, _ = listing.source_counts(library.connection)
    named = (
        (counts["is:starred"], "starred"),
        (counts["is:later"], "later"),
        (counts["is:updated"], "updated since you read"),
    )
    parts = [f"{count:,} {what}" for count, what in named if count]
    return ["   ".join(parts)] if parts else []


def _is_order(part: Query) -> bool:
    """Say whether a part asks for an order, or for nothing in particular."""
    inner = part.query if isinstance(part, Not) else part
    return isinstance(inner, Term) and inner.field == "sort"
