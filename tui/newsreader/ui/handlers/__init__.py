"""Handlers: what each command does, one small function a command."""

from newsreader.ui.handlers import (
    command_line,
    jumping,
    links,
    moving,
    outside,
    paging,
    showing,
    sources,
    triaging,
)
from newsreader.ui.handlers.registry import HANDLERS, Handler
from newsreader.ui.handlers.triaging import answer

__all__ = [
    "HANDLERS",
    "Handler",
    "answer",
    "command_line",
    "jumping",
    "links",
    "moving",
    "outside",
    "paging",
    "showing",
    "sources",
    "triaging",
]
