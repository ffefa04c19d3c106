"""``python -m training.furniture --data DIR [--keep FILE] [--out FILE] [--report]``: fit the line weights.

``DIR`` is the data set MODEL_CARD.md names. ``--keep`` names a file of your own in which the rendered
pages and the extractors' texts are kept between runs. ``--report`` fits five times, each time without
the pages of a fifth of the sites, and measures on those. The same data give the same file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from math import log1p
from pathlib import Path

from newsreader.capture import learned
from newsreader.capture.html.line_features import features_of
from newsreader.capture.html.line_weights import FILE, Weights, chance
from newsreader.capture.html.matching_lines import Words, lines_in, words_of
from newsreader.capture.html.voting import CANDIDATES, medoid
from newsreader.capture.labelling import label_page
from newsreader.capture.lines import line_spans
from newsreader.capture.row_features import features_of as features_of_rows
from newsreader.domain.captures import BODY_LABELS
from training.furniture.fitting import fit
from training.furniture.measuring import mean, score
from training.furniture.pages import FOLDS, LabelledPage, labelled_pages


class Lines:
    """A page's lines as numbers, and which are the story's."""

    def __init__(self, page: LabelledPage, asked: bool) -> None:
        self.page = page
        self.words: list[Words] = [words_of(block.text) for block in page.blocks]
        texts = page.texts if asked else {}
        self.rows = features_of(page.blocks, page.labels, self.words, texts)
        self.story = lines_in(self.words, page.truth)


def fitted(pages: Sequence[Lines] | Sequence[Rows]) -> Weights:
    """Fit on the lines of pages; a line counts by the logarithm of its words."""
    ridge = 3.0 if isinstance(pages[0], Lines) else 100.0
    return fit(
        [row for page in pages for row in page.rows],
        [label for page in pages for label in page.story],
        [log1p(max(1, len(words))) for page in pages for words in page.words],
        ridge,
    )


def report(pages: Sequence[Lines], asked: bool) -> None:
    """Print the F1 of the weights alone and of the vote, on sites that were left out."""
    alone, voted = [], []
    for part in range(FOLDS):
        weights = fitted([one for one in pages if one.page.fold != part])
        for one in (one for one in pages if one.page.fold == part):
            candidates = {"weights": [chance(weights, row) > 0.5 for row in one.rows]}
            if asked:
                for name in CANDIDATES:
                    if one.page.texts.get(name, "").strip():
                        candidates[name] = lines_in(one.words, one.page.texts[name])
            candidates["rules"] = [label in BODY_LABELS for label in one.page.labels]
            chosen = candidates[medoid(one.words, candidates)]
            alone.append(score(_text(one, candidates["weights"]), one.page.truth))
            voted.append(score(_text(one, chosen), one.page.truth))
    print("asked" if asked else "alone", "- weights:", mean(alone), " vote:", mean(voted))


def _text(one: Lines, taken: Sequence[bool]) -> str:
    return "\n".join(b.text for b, on in zip(one.page.blocks, taken, strict=True) if on)


class Rows:
    """A page without its markup: the numbers of its rows, and which are the story's."""

    def __init__(self, page: LabelledPage) -> None:
        text = "".join(f"{block.text}\n" for block in page.blocks)
        self.page = page
        self.read = label_page(text, line_spans(text), bare=True)
        self.words: list[Words] = [words_of(block.text) for block in page.blocks]
        self.rows = features_of_rows(self.read)
        self.story = lines_in(self.words, page.truth)


def report_rows(pages: Sequence[Rows]) -> None:
    """Print the F1 of the rules alone and with the weights, on sites that were left out."""
    rules, both = [], []
    for part in range(FOLDS):
        weights = fitted([one for one in pages if one.page.fold != part])
        for one in (one for one in pages if one.page.fold == part):
            body = [one.read.label(row.index) in BODY_LABELS for row in one.read.rows]
            rules.append(score(_taken(one, body), one.page.truth))
            changed = learned.settled(one.read, [chance(weights, row) for row in one.rows])
            for index, verdict in changed.items():
                body[index] = verdict.label in BODY_LABELS
            both.append(score(_taken(one, body), one.page.truth))
    print("plain text - rules:", mean(rules), " with weights:", mean(both))


def _taken(one: Rows, taken: Sequence[bool]) -> str:
    return "\n".join(b.text for b, on in zip(one.page.blocks, taken, strict=True) if on)


def main() -> None:
    """Fit, and write the file."""
    parser = argparse.ArgumentParser(prog="python -m training.furniture", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled pages")
    parser.add_argument("--keep", type=Path, help="file to keep what is slow to make")
    parser.add_argument("--out", type=Path, default=FILE, help="file to write")
    parser.add_argument("--report", action="store_true", help="measure on sites left out in turn")
    options = parser.parse_args()
    some = labelled_pages(options.data, options.keep)
    stored = {}
    for name, asked in (("asked", True), ("alone", False)):
        pages = [Lines(page, asked) for page in some]
        weights = fitted(pages)
        stored[name] = {"bias": weights.bias, "each": list(weights.each)}
        if options.report:
            report(pages, asked)
    options.out.write_text(json.dumps(stored, separators=(",", ":")) + "\n", encoding="ascii")
    plain = [Rows(page) for page in some]
    weights = fitted(plain)
    learned.FILE.write_text(
        json.dumps(
            {"rows": {"bias": weights.bias, "each": list(weights.each)}}, separators=(",", ":")
        )
        + "\n",
        encoding="ascii",
    )
    if options.report:
        report_rows(plain)
    print(f"{len(some)} pages of {len({page.site for page in some})} sites")
    print("sha-256", hashlib.sha256(options.out.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
