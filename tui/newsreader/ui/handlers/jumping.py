"""Jumps: to anything, and back and forward through the places that were left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsreader.ui.handlers.registry import HANDLERS, handles
from newsreader.ui.pages import entity, story
from newsreader.ui.screens.page import PageScreen

if TYPE_CHECKING:
    from newsreader.services.jumping import Target
    from newsreader.ui.screens.desk import DeskScreen


@handles("jump")
def jump(desk: DeskScreen, count: int | None) -> None:
    """Ask where to go: a view, an outlet, a story, a name, an article, a command."""
    from newsreader.services.jumping import Jumping, Kind, Target  # for the key alone
    from newsreader.ui.screens.jump import JumpScreen

    if desk.jumping is None:
        desk.jumping = Jumping(desk.library, desk.search.finder)
    commands = tuple(
        Target(
            Kind.COMMAND,
            command.title,
            f"{' '.join(keys.replace(' ', '') for keys in command.keys[:2])}  :{command.name}".strip(),
            command.name,
            words=" ".join(
                [
                    command.name,
                    *command.name.split("-"),
                    *(k.replace(" ", "") for k in command.keys),
                ]
            ),
        )
        for command in desk.keymap.of_pane(desk.where)
        if command.name in HANDLERS and command.name != "jump"
    )
    screen = JumpScreen(desk, desk.jumping, commands, lambda target: _go(desk, target))
    desk.app.push_screen(screen)


def _go(desk: DeskScreen, target: Target) -> None:
    """Go to a target; the pages that lie over the desk are left, and ctrl+o comes back."""
    while isinstance(desk.app.screen, PageScreen):
        desk.app.pop_screen()
    kind = target.kind.name
    if kind == "COMMAND":
        HANDLERS[target.key](desk, None)
        return
    desk.jumps.note()
    desk.shown.leave()
    if kind in ("VIEW", "OUTLET"):
        desk.view.show(target.key, target.name)
        desk.panes.focus("list")
    elif kind == "NAME":
        entity.open_entity(desk, target.key)
    elif kind == "STORY":
        story.open_story(desk, desk.shown.freshness, target.document)
    else:
        index = desk.rows.listing.index_of(target.document)
        if index is not None:
            desk.rows.move_to(index)
        desk.shown.open_document(target.document)


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
