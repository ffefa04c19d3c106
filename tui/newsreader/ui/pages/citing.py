"""Keeping a passage as a clipping, from wherever it is seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from newsreader.domain.spans import Span
from newsreader.services import clipping
from newsreader.services.triaging import Command

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen


def cite(
    desk: DeskScreen, document: int, span: Span, say: Callable[[str], None] | None = None
) -> None:
    """Keep a passage; what was kept is said once it is on disk."""
    library = desk.library
    tell = say or desk.say

    def kept(done: Command | None) -> None:
        tell(
            done.sentence + "   gc shows all"
            if done
            else "This passage is among the clippings already: gc shows all."
        )

    desk.jobs.act(lambda: clipping.clip(library, document, span), kept)
