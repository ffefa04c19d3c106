"""The screen as it was left, painted again before anything heavy is imported.

When the reader is left, the last frame of its first view is kept as cells in a small file. The next
start paints it straight to the terminal and puts the terminal into the mode the reader will read it
in; Textual comes up behind it (``ui/terminal/output.py``) and changes only the cells that differ. Keys
typed meanwhile wait in the terminal. The file is bound to the program's version, the terminal's size
and colours, and what the reader was opened with; one that is stale, damaged or holds anything but
letters and colours is not looked at. This module imports neither Textual nor the database.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType

from newsreader import __version__
from newsreader.ui.terminal.cells import Cell, Row, blank_screen, letters_in, transition

_NAME = "last-screen"
_FORMAT = "newsreader screen 1"
#: Bytes of the largest file that is read or written.
_MOST = 512 * 1024
#: What the look of a screen hangs on beside its size.
_VARIABLES = (
    "TERM", "COLORTERM", "NO_COLOR", "TEXTUAL_COLOR_SYSTEM", "NEWSREADER_LIBRARY", "NEWSREADER_OUTPUT",
    "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "LANG", "LC_ALL", "TZ",
)  # fmt: skip
#: Options that name a folder or file, and change nothing else about how the reader opens.
_NAMED = frozenset({"--library", "--config"})
_RUN, _EMPTY, _MANY, _MANY_END = "\t", "\x1e", "\x1c", "\x1d"
_STYLE = frozenset("0123456789;")
#: Leaves nothing behind where the terminal has no other screen to leave.
CLEARED = "\x1b[m\x1b[2J\x1b[H"


class LastScreen:
    """A screen that stands on the terminal before the reader does.

    Attributes:
        rows: Its cells.
        place: What stood under the cursor: the library's folder and a document, "" and 0 where none did.
        is_shown: Whether it stands on the terminal, or the reader does in its place.
        taken: Whether Textual has taken the terminal over; it restores it, too.
    """

    def __init__(self, rows: list[Row], place: tuple[str, int]) -> None:
        self.rows = rows
        self.place = place
        self.taken = False
        self._settings: list[int | list[bytes | int]] = []
        self.is_shown = False

    def paint(self) -> None:
        """Paint it, and let nothing that is typed be echoed into it."""
        import termios

        settings = termios.tcgetattr(0)
        self._settings = [list(v) if isinstance(v, list) else v for v in settings]
        settings[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR)
        settings[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._end)
        termios.tcsetattr(0, termios.TCSANOW, settings)
        self.is_shown = True
        width = len(self.rows[0])
        frame = transition(blank_screen(width, len(self.rows)), self.rows)
        _write(f"\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[m\x1b[2J{frame}")

    def leave(self) -> None:
        """Give the terminal back as it was; what Textual has taken over it has given back itself."""
        if not self.is_shown:
            return
        self.is_shown = False
        for number in (signal.SIGTERM, signal.SIGHUP):
            with suppress(ValueError):
                signal.signal(number, signal.SIG_DFL)
        if not self.taken:
            _write(f"{CLEARED}\x1b[?7h\x1b[?25h\x1b[?1049l")
        import termios

        with suppress(termios.error, OSError):
            termios.tcsetattr(0, termios.TCSANOW, self._settings)

    def _end(self, number: int, _: FrameType | None) -> None:
        """A signal came before the reader was there to hear it."""
        self.leave()
        os._exit(128 + number)


def show(words: Sequence[str]) -> LastScreen | None:
    """Paint the screen as it was left, where the words open the reader and there is one that fits."""
    if not _opens_reader(words) or os.environ.get("TERM", "dumb") == "dumb":
        return None
    try:
        if not all(os.isatty(number) for number in (0, 1, 2)):
            return None
        screen = read(_file(), stamp(words))
        if screen is not None:
            try:
                screen.paint()
            except BaseException:  # ctrl+c, too
                screen.leave()
                raise
    except (OSError, ImportError, ValueError):
        return None
    return screen


def stamp(words: Sequence[str]) -> str:
    """Return what a kept screen is bound to, in one line."""
    columns, lines = os.get_terminal_size(2)
    given = [os.path.abspath(word) if at % 2 else word for at, word in enumerate(words)]  # noqa: PTH100 - light
    return repr((__version__, columns, lines, given, [os.environ.get(v) for v in _VARIABLES]))


def read(file: str, wanted: str) -> LastScreen | None:
    """Read a kept screen; None where there is none, or it is not the one that is wanted.

    Args:
        file: Its path.
        wanted: Its stamp.
    """
    try:
        with open(file, "rb") as stream:  # noqa: PTH123 - light
            data = stream.read(_MOST + 1)
        if len(data) > _MOST:
            return None
        kind, found, folder, document, *lines = data.decode("utf-8").split("\n")
    except (OSError, ValueError):
        return None
    if (kind, found) != (_FORMAT, wanted) or not document.isdecimal() or len(document) > 18:
        return None
    rows = [_row(line) for line in lines]
    sizes = {None if row is None else len(row) for row in rows}
    if not rows or len(sizes) != 1 or None in sizes or not folder.isprintable():
        return None
    return LastScreen([row for row in rows if row], (folder, int(document)))


def keep(words: Sequence[str], rows: Sequence[Row], place: tuple[str, int]) -> None:
    """Keep a screen for the next start; where that cannot be done nothing else changes."""
    with suppress(OSError, ValueError, ImportError):
        if not _opens_reader(words) or (os.get_terminal_size(2)) != (len(rows[0]), len(rows)):
            return
        folder, document = place
        lines = [_FORMAT, stamp(words), folder if folder.isprintable() else "", str(document)]
        data = "\n".join([*lines, *(_line(row) for row in rows)]).encode("utf-8")
        if len(data) > _MOST:
            return
        file = _file()
        os.makedirs(os.path.dirname(file), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120 - light
        aside = f"{file}.{os.getpid()}"
        number = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(number, "wb") as stream:
            stream.write(data)
        os.replace(aside, file)  # noqa: PTH105 - light


def forget() -> None:
    """Begin the next start without a kept screen."""
    with suppress(OSError, ImportError):
        os.remove(_file())  # noqa: PTH107 - light


def _opens_reader(words: Sequence[str]) -> bool:
    """Say whether words can only open the reader, adding nothing."""
    return len(words) % 2 == 0 and all(word in _NAMED for word in words[::2])


def _file() -> str:
    """Return where the screen is kept."""
    from platformdirs import user_state_dir

    return os.path.join(user_state_dir("newsreader"), _NAME)  # noqa: PTH118 - light


def _write(text: str) -> None:
    """Write to the terminal, all of it."""
    with suppress(OSError, ValueError):
        sys.__stderr__.write(text)  # type: ignore[union-attr]  # it is a terminal
        sys.__stderr__.flush()  # type: ignore[union-attr]


def _line(row: Row) -> str:
    """Write a row: a style, then the letters of all cells that have it, and so on."""
    parts: list[str] = []
    style: str | None = None
    for text, own in row:
        if own != style:
            parts += [own, ""]
            style = own
        safe = text if text.isprintable() else " "
        parts[-1] += (safe or _EMPTY) if len(safe) < 2 else f"{_MANY}{safe}{_MANY_END}"
    return _RUN.join(parts)


def _row(line: str) -> Row | None:
    """Read a row; None where it holds anything but colours and letters that can be shown."""
    parts = line.split(_RUN)
    if len(parts) % 2:
        return None
    row: Row = []
    for style, text in zip(parts[::2], parts[1::2], strict=True):
        if not _STYLE.issuperset(style):
            return None
        for at, piece in enumerate(text.split(_MANY)):
            many, end, single = piece.rpartition(_MANY_END) if at else ("", "", piece)
            if (at and not end) or not many.isprintable():
                return None
            row += [Cell(many, style)] if at else []
            if not single.replace(_EMPTY, "").isprintable():
                return None
            cells = map(letters_in(style).__getitem__, single)
            row += [Cell("", style) if cell.text == _EMPTY else cell for cell in cells]
    return row
