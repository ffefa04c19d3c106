"""Undo puts back exactly what was there, whatever was done before."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from newsreader.capture.reading import read_capture
from newsreader.domain.decisions import Anchor, Decision, DecisionKind
from newsreader.domain.triage import Triage
from newsreader.storage import clippings, seen
from newsreader.storage.captures import Origin, add_capture
from newsreader.storage.connections import Connection, open_library, transaction
from newsreader.storage.decisions import decide, numbered_decisions
from newsreader.storage.triage import States, act, load_states
from newsreader.storage.undoing import redo, undo

DOCUMENTS = [1, 2, 3]
SHA = "ab" * 32


class World(NamedTuple):
    """Everything the reader can change."""

    states: States
    decisions: dict[int, Decision]
    clippings: dict[int, str]
    seen: frozenset[tuple[int, int]]


class Undo(RuleBasedStateMachine):
    """Acts of every kind, undo and redo, with restarts between, against a model of two stacks."""

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
        self.now = World({number: Triage() for number in DOCUMENTS}, {}, {}, frozenset())
        self.done: list[World] = []
        self.undone: list[World] = []

    def did(self, after: World, done: bool) -> None:
        """An act was done where it changes anything."""
        assert done == (after != self.now)
        if done:
            self.done.append(self.now)
            self.undone.clear()
            self.now = after

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
        after = {
            n: replace(s, **changes) if n in documents else s for n, s in self.now.states.items()
        }
        self.did(self.now._replace(states=after), done is not None)

    @rule(
        kind=st.sampled_from(list(DecisionKind)),
        start=st.integers(0, 9),
        withdrawn=st.booleans(),
    )
    def decide(self, kind: DecisionKind, start: int, withdrawn: bool) -> None:
        standing = dict(self.now.decisions)
        gone = sorted(standing)[:1] if withdrawn else []
        decision = Decision(kind, Anchor("a1", start, start + 1), Anchor("a2"), "name")
        done = decide(self.library, "decide", "decided", [decision], gone)
        for number in gone:
            del standing[number]
        new = [n for n, _ in numbered_decisions(self.library) if n not in self.now.decisions]
        assert len(new) == 1
        assert new[0] > max(self.now.decisions, default=0)
        standing[new[0]] = decision
        self.did(self.now._replace(decisions=standing), done is not None)

    @rule(words=st.text(max_size=5), again=st.booleans())
    def clip(self, words: str, again: bool) -> None:
        kept = dict(self.now.clippings)
        first = min(kept, default=0) if again else 0
        done = clippings.SHELF.change(
            self.library,
            "clip",
            "clipped",
            added=[] if first else [{"quote": words}],
            changed={first: {"quote": words}} if first else None,
        )
        shelf = clippings.SHELF.everything(self.library)
        number = first or max(shelf)
        kept[number] = words
        self.did(self.now._replace(clippings=kept), done is not None)

    @rule(spans=st.sets(st.integers(0, 4), min_size=1))
    def read_on(self, spans: set[int]) -> None:
        # Reading is no command: what is seen stays seen, whatever is undone.
        found = {(n, n + 1) for n in spans}
        new = found - self.now.seen
        seen.keep_seen(self.library, SHA, [(s, e, "h") for s, e in new])
        if new:
            world = [w._replace(seen=w.seen | new) for w in (self.now, *self.done, *self.undone)]
            count = len(self.done)
            self.now, self.done, self.undone = world[0], world[1 : count + 1], world[count + 1 :]

    @rule()
    def unsee_and_think_better_of_it(self) -> None:
        done = seen.forget_seen(self.library, [SHA], "not read")
        self.did(self.now._replace(seen=frozenset()), done is not None)
        if done is not None:
            self.undo()

    @rule()
    def undo(self) -> None:
        done = undo(self.library)
        assert (done is None) == (not self.done)
        if self.done:
            self.undone.append(self.now)
            self.now = self.done.pop()

    @rule()
    def redo(self) -> None:
        if self.undone and self.undone[-1].seen != self.now.seen:
            return  # what was read since is not unread by doing "unsee" again in this model
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
    def everything_is_as_in_the_model(self) -> None:
        if hasattr(self, "now"):
            spans = seen.seen_of(self.library, [SHA]).get(SHA, [])
            assert load_states(self.library, DOCUMENTS) == self.now.states
            assert dict(numbered_decisions(self.library)) == self.now.decisions
            kept = clippings.SHELF.everything(self.library)
            assert {n: v["quote"] for n, v in kept.items()} == self.now.clippings
            assert {(s.start, s.end) for s in spans} == self.now.seen

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.library.close()
            self.folder.cleanup()


TestUndo = Undo.TestCase
TestUndo.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
