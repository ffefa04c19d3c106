"""The labelled pages: read in place, rendered and asked about once, kept in a file outside the project."""

from __future__ import annotations

import gzip
import hashlib
import json
import pickle
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from newsreader.capture.html.charset import decode_page
from newsreader.capture.html.extractor_worker import ExtractorWorker
from newsreader.capture.html.labels import plain_labels
from newsreader.capture.html.reading import read_source
from newsreader.capture.html.rendering import Block
from newsreader.domain.captures import Label

FOLDS = 5


@dataclass
class LabelledPage:
    """A page with the text that people marked as its story.

    Attributes:
        name: Its id in the data set.
        site: The last two labels of its host.
        truth: The story's text.
        blocks: Its visible lines.
        labels: What the plain rules call them.
        texts: What the extractors take for the story.
    """

    name: str
    site: str
    truth: str
    blocks: list[Block]
    labels: list[Label]
    texts: dict[str, str]

    @property
    def fold(self) -> int:
        """Which part of the sites it belongs to, from 0 to 4."""
        return hashlib.md5(self.site.encode(), usedforsecurity=False).digest()[0] % FOLDS


def labelled_pages(folder: Path, kept: Path | None = None) -> list[LabelledPage]:
    """Return the pages of extraction-dev in the order of their ids.

    Args:
        folder: ``ground-truth.json`` and ``html/``.
        kept: A file to keep the outcome in between runs; trusted, so keep it to yourself.
    """
    if kept is not None and kept.exists():
        pages: list[LabelledPage] = pickle.loads(kept.read_bytes())
        return pages
    truths = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    with ExtractorWorker(deadline=60) as worker:
        pages = [
            _page(name, truths[name], folder / "html" / f"{name}.html.gz", worker)
            for name in sorted(truths)
        ]
    if kept is not None:
        kept.write_bytes(pickle.dumps(pages))
    return pages


def _page(name: str, truth: dict[str, str], path: Path, worker: ExtractorWorker) -> LabelledPage:
    """Read one page."""
    source = decode_page(gzip.decompress(path.read_bytes()))
    _, blocks = read_source(source)
    site = ".".join(urlsplit(truth["url"]).netloc.split(".")[-2:])
    texts = worker.opinions(source.text).texts
    return LabelledPage(name, site, truth["articleBody"], blocks, plain_labels(blocks), texts)
