"""Other programs' opinions on what a page's story is; run only in the process made for them.

Each is given the page's source and returns the text it takes for the story. None goes to the
network. What one of them raises is its own "no opinion".
"""

from __future__ import annotations

from collections.abc import Callable

#: Their names, in the order their texts are asked for.
NAMES = ("trafilatura", "readability", "resiliparse")

#: What the process says before the first page.
READY = ("ready", "")


def _trafilatura(source: str) -> str:
    from trafilatura import extract

    return extract(source, include_comments=False, favor_precision=True) or ""


def _readability(source: str) -> str:
    from lxml.html import fromstring  # type: ignore[import-untyped]
    from readability import Document  # type: ignore[import-untyped]

    summary = Document(source).summary(html_partial=True)
    return str(fromstring(summary).text_content()) if summary else ""


def _resiliparse(source: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(source, main_content=True, alt_texts=False, links=False) or ""


_EXTRACTORS: dict[str, Callable[[str], str]] = {
    "trafilatura": _trafilatura,
    "readability": _readability,
    "resiliparse": _resiliparse,
}


def extract(name: str, source: str) -> str:
    """Return the text that one of NAMES takes for the story, or "" where it fails."""
    try:
        return _EXTRACTORS[name](source)
    except Exception:  # theirs to raise whatever they like
        return ""
