"""A bundle: what one reader hands over to another, as one file.

The container is a zip archive that any tool can look into:

- ``bundle.json``: ``{"format": 1, "about", "made", "captures": [...]}``. A capture is ``{"sha256",
  "size", "name", "retrieved", "document"}``; those of one ``document`` are its versions in order.
- ``captures/SHA256``: the bytes of each as they came.
- ``clippings.jsonl``, ``notes.jsonl`` (``{"sha256", "note"}``), ``decisions.jsonl`` (``{"kind", "a",
  "b", "text"}`` with anchors ``[article id, start, end]``): one JSON value a line.

Nothing in it says what was read. Nothing of it is ever unpacked to a disk: names in the archive are
compared with what they must be, sizes are limited while bytes are unpacked, and everything is checked
before anything is written.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import IO, Any

from newsreader.domain.captures import article_id
from newsreader.domain.clippings import Clipping
from newsreader.domain.decisions import Anchor, Decision, DecisionKind
from newsreader.services.bundle_kind import BundleError

FORMAT = 1
_HEAD = "bundle.json"
_LISTS = ("clippings.jsonl", "notes.jsonl", "decisions.jsonl")
_CAPTURE = re.compile(r"captures/([0-9a-f]{64})")
#: Bytes, unpacked: of one list, of everything together. Letters of one text. Documents of one bundle.
_MOST_LIST, _MOST_TOTAL, _MOST_TEXT, _MOST_CAPTURES = 32 << 20, 2 << 30, 20_000, 50_000


@dataclass(frozen=True, slots=True)
class BundledCapture:
    """A capture in a bundle.

    Attributes:
        sha256: Of its bytes.
        name: The file's name or the address it came from; no folder of the giver's.
        retrieved: When it came into the giver's library, in UTC.
        document: Captures with one number are versions of one document, in their order.
    """

    sha256: str
    name: str
    retrieved: str
    document: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a bundle holds beside the captures' bytes.

    Attributes:
        about: A headline of it.
        made: When, in UTC.
        captures: In order.
        clippings: As they were kept.
        notes: SHA-256 of a document's newest capture -> the note on it.
        decisions: In the order they were made.
    """

    about: str
    made: str
    captures: tuple[BundledCapture, ...]
    clippings: tuple[Clipping, ...] = ()
    notes: Mapping[str, str] | None = None
    decisions: tuple[Decision, ...] = ()


