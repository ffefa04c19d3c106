"""News composed for this project with its names marked where they stand, as in ``[P Ada Obi] left``.

Every second story is never learnt from; it measures. P person, O organisation, L place, N people or
nationality, M what looks like a name and is none of these (events, laws, ships, products).

Two hands wrote and marked such news: the one that made the lists and rules, and another that had seen
neither these nor the first hand's stories (``news/other_hand``). They are measured apart.
"""

from __future__ import annotations

import re
from pathlib import Path

from training.entities.documents import Document, Name

MARK = re.compile(r"\[([POLNM]) ([^\[\]]+)\]")
_KINDS = {"P": "PER", "O": "ORG", "L": "LOC", "N": "NORP", "M": "MISC"}
FOLDER = Path(__file__).with_name("news")
OTHER_HAND = FOLDER / "other_hand"


def documents(held_back: bool, folder: Path = FOLDER) -> list[Document]:
    """Return the stories that are learnt from, or those that measure.

    Args:
        held_back: Whether to return the second, fourth ... story of each file.
        folder: Whose: ``FOLDER`` or ``OTHER_HAND``.
    """
    found = []
    for path in sorted(folder.glob("*.txt")):
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
