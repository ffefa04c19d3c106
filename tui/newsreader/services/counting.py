"""Statistics of a library."""

from __future__ import annotations

from newsreader.services.library import Library
from newsreader.storage import listing, totals


def statistics(library: Library) -> list[tuple[str, int]]:
    """Return what is held and found, as names with counts."""
    connection = library.connection
    counts = totals.totals(connection)
    views, outlets = listing.source_counts(connection)
    return [
        ("captures", counts["captures"]),
        ("articles", views[""]),
        ("unread", views["is:unread"]),
        ("starred", views["is:starred"]),
        ("later", views["is:later"]),
        ("outlets", len(outlets)),
        ("of unknown outlet", counts["unknown"]),
        ("words", counts["words"]),
        ("names", counts["entities"]),
        ("mentions", counts["mentions"]),
        ("matches", counts["matches"]),
        ("shared passages", counts["families"]),
        ("stories", counts["stories"]),
        ("acts in the undo log", counts["commands"]),
        ("bytes of captures", counts["bytes"]),
    ]
