"""Undo puts back exactly what was there, whatever was done before."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from newsreader.capture.reading import read_capture
from newsreader.domain.triage import Triage
from newsreader.storage.captures import Origin, add_capture
from newsreader.storage.connections import Connection, open_library, transaction
from newsreader.storage.triage import States, act, load_states, redo, undo

DOCUMENTS = [1, 2, 3]


class Undo(RuleBasedStateMachine):
    """Acts, undo and redo, with restarts between, against a model of two stacks."""

    library: Connection

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.library = open_library(Path(self.folder.name))
        with transaction(self.library):
            for number in DOCUMENTS:
                data = f"capture {number}".encode()
                origin = Origin("path", b"/%d" % number)
                add_capture(self.library, data, read_capture(data), origin, None)
        self.now: States = {number: Triage() for number in DOCUMENTS}
        self.done: list[States] = []
        self.undone: list[States] = []

    @rule(
        documents=st.lists(st.sampled_from(DOCUMENTS), min_size=1, unique=True),
        field=st.sampled_from(["read", "starred", "later", "dropped"]),
        value=st.booleans(),
        tags=st.sets(st.sampled_from(["a", "b"])),
    )
    def change(self, documents: list[int], field: str, value: bool, tags: set[str]) -> None:
        changes: dict[str, Any] = {field: value, "tags": tuple(sorted(tags))}
        done = act(
            self.library,
            field,
            documents,
            lambda state: replace(state, **changes),
            lambda n: f"{n}",
        )
        after = {n: replace(s, **changes) if n in documents else s for n, s in self.now.items()}
        assert (done is None) == (after == self.now)
        if done is not None:
            self.done.append(self.now)
            self.undone.clear()
            self.now = after

    @rule()
    def undo(self) -> None:
        done = undo(self.library)
        assert (done is None) == (not self.done)
        if self.done:
            self.undone.append(self.now)
            self.now = self.done.pop()

    @rule()
    def redo(self) -> None:
        done = redo(self.library)
        assert (done is None) == (not self.undone)
        if self.undone:
            self.done.append(self.now)
            self.now = self.undone.pop()

    @rule()
    def restart(self) -> None:
        self.library.close()
        self.library = open_library(Path(self.folder.name))

    @invariant()
    def states_are_the_model_s(self) -> None:
        if hasattr(self, "now"):
            assert load_states(self.library, DOCUMENTS) == self.now

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.library.close()
            self.folder.cleanup()


TestUndo = Undo.TestCase
TestUndo.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
