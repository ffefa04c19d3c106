"""Letters for terminals that do not take UTF-8: each has a stand-in as wide as itself."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from newsreader.ui.terminal.cells import Cell, Row

_STAND_INS = str.maketrans(
    {**dict.fromkeys("│║┃", "|"), **dict.fromkeys("─━–—‐‑−", "-"), **dict.fromkeys("“”„«»", '"'),
     **dict.fromkeys("‘’‚‹›", "'"), **dict.fromkeys("└├┌┐┘┴┬┼", "+"), "…": "~", "·": ".", "•": "*", "×": "x",
     "→": ">", "←": "<", "↑": "^", "↓": "v", "⏎": "<", "▸": ">", "✓": "x", "\u00a0": " "}
)  # fmt: skip


def narrow_encoding() -> str | None:
    """Return the encoding that is written to the terminal where it has not every letter, else None."""
    encoding = getattr(sys.__stderr__, "encoding", None) or "utf-8"
    return None if encoding.lower().replace("_", "-") in ("utf-8", "utf8") else encoding


def written_in(cells: Sequence[Cell], encoding: str) -> Row:
    """Return cells with stand-ins for what an encoding does not have.

    Args:
        cells: The cells; behind a wide letter an empty one follows.
        encoding: Its name.
    """
    found = list(cells)
    for at, cell in enumerate(cells):
        if cell.text and not cell.text.isascii():
            is_wide = at + 1 < len(cells) and not cells[at + 1].text
            found[at] = cell._replace(text=_stand_in(cell.text, encoding, 1 + is_wide))
    return found


@lru_cache(maxsize=4096)
def _stand_in(letter: str, encoding: str, width: int) -> str:
    """Return a letter, or of one that an encoding lacks the letter below its marks, a likeness or a question mark."""
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        base = unicodedata.normalize("NFKD", letter.translate(_STAND_INS))[:1]
        return base if base.isascii() and width == 1 else "?" * width
    return letter
