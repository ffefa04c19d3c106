"""Handlers: what each command does, one small function a command."""

from newsreader.ui.handlers import command_line, moving, paging, showing, triaging
from newsreader.ui.handlers.registry import HANDLERS, Handler, deferred
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

deferred("jumping", "jump", "jump-back", "jump-forward")
deferred("links", "copy-link", "browser", "browser-read", "links", "open-link")
deferred("outside", "save-text", "pipe")
deferred(
    "sources",
    "saved-views", "sort", "filter-tag", "clear-filter", "toggle-read-shown", "next-unread-source",
    "previous-unread-source", "go-to-row", "read-all", "refresh", "refresh-all", "full-text",
)  # fmt: skip
