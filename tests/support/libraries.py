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


def filled(folder: Path, count: int = 2) -> Library:
    """Return an analysed library of ``count`` short captures."""
    captures = {"ferry.txt": FERRY, "bank.txt": BANK}
    for number in range(2, count):
        captures[f"item-{number:03}.txt"] = (
            f"Headline number {number} about harbour {number}\n\nBy Mara Lind\n\n10 May 2031\n\n"
            f"The harbour master of quay {number} said on Monday that nothing had happened there.\n\n"
            f"It was the calm of day {number}, she said, and nobody minded it at all.\n"
        )
    paths = write(folder / "captures", captures)
    library = Library(folder / "library")
    add(library, *paths)
    derive(library)
    return library
