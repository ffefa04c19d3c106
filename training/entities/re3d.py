"""re3d: releases of ministries and armies, entities named or described; only names are taken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from newsreader.text.sentences import sentence_spans
from training.entities.documents import Document
from training.entities.phrases import proper

PARTS = (
    "Australian Department of Foreign Affairs", "CENTCOM", "UK Government", "US State Department",
)  # fmt: skip
_KINDS = {"Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "NORP"}


def _read(path: Path) -> list[dict[str, Any]]:
    """Read a file of one JSON object a line."""
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


def documents(folder: Path) -> list[Document]:
    """Return one document for each release; every sentence a line."""
    found = []
    for part in PARTS:
        entities: dict[str, list[tuple[int, int, str]]] = {}
        for entry in _read(folder / "re3d" / part / "entities.json"):
            kind = _KINDS.get(entry["type"])
            if kind and entry["confidence"] >= 0.5:
                place = (entry["begin"], entry["end"], kind)
                entities.setdefault(entry["documentId"], []).append(place)
        for entry in _read(folder / "re3d" / part / "documents.json"):
            found.append(_document(entry["text"], entities.get(entry["_id"], [])))
    return found


def _document(text: str, entities: list[tuple[int, int, str]]) -> Document:
    """Return one release."""
    lines, names, unclear, at = [], [], set(), 0
    for start, end in sentence_spans(text, 0, len(text)):
        line = text[start:end].replace("\n", " ")
        phrases = [(s - start, e - start, k) for s, e, k in entities if s >= start and e <= end]
        inside, clear = proper(line, phrases)
        if not clear:
            unclear.add(at)
        names += [(s + at, e + at, k) for s, e, k in inside]
        lines.append(line)
        at += len(line) + 1
    return Document("re3d", "\n".join(lines), names, frozenset(unclear))
