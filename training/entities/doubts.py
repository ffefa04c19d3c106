"""Lines whose labels a fitted model does not share: mostly mistakes of the machine that labelled them."""

from __future__ import annotations

from newsreader.entities.model_tagger import ModelTagger
from newsreader.entities.weights import Weights
from training.entities.documents import Document

#: What a tagger tells; other things that look like names it keeps to itself.
_KINDS = frozenset(["PER", "ORG", "LOC", "NORP"])


def undoubted(documents: list[Document], judge: Weights) -> list[Document]:
    """Return documents in which lines that a model reads otherwise are read but not learnt from.

    Args:
        documents: As they are labelled.
        judge: Weights fitted on these and other documents; where they have learnt from much else that
            is marked by hand, they outvote single wrong labels.
    """
    tagger = ModelTagger(judge)
    found = []
    for document in documents:
        spans = document.spans()
        names = {
            (name.start, name.end, str(name.type))
            for name in tagger.tag(document.text, spans)
            if str(name.type) in _KINDS
        }
        other = names ^ {name for name in document.names if name[2] in _KINDS}
        starts = {start for start, _, _ in other}
        doubted = {s.start for s in spans if any(s.start <= at < s.end for at in starts)}
        found.append(
            Document(document.source, document.text, document.names, document.unclear | doubted)
        )
    return found
