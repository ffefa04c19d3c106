"""Clippings: kept, listed, ordered, dropped, and written out as citations."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import asdict, replace

from newsreader.domain.articles import Article
from newsreader.domain.clippings import Clipping
from newsreader.domain.errors import ReadOnlyError
from newsreader.domain.spans import Span
from newsreader.services.library import Library
from newsreader.services.speakers import speaker_at
from newsreader.services.variants import variants_of
from newsreader.storage import findings, listing
from newsreader.storage.articles import added_at, load_article
from newsreader.storage.clippings import SHELF
from newsreader.storage.command_log import Command
from newsreader.storage.told import sha_of
from newsreader.text.flow import on_one_line
from newsreader.text.safe import one_line, visible

FORMATS = ("md", "json", "bibtex")


def clip(library: Library, document: int, span: Span) -> Command | None:
    """Keep a passage of a document's newest version; one undoable command.

    Returns:
        The command, or None where the passage is kept already or the document is not analysed.

    Raises:
        ReadOnlyError: The library cannot be written.
    """
    _must_write(library)
    made = clipping_of(library, document, span)
    if made is None or any(_same(made, kept) for _, kept in clippings_of(library)):
        return None
    words = one_line(made.quote, 40)
    return SHELF.change(library.connection, "clip", f'kept: "{words}"', added=[asdict(made)])


def _same(one: Clipping, other: Clipping) -> bool:
    """Say whether two clippings are of one passage."""
    return (one.article, one.start, one.end) == (other.article, other.start, other.end)


def clipping_of(library: Library, document: int, span: Span) -> Clipping | None:
    """Collect everything a citation needs; None where the document is not analysed."""
    connection = library.connection
    row = listing.row_of(connection, document)
    article = load_article(connection, row.capture) if row else None
    if row is None or article is None:
        return None
    found = variants_of(library, row.capture, span)
    published = article.published.value if article.published else None
    last = max((c.position for _, c in clippings_of(library)), default=0.0)
    return Clipping(
        quote=visible(on_one_line(span.slice(article.content).strip())),
        speaker=_speaker(library, article, row.capture, span),
        outlet=article.outlet.value if article.outlet else "",
        headline=article.headline.value if article.headline else "",
        byline=article.byline.value if article.byline else "",
        published=published.value if published else "",
        precision=published.precision.value if published else "",
        zone=published.zone if published else "",
        url=article.url.value if article.url else "",
        retrieved=added_at(connection, row.capture),
        sha256=sha_of(connection, row.capture),
        article=article.id,
        start=span.start,
        end=span.end,
        first_line=_line(article, span.start),
        last_line=_line(article, max(span.start, span.end - 1)),
        variants=len(found.variants) if found else 1,
        differing=sum(1 for v in found.variants if v.loud) if found else 0,
        position=last + 1,
    )


def clippings_of(library: Library) -> list[tuple[int, Clipping]]:
    """Return the clippings with their numbers, in the order of the tray."""
    kept = SHELF.everything(library.connection).items()
    found = [(number, Clipping(**value)) for number, value in kept]
    return sorted(found, key=lambda pair: (pair[1].position, pair[0]))


def drop(library: Library, number: int) -> Command | None:
    """Take a clipping out of the tray; an undoable command."""
    _must_write(library)
    return SHELF.change(
        library.connection, "drop clipping", "clipping dropped", changed={number: None}
    )


def move(library: Library, number: int, step: int) -> Command | None:
    """Move a clipping among the others; an undoable command."""
    _must_write(library)
    kept = clippings_of(library)
    at = next((n for n, (found, _) in enumerate(kept) if found == number), None)
    if at is None or not 0 <= at + step < len(kept):
        return None
    (_, mine), (other, theirs) = kept[at], kept[at + step]
    changed = {
        number: asdict(replace(mine, position=theirs.position)),
        other: asdict(replace(theirs, position=mine.position)),
    }
    return SHELF.change(library.connection, "move clipping", "clipping moved", changed=changed)


def written(clippings: Sequence[Clipping], form: str) -> str:
    """Return clippings as one text.

    Args:
        clippings: In order.
        form: One of :data:`FORMATS`.
    """
    if form == "json":
        values = [{k: v for k, v in asdict(c).items() if k != "position"} for c in clippings]
        return json.dumps({"schema": 1, "clippings": values}, indent=1) + "\n"
    if form == "bibtex":
        return "\n".join(_bibtex(clipping, n) for n, clipping in enumerate(clippings, 1))
    return "\n".join(_markdown(clipping) for clipping in clippings)


def _markdown(clipping: Clipping) -> str:
    """Return a block quotation and its source."""
    source = [_plain(clipping.outlet or "outlet not found on the page")]
    if clipping.byline:
        source.append(_plain(clipping.byline))
    source.append(f"“{_plain(clipping.headline)}”" if clipping.headline else "untitled")
    source.append(_when(clipping))
    if clipping.url:
        source.append("<" + re.sub(r"[<>\s]", "", clipping.url) + ">")
    lines = f"line {clipping.first_line}"
    if clipping.last_line != clipping.first_line:
        lines = f"lines {clipping.first_line}-{clipping.last_line}"
    said = (
        f"Said by {_plain(clipping.speaker)}, as the article has it. " if clipping.speaker else ""
    )
    shared = (
        f"In {clipping.variants} articles held, {clipping.differing} differ in substance. "
        if clipping.variants > 1
        else "In 1 article held. "
    )
    return (
        f"> {_plain(clipping.quote)}\n>\n> — {', '.join(source)}; retrieved {clipping.retrieved}\n\n"
        f"{said}{shared}Capture sha-256 `{clipping.sha256}`, {lines}.\n"
    )


def _bibtex(clipping: Clipping, number: int) -> str:
    """Return an entry; what is not known has no field."""
    fields = {
        "title": clipping.headline,
        "author": clipping.byline.replace("; ", " and "),
        "organization": clipping.outlet,
        "year": clipping.published[:4],
        "date": clipping.published,
        "url": clipping.url,
        "urldate": clipping.retrieved[:10],
        "abstract": clipping.quote,
        "note": f"sha-256 {clipping.sha256}, line {clipping.first_line}",
    }
    body = "".join(f"  {name} = {{{_tex(value)}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{clipping.article}-{number},\n{body}}}\n"


def _when(clipping: Clipping) -> str:
    """Return when it was published, with how exactly that is known."""
    if not clipping.published:
        return "no date found"
    zone = ", zone unknown" if "T" in clipping.published and clipping.zone == "unknown" else ""
    return f"{clipping.published} (exact to the {clipping.precision}{zone})"


def _plain(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return "".join("\\" + c if c in "\\`*_[]<>#|!" else c for c in one_line(text, 4000))


def _tex(text: str) -> str:
    """Return text that BibTeX takes as it is."""
    special = {"\\": r"\textbackslash ", "{": r"\{", "}": r"\}"}
    return "".join(special.get(c, "\\" + c if c in "%&#$_" else c) for c in one_line(text, 4000))


def _speaker(library: Library, article: Article, capture: int, span: Span) -> str:
    """Return who is named as the speaker, where the passage quotes."""
    mentions = findings.load_mentions(library.connection, capture, article.id)
    return speaker_at(article, span, mentions)


def _line(article: Article, at: int) -> int:
    """Return the number of the line a code point is in."""
    starts = [line.start for line in article.lines]
    return article.lines[max(0, bisect_right(starts, at) - 1)].n if starts else 1


def _must_write(library: Library) -> None:
    """Raise where nothing can be kept."""
    if library.read_only:
        raise ReadOnlyError("The library is read-only: clippings are not saved.")
