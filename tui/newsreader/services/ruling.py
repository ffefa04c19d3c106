"""Applying the reader's rules: once to each article, after it was analysed for the first time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from newsreader.domain.query import Among, And
from newsreader.domain.rules import Rule
from newsreader.domain.triage import Triage
from newsreader.services.deriving import is_current
from newsreader.services.library import Library
from newsreader.services.selecting import select_tree
from newsreader.services.triaging import changed
from newsreader.storage import listing, ruling
from newsreader.storage.command_log import Command

_WORDS = {"drop": "dropped", "star": "starred", "later": "put off", "read": "marked read"}


def apply_rules(library: Library, rules: Sequence[Rule]) -> Command | None:
    """Do what rules say with every article that came since they were last applied, as one step to undo.

    All conditions are looked at before anything is done, so rules do not depend on their order. Nothing
    is done while anything waits to be analysed; a new version of a page is not a new article. Without
    rules articles have their turn as well: a rule made later is about what comes later.

    Returns:
        The step of the log, or None where no rule changed anything.
    """
    if library.read_only or not is_current(library):
        return None
    connection = library.connection
    documents = ruling.not_ruled(connection)
    if not documents:
        return None
    matched: dict[int, list[Rule]] = {}
    for one in rules:
        selection = select_tree(library, And((one.query, Among(frozenset(documents)))))
        for document in listing.lengths_of(connection, selection.query):
            matched.setdefault(document, []).append(one)
    changes = {document: _change(found) for document, found in matched.items()}
    return ruling.rule(
        connection, documents, changes, lambda touched: _sentence([matched[d] for d in touched])
    )


def _change(found: Sequence[Rule]) -> Callable[[Triage], Triage]:
    """Return what some rules make of a state."""

    def change(state: Triage) -> Triage:
        for one in found:
            state = changed(one.verb, state, one.text)
        return state

    return change


def _sentence(touched: Sequence[Sequence[Rule]]) -> str:
    """Say what rules did: "rules: dropped 3, tagged harbour 1"."""
    acts = Counter(
        act
        for found in touched
        for act in dict.fromkeys(_WORDS.get(one.verb) or f"tagged {one.text}" for one in found)
    )
    return "rules: " + ", ".join(f"{act} {count:,}" for act, count in acts.most_common())
