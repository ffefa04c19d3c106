"""Adding a bundle that a colleague handed over: all of it or nothing, and twice is once."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from newsreader.capture.decoding import NotText
from newsreader.capture.formats import capture_in
from newsreader.domain.decisions import Decision, DecisionKind
from newsreader.services.bundle_format import Bundle, BundledCapture, OpenBundle
from newsreader.services.bundle_kind import BundleError
from newsreader.services.library import Library
from newsreader.services.permalinks import permalink_of
from newsreader.storage import captures, clippings, decisions, handing
from newsreader.storage.captures import Added, Origin
from newsreader.storage.connections import Connection, transaction
from newsreader.storage.triage import load_states
from newsreader.text.safe import one_line

_OPPOSITE = {
    DecisionKind.STORY_TOGETHER: DecisionKind.STORY_APART,
    DecisionKind.STORY_APART: DecisionKind.STORY_TOGETHER,
    DecisionKind.NAME_TOGETHER: DecisionKind.NAME_APART,
    DecisionKind.NAME_APART: DecisionKind.NAME_TOGETHER,
}


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a bundle.

    Attributes:
        added: What became of each capture.
        sentence: What else came, in words.
    """

    added: tuple[Added, ...]
    sentence: str


def take_over(library: Library, data: bytes, cap: int) -> Taken:
    """Add a bundle: captures, then clippings, notes and decisions as one undoable command.

    A decision that contradicts one made here is left out; what is here already changes nothing.

    Raises:
        BundleError: It cannot be used; nothing was changed.
    """
    opened = OpenBundle(io.BytesIO(data), cap)
    bundle = opened.bundle
    for capture in bundle.captures:
        try:
            capture_in(opened.data(capture.sha256), capture.name)
        except NotText as error:
            raise BundleError(
                f"a bundle with a capture that is {error}; nothing was added"
            ) from error
    connection = library.connection
    with transaction(connection):
        added = _add_captures(connection, opened)
        sentence = _add_rest(connection, bundle)
    return Taken(tuple(added), sentence)


def _add_captures(connection: Connection, opened: OpenBundle) -> list[Added]:
    """Add the captures, the versions of a document behind one another."""
    groups: dict[int, list[BundledCapture]] = {}
    for entry in opened.bundle.captures:
        groups.setdefault(entry.document, []).append(entry)
    added = []
    for entries in groups.values():
        held = [captures.capture_with(connection, entry.sha256) for entry in entries]
        first = next((found[0] for found in held if found is not None), None)
        last: int | None = None
        for entry, found in zip(entries, held, strict=True):
            if found is not None:
                made = Added("known", *found)
                last = made.capture
            else:
                made = _add_one(connection, opened, entry, first, last)
                last = made.capture if first is None or last is not None else None
            added.append(made)
    return added


def _add_one(
    connection: Connection,
    opened: OpenBundle,
    entry: BundledCapture,
    first: int | None,
    last: int | None,
) -> Added:
    """Add one capture that is not here.

    Args:
        connection: A writable library, inside a transaction.
        opened: Where its bytes are.
        entry: The capture.
        first: The first version of its document that was here before, or None.
        last: The version it follows, or None.
    """
    data = opened.data(entry.sha256)
    capture = capture_in(data, entry.name)
    origin = Origin("bundle", f"bundle:{entry.sha256[:16]}:{entry.name}".encode())
    if last is not None:
        return captures.add_to_document(connection, data, capture, origin, last)
    if first is not None:
        return captures.add_to_document(connection, data, capture, origin, first, older=True)
    return captures.add_capture(connection, data, capture, origin, permalink_of(capture))


def _add_rest(connection: Connection, bundle: Bundle) -> str:
    """Add clippings, notes and decisions that are not here yet; returns what came, in words."""
    origin = f"bundle “{one_line(bundle.about, 60)}” of {one_line(bundle.made[:10], 10)}"
    made, against = _new_decisions(decisions.load_decisions(connection), bundle.decisions, origin)
    kept = _new_clippings(connection, bundle, origin)
    notes = _new_notes(connection, bundle, origin)
    parts = [
        f"{count} {what}{'' if count == 1 else 's'}"
        for count, what in ((len(kept), "clipping"), (len(notes), "note"), (len(made), "decision"))
        if count
    ]
    words = ", ".join(parts)
    if parts:
        handing.take_over(connection, f"taken over: {words} from {origin}", made, kept, notes)
    left_out = (
        f"{against} decision{' was' if against == 1 else 's were'} left out: you decided otherwise"
        if against
        else ""
    )
    return "; ".join(part for part in (words, left_out) if part)


def _new_decisions(
    mine: Sequence[Decision], theirs: Sequence[Decision], origin: str
) -> tuple[list[object], int]:
    """Return the decisions to add, as values, and how many contradict one made here."""
    standing = {replace(decision, origin="") for decision in mine}
    named = {d.a for d in mine if d.kind is DecisionKind.NAME_CALLED}
    new: list[object] = []
    against = 0
    for decision in theirs:
        bare = replace(decision, origin="")
        if bare in standing:
            continue
        opposite = _OPPOSITE.get(bare.kind)
        other_name = bare.kind is DecisionKind.NAME_CALLED and bare.a in named
        if other_name or (opposite and replace(bare, kind=opposite) in standing):
            against += 1
            continue
        standing.add(bare)
        new.append(decisions.dump(replace(bare, origin=origin)))
    return new, against


def _new_clippings(connection: Connection, bundle: Bundle, origin: str) -> list[object]:
    """Return the clippings that are not in the tray yet, behind those that are."""
    tray = clippings.SHELF.everything(connection).values()
    have = {(v["sha256"], v["start"], v["end"]) for v in tray}
    last = max((float(v["position"]) for v in tray), default=0.0)
    new: list[object] = []
    for clipping in bundle.clippings:
        key = (clipping.sha256, clipping.start, clipping.end)
        if key not in have:
            have.add(key)
            last += 1
            new.append(asdict(replace(clipping, position=last, origin=origin)))
    return new


def _new_notes(connection: Connection, bundle: Bundle, origin: str) -> dict[int, str]:
    """Return the notes of documents with what the bundle says behind the reader's own words."""
    notes: dict[int, str] = {}
    for sha256, words in (bundle.notes or {}).items():
        found = captures.capture_with(connection, sha256)
        if found is None:
            continue
        had = load_states(connection, [found[1]])[found[1]].note
        if words not in had:
            notes[found[1]] = f"{had} / {words} ({origin})" if had else f"{words} ({origin})"
    return notes
