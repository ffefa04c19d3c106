"""The tagger that ships: the fitted model for names, rules for offices, dates and what they are sure of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from newsreader.domain.entities import EntityType
from newsreader.domain.spans import Span
from newsreader.entities.agreement import Found, agree
from newsreader.entities.candidates import stretches
from newsreader.entities.decoding import Decoder, Scores
from newsreader.entities.features import LineFeatures
from newsreader.entities.lexicon import Lexicon, lexicon
from newsreader.entities.rules import (
    ParsedArticle,
    ParsedLine,
    Verdict,
    parse_article,
    tagged_line,
    verdicts,
)
from newsreader.entities.tagger import TaggedSpan
from newsreader.entities.trimming import trimmed
from newsreader.entities.weights import Weights
from newsreader.entities.words import Style, Word

_RULES_VERSION = 3
#: What the rules' own verdict is worth beside the weights fitted for it: they see whole articles, the
#: corpora that the weights come from are fragments. Chosen on development parts.
_RULES_SHARE = 1.0
#: Small words before a known place, and what is added for each to be outside a name.
_WHERE = frozenset(["in", "at", "to", "on", "near", "from"])
_PLACES = frozenset(["B-country", "B-place"])
_OUTSIDE = 12.0
#: How words end that are made of somebody's name and say of what style or age a thing is.
_OF_A_STYLE = ("ian", "esque")
#: Second halves of compounds whose first is a place.
_OF_PLACES = frozenset(["based", "born", "bound"])


class ModelTagger:
    """Finds names by a fitted model that is told what the rules make of each word.

    Attributes:
        decoder: The model at work.
    """

    def __init__(self, weights: Weights) -> None:
        self.decoder = Decoder(weights)
        self._labels = {label: at for at, label in enumerate(weights.labels)}
        self._columns = {
            kind: (self._labels[f"B-{kind}"], self._labels[f"I-{kind}"])
            for kind in EntityType
            if f"B-{kind}" in self._labels
        }

    @property
    def name(self) -> str:
        """Short name."""
        return "model"

    @property
    def version(self) -> int:
        """Version of what it finds: of the rules and of the fit."""
        return _RULES_VERSION * 1000 + self.decoder.weights.version

    @property
    def labels(self) -> frozenset[EntityType]:
        """Kinds it can find: all."""
        return frozenset(EntityType)

    def tag(self, text: str, spans: Sequence[Span]) -> list[TaggedSpan]:
        """Find names within ``spans`` of one article's ``text``; see :class:`Tagger`."""
        article = parse_article(text, spans)
        named = self._names(article)
        found: list[TaggedSpan] = []
        for entry, names in zip(article.lines, named, strict=True):
            found.extend(tagged_line(entry, trimmed(entry.line.words, names)))
        return found

    def _names(self, article: ParsedArticle) -> list[list[Verdict]]:
        """Return the model's names of each line, agreed across the article."""
        lists = lexicon()
        counts = Counter(w.key for entry in article.lines for w in entry.line.words if w.cap)
        words: list[list[str]] = []
        favoured: list[int] = []
        barred: list[int] = []
        where: list[tuple[int, int, int]] = []
        for n, entry in enumerate(article.lines):
            parts = stretches(entry, lists)
            if not parts:
                continue
            view = verdicts(entry, article.settled)
            features = LineFeatures(entry, view, article.evidence, lists, counts)
            for first, last in parts:
                barred += (len(words) + at - first for at in _between(features, first, last))
                words.extend(features.stretch(first, last))
                favoured.extend(self._label_of(features, at) for at in range(first, last))
                where.append((n, first, last))
        scores = self.decoder.scores(words)
        scores[barred, 0] += _OUTSIDE
        scores[np.arange(len(favoured)), favoured] += _RULES_SHARE
        named = agree(article.lines, self._found(scores, where), lists)
        styles = _styles(article.lines, lists)
        for entry, names in zip(article.lines, named, strict=True):
            names[:] = [name for name in names if not _is_style(entry, name, styles)]
            _let_through(entry, names, verdicts(entry, article.settled))
        return named

    def _label_of(self, features: LineFeatures, at: int) -> int:
        """Return the label that the rules' view of a word amounts to."""
        view = features.views.get(at, "O").partition("/")[0]
        return self._labels.get(view.replace("NONE", "MISC"), 0)

    def _found(self, scores: Scores, where: Sequence[tuple[int, int, int]]) -> list[Found]:
        """Decode all stretches and return their names with what their words say for each kind."""
        paths = self.decoder.best(scores, [last - first for _, first, last in where])
        found: list[Found] = []
        row = 0
        for (n, first, last), path in zip(where, paths, strict=True):
            for verdict in _mentions(path, first, self.decoder.weights.labels):
                begin = row + verdict.first - first
                weights = self._weights_of(scores[begin : begin + verdict.last - verdict.first])
                found.append(Found(n, verdict, weights))
            row += last - first
        return found

    def _weights_of(self, scores: Scores) -> dict[EntityType, float]:
        """Return what the words of one name say for each kind."""
        first, rest = scores[0].tolist(), scores[1:].sum(axis=0).tolist()
        return {kind: first[b] + rest[i] for kind, (b, i) in self._columns.items()}


