"""What of an article is shown: light enough to be known before any article is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Show:
    """What of an article is shown.

    Attributes:
        furniture: The whole page, not only the story.
        raw: The capture as it came, line by line, nothing highlighted.
        find: Words to show as hits.
        told: What becomes of what was read elsewhere: "fold", "dim" or "plain".
        unfolded: Whether folds are open.
        substance: Only the paragraphs that differ in substance from other articles.
        pointed: Where the mentions begin that are pointed at; they are shown as hits.
    """

    furniture: bool = False
    raw: bool = False
    find: str = ""
    told: str = "fold"
    unfolded: bool = False
    substance: bool = False
    pointed: frozenset[int] = frozenset()
