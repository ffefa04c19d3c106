"""Linking what came in: names that changed and those they may meet, as if all had been linked again."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.domain.decisions import Decision
from newsreader.entities.linker import link_uses
from newsreader.storage.blocks import block_to_link, load_uses, placed_in
from newsreader.storage.connections import Connection
from newsreader.storage.decisions import keep_linked_by, linked_by
from newsreader.storage.linked import store_groups


def link_changed(derived: Connection, decisions: Sequence[Decision]) -> int:
    """Bring the entities up to date with mentions and decisions; return how many names were looked at.

    Args:
        derived: derived.db opened for writing, inside a transaction.
        decisions: The reader's, in their order.
    """
    block = block_to_link(derived, decisions, _changed(linked_by(derived), decisions))
    keep_linked_by(derived, decisions)
    if block.names is not None and not block.names and not block.entities:
        return 0
    uses = load_uses(derived, block.names)
    near = [
        item
        for aid in sorted(block.articles)
        for item in placed_in(derived, aid, block.articles[aid])
    ]
    held = {use.node for use in uses.values()}
    near = [item for item in near if item.node in held]
    store_groups(derived, block, uses, link_uses(uses.values(), near, block.decisions))
    return len(uses)


def _changed(before: Sequence[Decision], after: Sequence[Decision]) -> list[Decision]:
    """Return the decisions that were made, withdrawn or put in another place."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return [*before[start : len(before) - end], *after[start : len(after) - end]]
