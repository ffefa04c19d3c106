"""Lines taken out of stories because other articles of the outlet have them: how many, and how many wrongly.

    python -m benchmarks.company

``NEWSREADER_EXTRACTION_DATA`` names the labelled pages (see ``benchmarks/extraction.py``): sites with two pages or more, each
page read as plain text and its site taken for a known outlet. A line is wrong where people marked it as the
story's. ``NEWSREADER_REUSE_DATA`` may name a folder with ``articles/`` of EVENT_OUTLET_DATE.txt, articles without any furniture:
there every line taken out is wrong.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from training.furniture.measuring import mean, score
from training.furniture.pages import LabelledPage, labelled_pages

from newsreader.capture.company import RULE, in_company, shared_keys, trace_of
from newsreader.capture.html.matching_lines import lines_in, words_of
from newsreader.capture.reading import read_capture, understand
from newsreader.domain.articles import Article
from newsreader.domain.fields import Field


def read(text: str, outlet: str) -> Article:
    """Return the article of a text whose outlet is known."""
    return replace(understand(read_capture(text.encode())), outlet=Field(outlet, 0.9))


def together(articles: Iterable[Article]) -> list[Article]:
    """Return articles of one outlet in one another's company."""
    some = [(article, trace_of(article)) for article in articles]
    found = []
    for article, trace in some:
        others = [other for _, other in some if other is not None and other is not trace]
        shared = shared_keys(trace, others) if trace is not None else set()
        found.append(in_company(article, trace, shared) if trace is not None else article)
    return found


def taken_out(article: Article) -> list[int]:
    """Return the numbers of the lines that company took out."""
    return [line.n for line in article.lines if line.rule == RULE]


def measure_pages(folder: Path) -> None:
    """Print what company does to the labelled pages."""
    sites: dict[str, list[LabelledPage]] = defaultdict(list)
    for page in labelled_pages(folder):
        sites[page.site].append(page)
    alone, company, lines, wrong, pages = [], [], 0, 0, 0
    for site, some in sorted(sites.items()):
        if len(some) < 2:
            continue
        articles = [read("".join(f"{b.text}\n" for b in page.blocks), site) for page in some]
        for page, before, after in zip(some, articles, together(articles), strict=True):
            pages += 1
            alone.append(score(before.text, page.truth))
            company.append(score(after.text, page.truth))
            story = lines_in([words_of(block.text) for block in page.blocks], page.truth)
            lines += len(taken_out(after))
            wrong += sum(story[n - 1] for n in taken_out(after))
    print(
        f"{pages} pages of sites with two or more: {lines} lines taken out, {wrong} of them marked"
    )
    print(f"alone      {mean(alone)}\nin company {mean(company)}")


def measure_articles(folder: Path) -> None:
    """Print what company takes out of articles without furniture."""
    outlets: dict[str, list[Article]] = defaultdict(list)
    for path in sorted((folder / "articles").glob("*.txt")):
        outlet = path.stem.split("_")[1]
        outlets[outlet].append(read(path.read_text(encoding="utf-8"), outlet))
    wrong = sum(len(taken_out(article)) for some in outlets.values() for article in together(some))
    print(f"{sum(map(len, outlets.values()))} articles without furniture: {wrong} lines taken out")


def main() -> None:
    """Measure where the data are."""
    pages = os.environ.get("NEWSREADER_EXTRACTION_DATA")
    articles = os.environ.get("NEWSREADER_REUSE_DATA")
    if not pages:
        print("NEWSREADER_EXTRACTION_DATA is not set; nothing was measured")
        return
    measure_pages(Path(pages))
    if articles:
        measure_articles(Path(articles))


if __name__ == "__main__":
    main()
