"""How a list scrolls when its cursor leaves what is shown."""

from __future__ import annotations

from enum import StrEnum


class Scrolling(StrEnum):
    """How far a list scrolls when the cursor goes past its edge.

    Attributes:
        AUTO: By a line on a quick link, by half a page on a slow one.
        LINE: By a line.
        HALF: By half a page, so that most keys move the cursor alone.
    """

    AUTO = "auto"
    LINE = "line"
    HALF = "half"
