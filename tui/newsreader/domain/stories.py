"""Stories: articles about one event."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event, and the reasons they stand together.

    Attributes:
        id: "s" and 16 hex digits, deterministic for the same articles.
        articles: Article ids in bytewise order.
        why: Reasons in words, e.g. "6 shared passages", "Varne, Reyle, Karsund".
    """

    id: str
    articles: tuple[str, ...]
    why: tuple[str, ...]
