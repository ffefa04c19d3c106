"""What the reader is opened with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.domain.keymaps import DEFAULT, Keymap
from newsreader.domain.scrolling import Scrolling

if TYPE_CHECKING:
    from newsreader.ui.terminal.last_screen import LastScreen


@dataclass(frozen=True, slots=True)
class DeskOptions:
    """What the desk is opened with.

    Attributes:
        worker: Command line of the process that adds and analyses.
        paths: What to add at once.
        query: The view to begin with.
        keymap: The keys in force.
        notices: What is said at the start, e.g. of settings that were not taken.
        history: File with the lines typed on the command line, or None.
        shown: The screen that stands on the terminal already, or None.
        lean: Whether only the cells that change are sent.
        scrolling: How the list scrolls when its cursor leaves what is shown.
        begun: Called once, when the first screen stands and all its panes are filled.
    """

    worker: Sequence[str]
    paths: Sequence[str] = ()
    query: str = "is:unread"
    keymap: Keymap = DEFAULT
    notices: Sequence[str] = ()
    history: Path | None = None
    shown: LastScreen | None = None
    lean: bool = True
    scrolling: Scrolling = Scrolling.AUTO
    begun: Callable[[], None] = lambda: None
