"""What a plain session knows: the list, the place in it, the article that is open."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from newsreader.domain.documents import Folded, StoryRow
from newsreader.domain.keymaps import Keymap
from newsreader.domain.spans import Span
from newsreader.plain.lines import Part, article_parts, row_words
from newsreader.services import reading, row_reasons, seeing, triaging, views
from newsreader.services.library import Library
from newsreader.services.newness import Freshness
from newsreader.services.triaging import Command

UNREAD = ("is:unread", "Unread")


@dataclass(frozen=True, slots=True)
class Page:
    """How much is said at once: rows of a list, cells of a line; None: without a limit."""

    rows: int = 20
    width: int | None = None


@dataclass(slots=True)
class Listed:
    """A list: its query, what it is called, its rows, and the row in hand."""

    query: str
    title: str
    rows: list[tuple[int, ...]]
    at: int = 0
    said: int = 0


@dataclass(slots=True)
class Opened:
    """An open article: its parts, and how many of them were said."""

    reading: reading.Reading
    parts: list[Part]
    at: int = 0
    unread_spans: list[Span] = field(default_factory=list)


class Session:
    """One person's, or one script's, way through a library.

    Attributes:
        library: What is read and triaged.
        keymap: The keys in force; each is typed and followed by Enter.
        page: How much is said at once.
        listed: The list.
        opened: The article that is open, or None.
        before: Lists to go back to.
        last: The last act: the command's name and its words.
        failed: How many lines could not be carried out.
        left: Whether the session is over.
    """

    def __init__(
        self, library: Library, keymap: Keymap, page: Page, say: Callable[[str], None]
    ) -> None:
        self.library = library
        self.keymap = keymap
        self.page = page
        self._say = say
        self.freshness = Freshness(library)
        self.listed = Listed(*UNREAD, [])
        self.opened: Opened | None = None
        self.before: list[Listed] = []
        self.last: tuple[str, str] | None = None
        self.failed = 0
        self.left = False

    def say(self, *lines: str) -> None:
        """Say lines."""
        for line in lines:
            self._say(line)

    def cannot(self, sentence: str) -> None:
        """Say why a line could not be carried out."""
        self.failed += 1
        self._say(sentence)

    @property
    def where(self) -> str:
        """The pane whose commands hold: "list" or "article"."""
        return "list" if self.opened is None else "article"

    def document(self, named: Sequence[int] = ()) -> int | None:
        """Return the first of the row named, else the open article, else the first of the row in hand."""
        if self.opened is not None and not named:
            return self.opened.reading.row.document
        rows, at = self.listed.rows, named[0] if named else self.listed.at
        return rows[at][0] if at < len(rows) else None

    # -- the list ---------------------------------------------------------------------------------

    def show(self, query: str, title: str) -> None:
        """Show another view.

        Raises:
            QueryError: The query cannot be read.
        """
        folded = views.folded_order(self.library, query)
        self.show_rows(query, title, _rows(folded))

    def show_rows(self, query: str, title: str, rows: Sequence[tuple[int, ...]]) -> None:
        """Show some rows as a list; the present one is gone back to."""
        if self.listed.rows or self.before:
            self.before.append(self.listed)
        self.listed, self.opened = Listed(query, title, list(rows)), None
        self.say_list()

    def reload(self) -> None:
        """Read the present view again."""
        folded = views.folded_order(self.library, self.listed.query)
        self.freshness.forget()
        self.listed = Listed(self.listed.query, self.listed.title, _rows(folded))
        self.opened = None
        self.say_list()

    def say_list(self) -> None:
        """Say what the list is and its first rows from the one in hand on."""
        listed = self.listed
        count, articles = len(listed.rows), sum(len(documents) for documents in listed.rows)
        stories = f"{count} {'row' if count == 1 else 'rows'}, " if articles != count else ""
        self.say(f"{listed.title}: {stories}{articles} article{'' if articles == 1 else 's'}.")
        listed.said = listed.at
        self.say_more()

    def say_more(self) -> bool:
        """Say the next rows; False where all were said."""
        listed = self.listed
        end = min(len(listed.rows), listed.said + self.page.rows)
        if listed.said >= end:
            return False
        for at in range(listed.said, end):
            self.say(self.row_text(at))
        listed.said = end
        if end < len(listed.rows):
            self.say(f"{len(listed.rows) - end} more; Enter goes on.")
        return True

    def row_text(self, at: int) -> str:
        """Return a row in words."""
        story = self.story(at)
        if story is None:
            return f"{at + 1}. not analysed any more."
        return row_words(at + 1, story, self.freshness.of_row(story.documents))

    def story(self, at: int) -> StoryRow | None:
        """Return a row of the list; None where its articles are gone."""
        return views.story_row_of(self.library, self.listed.rows[at])

    def move_to(self, at: int) -> bool:
        """Put a row in hand; False where there is none of that number."""
        if 0 <= at < len(self.listed.rows):
            self.listed.at = at
            return True
        return False

    # -- the article ------------------------------------------------------------------------------

    def open(self, documents: Sequence[int]) -> None:
        """Open a row's article, mark it read, and say its beginning."""
        first = documents[0]
        if len(documents) > 1:
            first = row_reasons.to_open(self.library, self.freshness, documents)
        found = reading.read_document(self.library, first, self.freshness)
        if found is None:
            self.cannot("This article is not analysed yet.")
            return
        self.opened = Opened(found, article_parts(found, unfolded=False))
        if not self.library.read_only:
            if not found.row.triage.read:
                triaging.act(self.library, "read", [found.row.document], what=found.row.title[:40])
            if found.row.updated:
                triaging.open_new_version(self.library, found.row.document)
        self.say_on()

    def say_on(self) -> bool:
        """Say the next paragraphs of the open article; False where its end was said."""
        opened = self.opened
        if opened is None or opened.at >= len(opened.parts):
            return False
        room = self.page.rows if self.page.width else None
        used = 0
        while opened.at < len(opened.parts):
            part = opened.parts[opened.at]
            size = sum(1 + len(line) // (self.page.width or 80) for line in part.lines) + 1
            if room is not None and used and used + size > room:
                break
            self.say(*part.lines, "")
            if part.span is not None:
                opened.unread_spans.append(part.span)
            opened.at += 1
            used += size
        left = len(opened.parts) - opened.at
        self.say("End of the article." if not left else f"{left} paragraphs more; Enter goes on.")
        return True

    def read_on(self) -> None:
        """Keep what was said of the open article as read, because the reader goes on from it."""
        opened = self.opened
        if opened is not None and opened.unread_spans:
            seeing.see(self.library, opened.reading.row.capture, opened.unread_spans)
            opened.unread_spans = []

    def close(self) -> None:
        """Leave the open article without reading on."""
        self.opened = None

    # -- acts -------------------------------------------------------------------------------------

    def did(self, command: Command | None, otherwise: str = "Nothing changed.") -> None:
        """Say what an act did; it is on disk."""
        self.say(
            command.sentence[:1].upper() + command.sentence[1:] + "." if command else otherwise
        )


def _rows(folded: Folded | array[int]) -> list[tuple[int, ...]]:
    """Return the documents of every row, in order."""
    if isinstance(folded, Folded):
        return [folded.members.get(first, (first,)) for first in folded.order]
    return [(document,) for document in folded]
