"""Articles the matcher holds: what explaining a match needs."""

from __future__ import annotations

import re
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, TypeVar

from newsreader.domain.articles import Article
from newsreader.domain.fields import Field
from newsreader.domain.reuse import Passage
from newsreader.domain.spans import Span
from newsreader.reuse.passages import passage_spans
from newsreader.reuse.placing import NOTHING, Names, Placed, place_words
from newsreader.reuse.weighed import Weighed, weigh
from newsreader.reuse.words import Word, raws_of
from newsreader.text.garbled import Meant, is_garbled, meant
from newsreader.text.quotes import quoted_spans

#: How far from a passage its speaker and its source are looked for, in code points.
_REACH = 600
T = TypeVar("T")
_LINE_END = re.compile(r"\r\n|\n|\r")


class Held:
    """One article, kept small: spans in arrays, the fields a basis rests on, the text packed if asked for.

    Attributes:
        id: The article's id.
        length: Code points of its text.
        outlet: Who publishes, if known.
        wire: Agencies credited.
        attributed: Other outlets named as the source.
        dateline: Place the story opens with.
        url: A permalink printed on the page.
    """

    __slots__ = (
        "_content", "_garbled", "_names", "_paragraphs", "_passages", "_quoted", "attributed", "dateline", "id",
        "length", "outlet", "url", "wire",
    )  # fmt: skip

    def __init__(self, article: Article, names: Sequence[Span]) -> None:
        self.id = article.id
        self.length = len(article.content)
        self.outlet: Field[str] | None = article.outlet
        self.wire: tuple[Field[str], ...] = article.wire
        self.attributed: tuple[Field[str], ...] = article.attributed
        self.dateline: Field[str] | None = article.dateline
        self.url: Field[str] | None = article.url
        self._garbled = is_garbled(article.content)
        self._content: str | bytes = article.content
        self._paragraphs = _pack(article.paragraphs)
        self._names = _pack(names)
        found = passage_spans(article)
        self._passages = _pack([span for span, _ in found])
        self._quoted = bytes([quoted for _, quoted in found])

    def pack(self) -> None:
        """Pack the text, for keeping very many articles at hand."""
        if isinstance(self._content, str):
            self._content = zlib.compress(self._content.encode("utf-8", "surrogatepass"), 1)

    def is_quoted(self, n: int) -> bool:
        """Say whether passage ``n`` is a quoted span."""
        return bool(self._quoted[n])

    @property
    def passage_count(self) -> int:
        """How many passages the article has."""
        return len(self._quoted)

    def open(self) -> Opened:
        """Return the article unpacked."""
        content = self._content
        if isinstance(content, bytes):
            content = zlib.decompress(content).decode("utf-8", "surrogatepass")
        view = meant(content) if self._garbled else None
        return Opened(self, content, _spans(self._paragraphs), _spans(self._names), view)

    def span(self, n: int) -> Span:
        """Return the span of passage ``n``."""
        return Span(self._passages[2 * n], self._passages[2 * n + 1])


def once_a_span(read: Callable[[Opened, Span], T]) -> Callable[[Opened, Span], T]:
    """Remember, with an unpacked article, what was read at each of its spans.

    A passage that many articles share is explained with each of them; what its own article says of
    it is the same every time.
    """

    @wraps(read)
    def remembered(article: Opened, span: Span) -> T:
        known = article.read_before.setdefault(read.__name__, {})
        if span not in known:
            known[span] = read(article, span)
        found: T = known[span]
        return found

    return remembered


