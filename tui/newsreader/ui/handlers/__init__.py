"""Handlers: what each command does, one small function a command.

A module is imported when one of its commands is first carried out, or once the first screen is
painted: what no key has asked for yet is not worth any of the reader's start.
"""

from newsreader.ui.handlers.registry import HANDLERS, Handler, deferred

__all__ = ["HANDLERS", "MODULES", "Handler"]

#: Module -> the commands whose handlers it holds.
MODULES: dict[str, tuple[str, ...]] = {
    "command_line": ("command",),
    "feeds": (
        "refresh",
        "refresh-all",
        "full-text",
    ),
    "jumping": (
        "jump",
        "jump-back",
        "jump-forward",
    ),
    "links": (
        "copy-link",
        "browser",
        "browser-read",
        "links",
        "open-link",
    ),
    "moving": (
        "down",
        "up",
        "top",
        "bottom",
        "page-down",
        "page-up",
        "half-down",
        "half-up",
        "next-unread",
        "previous-unread",
        "next-article",
        "previous-article",
        "random-unread",
        "previous-hit",
        "open",
        "back",
        "leave",
        "next-source",
        "previous-source",
        "other-pane",
    ),
    "outside": (
        "save-text",
        "pipe",
    ),
    "paging": (
        "variants",
        "compare",
        "story",
        "follow",
        "following",
        "hand-over",
        "names",
        "only-these",
        "versions",
        "clips",
        "cite",
        "next-outlet",
        "previous-outlet",
        "merge",
    ),
    "showing": (
        "next-mark",
        "previous-mark",
        "why",
        "furniture",
        "unfold",
        "fold",
        "told",
        "substance",
        "alone",
        "capture",
        "legend",
        "find",
        "filter",
        "let-in",
        "demo",
        "redraw",
        "suspend",
        "help",
        "quit",
    ),
    "sources": (
        "saved-views",
        "sort",
        "filter-tag",
        "clear-filter",
        "toggle-read-shown",
        "next-unread-source",
        "previous-unread-source",
        "go-to-row",
        "read-all",
    ),
    "triaging": (
        "star",
        "later",
        "toggle-read",
        "drop",
        "drop-story",
        "drop-listed",
        "range",
        "read-source",
        "read-above",
        "repeat",
        "undo",
        "redo",
        "tag",
        "untag",
        "note",
    ),
}

for _module, _names in MODULES.items():
    deferred(_module, *_names)
