"""What changed between the versions of a page."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from newsreader.services.library import Library
from newsreader.services.measuring import sentences_of
from newsreader.storage import listing
from newsreader.storage.articles import load_article
from newsreader.storage.captures import document_versions
from newsreader.text.flow import on_one_line
from newsreader.text.safe import one_line

#: Sentences of one version that are compared; longer pages are compared by their first ones.
_MOST = 2_000


@dataclass(frozen=True, slots=True)
class ChangedSentence:
    """A sentence of either version: "same", "gone" or "came"."""

    tag: str
    text: str


@dataclass(frozen=True, slots=True)
class VersionChange:
    """One version against the one before: their numbers, when it came, its sentences."""

    before: int
    after: int
    at: str
    title: str
    sentences: tuple[ChangedSentence, ...]


def version_changes(library: Library, document: int) -> list[VersionChange]:
    """Return what changed with every version of a document, the newest first."""
    connection = library.connection
    versions = document_versions(connection, document)
    row = listing.row_of(connection, document)
    changes = []
    for (before, old, _), (after, new, at) in pairwise(versions):
        first, second = load_article(connection, old), load_article(connection, new)
        if first is None or second is None:
            continue
        ours = sentences_of(first)[:_MOST]
        theirs = sentences_of(second)[:_MOST]
        matcher = SequenceMatcher(
            None, [s.hash for s in ours], [s.hash for s in theirs], autojunk=True
        )
        sentences: list[ChangedSentence] = []
        for tag, a0, a1, b0, b1 in matcher.get_opcodes():
            if tag == "equal":
                sentences += [
                    ChangedSentence("same", _words(second.content, s.span)) for s in theirs[b0:b1]
                ]
            else:
                sentences += [
                    ChangedSentence("gone", _words(first.content, s.span)) for s in ours[a0:a1]
                ]
                sentences += [
                    ChangedSentence("came", _words(second.content, s.span)) for s in theirs[b0:b1]
                ]
        changes.append(VersionChange(before, after, at, row.title if row else "", tuple(sentences)))
    return changes[::-1]


def _words(content: str, span: tuple[int, int]) -> str:
    """Return a sentence on one line."""
    return one_line(on_one_line(content[span[0] : span[1]]), 4000)
