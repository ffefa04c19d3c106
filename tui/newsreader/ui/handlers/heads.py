"""What Enter does on a row beside the articles: a name, a story, a notice, a hit in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsreader.domain.documents import Head
from newsreader.services import noticing
from newsreader.ui.pages import entity, story

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen


def open_head(desk: DeskScreen, head: Head) -> None:
    """Open what a head is about."""
    if head.kind == "name":
        entity.open_entity(desk, head.key)
    elif head.kind == "story":
        story.open_story(desk, desk.shown.freshness, head.document)
    elif head.kind == "text":
        desk.shown.open_document(head.document, head.at)
    else:
        library = desk.library
        desk.jobs.act(
            lambda: noticing.seen(library, head.document),
            lambda _: desk.view.filter(head.key, head.title),
        )
