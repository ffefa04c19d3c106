"""What stands for an article where it is told apart from others: its outlet, else its headline."""

from __future__ import annotations

from newsreader.services.times import clock
from newsreader.text.safe import one_line, shortened

#: Code points of a headline that stand for an outlet that is not known.
_HEADLINE = 24


def source_name(outlet: str | None, title: str, limit: int = 30) -> str:
    """Return an article's outlet; where that is not known, how its headline begins, in quotation marks.

    Args:
        outlet: The outlet, or None.
        title: The headline, or the first words.
        limit: Code points of the outlet at most.
    """
    if outlet:
        return one_line(outlet, limit)
    words = shortened(title, _HEADLINE)
    return f"“{words}”" if words else "(unknown outlet)"


def source_and_time(outlet: str | None, title: str, published: str | None) -> str:
    """Return what stands for an article, with its time where that is known."""
    name = source_name(outlet, title)
    return f"{name} ({clock(published)})" if published and "T" in published else name
