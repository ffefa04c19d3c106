"""Libraries made for tests, on real files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from newsreader.services.adding import Adding, add_files
from newsreader.services.deriving import derive
from newsreader.services.finding import find_files
from newsreader.services.library import Library

FERRY = """Support The Harbour Times!

Ferry talks collapse in Karsund

By Mara Lind

KARSUND, 12 May 2031 - Talks to end the strike on the island ferries collapsed early on Monday after
nineteen hours, the mediator said.

"We will not sail on promises, and the minister knows it," union chief Tomas Reyle told reporters in
Karsund.

Some 17 ships are tied up in the harbour.

Sign up for our free weekly newsletter
"""
BANK = """Ostavia holds its rate

By Per Stroem

Published: 13 May 2031

The central bank of Ostavia left its key rate unchanged on Tuesday, its governor said.

Lenders had expected a cut of a quarter of a point before the summer.

(c) 2031 Civic Ledger
"""


#: Things that have nothing to do with one another, so that no two items make a story.
_THINGS = (
    ("library", "shelves", "painted blue"),
    ("orchard", "apples", "eaten by deer"),
    ("tunnel", "lamps", "left burning"),
    ("theatre", "costumes", "sold at auction"),
    ("school", "windows", "opened too late"),
    ("bakery", "ovens", "rebuilt with brick"),
    ("stadium", "fences", "moved twice"),
    ("museum", "clocks", "wound by hand"),
    ("airfield", "gliders", "covered with snow"),
    ("hospital", "gardens", "planted anew"),
)


def _item(number: int) -> str:
    """Return a short capture about something of its own."""
    place, things, fate = _THINGS[number % len(_THINGS)]
    when = 1 + number % 9
    return (
        f"{things.title()} of the {place} {fate}\n\nBy Mara Lind\n\n{when} May 2031\n\n"
        f"All {number} {things} of the {place} were {fate}, said its keeper.\n\n"
        f"Visitors to {place} number {number} liked the {things} {number} times more than before.\n"
    )


def write(folder: Path, captures: Mapping[str, str]) -> list[Path]:
    """Write captures as files and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in captures.items():
        path = folder / name
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def add(library: Library, *paths: Path) -> Adding:
    """Add paths to a library."""
    return add_files(library, find_files([str(path) for path in paths]))


def ready_in(folder: Path, captures: Mapping[str, str]) -> Path:
    """Write captures to ``c`` in a folder and an analysed library of them to ``library``; return the folder."""
    with Library(folder / "library") as library:
        add(library, *write(folder / "c", captures))
        derive(library)
    return folder


def filled(folder: Path, count: int = 2) -> Library:
    """Return an analysed library of ``count`` short captures."""
    captures = {"ferry.txt": FERRY, "bank.txt": BANK}
    for number in range(2, count):
        captures[f"item-{number:03}.txt"] = _item(number)
    paths = write(folder / "captures", captures)
    library = Library(folder / "library")
    add(library, *paths)
    derive(library)
    return library
