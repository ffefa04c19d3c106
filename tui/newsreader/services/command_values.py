"""What can stand behind a command on the command line: views, names, tags, files."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from newsreader.services.library import Library
from newsreader.services.source_counts import sources_of
from newsreader.storage import values

#: Values that are offered.
_MOST = 50
#: What stands behind ``:feed``.
FEED_ACTS = (
    "add ", "errors", "folder ", "full-text ", "pause", "private ", "remove", "rename ", "resume",
)  # fmt: skip
_INTO = re.compile(r"(?:md|json|bibtex)\s*>!?\s*")
_NAMED = ("person", "org", "place")


def command_values(library: Library, name: str, typed: str) -> list[str]:
    """Return what may stand behind a command, each as the whole of it; call it from a worker thread.

    Args:
        library: Where names, tags and views come from.
        name: The command.
        typed: What stands behind it so far.
    """
    found = _VALUES.get(name)
    return found(library, typed)[:_MOST] if found else []


def _views(library: Library, typed: str) -> list[str]:
    """Return views, saved ones and outlets that begin so, then those that contain it."""
    sources = sources_of(library)
    return _like([s.name for s in (*sources.views, *sources.saved, *sources.outlets)], typed)


def _saved(library: Library, typed: str) -> list[str]:
    """Return saved views."""
    return _like([source.name for source in sources_of(library).saved], typed)


def _names(library: Library, typed: str) -> list[str]:
    """Return people, organisations and places."""
    found = [
        name
        for field in _NAMED
        for name in values.names_like(library.connection, field, typed, _MOST)
    ]
    return _like(list(dict.fromkeys(found)), typed)


def _tags(library: Library, typed: str) -> list[str]:
    """Return tags in use."""
    return values.tags_like(library.connection, typed, _MOST)


def _files(library: Library, typed: str) -> list[str]:
    """Return files and folders that begin so; a folder ends with a slash, hidden ones only when asked for."""
    folder, _, begin = typed.rpartition("/")
    place = Path(folder or ("/" if typed.startswith("/") else ".")).expanduser()
    before = f"{folder}/" if "/" in typed else ""
    try:
        with os.scandir(place) as entries:
            found = [
                before + entry.name + ("/" if entry.is_dir() else "")
                for entry in entries
                if entry.name.startswith(begin)
                and (begin.startswith(".") or not entry.name.startswith("."))
                and entry.name.isprintable()
            ]
    except OSError:
        return []
    return sorted(found)


def _clips(library: Library, typed: str) -> list[str]:
    """Return the forms clippings are written in, then the files behind them."""
    into = _INTO.match(typed)
    if into is None:
        return [form for form in ("md > ", "json > ", "bibtex > ") if form.startswith(typed)]
    return [into[0] + path for path in _files(library, typed[into.end() :])]


def _feed_acts(library: Library, typed: str) -> list[str]:
    """Return what can be done with feeds."""
    return [act for act in FEED_ACTS if act.startswith(typed)]


def _like(names: list[str], typed: str) -> list[str]:
    """Return the names that begin with what was typed, then those that contain it."""
    wanted = typed.casefold()
    begin = [name for name in names if name.casefold().startswith(wanted)]
    return begin + [n for n in names if wanted in n.casefold() and n not in begin]


_VALUES: dict[str, Callable[[Library, str], list[str]]] = {
    "view": _views,
    "forget": _saved,
    "about": _names,
    "tag": _tags,
    "untag": _tags,
    "add": _files,
    "save-text": _files,
    "clips": _clips,
    "feed": _feed_acts,
}
