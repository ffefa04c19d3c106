"""The story out of web pages: F1 beside three extractors in the same run, and fields on 50 labelled pages.

``NEWSREADER_EXTRACTION_DATA`` names the folder of article-extraction-benchmark (``ground-truth.json`` and
``html/``; see ``training/furniture/MODEL_CARD.md``). The measure is the F1 of runs of four words, averaged over
pages. The weights of the vote were fitted on these pages, so the page's whole site is left out and they are fitted
again, five times; the shipped weights stand in a row of their own. The same pages without markup are read as plain text.

``extraction_fields.json`` holds what a person read on 50 of the pages before any field was extracted: a SHA-256 of
the title's words, the persons named as authors under it, and the day or days (where the page's own zones give two).
A page that names no person is right where no author is given. One page's author could not be told and counts as right.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from training.furniture.__main__ import Lines, Rows, fitted
from training.furniture.measuring import Score, mean, score
from training.furniture.pages import FOLDS, LabelledPage, labelled_pages

from newsreader.capture import learned
from newsreader.capture.html import line_weights
from newsreader.capture.html.extractor_worker import Opinions
from newsreader.capture.html.extractors import NAMES
from newsreader.capture.html.line_weights import Weights
from newsreader.capture.html.matching_lines import words_of
from newsreader.capture.html.reading import read_page
from newsreader.capture.html.understanding import understand_page
from newsreader.capture.reading import read_capture, understand
from newsreader.domain.articles import Article

_SHEET = Path(__file__).with_name("extraction_fields.json")


def measure(folder: Path) -> None:
    """Print every table."""
    pages = labelled_pages(folder)
    print(f"{len(pages)} pages of {len({page.site for page in pages})} sites\n")
    print(
        "| who | precision | recall | F1 | nothing right | pages best |\n|---|---|---|---|---|---|"
    )
    scores: dict[str, list[Score]] = {}
    for name in NAMES:
        scores[name] = [score(page.texts.get(name, ""), page.truth) for page in pages]
    articles = _by_us(pages, folder, refitted=True)
    ours = "newsreader, site left out"
    scores[ours] = [_judged(articles[page.name], page) for page in pages]
    shipped = _by_us(pages, folder, refitted=False)
    scores["newsreader, shipped weights"] = [_judged(shipped[p.name], p) for p in pages]
    alone = _by_us(pages, folder, refitted=True, asked=False)
    scores["newsreader, nobody asked"] = [_judged(alone[p.name], p) for p in pages]
    raw = _as_text(pages)
    scores["the same pages as plain text"] = [_judged(raw[p.name], p) for p in pages]
    best = Counter(
        max((*NAMES, ours), key=lambda name: scores[name][at].f1) for at in range(len(pages))
    )
    for name, some in scores.items():
        wrong = sum(one.f1 == 0 for one in some)
        p, r, f = mean(some)
        print(f"| {name} | {p:.4f} | {r:.4f} | {f:.4f} | {wrong} | {best.get(name, '')} |")
    for name, made in (("as pages", articles), ("nobody asked", alone), ("as text", raw)):
        print(f"without a word, {name}: {sum(not one.text.strip() for one in made.values())}")
    _fields(shipped)


def _judged(article: Article, page: LabelledPage) -> Score:
    return score(article.text, page.truth)


def _as_text(pages: list[LabelledPage]) -> dict[str, Article]:
    """Return the articles of pages' visible lines read as plain text, with weights fitted without their sites."""
    articles: dict[str, Article] = {}
    rows = [Rows(page) for page in pages]
    own = learned.row_weights
    for part in range(FOLDS):
        weights = fitted([one for one in rows if one.page.fold != part])
        learned.row_weights = _always_rows(weights)
        for one in (one for one in rows if one.page.fold == part):
            text = "".join(f"{block.text}\n" for block in one.page.blocks)
            articles[one.page.name] = understand(read_capture(text.encode()))
    learned.row_weights = own
    return articles


def _by_us(
    pages: list[LabelledPage], folder: Path, *, refitted: bool, asked: bool = True
) -> dict[str, Article]:
    """Return our articles of all pages, with weights fitted without their sites or as shipped."""
    articles: dict[str, Article] = {}
    own = line_weights.load
    numbers = {asked: [Lines(page, asked) for page in pages]} if refitted else {}
    started = time.process_time()
    for part in range(FOLDS):
        if refitted:
            weights = fitted([one for one in numbers[asked] if one.page.fold != part])
            line_weights.load = _always(weights)  # type: ignore[assignment]
        for page in (page for page in pages if page.fold == part):
            data = gzip.decompress((folder / "html" / f"{page.name}.html.gz").read_bytes())
            opinions = Opinions(page.texts if asked else {}, () if asked else NAMES)
            articles[page.name] = understand_page(read_page(data), data, _saying(opinions))
    line_weights.load = own
    if not refitted:
        spent = (time.process_time() - started) / len(pages)
        print(f"<!-- our part of a page: {spent * 1000:.0f} ms of CPU -->")
    return articles


def _saying(opinions: Opinions) -> Callable[[str], Opinions]:
    return lambda source: opinions


def _always(weights: Weights) -> Callable[[], dict[str, Weights]]:
    return lambda: {"asked": weights, "alone": weights}


def _always_rows(weights: Weights) -> Callable[[], Weights]:
    return lambda: weights


def _fields(articles: dict[str, Article]) -> None:
    """Compare titles, authors and days with what a person read."""
    sheet = json.loads(_SHEET.read_text(encoding="ascii"))
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for entry in sheet:
        article = articles[entry["page"]]
        found = {"title": article.headline, "author": article.byline, "date": article.published}
        given.update(name for name, field in found.items() if field is not None)
        right["title"] += _title(article) == entry["title"]
        right["author"] += entry["authors"] is None or _authors(article) in _sorted(entry)
        day = article.published.value.value[:10] if article.published else None
        right["date"] += day in entry["dates"] or (day is None and not entry["dates"])
    print(f"\n| field | right of {len(sheet)} | given |\n|---|---|---|")
    for name in ("title", "author", "date"):
        print(f"| {name} | {right[name]} | {given[name]} |")


def _title(article: Article) -> str:
    words = " ".join(words_of(article.headline.value)) if article.headline else ""
    return hashlib.sha256(words.encode()).hexdigest()


def _authors(article: Article) -> list[str]:
    return (
        sorted(name.casefold() for name in article.byline.value.split("; "))
        if article.byline
        else []
    )


def _sorted(entry: dict[str, Any]) -> list[list[str]]:
    return [sorted(names) for names in entry["authors"]]


def main() -> None:
    """Measure where the data is."""
    folder = os.environ.get("NEWSREADER_EXTRACTION_DATA")
    if not folder:
        print("NEWSREADER_EXTRACTION_DATA is not set; nothing was measured")
        return
    measure(Path(folder))


if __name__ == "__main__":
    main()
