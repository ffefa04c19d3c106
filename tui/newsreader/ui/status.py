"""The status line: where the reader is, what happened last, what is under way."""

from __future__ import annotations

from collections import deque

from rich.cells import cell_len

from newsreader.text.safe import visible
from newsreader.ui.paint.palette import Piece, Role
from newsreader.ui.widgets.line import TextLine

#: Sentences that are kept to be read whole.
_KEPT = 100
#: What a sentence ends in that tells of several things done at once, or of a decision.
UNDOES = "   u undoes it"


class Status:
    """Collects what the status line says; every change repaints it once.

    Attributes:
        said: The sentences said, whole, the newest first.
    """

    def __init__(self, line: TextLine, whole: str) -> None:
        """Say it on ``line``; ``whole`` is the key that shows sentences whole."""
        self._line = line
        self._whole = whole
        self.said: deque[str] = deque(maxlen=_KEPT)
        self._position = ""
        self._message = ""
        self._banner = ""
        self._pending = ""
        self._progress = ""
        self._waiting = 0
        self._folds = False
        self._kills = False

    @property
    def message(self) -> str:
        """The sentence said last."""
        return self._message

    @property
    def banner(self) -> str:
        """The standing warning, or an empty string."""
        return self._banner

    def set_position(self, position: str) -> None:
        """Say where the cursor is."""
        if position != self._position:
            self._position = position
            self._paint()

    def say(self, sentence: str) -> None:
        """Say what happened; it stays until the next sentence."""
        self.keep(sentence)
        if sentence != self._message:
            self._message = sentence
            self._paint()

    def keep(self, sentence: str) -> None:
        """Keep a sentence, to be read whole."""
        if sentence and sentence not in list(self.said)[:1]:
            self.said.appendleft(sentence)

    def warn(self, sentence: str) -> None:
        """Show a warning that stays, reversed, until it is taken back with an empty sentence."""
        self.keep(sentence)
        self._banner = sentence
        self._paint()

    def set_pending(self, keys: str) -> None:
        """Show keys typed so far, and what can follow."""
        self._pending = keys
        self._paint()

    def set_progress(self, sentence: str) -> None:
        """Show how far background work is."""
        self._progress = sentence
        self._paint()

    def set_waiting(self, count: int, *, folds: bool = False, kills: bool = False) -> None:
        """Show how many articles wait to be let in, a kill before all, or that stories fold otherwise."""
        self._waiting, self._folds, self._kills = count, folds, kills
        self._paint()

    def _paint(self) -> None:
        """Paint the line; what can follow a pending key has all of it."""
        if self._pending:
            self._line.show([Piece(f" {self._pending}", Role.KEY)])
            return
        left = [Piece(f" {self._position}  ")] if self._position else [Piece(" ")]
        if self._banner:
            left.append(Piece(f" {self._banner} ", Role.BANNER))
            left.append(Piece(f" {on_the_line(self._message)}"))
        else:
            left.append(Piece(on_the_line(self._message)))
        right = []
        if self._progress:
            right.append(Piece(f"{self._progress} "))
        if self._kills:
            right += [Piece(" !! KILL: ", Role.ALERT), Piece("i ", Role.KEY)]
        elif self._waiting:
            wait = "waits" if self._waiting == 1 else "wait"
            right += [Piece(f" {self._waiting:,} new {wait}: ", Role.NEW), Piece("i ", Role.KEY)]
        elif self._folds:
            right += [Piece(" stories changed: ", Role.NEW), Piece("i ", Role.KEY)]
        self._line.show(left, right + self.way_to_whole(self._line.width, *left, *right))

    def way_to_whole(self, width: int, *pieces: Piece) -> list[Piece]:
        """Return the key that shows a sentence whole, where the pieces do not fit into ``width``."""
        fits = not width or sum(cell_len(piece.text) for piece in pieces) <= width
        return [] if fits else [Piece(f" {self._whole}", Role.KEY), Piece(" whole ")]


def on_the_line(sentence: str) -> str:
    """Return a sentence as a line of the screen has it, those of several lines one behind the other."""
    return visible("  ".join(line.strip() for line in sentence.splitlines()))
