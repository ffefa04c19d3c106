"""What the plain face says of rows and articles: words instead of signs and places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsreader.domain.documents import StoryRow
from newsreader.domain.marks import Mark
from newsreader.domain.newness import Told
from newsreader.domain.spans import Span
from newsreader.services.explaining import sentence_for_mark
from newsreader.services.reading import Reading
from newsreader.services.seeing import merged
from newsreader.services.source_names import source_and_time
from newsreader.text.counts import counted
from newsreader.text.flow import on_one_line
from newsreader.text.safe import one_line, visible

#: How a headline ends that needs no full stop before more is said.
_ENDED = re.compile(r"""[.!?…]["'”’»)\]]*$""")


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph as it is said, and the stretch of the capture that is then read."""

    lines: tuple[str, ...]
    span: Span | None


def row_words(number: int, story: StoryRow, new: int | None) -> str:
    """Return one row: number, state, time, outlet, headline, how many articles, what is new."""
    row = story.lead
    parts = [state_words(story), when(row.published), one_line(row.outlet or "unknown outlet")]
    title = ("untitled: " if row.untitled else "") + one_line(row.title)
    more = [f"{len(story.documents)} articles"] if len(story.documents) > 1 else []
    more.append(new_words(new))
    return f"{number}. {', '.join(p for p in parts if p)}: {_ended(title)} {', '.join(more)}."


def _ended(title: str) -> str:
    """Return a headline as a sentence that has an end."""
    return title if _ENDED.search(title) else f"{title}."


def state_words(story: StoryRow) -> str:
    """Return what most deserves to be said of a row's state."""
    states = [
        ("correction or kill notice", story.warned),
        ("updated", story.updated),
        ("starred", story.starred),
        ("for later", story.later),
        ("new", bool(story.unread)),
        ("dropped", story.lead.triage.dropped),
    ]
    said = [word for word, holds in states if holds]
    return ", ".join(said) or "read"


def new_words(new: int | None) -> str:
    """Return how much is new."""
    if new is None:
        return "not analysed yet"
    return counted(new, "new word") if new else "nothing new"


def when(published: str | None) -> str:
    """Return a time as exactly as it is known, as the page gives it."""
    return (published or "no date").replace("T", " ")


def article_parts(reading: Reading, *, unfolded: bool) -> list[Part]:
    """Return an article's paragraphs; what was read elsewhere is one line, unless it differs.

    Args:
        reading: The article.
        unfolded: Whether everything is said in full.
    """
    article = reading.article
    told = [] if unfolded or reading.newness is None else list(reading.newness.told)
    differing = reading.newness.differing if reading.newness else ()
    read = merged(article.content, [t.span for t in told])
    parts = [Part(tuple(_head(reading)), None)]
    for span in article.paragraphs:
        marks = [mark for mark in reading.marks if span.overlaps(mark.passage.span)]
        folds = any(r.start <= span.start and span.end <= r.end for r in read)
        if folds and not any(span.overlaps(d) for d in differing):
            words = len(span.slice(article.content).split())
            parts.append(
                Part((f"[Read before: {words} words{_where(reading, told, span)}.]",), None)
            )
            continue
        text = visible(on_one_line(span.slice(article.content)))
        parts.append(Part((text, *_mark_lines(reading, marks)), span))
    return parts


def _head(reading: Reading) -> Iterator[str]:
    """Yield headline, where and when it comes from, what is new, what the reader made of it."""
    row, article = reading.row, reading.article
    yield one_line(row.title)
    byline = f"by {one_line(article.byline.value)}" if article.byline else ""
    wire = ", ".join(one_line(field.value) for field in article.wire)
    parts = [one_line(row.outlet or "unknown outlet"), byline, when(row.published)]
    yield ". ".join([*(part for part in parts if part), *([f"Wire: {wire}"] if wire else [])]) + "."
    new = reading.newness
    story = f"{reading.held} articles of this story are held. " if reading.held > 1 else ""
    yield story + (
        f"{new.new} of {new.words} words are new to you." if new else "Not analysed yet."
    )
    if row.notice:
        yield f"It carries a notice: {row.notice}."
    if row.triage.tags:
        yield f"Tags: {', '.join(map(one_line, row.triage.tags))}."
    if row.triage.note:
        yield f"Note: {one_line(row.triage.note)}"


def _mark_lines(reading: Reading, marks: list[Mark]) -> Iterator[str]:
    """Yield what the margin says of a paragraph, and who has which word."""
    for mark in marks:
        yield f"[{sentence_for_mark(mark)}]"
        for line in reading.disagreements.get(reading.marks.index(mark), ()):
            yield f"[{one_line(line)}]"


def _where(reading: Reading, told: list[Told], span: Span) -> str:
    """Return in which articles a paragraph was read."""
    captures = [t.capture for t in told if t.capture is not None and t.span.overlaps(span)]
    names = [
        source_and_time(*found)
        for capture in dict.fromkeys(captures)
        if (found := reading.told_by.get(capture))
    ]
    return f", in {', '.join(names[:3])}" if names else ""
