"""REF: how commands name articles: id:, path:, an existing path, or an id or its beginning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from newsreader.cli.documents import path_bytes
from newsreader.domain.errors import InputError
from newsreader.services.finding import FoundFile, find_files
from newsreader.services.holding import captures_at, captures_named
from newsreader.services.library import Library

_ID = re.compile(r"a[0-9a-f]{7,16}")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://")


@dataclass(slots=True)
class References:
    """What the words of a command line name.

    Attributes:
        paths: Files and folders, and ``-``.
        ids: Article ids or their beginnings.
    """

    paths: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)


def sort_references(words: Sequence[str]) -> References:
    """Tell paths from ids: a prefix decides, then whether the path exists, then the shape of an id."""
    found = References()
    for word in words:
        if word.startswith("id:"):
            found.ids.append(word[3:])
        elif word.startswith("path:"):
            found.paths.append(word[5:])
        elif word == "-" or Path(word).exists() or not _ID.fullmatch(word):
            found.paths.append(word)
        else:
            found.ids.append(word)
    return found


def is_url(word: str) -> bool:
    """Say whether a word is a URL."""
    return _SCHEME.match(word) is not None


def resolve(
    library: Library, references: References, cap: int
) -> tuple[list[int], list[InputError]]:
    """Find the captures references mean in an open library, in the order named.

    Returns:
        The captures, each once, and what could not be resolved.
    """
    captures: dict[int, None] = {}
    failed: list[InputError] = []
    for prefix in references.ids:
        found = captures_named(library, prefix) if len(prefix) >= 8 else []
        if len(found) == 1:
            captures[found[0]] = None
        elif found:
            failed.append(InputError(prefix, f"ambiguous: {len(found)} articles begin so"))
        else:
            failed.append(InputError(prefix, "no article has this id (give at least 8 characters)"))
    for path in references.paths:
        places = [path_bytes(path)] if path != "-" else [b"-"]
        if Path(path).is_dir():
            places = [f.path for f in find_files([path], cap) if isinstance(f, FoundFile)]
        numbers = [number for place in places for number in captures_at(library, place)]
        captures.update(dict.fromkeys(numbers))
    return list(captures), failed
