"""Telling: why, who is named, which links there are, how a story is made up, what can be typed."""

from __future__ import annotations

from newsreader.domain.commands import by_group
from newsreader.plain.lines import article_parts
from newsreader.plain.registry import HANDLERS, Order, carries_out
from newsreader.plain.session import Session
from newsreader.services import explaining, row_reasons
from newsreader.services.links import links_of
from newsreader.services.reading import plain_text
from newsreader.text.safe import one_line


def _documents(session: Session, order: Order) -> tuple[int, ...]:
    """Return the documents of the article, of the row named, or of the row in hand."""
    if session.opened is not None and not order.rows:
        return (session.opened.reading.row.document,)
    rows, at = session.listed.rows, order.rows[0] if order.rows else session.listed.at
    return rows[at] if at < len(rows) else ()


@carries_out("why")
def why(session: Session, order: Order) -> None:
    """Say the evidence: of a row what is held and new, of an article every mark and field."""
    documents = _documents(session, order)
    if not documents:
        session.cannot("There is nothing to explain here.")
    elif session.opened is None or order.rows:
        reason = row_reasons.reason_for(session.library, session.freshness, documents)
        session.say(*(line for line in (reason.held, reason.new) if line))
    else:
        found = session.opened.reading
        for mark in found.marks:
            session.say(*map(one_line, explaining.explain_mark(found, mark)), "")
        session.say(*map(one_line, explaining.explain_article(found)))


@carries_out("names")
def names(session: Session, order: Order) -> None:
    """Say who and what an article names, with offices and in how many articles held."""
    from newsreader.services.article_names import names_in  # the room of names: for this alone

    documents = _documents(session, order)
    found = names_in(session.library, documents[0]) if documents else None
    if found is None or not found.names:
        session.cannot("No names are known here.")
        return
    for use in found.names:
        beside = f", {one_line(', '.join(use.beside))}" if use.beside else ""
        session.say(
            f"{one_line(use.name)}{beside}: {len(use.links)} here, in {use.held} article{'s' if use.held != 1 else ''} held"
        )


@carries_out("links")
def links(session: Session, order: Order) -> None:
    """Say the links of an article; the page's own is the first."""
    documents = _documents(session, order)
    found = links_of(session.library, documents[0]).everything if documents else ()
    if found:
        session.say(*(f"{n}. {link}" for n, link in enumerate(found, 1)))
    else:
        session.cannot("No link stands in this capture.")


@carries_out("unfold", "told")
def unfold(session: Session, order: Order) -> None:
    """Say the article from the beginning, what was read elsewhere in full."""
    if session.opened is None:
        session.cannot("Open an article first.")
        return
    session.opened.parts = article_parts(session.opened.reading, unfolded=True)
    session.opened.at = 0
    session.say_on()


@carries_out("pipe", "capture")
def text(session: Session, order: Order) -> None:
    """Say the whole text of the article, without anything between."""
    documents = _documents(session, order)
    if documents:
        session.say(plain_text(session.library, documents[0]).rstrip())


@carries_out("help")
def help_(session: Session, order: Order) -> None:
    """Say what can be typed."""
    session.say(
        "Type a key or a command's name, then Enter. Enter alone goes on; a number opens that row.",
        "Rows are named behind a command: d 3, s 2-5, t harbour 4,7. Counts stand before: 3d.",
        "Words stand behind it: /ferry talks, F outlet:post is:starred, t harbour, view Starred.",
        "c ships says the versions of a passage, = 5 compares with row 5, H FILE hands over, !! shows kills.",
    )
    for group, commands in by_group(session.keymap.commands).items():
        known = [c for c in commands if c.name in HANDLERS and c.where & {"list", "article"}]
        if known:
            session.say("", f"{group}:")
        for command in {c.name: c for c in known}.values():
            keys = " or ".join(k.replace(" ", "") for k in command.keys if "+" not in k)
            session.say(f"{keys or command.name}: {command.title} ({command.name})")
