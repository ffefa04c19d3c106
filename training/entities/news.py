"""News composed for this project with its names marked where they stand, as in ``[P Ada Obi] left``.

Every second story is never learnt from; it measures. P person, O organisation, L place, N people or
nationality, M what looks like a name and is none of these (events, laws, ships, products).
"""

from __future__ import annotations

import re
from pathlib import Path

from training.entities.documents import Document, Name

MARK = re.compile(r"\[([POLNM]) ([^\[\]]+)\]")
_KINDS = {"P": "PER", "O": "ORG", "L": "LOC", "N": "NORP", "M": "MISC"}
FOLDER = Path(__file__).with_name("news")


def documents(held_back: bool) -> list[Document]:
    """Return the stories that are learnt from, or those that measure.

    Args:
        held_back: Whether to return the second, fourth ... story of each file.
    """
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        stories = path.read_text(encoding="utf-8").strip().split("\n\n")
        found += [read(story) for story in stories[int(held_back) :: 2]]
    return found


def read(marked: str) -> Document:
    """Return one story without its marks, and what they say."""
    text, names, at = "", list[Name](), 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        names.append((len(text), len(text) + len(match.group(2)), _KINDS[match.group(1)]))
        text += match.group(2)
        at = match.end()
    return Document("news", text + marked[at:], names)
