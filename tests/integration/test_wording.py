"""No word of the program's own accuses: in sources, documents, help, digest, JSON or export."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from newsreader.services.demonstrating import demo_files
from tests.support.terminal import newsreader

ROOT = Path(__file__).parents[2]
ACCUSING = re.compile(
    r"\b(plagiari\w*|thef\w*|thie(?:f|ves)|stole|stolen|steal\w*|uncredited|pirated|ripped off|copycat\w*"
    r"|lifted from|copied (?:from|by)|copies from|cribbed|first to (?:report|publish|have)|passed off)\b",
    re.IGNORECASE,
)
DOCUMENTS = sorted(p for p in ROOT.glob("*.md")) + sorted((ROOT / "tui").rglob("*.md"))


def said(*words: str) -> str:
    done = subprocess.run(newsreader(*words), capture_output=True, check=True)
    return done.stdout.decode()


def own_words(text: str) -> list[str]:
    """Return the accusing words of a text that no capture has."""
    captures = " ".join(p.read_bytes().decode("utf-8", "replace") for p in demo_files()).lower()
    return [m.group() for m in ACCUSING.finditer(text) if m.group().lower() not in captures]


@pytest.mark.parametrize(
    "path",
    [*DOCUMENTS, *sorted((ROOT / "tui").rglob("*.py")), ROOT / "tui/newsreader/cli/schema.json"],
    ids=lambda p: str(p.relative_to(ROOT)),
)
def test_no_source_or_document_accuses(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not ACCUSING.findall(text)


def test_neither_digest_nor_help_accuses(tmp_path: Path) -> None:
    files = [str(p) for p in demo_files()]
    library = ("--library", str(tmp_path / "library"))
    said(*library, "add", *files)
    outputs = [
        said(*library, "digest"),
        said(*library, "reuse"),
        said(*library, "export", "--format", "markdown"),
        said(*library, "export", "--format", "csv"),
        said("--help"),
        *(said(command, "--help") for command in ("reuse", "digest", "show", "export")),
    ]
    assert all(outputs)
    assert [own_words(text) for text in outputs] == [[] for _ in outputs]


def test_no_word_of_the_json_accuses(tmp_path: Path) -> None:
    document = json.loads(said("reuse", "--json", *(str(p) for p in demo_files())))
    assert document["matches"]
    assert own_words(json.dumps(document)) == []


def test_the_pattern_knows_an_accusation() -> None:
    assert ACCUSING.findall("Harbour Daily stole this, uncredited; plagiarism") == [
        "stole", "uncredited", "plagiarism",
    ]  # fmt: skip
