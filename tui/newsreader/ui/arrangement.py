"""Which panes are shown, by the width of the screen and where the reader is."""

from __future__ import annotations

from dataclasses import dataclass

#: Columns from which the list stands above the article, and from which they stand side by side.
STACKED, BESIDE = 100, 150
#: Columns and lines from which the story and the versions of a passage are shown as well.
WIDE, TALL = 180, 40
#: Width of the article pane where it stands beside the list, at most: its measure, gutter and divider; and at least.
ARTICLE_WIDTH, ARTICLE_LEAST = 96, 66
#: Width of the list that the article gives way to.
LIST_WIDTH = 72
#: Width of the sources pane beside others: mark, name, count, divider.
SOURCES_WIDTH = 20


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What is shown where.

    Attributes:
        sources: Whether the sources pane is shown.
        listing: Whether the list is shown.
        article: Whether the article pane is shown.
        beside: Whether list and article stand side by side.
        tables: Whether the row's story stands under the list, and the passage's versions under the
            article.
    """

    sources: bool
    listing: bool
    article: bool
    beside: bool
    tables: bool = False

    @property
    def previews(self) -> bool:
        """Whether there is room to show an article while moving through the list."""
        return self.listing and self.article


def article_width(width: int) -> int:
    """Return the width of the article pane beside the list on a screen so many columns wide."""
    return max(ARTICLE_LEAST, min(ARTICLE_WIDTH, width - SOURCES_WIDTH - LIST_WIDTH))


def arrange(width: int, height: int, where: str) -> Arrangement:
    """Arrange the panes for a screen of so many columns and lines, with the focus on pane ``where``."""
    if width < STACKED:
        return Arrangement(where == "sources", where == "list", where == "article", beside=False)
    return Arrangement(
        sources=True,
        listing=True,
        article=True,
        beside=width >= BESIDE,
        tables=width >= WIDE and height >= TALL,
    )
