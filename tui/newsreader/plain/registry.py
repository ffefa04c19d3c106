"""Which function carries out which command of the table in the plain face."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newsreader.plain.session import Session


@dataclass(frozen=True, slots=True)
class Order:
    """A line that was typed: a count before the command, rows named behind it, the other words.

    Attributes:
        count: The number before the command, or None.
        rows: Rows named, counted from 0; empty where none was.
        words: What stands behind the command, the rows left out.
    """

    count: int | None = None
    rows: tuple[int, ...] = ()
    words: str = ""


Handler = Callable[[Session, Order], None]

HANDLERS: dict[str, Handler] = {}
#: What can be typed and is no command of the table: a view by its name, and what kill notices are about.
EXTRA = frozenset({"view", "kills"})


def carries_out(*names: str) -> Callable[[Handler], Handler]:
    """Register a function for the commands of these names."""

    def register(handler: Handler) -> Handler:
        for name in names:
            HANDLERS[name] = handler
        return handler

    return register
