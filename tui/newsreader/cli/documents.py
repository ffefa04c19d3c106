"""The JSON of ``show``, ``reuse`` and ``entities``: schema 1, described by schema.json."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from typing import Any

from newsreader.capture.feeds.understanding import guid_of
from newsreader.domain.entities import Entity
from newsreader.domain.fields import Field, Published
from newsreader.domain.reuse import Match, Passage
from newsreader.services.finding import display_path
from newsreader.services.holding import Held, Reuse

Document = dict[str, Any]


def show_document(held: Iterable[Held]) -> Document:
    """Return the document of ``show``."""
    return {"schema": 1, "articles": [_article(item) for item in held]}


def reuse_document(held: Iterable[Held], reuse: Reuse) -> Document:
    """Return the document of ``reuse``."""
    return {
        "schema": 1,
        "articles": [_brief(item) for item in held],
        "matches": [_match(match) for match in reuse.matches],
        "families": [
            {"id": family.id, "passages": [_passage(p) for p in family.passages]}
            for family in reuse.families
        ],
        "stories": [
            {"id": story.id, "articles": list(story.articles), "why": list(story.why)}
            for story in reuse.stories
        ],
    }


def entities_document(held: Iterable[Held], entities: Iterable[Entity]) -> Document:
    """Return the document of ``entities``."""
    return {
        "schema": 1,
        "articles": [_brief(item) for item in held],
        "entities": [
            {
                "id": entity.id,
                "type": entity.type.value,
                "name": entity.name,
                "aliases": list(entity.aliases),
                "mentions": [
                    {
                        "article": mention.article,
                        "start": mention.start,
                        "end": mention.end,
                        "type": mention.type.value,
                        "text": mention.text,
                    }
                    for mention in entity.mentions
                ],
            }
            for entity in entities
        ],
    }


def _article(held: Held) -> Document:
    """Return one article whole."""
    article = held.article
    document: Document = {"id": article.id, **_paths(held), "item": _item(held) or None}
    for name in ("outlet", "headline", "standfirst", "byline", "dateline"):
        document[name] = _field(getattr(article, name))
    document["published"] = _published(article.published)
    document["wire"] = [field.value for field in article.wire]
    document["slug"] = _field(article.slug)
    document["notice"] = _field(article.notice)
    document["language"] = article.language
    document["lines"] = [
        {
            "n": line.n,
            "start": line.start,
            "end": line.end,
            "label": line.label.value,
            "confidence": round(line.confidence, 3),
        }
        for line in article.lines
    ]
    document["paragraphs"] = [{"start": s.start, "end": s.end} for s in article.paragraphs]
    document["text"] = article.text
    return document


def _brief(held: Held) -> Document:
    """Return an article as ``reuse`` and ``entities`` list it."""
    return {"id": held.article.id, **_paths(held), "outlet": _field(held.article.outlet)}


def _paths(held: Held) -> Document:
    """Return where the capture was found; a path that is not UTF-8 is also given in base 64."""
    behind = f"#{_item(held)}".encode("utf-8", "replace")
    places = [place.removesuffix(behind) for place in held.places]
    paths = [display_path(place) for place in places]
    document: Document = {"path": paths[0] if paths else None}
    document["paths"] = paths
    if places and paths[0].encode() != places[0]:
        document["path_b64"] = base64.b64encode(places[0]).decode()
    return document


def _item(held: Held) -> str:
    """Return what a feed calls the article, or ""; the path is the feed's then."""
    if not any(line.rule == "feed:data" for line in held.article.lines[-50:]):
        return ""
    return guid_of(held.article.content)


def _field(field: Field[str] | None) -> Document | None:
    """Return a field with its evidence, or null."""
    if field is None:
        return None
    return {
        "value": field.value,
        "confidence": round(field.confidence, 3),
        "evidence": [
            {"line": e.line, "start": e.start, "end": e.end, "rule": e.rule} for e in field.evidence
        ],
    }


def _published(field: Field[Published] | None) -> Document | None:
    """Return the time with its precision and zone."""
    if field is None:
        return None
    inner = _field(Field(field.value.value, field.confidence, field.evidence))
    assert inner is not None
    return {**inner, "precision": field.value.precision.value, "zone": field.value.zone}


def _match(match: Match) -> Document:
    """Return a match."""
    return {
        "a": _passage(match.a),
        "b": _passage(match.b),
        "likeness": match.likeness.value,
        "basis": match.basis.value,
        "basis_evidence": [
            {"article": aid, "line": e.line, "start": e.start, "end": e.end, "rule": e.rule}
            for aid, e in match.basis_evidence
        ],
        "score": round(match.score, 4),
        "run": {"a": list(match.run_a), "b": list(match.run_b)},
        "ops": [list(op) for op in match.ops],
        "changes": [{"class": c.cls.value, "kind": c.kind} for c in match.changes],
        "same_outlet": match.same_outlet,
    }


def _passage(passage: Passage) -> Document:
    """Return a passage."""
    return {
        "article": passage.article,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
    }
