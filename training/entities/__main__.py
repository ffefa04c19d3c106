"""``python -m training.entities --data DIR [--out FILE]``: fit the name model's weights.

Needs numpy and python-crfsuite; the program that ships needs only numpy. ``DIR`` holds the corpora
named in ``MODEL_CARD.md``, each in its folder. The last tenth of GMB and CrossNER's test part are
never read here. The same data give the same file.
"""

from __future__ import annotations

import argparse
import hashlib
import time
from pathlib import Path

from newsreader.entities.weights import packed
from training.entities import composed, crossner, gmb, gum, re3d
from training.entities.documents import Document
from training.entities.examples import Sequence, sequences, without_identity
from training.entities.fitting import fitted, rare_identities
from training.entities.swapping import swapped_names

VERSION = 1
OUT = Path(__file__).parents[2] / "tui" / "newsreader" / "entities" / "model" / "names.npz"
HELD_BACK = 0.1
#: What was chosen on the development parts; MODEL_CARD.md says what else was tried.
BLIND_SHARE, LEAST, LASSO, RIDGE, ROUNDS, CUT = 0.3, 8, 1.0, 0.01, 80, 0.03
SWAPPED_SHARE, COPIES, SEED = 0.8, 30, 11


def documents(folder: Path, without: frozenset[str] = frozenset()) -> list[Document]:
    """Return everything the shipped weights are fitted on, without what is held back.

    Args:
        folder: Where the corpora lie.
        without: Sources ("gum", "re3d" ...) to leave out, so that they can be measured as unseen.
    """
    news = gmb.sentences(folder)
    kept = gmb.agreed(news[: int(len(news) * (1 - HELD_BACK))])
    parts = [
        gmb.documents(kept), crossner.documents(folder, "train"), crossner.documents(folder, "dev"),
        gum.documents(folder), re3d.documents(folder),
    ]  # fmt: skip
    found = [document for part in parts for document in part if document.source not in without]
    return [*found, *swapped_names(found, SWAPPED_SHARE, SEED), *composed.documents(COPIES, SEED)]


def main() -> None:
    """Fit, and write the file."""
    parser = argparse.ArgumentParser(prog="python -m training.entities", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--out", type=Path, default=OUT, help="file to write")
    parser.add_argument("--without", nargs="*", default=[], help="sources to leave out")
    options = parser.parse_args()
    begin = time.perf_counter()
    read: list[Sequence] = [
        s for d in documents(options.data, frozenset(options.without)) for s in sequences(d)
    ]
    rare = rare_identities(read, LEAST)
    data = list(without_identity(read, rare, BLIND_SHARE, SEED))
    print(f"{len(data)} stretches after {time.perf_counter() - begin:.0f} s", flush=True)
    weights = fitted(data, VERSION, lasso=LASSO, ridge=RIDGE, rounds=ROUNDS, cut=CUT)
    file = packed(weights)
    options.out.write_bytes(file)
    digest = hashlib.sha256(file).hexdigest()
    print(f"{len(weights.rows)} features, {len(file)} bytes, sha-256 {digest}")
    print(f"{time.perf_counter() - begin:.0f} s")


if __name__ == "__main__":
    main()
