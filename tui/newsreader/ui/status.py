"""The status line: where the reader is, what happened last, what is under way."""

from __future__ import annotations

from newsreader.ui.paint.palette import Piece, Role
from newsreader.ui.widgets.line import TextLine


class Status:
    """Collects what the status line says; every change repaints it once."""

    def __init__(self, line: TextLine) -> None:
        self._line = line
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
        if sentence != self._message:
            self._message = sentence
            self._paint()

    def warn(self, sentence: str) -> None:
        """Show a warning that stays, reversed, until it is taken back with an empty sentence."""
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
            left.append(Piece(" " + self._message))
        else:
            left.append(Piece(self._message))
        right = []
        if self._progress:
            right.append(Piece(f"{self._progress} "))
        if self._kills:
            right += [Piece(" !! KILL: ", Role.ALERT), Piece("i ", Role.KEY)]
        elif self._waiting:
            right += [Piece(f" {self._waiting:,} new wait: ", Role.NEW), Piece("i ", Role.KEY)]
        elif self._folds:
            right += [Piece(" stories changed: ", Role.NEW), Piece("i ", Role.KEY)]
        self._line.show(left, right)
