"""Handlers: what each command does, one small function a command."""

from newsreader.ui.handlers import command_line, moving, paging, showing, triaging
from newsreader.ui.handlers.registry import HANDLERS, Handler
from newsreader.ui.handlers.triaging import answer

__all__ = [
    "HANDLERS",
    "Handler",
    "answer",
    "command_line",
    "moving",
    "paging",
    "showing",
    "triaging",
]
