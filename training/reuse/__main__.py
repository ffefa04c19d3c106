"""``python -m training.reuse --data DIR [--out FILE] [--report]``: fit the judge's weights.

``DIR`` holds the labelled pairs and the reports MODEL_CARD.md names. Half of the events, chosen by a
hash of their ids, are never fitted on; ``--report`` measures on them. The same data give the same file.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections.abc import Sequence
from pathlib import Path

from training.reuse.examples import Example, of_pairs, of_unrelated, planted
from training.reuse.fitting import Judge, fit, pair_odds
from training.reuse.labelled import LabelledPair, labelled_pairs
from training.reuse.pages import day_of, opened, openings, pages
from training.reuse.reporting import Told, interval, rates
from training.reuse.splitting import fold, is_reported
from training.reuse.templates import form_pairs, name_pairs, turn_pairs

OUT = Path(__file__).parents[2] / "tui" / "newsreader" / "reuse" / "judge_weights.py"
SEED, EACH, FORMS, NAMES, TURNS, FOLDS = 5, 400, 450, 120, 180, 5
#: Reports of events so many days apart have no words in common but by chance or habit.
_APART = 90


def examples(folder: Path) -> list[Example]:
    """Return everything the weights are fitted on besides the labelled pairs."""
    rng = random.Random(SEED)
    articles = [a for name, a in pages(folder).items() if not is_reported(name)]
    some = [o for o in openings(folder) if not is_reported(o.event)]
    unrelated = [
        *((opened(a), a.id[:8], day_of(a.id)) for a in articles),
        *((opened(o.article), o.event, o.day) for o in some),
    ]
    return [
        *planted(articles, EACH, rng),
        *of_pairs(form_pairs(FORMS, rng), "forms"),
        *of_pairs(name_pairs(NAMES, rng), "names"),
        *of_pairs(turn_pairs(TURNS, rng), "turns"),
        *of_unrelated(unrelated, "unrelated", _APART),
    ]


def told(pairs: Sequence[LabelledPair], judge: Judge) -> list[Told]:
    """Return what a judge says of labelled pairs."""
    return [Told(p.event, p.reuse, p.weight, pair_odds(p, judge)) for p in pairs]


def validated(some: Sequence[Example], pairs: Sequence[LabelledPair]) -> list[Told]:
    """Return what is said of each pair by a judge fitted without its part of the events."""
    found = []
    for part in range(FOLDS):
        judge = fit(some, [p for p in pairs if fold(p.event, FOLDS) != part])
        found += told([p for p in pairs if fold(p.event, FOLDS) == part], judge)
    return found


def written(judge: Judge) -> str:
    """Return the module that holds the weights."""
    *stretch, company = judge.stretch.each
    return f'''"""The judge's weights, written by ``python -m training.reuse``; its MODEL_CARD.md says from what."""

from __future__ import annotations

#: Weights of the measures of a stretch taken over, what company adds, and the bias.
STRETCH = {tuple(stretch)}
COMPANY = {company}
STRETCH_BIAS = {judge.stretch.bias}
#: Weights of the measures of what kept its place, and the bias.
KEPT = {judge.kept.each}
KEPT_BIAS = {judge.kept.bias}
'''


def main() -> None:
    """Fit, and write the file."""
    parser = argparse.ArgumentParser(prog="python -m training.reuse", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled news")
    parser.add_argument("--out", type=Path, default=OUT, help="file to write")
    parser.add_argument("--report", action="store_true", help="measure on the half held back")
    options = parser.parse_args()
    pairs = labelled_pairs(options.data)
    own = [p for p in pairs if not is_reported(p.event)]
    some = examples(options.data)
    judge = fit(some, own)
    options.out.write_text(written(judge), encoding="utf-8")
    print(f"{len(some)} alignments, {len(own)} labelled pairs")
    print(written(judge).split("\n\n", 2)[2])
    _tell_groups(some, judge)
    print("labelled, fitted on:", rates(told(own, judge)))
    cross = validated(some, own)
    print("labelled, left out in turn:", rates(cross), interval(cross))
    if options.report:
        held_back = told([p for p in pairs if is_reported(p.event)], judge)
        print("labelled, held back:", rates(held_back), interval(held_back))
    print("sha-256", hashlib.sha256(options.out.read_bytes()).hexdigest())


def _tell_groups(some: Sequence[Example], judge: Judge) -> None:
    """Print how many of each group are taken for reuse."""
    for group in dict.fromkeys(e.group for e in some):
        odds = [judge.odds(e.found, company=False) for e in some if e.group == group]
        taken = sum(o >= 0 for o in odds)
        print(f"{group}: {taken} of {len(odds)} taken for reuse ({taken / len(odds):.4f})")


if __name__ == "__main__":
    main()
