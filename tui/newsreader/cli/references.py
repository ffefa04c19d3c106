"""REF: how commands name articles: id:, path:, an existing path, or an id or its beginning."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsreader.domain.errors import InputError
from newsreader.services.holding import captures_named
from newsreader.services.library import Library

_ID = re.compile(r"a[0-9a-f]{7,16}")
_LEAST = 8


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
            found.paths.append(os.path.abspath(word[5:]))  # noqa: PTH100 - not a URL any more
        elif word == "-" or os.path.lexists(word) or not _ID.fullmatch(word):
            found.paths.append(word)
        else:
            found.ids.append(word)
    return found


def resolve(library: Library, ids: Sequence[str]) -> tuple[list[int], list[InputError]]:
    """Find the captures that ids or their beginnings mean in an open library, in the order named.

    Returns:
        The captures, each once, and what could not be resolved.
    """
    captures: dict[int, None] = {}
    failed: list[InputError] = []
    for prefix in ids:
        found = captures_named(library, prefix) if len(prefix) >= _LEAST else []
        if len(found) == 1:
            captures[found[0]] = None
        elif found:
            failed.append(InputError(prefix, f"ambiguous: {len(found)} articles begin so"))
        else:
            words = f"no article has this id (give at least {_LEAST} characters)"
            failed.append(InputError(prefix, words))
    return list(captures), failed
