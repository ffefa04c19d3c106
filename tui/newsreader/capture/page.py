"""A page as rows: its non-blank lines with what the rules look at, computed once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsreader.domain.captures import Label
from newsreader.domain.spans import Span

#: Rules read at most this many code points of a line's beginning, so a line of any length is cheap.
HEAD = 600
_TAIL = 160
_BULLETS = " \t\u00a0•·●○▪■►▶▸‣*–—-|>»→✔+"
_STRAIGHT = str.maketrans({
    "‘": "'", "’": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "‑": "-", "\u00a0": " ", "\u202f": " ", "\u200b": None, "\ufeff": None,
    "\u00ad": None,
})  # fmt: skip
_ENDS = re.compile(r"[.!?…。！？؟।][\"'”’»)\]\s]*$")
_STOPS = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s|$)")
_QUOTED = re.compile(r"[“\"«„][^”\"»]*(?:[”\"»]|$)")
_WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_SPEAKS = re.compile(r"[Ww]e\b|[Oo]urs?\b|\b[Uu]s\b|[Yy]ou")
_EDGE = " \t.,:;!?…\"'()[]{}*|>»«<·•→←+-–—#/\\0123456789"
PERSONAL = frozenset(["we", "We", "our", "Our", "us", "Us", "ours", "you", "You", "your", "Your"])
READER = frozenset(["you", "You", "your", "Your", "yours"])


@dataclass(slots=True)
class Row:
    """A non-blank line and what can be seen of it without its neighbours.

    Attributes:
        index: Place among the rows, from 0.
        n: Line number in the capture, from 1.
        start: First code point of the trimmed line in the decoded text.
        end: One past its last.
        gap: Blank lines just before it.
        head: The trimmed line, at most 600 code points of it.
        tail: Its last 160 code points.
        sketch: ``head`` in lower case, straight quotes, single spaces.
        key: ``sketch`` without bullets, digits and marks at its edges.
        words: How many words the whole line has.
        stopped: Whether it ends as a sentence does.
        sentences: How many sentences end in ``head``.
        bullet: Whether it begins with a list mark.
        personal: Words of the first person plural or the second person, outside quotation marks.
        reader: Those of ``personal`` that speak to the reader.
    """

    index: int
    n: int
    start: int
    end: int
    gap: int
    head: str
    tail: str
    sketch: str
    key: str
    words: int
    stopped: bool
    sentences: int
    bullet: bool
    personal: int
    reader: int

    @property
    def prose(self) -> bool:
        """Whether it reads like a paragraph."""
        return (self.stopped and self.words >= 8) or self.words >= 28

    @property
    def short(self) -> bool:
        """Whether it is a label, a title or a button rather than a sentence."""
        return not self.stopped and self.words <= 12


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of a row: a label, how sure it is (0 to 1), and the rule's name."""

    label: Label
    confidence: float
    rule: str


@dataclass(slots=True)
class Page:
    """All rows of a capture, the decoded text, and what is decided so far.

    Attributes:
        text: The decoded text.
        rows: The non-blank lines.
        verdicts: One a row, or None.
        story: Half-open range of rows that holds the story's paragraphs.
        headline: The row that is the title, or None.
        asking: Weight of the appeal phrases in each row that has any.
    """

    text: str
    rows: list[Row]
    verdicts: list[Verdict | None] = field(default_factory=list)
    story: tuple[int, int] = (0, 0)
    headline: int | None = None
    asking: dict[int, float] = field(default_factory=dict)

    def vote(self, index: int, verdict: Verdict) -> None:
        """Take ``verdict`` for the row unless a surer one stands."""
        standing = self.verdicts[index]
        if standing is None or verdict.confidence > standing.confidence:
            self.verdicts[index] = verdict

    def label(self, index: int) -> Label | None:
        """Return the label that stands for the row, or None."""
        standing = self.verdicts[index]
        return standing.label if standing else None

    def is_labelled(self, index: int, labels: frozenset[Label], least: float = 0.0) -> bool:
        """Say whether the row stands as one of ``labels`` with at least that confidence."""
        standing = self.verdicts[index] if index < len(self.verdicts) else None
        return standing is not None and standing.label in labels and standing.confidence >= least


def page_of(text: str, spans: Sequence[Span]) -> Page:
    """Build the rows of ``text`` from its line spans; linear in the text."""
    rows: list[Row] = []
    gap = 0
    for n, span in enumerate(spans, 1):
        raw = text[span.start : span.end]
        trimmed = raw.strip()
        if not trimmed:
            gap += 1
            continue
        start = span.start + raw.index(trimmed[0])
        rows.append(_row(len(rows), n, start, gap, trimmed))
        gap = 0
    return Page(text, rows, [None] * len(rows))


def _row(index: int, n: int, start: int, gap: int, trimmed: str) -> Row:
    """Measure one trimmed line."""
    head = trimmed[:HEAD]
    tail = trimmed[-_TAIL:]
    sketch = " ".join(head.translate(_STRAIGHT).lower().split())
    words = len(trimmed.split())
    if not trimmed.isascii() and _WIDE.search(head):
        words = max(words, len(trimmed) // 2)  # scripts without spaces: two signs a word, roughly
    plain = _QUOTED.sub(" ", head) if any(mark in head for mark in '"“«„') else head
    spoken = (
        []
        if not _SPEAKS.search(plain)
        else [w.strip(".,:;!?()[]'’…*").partition("’")[0].partition("'")[0] for w in plain.split()]
    )
    return Row(
        index=index,
        n=n,
        start=start,
        end=start + len(trimmed),
        gap=gap,
        head=head,
        tail=tail,
        sketch=sketch,
        key=sketch.strip(_EDGE),
        words=words,
        stopped=_ENDS.search(tail) is not None,
        sentences=len(_STOPS.findall(head)),
        bullet=head[0] in _BULLETS and len(head) > 1,
        personal=sum(w in PERSONAL for w in spoken),
        reader=sum(w in READER for w in spoken),
    )
