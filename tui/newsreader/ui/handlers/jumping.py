"""Jumps: back and forward through the places that were left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsreader.ui.handlers.registry import handles
from newsreader.ui.screens.page import PageScreen

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen


@handles("jump-back")
def jump_back(desk: DeskScreen, count: int | None) -> None:
    """Go back to where a jump began; from a page, to the desk under it."""
    if isinstance(desk.app.screen, PageScreen):
        desk.app.screen.go_back()
    elif not desk.jumps.go(-(count or 1)):
        desk.say("There is no earlier place to go back to.")


@handles("jump-forward")
def jump_forward(desk: DeskScreen, count: int | None) -> None:
    """Go forward again."""
    if not desk.jumps.go(count or 1):
        desk.say("There is no later place to go to.")
