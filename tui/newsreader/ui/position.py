"""Where the reader stands, in words for the status line, and the keys that matter there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsreader.ui.paint.palette import Piece, Role

if TYPE_CHECKING:
    from newsreader.domain.keymaps import Keymap
    from newsreader.ui.screens.desk import DeskScreen
    from newsreader.ui.widgets.article_list import ArticleList
    from newsreader.ui.widgets.article_view import ArticleView

_FOOTERS = {
    "list": ("drop", "drop-story", "star", "open", "next-unread", "find", "undo", "help"),
    "article": (
        "next-mark",
        "variants",
        "why",
        "next-outlet",
        "cite",
        "drop",
        "next-unread",
        "help",
    ),
    "selection": ("select-copy", "select-clip", "select-other-end", "select-end", "help"),
    "sources": ("open", "find", "undo", "help"),
}


def footer(keymap: Keymap, where: str) -> list[Piece]:
    """Return the keys that matter in a pane."""
    keys = keymap.footer(where, _FOOTERS[where])
    return [p for key, word in keys for p in (Piece(f" {key}", Role.KEY), Piece(f" {word} "))]


def position(desk: DeskScreen) -> str:
    """Return where the reader stands in the article or the list."""
    if desk.where == "article" and desk.article.reading is not None:
        return _in_article(desk.article)
    return _in_list(desk.rows)


def _in_article(article: ArticleView) -> str:
    """Say how much is selected or at which mark the reader stands, and how far down."""
    reading, page, selection = article.reading, article.page, article.selection
    at = ""
    if page is not None and selection is not None:
        words = len(page.text(page.span(selection), " ").split())
        at = f"selected: {words:,} word{'s' if words != 1 else ''}  "
    elif reading is not None and article.mark >= 0:
        at = f"passage {article.mark + 1}/{len(reading.marks)}  "
    end = "  END: Space next" if article.at_end else ""
    return f"{at}{article.percent} %{end}"


def _in_list(rows: ArticleList) -> str:
    """Say in which row of how many the cursor is, and what is marked."""
    count = len(rows.listing.order)
    at = rows.index - len(rows.listing.heads)
    found = f"{min(max(0, at + 1), count)}/{count}"
    if rows.in_range:
        found += f"  range of {len(rows.selected):,}: d s L N t H act on it, Esc ends it"
    return found
