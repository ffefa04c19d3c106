"""Why a row of the list deserves a look: two sentences about what is held and what is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.domain.documents import NOTICES, Row, lead_of
from newsreader.domain.intervals import earliest
from newsreader.services import noticing
from newsreader.services.library import Library
from newsreader.services.newness import Freshness
from newsreader.services.novelty import Novelty, novelty_of
from newsreader.services.source_names import source_name
from newsreader.storage import listing, resurfacing
from newsreader.text.counts import counted
from newsreader.text.safe import one_line, shortened

#: Articles of one story that are looked through for those that tell something new: a key waits for it.
_LOOKED_THROUGH = 40
#: Characters of a headline in a sentence.
_HEADLINE = 32


@dataclass(frozen=True, slots=True)
class RowReason:
    """What the line under the list says of a row.

    Attributes:
        held: What is held of the story, or why the row came back.
        new: What of it is new.
        alert: Whether ``held`` is a correction, a kill notice or a change of what was dealt with.
    """

    held: str
    new: str
    alert: bool = False


def reason_for(library: Library, freshness: Freshness, documents: Sequence[int]) -> RowReason:
    """Explain a row that stands for some documents."""
    rows = listing.rows_by_number(library.connection, documents)
    if not rows:
        return RowReason("Not analysed yet.", "")
    notice = _notice(library, rows)
    held = notice or _held(_whole_story(library, rows))
    return RowReason(
        _opens(library, freshness, rows) + held, _new(library, freshness, rows), bool(notice)
    )


def _opens(library: Library, freshness: Freshness, rows: Sequence[Row]) -> str:
    """Say what opens where that is not the article the row shows."""
    lead = lead_of(rows)
    first = to_open(library, freshness, [row.document for row in rows])
    if first == lead.document:
        return ""
    row = next(row for row in rows if row.document == first)
    title = shortened(row.title, _HEADLINE)
    return f"Opens: {_outlet(row)}, “{title}”; this one tells nothing new. "


def _whole_story(library: Library, rows: list[Row]) -> list[Row]:
    """Return the rows of the story, those that the view leaves out as well: they are held, too."""
    connection = library.connection
    documents = listing.documents_of_story(connection, rows[0].document)
    return listing.rows_by_number(connection, documents) if len(documents) > len(rows) else rows


def to_open(library: Library, freshness: Freshness, documents: Sequence[int]) -> int:
    """Return which of a row's documents opens: the one the row shows.

    Where that one tells nothing new and another does, the one that tells most opens instead.
    """
    rows = listing.rows_by_number(library.connection, documents)
    if not rows:
        return documents[0]
    lead = lead_of(rows)
    is_told = lead.notice not in NOTICES and not lead.updated and lead.unread
    if is_told and freshness.by_article([lead.capture])[lead.capture] == 0:
        ahead = unread_with_news(library, freshness, documents)
        return ahead[0] if ahead else lead.document
    return lead.document


def unread_with_news(library: Library, freshness: Freshness, documents: Sequence[int]) -> list[int]:
    """Return those of a row's documents that are unread and tell something new, most first.

    Of a crowd only the first ones are looked through.
    """
    rows = listing.rows_by_number(library.connection, documents[:_LOOKED_THROUGH])
    unread = [row for row in rows if row.unread]
    counts = freshness.by_article(row.capture for row in unread)

    def most(row: Row) -> int:
        new = counts[row.capture]
        return -(row.words if new is None else new)

    return [row.document for row in sorted(unread, key=most) if counts[row.capture] != 0]


def _held(rows: list[Row]) -> str:
    """Say how many are held, since when, and which is the earliest where that is sure."""
    if len(rows) == 1:
        row = rows[0]
        shared = {-1: "not analysed yet", 0: "no passage of it is in another article held"}
        passages = (
            f"{row.shared} passage{'s' if row.shared != 1 else ''} also in other articles held"
        )
        return f"{row.words:,} words; {shared.get(row.shared, passages)}."
    outlets = {row.outlet for row in rows if row.outlet}
    words = f"{len(rows)} held, {len(outlets)} outlet{'s' if len(outlets) != 1 else ''}."
    first = earliest(row.published for row in rows)
    if first is not None:
        return f"{words} Earliest held: {_outlet(rows[first])}."
    return f"{words} Earliest held: not sure."


def _new(library: Library, freshness: Freshness, rows: list[Row]) -> str:
    """Say what is new."""
    unread = [row for row in rows if row.unread] or rows
    words = freshness.of_story([row.capture for row in unread])
    if words is None:
        return "New to you: not known until this is analysed."
    novelty = novelty_of(library, freshness, [row.capture for row in unread])
    parts = _quotes(novelty) + _numbers(novelty)
    said = ", ".join(parts) if parts else counted(words, "word") if words else "nothing"
    return f"New to you: {said}."


def _quotes(novelty: Novelty) -> list[str]:
    """Say how many quotations are new and who speaks."""
    if not novelty.quotes:
        return []
    from newsreader.reuse.spelling import unaccented  # not before a row has rested

    first: dict[str, str] = {}  # two outlets may spell one name with and without its accents
    for name in filter(None, novelty.quotes):
        first.setdefault(unaccented(name), name)
    names = list(first.values())
    who = f" ({', '.join(names[:3])}{', …' if len(names) > 3 else ''})" if names else ""
    return [f"{len(novelty.quotes)} quote{'s' if len(novelty.quotes) != 1 else ''}{who}"]


def _numbers(novelty: Novelty) -> list[str]:
    """Say how many numbers are new, and name some."""
    if not novelty.numbers:
        return []
    some = ", ".join(novelty.numbers[:2]) + (", …" if len(novelty.numbers) > 2 else "")
    return [f"{len(novelty.numbers)} number{'s' if len(novelty.numbers) != 1 else ''} ({some})"]


def _notice(library: Library, rows: list[Row]) -> str:
    """Say why a row came back, or what a notice is about and what of the reader's carries it."""
    connection = library.connection
    lead = lead_of(rows)
    if lead.notice in NOTICES and lead.unread:
        found = resurfacing.carriers(connection, lead.capture, lead.document)
        what = "KILL" if lead.notice == "kill" else "Correction"
        yours = noticing.yours_among(library, found, lead.document)
        titles = f" ({one_line(yours.title, 40)})" if yours.title else ""
        said = noticing.yours_words(yours).removesuffix(".")
        return f"{what} by {_outlet(lead)}. {f'{said}{titles}.' if said else ''}".strip()
    for row in rows:
        if row.updated:
            return _came_back(library, row)
    return ""


def _came_back(library: Library, row: Row) -> str:
    """Say what brought a row back: another outlet's notice, or a new version of the page."""
    about = resurfacing.notices_about(library.connection, row.capture, row.document)
    if about and not about[0].dealt_with:
        said = noticing.notice_words(library, about[0]).removesuffix(":")
        return f"{said} has words of it: {noticing.evidence(library, about[0])}"
    if row.versions > 1:
        return f"{_outlet(row)} changed its page since you dealt with it (version {row.versions}); gd shows what."
    return f"Something came about this after you dealt with it: {_outlet(row)}."


def _outlet(row: Row) -> str:
    """Return a row's outlet for a sentence."""
    return source_name(row.outlet, row.title)
