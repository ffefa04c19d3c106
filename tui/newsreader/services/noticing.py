"""Kills and corrections: they bring back what carries their words, and a kill stays until it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsreader.domain.articles import Article
from newsreader.domain.documents import Head
from newsreader.domain.query import Or, Term
from newsreader.search.rendering import render
from newsreader.services.library import Library
from newsreader.services.times import clock
from newsreader.storage import resurfacing
from newsreader.storage.articles import load_article
from newsreader.storage.connections import transaction
from newsreader.storage.matches import load_matches
from newsreader.storage.resurfacing import Carrier, Notice
from newsreader.text.safe import one_line, shortened

#: Conditions of one query; what a notice is about beyond them is listed by its story.
_MOST_LISTED = 150
_WORDS = {"kill": "KILL", "correction": "Correction"}


class Yours(NamedTuple):
    """What of the reader's carries the words of a notice: counts, and a headline of it."""

    starred: int
    cited: int
    dealt_with: int
    title: str
    by_words: bool


def bring_back(library: Library) -> int:
    """Have what was dealt with come back for every notice that was not applied yet.

    A kill brings back all that shares a passage with it, or, where it repeats none, its story. A
    correction brings back what differs from it in substance: a number, a name, a date. A notice that was
    read or dropped itself brings nothing back.

    Returns:
        How many documents came back.
    """
    connection = library.connection
    if library.read_only:
        return 0
    known = resurfacing.applied(connection)
    new = [notice for notice in resurfacing.notices(connection) if notice.article not in known]
    if not new:
        return 0
    count = 0
    with transaction(connection):
        for notice in new:
            if not notice.dealt_with:
                count += resurfacing.bring_back(connection, _meant(library, notice))
        resurfacing.note_applied(connection, [notice.article for notice in new])
    return count


def _meant(library: Library, notice: Notice) -> list[int]:
    """Return the documents a notice brings back."""
    found = resurfacing.carriers(library.connection, notice.capture, notice.document)
    if notice.kind == "correction":
        differing = {
            passage.article
            for match in load_matches(library.connection, notice.capture)
            if match.substance
            for passage in (match.a, match.b)
        }
        found = [carrier for carrier in found if carrier.article in differing]
    return [carrier.document for carrier in found]


def standing_kills(library: Library) -> tuple[Head, ...]:
    """Return the kill notices about something the reader kept, cited or dealt with, not seen yet."""
    connection = library.connection
    shown = resurfacing.shown(connection)
    heads = []
    for notice in resurfacing.notices(connection):
        if notice.kind != "kill" or notice.dealt_with or notice.article in shown:
            continue
        found = resurfacing.carriers(connection, notice.capture, notice.document)
        yours = yours_among(library, found, notice.document)
        if not (yours.starred or yours.cited or yours.dealt_with):
            continue
        outlet = one_line(notice.outlet, 24) if notice.outlet else "(unknown outlet)"
        title = f'KILL by {outlet}: "{shortened(notice.title, 30)}".'
        when = f"{notice.published}: " if notice.published else ""
        words = f"{yours_words(yours)}   Enter shows them"
        why = f"{when}{evidence(library, notice)}"
        key = _listing(notice, found)
        heads.append(Head("notice", title, words, key, notice.document, why))
    return tuple(heads)


def seen(library: Library, document: int) -> None:
    """Note that the reader was shown the kill notice that is a document."""
    if not library.read_only:
        found = [
            n.article for n in resurfacing.notices(library.connection) if n.document == document
        ]
        resurfacing.note_shown(library.connection, found)


def notice_words(library: Library, notice: Notice) -> str:
    """Say who gave notice of what, and when: "KILL by Nordline Wire 06:51 12 May:"."""
    outlet = one_line(notice.outlet, 30) if notice.outlet else "(unknown outlet)"
    when = f" {clock(notice.published)}" if notice.published else ""
    return f"{_WORDS[notice.kind]} by {outlet}{when}:"


def evidence(library: Library, notice: Notice) -> str:
    """Return the line of the capture that gives notice, in the outlet's own words."""
    article = load_article(library.connection, notice.capture)
    return _line(article) if article is not None else ""


def _line(article: Article) -> str:
    """Return the line an article's notice was read from."""
    field = article.notice
    if field is None or not field.evidence:
        return ""
    number = field.evidence[0].line
    line = next((line for line in article.lines if line.n == number), None)
    if line is None:
        return ""
    return f'line {number}: "{one_line(article.content[line.start : line.end].strip(), 160)}"'


def yours_among(library: Library, found: Sequence[Carrier], document: int) -> Yours:
    """Count what of the reader's is among the carriers of a notice, and of the notice's own document."""
    connection = library.connection
    starred = [carrier for carrier in found if carrier.starred]
    dealt = [c for c in found if (c.read or c.dropped) and not c.starred]
    cited = resurfacing.clipped_from(connection, [document, *(c.document for c in found)])
    titles = [carrier.title for carrier in starred] + cited + [carrier.title for carrier in dealt]
    return Yours(
        len(starred),
        len(cited),
        len(dealt),
        next((title for title in titles if title), ""),
        all(carrier.by_words for carrier in found),
    )


def yours_words(yours: Yours) -> str:
    """Say what of the reader's carries a notice's words."""
    counts = ((yours.starred, "starred"), (yours.cited, "cited"), (yours.dealt_with, "dealt with"))
    parts = [f"{verb} {count}" for count, verb in counts if count]
    if not parts:
        return ""
    joined = ", ".join(parts[:-1]) + " and " + parts[-1] if len(parts) > 1 else parts[0]
    what = "that carry it" if yours.by_words else "of its story"
    return f"You {joined} {what}."


def _listing(notice: Notice, found: Sequence[Carrier]) -> str:
    """Return the query that lists a notice and what is about it."""
    terms = [Term("id", notice.article), *(Term("id", c.article) for c in found[:_MOST_LISTED])]
    return render(terms[0] if len(terms) == 1 else Or(tuple(terms)))
