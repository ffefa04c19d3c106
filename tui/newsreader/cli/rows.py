"""A list row as one line of text."""

from __future__ import annotations

from newsreader.domain.documents import Row
from newsreader.text.safe import one_line


def row_line(row: Row) -> str:
    """Return id, time, outlet, headline and state, separated by tabs."""
    state = "".join(
        sign
        for sign, on in (
            ("N", row.unread),
            ("*", row.triage.starred),
            ("L", row.triage.later),
            ("D", row.triage.dropped),
            ("+", row.updated),
        )
        if on
    )
    title = ("(untitled) " if row.untitled else "") + one_line(row.title)
    outlet = one_line(row.outlet or "(unknown)")
    return "\t".join((row.article, state or "-", row.published or "-", outlet, title))
