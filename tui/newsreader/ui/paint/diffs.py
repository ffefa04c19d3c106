"""Word diffs as pieces: signs that need no colour, and colour for those who have it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from newsreader.text.safe import visible
from newsreader.ui.paint.palette import Piece, Role
from newsreader.ui.wrapping import wrap

if TYPE_CHECKING:
    from newsreader.services.variants import DiffPart


def diff_pieces(parts: Iterable[DiffPart]) -> list[Piece]:
    """Return a word diff with ``[-gone-]``, ``{+new+}`` and ``{old>new}``."""
    pieces: list[Piece] = []
    for part in parts:
        now, was = visible(part.text), visible(part.was)
        if part.tag == "gone":
            pieces.append(Piece(f"[-{was}-]", Role.GONE))
        elif part.tag == "came":
            pieces.append(Piece(f"{{+{now}+}}", Role.CAME))
        elif part.tag == "replace":
            pieces += [Piece(f"{{{was}>", Role.GONE), Piece(f"{now}}}", Role.CAME)]
        else:
            pieces.append(Piece(now))
    return pieces


def wrapped_pieces(pieces: Iterable[Piece], width: int) -> list[list[Piece]]:
    """Break pieces into lines of at most ``width`` cells, each piece keeping its role."""
    kept = list(pieces)
    text = "".join(piece.text for piece in kept)
    lines: list[list[Piece]] = []
    ends: list[int] = []
    at = 0
    for piece in kept:
        at += len(piece.text)
        ends.append(at)
    for span in wrap(text, 0, len(text), width):
        line: list[Piece] = []
        start = 0
        for piece, end in zip(kept, ends, strict=True):
            first, last = max(start, span.start), min(end, span.end)
            if first < last:
                line.append(Piece(text[first:last], piece.role))
            start = end
        lines.append(line)
    return lines or [[]]
