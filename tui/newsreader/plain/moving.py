"""Going: through the list, the article, the views."""

from __future__ import annotations

from newsreader.domain.documents import SourceCount
from newsreader.plain.registry import Order, carries_out
from newsreader.plain.session import Session
from newsreader.services import row_reasons
from newsreader.services.searching import Finder
from newsreader.services.source_counts import sources_of


@carries_out("page-down")
def page_down(session: Session, order: Order) -> None:
    """Say more: of the list, of the article; at its end the next article with something new."""
    if session.opened is None:
        if not session.say_more():
            session.say("That was the whole list.")
        return
    session.read_on()
    if not session.say_on():
        next_unread(session, order)


@carries_out("page-up", "redraw", "top")
def again(session: Session, order: Order) -> None:
    """Say the list, or the article, once more from its beginning."""
    if session.opened is None:
        session.listed.at = 0
        session.say_list()
    else:
        session.opened.at = 0
        session.say_on()


@carries_out("bottom")
def bottom(session: Session, order: Order) -> None:
    """Go to the last row, or to the row counted."""
    _to(session, (order.count or len(session.listed.rows)) - 1)


@carries_out("down", "next-article")
def down(session: Session, order: Order) -> None:
    """Go some rows down."""
    _to(session, session.listed.at + (order.count or 1))


@carries_out("up", "previous-article")
def up(session: Session, order: Order) -> None:
    """Go some rows up."""
    _to(session, session.listed.at - (order.count or 1))


@carries_out("go-to-row")
def go_to_row(session: Session, order: Order) -> None:
    """Go to the row named."""
    _to(session, order.rows[0] if order.rows else session.listed.at)


def _to(session: Session, at: int) -> None:
    """Put a row in hand and say it."""
    session.close()
    if session.move_to(at):
        session.say(session.row_text(at))
    else:
        session.cannot(f"There is no row {at + 1}; the list has {len(session.listed.rows)}.")


@carries_out("open")
def open_(session: Session, order: Order) -> None:
    """Open the row named, or the one in hand."""
    at = order.rows[0] if order.rows else session.listed.at
    if session.move_to(at):
        session.open(session.listed.rows[at])
    else:
        session.cannot(f"There is no row {at + 1}; the list has {len(session.listed.rows)}.")


@carries_out("next-unread")
def next_unread(session: Session, order: Order) -> None:
    """Open the next article that is new: of this row what tells something new, then the next row's."""
    _unread(session, 1)


@carries_out("previous-unread")
def previous_unread(session: Session, order: Order) -> None:
    """Open the new article before."""
    _unread(session, -1)


def _unread(session: Session, step: int) -> None:
    opened, listed = session.opened, session.listed
    if opened is not None and step > 0:
        session.read_on()
        documents = listed.rows[listed.at] if listed.rows else ()
        others = [d for d in documents if d != opened.reading.row.document]
        ahead = row_reasons.unread_with_news(session.library, session.freshness, others)
        if ahead:
            session.open(ahead)
            return
    size = len(listed.rows)
    start = listed.at + (step if opened is not None else 0)
    for at in [(start + step * n) % size for n in range(size)] if size else []:
        story = session.story(at)
        if story is not None and story.unread:
            session.move_to(at)
            session.open(listed.rows[at])
            return
    session.close()
    session.say("Nothing unread is left in this list.")


@carries_out("back")
def back(session: Session, order: Order) -> None:
    """Leave the article, or go back to the list before; never the program."""
    if session.opened is not None:
        session.close()
        session.say(session.row_text(session.listed.at) if session.listed.rows else "The list.")
    elif session.before:
        session.listed = session.before.pop()
        session.say_list()
    else:
        session.say("q leaves the reader.")


@carries_out("leave")
def leave(session: Session, order: Order) -> None:
    """Go back one layer; at the top leave."""
    if session.opened is not None or session.before:
        back(session, order)
    else:
        session.left = True


@carries_out("quit")
def quit_(session: Session, order: Order) -> None:
    """Leave at once."""
    session.left = True


@carries_out("next-source")
def next_source(session: Session, order: Order) -> None:
    """Show the next view or outlet."""
    _source(session, 1)


@carries_out("previous-source")
def previous_source(session: Session, order: Order) -> None:
    """Show the view or outlet before."""
    _source(session, -1)


def _source(session: Session, step: int) -> None:
    found = _sources(session)
    at = next((n for n, s in enumerate(found) if s.query == session.listed.query), -1)
    if not 0 <= at + step < len(found):
        session.cannot("There is no further view or outlet.")
        return
    session.show(found[at + step].query, found[at + step].name)


@carries_out("saved-views", "view")
def view(session: Session, order: Order) -> None:
    """Show a view or outlet by its name; without one, name them all."""
    found = _sources(session)
    if not order.words:
        session.say(*(f"{s.name}: {s.unread} unread" for s in found))
        return
    wanted = order.words.casefold()
    source = next((s for s in found if s.name.casefold() == wanted), None)
    if source is None:
        session.cannot(f'There is no view or outlet "{order.words}".')
    else:
        session.show(source.query, source.name)


def _sources(session: Session) -> list[SourceCount]:
    """Return views, saved ones and outlets."""
    sources = sources_of(session.library)
    return [*sources.views, *sources.saved, *sources.outlets]


@carries_out("filter")
def filter_(session: Session, order: Order) -> None:
    """Show what a query matches; without one, go back to the list before."""
    if order.words:
        session.show(order.words, f"Filter: {order.words}")
    else:
        back(session, order)


@carries_out("find")
def find(session: Session, order: Order) -> None:
    """Search: headlines, outlets and names, or words in the open article."""
    if not order.words:
        session.cannot("Type the words behind it: /ferry talks")
        return
    if session.opened is None:
        answer = Finder(session.library).find(order.words)
        session.say(*(missing.sentence for missing in answer.missing))
        rows = [(hit.document,) for hit in answer.hits]
        session.show_rows(session.listed.query, f"Search: {order.words}", rows)
        return
    wanted = order.words.casefold()
    lines = [p.lines[0] for p in session.opened.parts if wanted in p.lines[0].casefold()]
    if lines:
        session.say(*lines)
    else:
        session.cannot(f'"{order.words}" is not in this article.')


@carries_out("let-in", "refresh", "refresh-all")
def let_in(session: Session, order: Order) -> None:
    """Read the list again."""
    session.reload()