class Opened:
    """A held article unpacked, with the words of its paragraphs as far as they were asked for.

    Words and quotations are read in what the text means, where it is garbled; their places are raw.
    """

    def __init__(
        self,
        held: Held,
        content: str,
        paragraphs: Sequence[Span],
        names: Sequence[Span],
        view: Meant | None = None,
    ) -> None:
        self.held = held
        self.content = content
        self._paragraphs = paragraphs
        self._starts = [p.start for p in paragraphs]
        self._view = view
        self._names = Names.of(names if view is None else [view.span(name) for name in names])
        self._placed: dict[int, Placed] = {}
        self._words: dict[int, tuple[Word, ...]] = {}
        self._weighed: dict[int, Weighed] = {}
        self._line_ends: list[int] | None = None
        self.read_before: dict[str, dict[Span, Any]] = {}

    def passage(self, n: int) -> Passage:
        """Return passage ``n``."""
        return self.passage_at(self.held.span(n), quoted=self.held.is_quoted(n))

    def passage_at(self, span: Span, *, quoted: bool = False) -> Passage:
        """Return what stands at a span as a passage."""
        return Passage(self.held.id, span.start, span.end, span.slice(self.content), quoted)

    def weighed(self, n: int) -> Weighed:
        """Return the words of passage ``n`` with their weights."""
        found = self._weighed.get(n)
        if found is None:
            found = self._weighed[n] = weigh(self.words_at(self.held.span(n)))
        return found

    def words_at(self, span: Span) -> tuple[Word, ...]:
        """Return the words of a span within one paragraph."""
        return self._stretch(span, span.start, span.end)

    @property
    def paragraph_count(self) -> int:
        """How many paragraphs the article has."""
        return len(self._paragraphs)

    def raws_at(self, span: Span) -> Sequence[str]:
        """Return the words of a span as written; without their places they cost less to read."""
        if self._view is not None:
            return [w.raw for w in self.words_at(span)]
        return raws_of(self.content, span.start, span.end)

    def paragraph_at(self, offset: int) -> int:
        """Return the number of the paragraph around ``offset``."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def placed(self, n: int) -> Placed:
        """Return the words of passage ``n`` by column."""
        span = self.held.span(n)
        paragraph = self._paragraph(self.paragraph_at(span.start))
        return paragraph.part(*_between(paragraph, span.start, span.end))

    def paragraph_words(self, n: int) -> tuple[Word, ...]:
        """Return the words of paragraph ``n``; none where there is no such paragraph."""
        found = self._words.get(n)
        if found is None:
            found = self._words[n] = self._paragraph(n).words()
        return found

    def _paragraph(self, n: int) -> Placed:
        if not 0 <= n < len(self._paragraphs):
            return NOTHING
        found = self._placed.get(n)
        if found is None:
            found = self._placed[n] = self._read(self._paragraphs[n])
        return found

    def _read(self, span: Span) -> Placed:
        """Return the words at a raw span with their raw places."""
        view = self._view
        text, span = (self.content, span) if view is None else (view.text, view.span(span))
        quotes = quoted_spans(text, span.start, span.end, wrapped=True)
        placed = place_words(text, span, self._names, quotes)
        if view is None:
            return placed
        starts, ends = (
            [view.origin[at] for at in column] for column in (placed.starts, placed.ends)
        )
        return placed._replace(starts=starts, ends=ends)

    def words_near(self, span: Span) -> tuple[Word, ...]:
        """Return the words of the paragraph around ``span``, no further than ``_REACH`` from it."""
        return self._stretch(span, span.start - _REACH, span.end + _REACH)

    def _stretch(self, span: Span, start: int, end: int) -> tuple[Word, ...]:
        """Return the words of the paragraph around ``span`` that begin in a stretch."""
        n = self.paragraph_at(span.start)
        first, last = _between(self._paragraph(n), start, end)
        return self.paragraph_words(n)[first:last]

    def line_number(self, offset: int) -> int:
        r"""Return the number of the line at ``offset``; lines end at \r\n, \n or \r."""
        if self._line_ends is None:
            self._line_ends = [m.end() for m in _LINE_END.finditer(self.content)]
        return 1 + bisect_right(self._line_ends, offset)


def _between(placed: Placed, start: int, end: int) -> tuple[int, int]:
    """Return the number of the first word that begins in a stretch, and of the first behind it."""
    return bisect_left(placed.starts, start), bisect_left(placed.starts, end)


def _pack(spans: Sequence[Span]) -> array[int]:
    return array("I", [edge for span in spans for edge in span])


def _spans(packed: array[int]) -> list[Span]:
    return [Span(packed[n], packed[n + 1]) for n in range(0, len(packed), 2)]