def _styles(lines: Sequence[ParsedLine], lists: Lexicon) -> frozenset[str]:
    """Return words that say of what style or age things are, by the one form that no name has: "an Edwardian villa".

    A word that any list knows is a name or a people: "a Guardian reporter", "a Christian school".
    """
    found = set()
    for entry in lines:
        words = entry.line.words
        for article, word, after in zip(words, words[1:], words[2:], strict=False):
            if (
                article.key in ("a", "an")
                and word.cap
                and word.key.endswith(_OF_A_STYLE)
                and after.text[:1].islower()
                and not _is_listed(word.key, lists)
            ):
                found.add(word.key)
    return frozenset(found)


def _is_style(entry: ParsedLine, name: Verdict, styles: frozenset[str]) -> bool:
    """Say whether what was taken for somebody or a place is such a word; a people nobody listed may end alike."""
    alone = name.last - name.first == 1 and name.kind is not EntityType.NORP
    return alone and entry.line.words[name.first].key in styles


def _is_listed(key: str, lists: Lexicon) -> bool:
    """Say whether any list holds a word as a name, or as the first word of one."""
    names = (lists.given, lists.surnames, lists.phrases, *lists.hints.values())
    return any(key in known for known in names)


def _between(features: LineFeatures, first: int, last: int) -> list[int]:
    """Return the words that say where somebody is, not what a name is made of: "Reyle in Norway"."""
    words, lists = features.words, lexicon()
    return [
        at
        for at in range(first + 1, last - 1)
        if words[at].key in _WHERE
        and features.fixed.get(at + 1) in _PLACES
        and words[at - 1].key not in lists.shapes["organisation_of"]
    ]


def _let_through(entry: ParsedLine, names: list[Verdict], view: Sequence[Verdict]) -> None:
    """Add what only rules see: "treasury department", "G-20", the place of "Moscow-based".

    Where capitals say nothing, names that the story's body settled stand as they are there.
    """
    words = entry.line.words
    if entry.line.style is not Style.NORMAL:
        settled = [v for v in view if v.kind is not None and v.rule == "headline"]
        fixed = {at for verdict in settled for at in range(verdict.first, verdict.last)}
        names[:] = [n for n in names if fixed.isdisjoint(range(n.first, n.last))] + settled
    shouted = entry.line.style is Style.UPPER
    taken = {at for name in names for at in range(name.first, name.last)}
    names += [
        verdict
        for verdict in view
        if taken.isdisjoint(range(verdict.first, verdict.last))
        and (shouted or _only_rules_see(words, verdict))
        and verdict.kind is not None
    ]
    names.sort()


def _only_rules_see(words: Sequence[Word], verdict: Verdict) -> bool:
    """Say whether a verdict of the rules is sure, and of a sort that the weights hardly met."""
    if verdict.rule == "ministry":
        return True
    if verdict.rule != "gazetteer" or verdict.kind is None:
        return False
    numbered = any(char.isdigit() for char in words[verdict.first].text)
    last, after = words[verdict.last - 1], verdict.last
    if verdict.kind is EntityType.LOC and after < len(words) and words[after].key in _OF_PLACES:
        return words[after].start == last.end + 1
    return numbered and verdict.kind is EntityType.ORG


def _mentions(path: Sequence[int], first: int, labels: Sequence[str]) -> list[Verdict]:
    """Return the names a path of labels makes; "MISC" has no kind and only bars offices."""
    found: list[Verdict] = []
    for at, label in enumerate(path):
        tag = labels[label]
        if tag == "O":
            continue
        part, kind = tag[0], tag[2:]
        if part == "B":
            type_ = None if kind == "MISC" else EntityType(kind)
            found.append(Verdict(first + at, first + at + 1, type_, "model"))
        else:
            last = found[-1]
            found[-1] = last._replace(last=first + at + 1)
    return found
