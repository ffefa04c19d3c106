"""An article laid out for one width: its lines, and what of it can be gone to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsreader.domain.spans import Span
from newsreader.ui.paint.article_head import counts
from newsreader.ui.paint.article_lines import ArticleLines

if TYPE_CHECKING:
    from newsreader.domain.marks import Mark
    from newsreader.services.reading import Reading


@dataclass(frozen=True, slots=True)
class ArticleLayout:
    """An article laid out for one width.

    Attributes:
        lines: Its lines.
        hits: Where the words searched for stand in the decoded text.
        folded: The paragraphs that are folded away, in the decoded text.
    """

    lines: ArticleLines
    hits: Sequence[Span] = ()
    folded: Sequence[Span] = ()

    @property
    def hits_shown(self) -> list[Span]:
        """The hits that are not folded away."""
        return [hit for hit in self.hits if self.lines.show(hit.start)]

    def marks_shown(self, marks: Sequence[Mark]) -> list[int]:
        """Return the numbers of the marks that are not folded away, or stand for a fold."""
        return [
            number
            for number, mark in enumerate(marks)
            if number in self.lines.marks
            or not any(span.start <= mark.passage.start < span.end for span in self.folded)
        ]


def look_alike(one: Reading, other: Reading) -> bool:
    """Say whether two readings look the same on the screen: all but their rows is, and what is shown of these."""
    return replace(one, row=other.row) == other and counts(one) == counts(other)
