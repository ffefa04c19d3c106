"""In which line of config.toml a setting stands: TOML's reader does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(
    r"\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*="
)


def setting_lines(text: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield the path of every table and setting with its line, counted from 1; the first one counts."""
    table: tuple[str, ...] = ()
    found: set[tuple[str, ...]] = set()
    for number, line in enumerate(text.splitlines(), 1):
        if match := _TABLE.match(line):
            table = path = _parts(match[1])
        elif match := _KEY.match(line):
            path = (*table, *_parts(match[1]))
        else:
            continue
        for size in range(1, len(path) + 1):
            if path[:size] not in found:
                found.add(path[:size])
                yield path[:size], number


def _parts(path: str) -> tuple[str, ...]:
    """Return the parts of a dotted name."""
    return tuple(part.strip().strip("\"'") for part in path.split("."))
