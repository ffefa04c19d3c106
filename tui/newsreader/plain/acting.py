"""Acts: the same services as the screen's; each is on disk before its sentence is said."""

from __future__ import annotations

from newsreader.plain.registry import HANDLERS, Order, carries_out
from newsreader.plain.session import Session
from newsreader.services import clipping, following, triaging

_ALL_OF_IT = "Nothing unread stands there."


def _chosen(session: Session, order: Order) -> list[tuple[int, ...]]:
    """Return what an act is about: the rows named, else the article, else as many rows as counted."""
    rows = session.listed.rows
    if order.rows:
        return [rows[at] for at in order.rows if at < len(rows)]
    if session.opened is not None:
        return [(session.opened.reading.row.document,)]
    at = session.listed.at
    return rows[at : at + (order.count or 1)]


def _after(session: Session, order: Order, count: int) -> None:
    """An act on rows goes on to the row after them, and says it."""
    if session.opened is None:
        last = max(order.rows) if order.rows else session.listed.at + count - 1
        if session.move_to(last + 1):
            session.say(session.row_text(last + 1))


def _toggles(name: str) -> None:
    """Make the handler of one command that turns something on or off."""

    @carries_out(name)
    def handler(session: Session, order: Order) -> None:
        chosen = _chosen(session, order)
        if not chosen:
            session.cannot("There is no such row.")
            return
        if name == "toggle-read":
            session.read_on()
        session.did(triaging.toggle(session.library, name, chosen))
        session.last = (name, "")
        _after(session, order, len(chosen))
        if name == "drop":
            session.close()


for _name in ("star", "later", "toggle-read", "drop"):
    _toggles(_name)


@carries_out("drop-story")
def drop_story(session: Session, order: Order) -> None:
    """Drop the rest of the stories."""
    chosen = _chosen(session, order)
    session.did(triaging.drop_rest(session.library, chosen), _ALL_OF_IT)
    session.last = ("drop-story", "")
    _after(session, order, len(chosen))
    session.close()


def _worded(name: str) -> None:
    """Make the handler of one command that takes words."""

    @carries_out(name)
    def handler(session: Session, order: Order) -> None:
        if not order.words and name != "note":
            session.cannot(f"Type the tag behind it: {name} harbour")
            return
        chosen = _chosen(session, order)
        if not chosen:
            session.cannot("There is no such row.")
            return
        session.did(triaging.mark(session.library, name, chosen, order.words))
        session.last = (name, order.words)
        _after(session, order, len(chosen))


for _name in ("tag", "untag", "note"):
    _worded(_name)


@carries_out("read-source", "read-all")
def read_source(session: Session, order: Order) -> None:
    """Mark everything listed read, as one act."""
    _read(session, len(session.listed.rows))


@carries_out("read-above")
def read_above(session: Session, order: Order) -> None:
    """Mark the row in hand and everything above it read, as one act."""
    _read(session, session.listed.at + 1)


def _read(session: Session, count: int) -> None:
    documents = [d for row in session.listed.rows[:count] for d in row]
    session.did(triaging.act(session.library, "read", documents))


@carries_out("drop-listed")
def drop_listed(session: Session, order: Order) -> None:
    """Drop everything listed, as one act."""
    documents = [d for row in session.listed.rows for d in row]
    session.did(triaging.act(session.library, "drop", documents))


@carries_out("repeat")
def repeat(session: Session, order: Order) -> None:
    """Do the last act again, with the same words."""
    if session.last is None:
        session.cannot("Nothing to do again.")
        return
    name, words = session.last
    HANDLERS[name](session, Order(order.count, order.rows, words))


@carries_out("undo")
def undo(session: Session, order: Order) -> None:
    """Undo the newest act."""
    session.did(triaging.undo(session.library), "Nothing to undo.")


@carries_out("redo")
def redo(session: Session, order: Order) -> None:
    """Do again what was undone last."""
    session.did(triaging.redo(session.library), "Nothing to do again.")


@carries_out("follow")
def follow(session: Session, order: Order) -> None:
    """Follow the story, or no longer."""
    chosen = _chosen(session, order)
    if chosen:
        session.did(following.follow_story(session.library, chosen[0][0]))


@carries_out("cite")
def cite(session: Session, order: Order) -> None:
    """Keep the sentence of the open article that has the words typed."""
    if session.opened is None or not order.words:
        session.cannot("Open an article, then type words of the sentence: Y flour for nine days")
        return
    found, wanted = session.opened.reading, order.words.casefold()
    content = found.article.content
    for span in found.sentences:
        if wanted in " ".join(span.slice(content).split()).casefold():
            session.did(clipping.clip(session.library, found.row.document, span))
            return
    session.cannot(f'No sentence of this article has "{order.words}".')


@carries_out("clips")
def clips(session: Session, order: Order) -> None:
    """Say the clippings."""
    kept = [found for _, found in clipping.clippings_of(session.library)]
    session.say(clipping.written(kept, "md").rstrip() if kept else "No clippings are kept yet.")
