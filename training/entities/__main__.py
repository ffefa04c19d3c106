"""``python -m training.entities --data DIR [--out FILE]``: fit the name model's weights.

Needs numpy and python-crfsuite; the program that ships needs only numpy. ``DIR`` holds the corpora
named in ``MODEL_CARD.md``, each in its folder. The last tenth of GMB and CrossNER's test part are
never read here. The same data give the same file.
"""

from __future__ import annotations

import argparse
import hashlib
import time
from functools import lru_cache
from pathlib import Path

from newsreader.entities.weights import Weights, packed
from training.entities import composed, crossner, gmb, gum, news, re3d
from training.entities.averaging import averaged
from training.entities.documents import Document
from training.entities.doubts import undoubted
from training.entities.examples import Sequence, sequences, without_identity
from training.entities.fitting import fitted, rare_identities
from training.entities.swapping import swapped_names

VERSION = 3
OUT = Path(__file__).parents[2] / "tui" / "newsreader" / "entities" / "model" / "names.npz"
HELD_BACK = 0.1
#: What was chosen on the development parts; MODEL_CARD.md says what else was tried.
BLIND_SHARE, LEAST, LASSO, RIDGE, ROUNDS, CUT = 0.3, 8, 0.4, 0.1, 80, 0.03
SWAPPED_SHARE, COPIES, NEWS_COPIES, SEED = 0.8, 45, 6, 11
#: So many fits after the first, which judges GMB's labels, each with another part of GMB, other exchanged names and other words left out; their
#: weights are averaged.
FITS = 3


def documents(
    folder: Path, part: int, without: frozenset[str] = frozenset(), judge: Weights | None = None
) -> list[Document]:
    """Return what one fit reads, without what is held back.

    Args:
        folder: Where the corpora lie.
        part: Number of the fit, from 0; it decides on the part of GMB and on chance.
        without: Sources ("gum", "re3d" ...) to leave out, so that they can be measured as unseen.
        judge: An earlier fit; lines of GMB that it reads otherwise are not learnt from.
    """
    seed = SEED + 1000 * part
    labelled = gmb_documents(folder)[part::FITS]
    parts = [
        undoubted(labelled, judge) if judge else labelled, crossner.documents(folder, "train"),
        crossner.documents(folder, "dev"), gum.documents(folder), re3d.documents(folder),
    ]  # fmt: skip
    found = [document for part in parts for document in part if document.source not in without]
    found += swapped_names(found, SWAPPED_SHARE, seed)
    found += composed.documents(COPIES, seed)
    own = [] if "news" in without else news.documents(held_back=False)
    if "other" not in without:
        own += news.documents(held_back=False, folder=news.OTHER_HAND)
    found += own * 2
    for copy in range(NEWS_COPIES):
        found += swapped_names(own, SWAPPED_SHARE, seed + 100 + copy)
    return found


@lru_cache(maxsize=1)
def gmb_documents(folder: Path) -> list[Document]:
    """Return GMB without its last tenth, names made to agree."""
    sentences = gmb.sentences(folder)
    return gmb.documents(gmb.agreed(sentences[: int(len(sentences) * (1 - HELD_BACK))]))


def fit(folder: Path, part: int, without: frozenset[str], judge: Weights | None) -> Weights:
    """Fit once."""
    read: list[Sequence] = [
        s for d in documents(folder, part, without, judge) for s in sequences(d)
    ]
    rare = rare_identities(read, LEAST)
    data = list(without_identity(read, rare, BLIND_SHARE, SEED + 1000 * part))
    return fitted(data, VERSION, lasso=LASSO, ridge=RIDGE, rounds=ROUNDS, cut=CUT)


def main() -> None:
    """Fit, and write the file."""
    parser = argparse.ArgumentParser(prog="python -m training.entities", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--out", type=Path, default=OUT, help="file to write")
    parser.add_argument("--without", nargs="*", default=[], help="sources to leave out")
    parser.add_argument("--fits", type=int, default=FITS, help="fits to average")
    options = parser.parse_args()
    begin = time.perf_counter()
    without, weights = frozenset(options.without), list[Weights]()
    judge = fit(options.data, 0, without, None)
    print(f"judge after {time.perf_counter() - begin:.0f} s", flush=True)
    for part in range(options.fits):
        weights.append(fit(options.data, part, without, judge))
        print(f"fit {part + 1} after {time.perf_counter() - begin:.0f} s", flush=True)
    made = averaged(weights, CUT)
    file = packed(made)
    options.out.write_bytes(file)
    digest = hashlib.sha256(file).hexdigest()
    print(f"{len(made.rows)} features, {len(file)} bytes, sha-256 {digest}")
    print(f"{time.perf_counter() - begin:.0f} s")


if __name__ == "__main__":
    main()