def write_bundle(stream: IO[bytes], bundle: Bundle, data: Iterable[tuple[str, bytes]]) -> None:
    """Write a bundle; ``data`` yields the bytes of its captures by SHA-256."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        sizes = {}
        for sha256, content in data:
            archive.writestr(_entry(f"captures/{sha256}"), content, zipfile.ZIP_DEFLATED)
            sizes[sha256] = len(content)
        head: dict[str, Any] = {
            "format": FORMAT,
            "about": bundle.about,
            "made": bundle.made,
            "captures": [
                {
                    "sha256": c.sha256,
                    "size": sizes[c.sha256],
                    "name": c.name,
                    "retrieved": c.retrieved,
                    "document": c.document,
                }
                for c in bundle.captures
            ],
        }
        archive.writestr(_entry(_HEAD), json.dumps(head, indent=1), zipfile.ZIP_DEFLATED)
        kept = [_clipping_out(c) for c in bundle.clippings]
        notes = [{"sha256": sha, "note": note} for sha, note in (bundle.notes or {}).items()]
        decided = [_decision_out(d) for d in bundle.decisions]
        lists: tuple[list[Any], ...] = (kept, notes, decided)
        for name, values in zip(_LISTS, lists, strict=True):
            text = "".join(json.dumps(value) + "\n" for value in values)
            archive.writestr(_entry(name), text, zipfile.ZIP_DEFLATED)


class OpenBundle:
    """A bundle that was checked from end to end; captures are read one at a time.

    Attributes:
        bundle: What it holds.
    """

    def __init__(self, stream: IO[bytes], cap: int) -> None:
        """Open and check a bundle.

        Args:
            stream: The file.
            cap: Largest capture in bytes.

        Raises:
            BundleError: It is damaged, of a newer format, or not what a bundle may hold.
        """
        self._cap = cap
        self._left = _MOST_TOTAL
        try:
            self._archive = zipfile.ZipFile(stream)
            self.bundle = self._checked()
        except BundleError:
            raise
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise BundleError("a damaged or truncated bundle; nothing of it was added") from error
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise BundleError("a bundle whose lists are not in order; nothing was added") from error
        except (RuntimeError, NotImplementedError) as error:  # encrypted, or packed otherwise
            raise BundleError("a bundle packed in a way that is not read here") from error

    def data(self, sha256: str) -> bytes:
        """Return the bytes of a capture."""
        self._left = _MOST_TOTAL
        return self._read(f"captures/{sha256}", self._cap)

    def _checked(self) -> Bundle:
        """Check names, format, sizes and hashes, and read the lists."""
        names = self._archive.namelist()
        if len(set(names)) != len(names) or len(names) > _MOST_CAPTURES:
            raise BundleError("a bundle that names one thing twice, or too many")
        if _HEAD not in names:
            raise BundleError("an archive that is no bundle of this program; kept out")
        head = json.loads(self._read(_HEAD, _MOST_LIST))
        if not isinstance(head["format"], int) or head["format"] > FORMAT:
            raise BundleError("a bundle of a newer newsreader; update this one to add it")
        strange = [n for n in names if n not in (_HEAD, *_LISTS) and not _CAPTURE.fullmatch(n)]
        if strange:
            raise BundleError("a bundle with files that are no part of one; nothing was added")
        captures = tuple(_capture_in(value) for value in head["captures"])
        listed = {capture.sha256 for capture in captures}
        if listed != {m[1] for n in names if (m := _CAPTURE.fullmatch(n))}:
            raise BundleError("a bundle that lacks captures it lists; nothing was added")
        for sha256 in listed:
            content = self._read(f"captures/{sha256}", self._cap)
            if hashlib.sha256(content).hexdigest() != sha256:
                raise BundleError(
                    "a bundle with a capture that is not what it was; nothing was added"
                )
        articles = {article_id(sha256) for sha256 in listed}
        clippings, notes, decisions = (list(self._values(name)) for name in _LISTS)
        return Bundle(
            _text(head["about"]),
            _text(head["made"]),
            captures,
            tuple(_clipping_in(value, listed) for value in clippings),
            {sha: note for sha, note in map(_note_in, notes) if sha in listed},
            tuple(_decision_in(value, articles) for value in decisions),
        )

    def _values(self, name: str) -> Iterator[Any]:
        """Yield the values of a list; one that is missing is empty."""
        if name in self._archive.namelist():
            for line in self._read(name, _MOST_LIST).splitlines():
                yield json.loads(line)

    def _read(self, name: str, limit: int) -> bytes:
        """Unpack one entry, never more than is allowed, whatever its header says."""
        with self._archive.open(name) as entry:
            content = entry.read(min(limit, self._left) + 1)
        if len(content) > min(limit, self._left):
            raise BundleError("a bundle that unpacks to more than is allowed; see --cap")
        self._left -= len(content)
        return content


def _entry(name: str) -> zipfile.ZipInfo:
    """Return an entry without a time of its own, so that equal bundles are equal files."""
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.external_attr = 0o600 << 16
    return info


def _text(value: object, most: int = _MOST_TEXT) -> str:
    """Return a string, or raise where it is none or too long."""
    if not isinstance(value, str) or len(value) > most:
        raise ValueError("no text")
    return value.encode("utf-8", "replace").decode("utf-8")


def _number(value: object) -> int:
    """Return a whole number from 0 on."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 1 << 40:
        raise ValueError("no number")
    return value


def _capture_in(value: Mapping[str, object]) -> BundledCapture:
    """Read a capture's entry."""
    return BundledCapture(
        _text(value["sha256"], 64),
        _text(value["name"], 1000),
        _text(value["retrieved"], 40),
        _number(value["document"]),
    )


def _clipping_out(clipping: Clipping) -> dict[str, Any]:
    """Write a clipping without its place in the giver's tray."""
    found = {field.name: getattr(clipping, field.name) for field in fields(Clipping)}
    return {name: value for name, value in found.items() if name not in ("position", "origin")}


def _clipping_in(value: Mapping[str, object], listed: set[str]) -> Clipping:
    """Read a clipping of one of the captures."""
    if value["sha256"] not in listed:
        raise ValueError("a clipping of nothing")
    found: dict[str, Any] = {}
    for field in fields(Clipping):
        if field.name not in ("position", "origin"):
            raw = value[field.name]
            found[field.name] = _number(raw) if field.type == "int" else _text(raw)
    return Clipping(**found, position=0.0)


def _note_in(value: Mapping[str, object]) -> tuple[str, str]:
    """Read a note."""
    return _text(value["sha256"], 64), _text(value["note"])


def _decision_out(decision: Decision) -> dict[str, Any]:
    """Write a decision."""
    value: dict[str, Any] = {"kind": decision.kind.value, "a": list(decision.a)}
    if decision.b is not None:
        value["b"] = list(decision.b)
    if decision.text:
        value["text"] = decision.text
    return value


def _decision_in(value: Mapping[str, Any], articles: set[str]) -> Decision:
    """Read a decision about articles of the bundle."""
    kind = DecisionKind(value["kind"])
    a = _anchor_in(value["a"], articles)
    b = _anchor_in(value["b"], articles) if "b" in value else None
    return Decision(kind, a, b, _text(value.get("text", ""), 500))


def _anchor_in(value: Sequence[object], articles: set[str]) -> Anchor:
    """Read an anchor."""
    article, start, end = value
    if article not in articles:
        raise ValueError("an anchor in nothing")
    return Anchor(_text(article, 40), _number(start), _number(end))
