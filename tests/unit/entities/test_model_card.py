"""The card says what ships: the weights and what they were fitted on, byte for byte."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from training.entities import news

import newsreader.entities
from newsreader.entities.weights import shipped

CARD = (Path(news.__file__).parent / "MODEL_CARD.md").read_text(encoding="utf-8")
MODEL = Path(newsreader.entities.__file__).parent / "model" / "names.npz"


def digest(*paths: Path, named: bool = False) -> str:
    """Return the sha-256 of files' contents, each after its name if ``named``."""
    parts = [(path.name.encode() if named else b"") + path.read_bytes() for path in paths]
    return hashlib.sha256(b"".join(parts)).hexdigest()


def test_the_card_is_about_the_weights_that_ship() -> None:
    weights = shipped()
    assert weights is not None
    first = re.search(
        r"sha-256 of the file ([0-9a-f]{64}), ([\d,]+) bytes, ([\d,]+) features", CARD
    )
    assert first is not None
    size, features = (int(number.replace(",", "")) for number in first.groups()[1:])
    assert (digest(MODEL), MODEL.stat().st_size, len(weights.rows)) == (first[1], size, features)


def test_the_card_names_what_was_composed_and_marked_for_the_weights() -> None:
    assert digest(Path(news.__file__).with_name("composed.txt")) in CARD
    for folder in (news.FOLDER, news.OTHER_HAND):
        assert digest(*sorted(folder.glob("*.txt")), named=True) in CARD, folder.name
