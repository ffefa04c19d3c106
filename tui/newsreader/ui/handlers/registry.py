"""Which function carries out which command."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen

Handler = Callable[["DeskScreen", int | None], None]

HANDLERS: dict[str, Handler] = {}


def handles(*names: str) -> Callable[[Handler], Handler]:
    """Register a function for the commands of these names."""

    def register(handler: Handler) -> Handler:
        for name in names:
            HANDLERS[name] = handler
        return handler

    return register


def deferred(module: str, *names: str) -> None:
    """Register commands whose module is imported when one of them is first carried out."""
    for name in names:
        HANDLERS[name] = partial(_imported, f"newsreader.ui.handlers.{module}", name)


def import_handlers(modules: Iterable[str]) -> None:
    """Import modules of handlers ahead, so that no key has to wait for it."""
    for module in modules:
        import_module(f"newsreader.ui.handlers.{module}")


def _imported(module: str, name: str, desk: DeskScreen, count: int | None) -> None:
    """Import a module, whose functions take the place of this one, and carry the command out."""
    import_module(module)
    HANDLERS[name](desk, count)
