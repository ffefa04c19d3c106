"""What a reader may want to jump to: stories and names with their sizes."""

from __future__ import annotations

from typing import NamedTuple

import apsw

#: Names beyond these, by how many articles have them, are not jumped to.
_NAMES = 50_000
#: Headlines a story is found by.
_HEADLINES = 30


class StoryTarget(NamedTuple):
    """A story of several articles: its newest article, its headlines by line, how many articles, unread."""

    document: int
    titles: str
    articles: int
    unread: int


class NameTarget(NamedTuple):
    """A name: its entity, type, other forms, and how many articles have it."""

    entity: str
    name: str
    kind: str
    forms: str
    articles: int


def story_targets(connection: apsw.Connection) -> list[StoryTarget]:
    """Return the stories of two articles or more, the newest first."""
    rows = connection.execute(
        "SELECT d.id, a.title, a.story, t.read = 0 AND t.dropped = 0 FROM documents d"
        " JOIN triage t ON t.document = d.id JOIN derived.articles a ON a.capture = d.capture"
        " WHERE a.story IS NOT NULL ORDER BY a.sort_key DESC, d.id DESC"
    )
    found: dict[str, StoryTarget] = {}
    for document, title, story, unread in rows:
        held = found.get(str(story))
        if held is None:
            found[str(story)] = StoryTarget(int(str(document)), str(title), 1, int(str(unread)))
        else:
            more = f"\n{title}" if held.articles < _HEADLINES else ""
            found[str(story)] = held._replace(
                titles=held.titles + more,
                articles=held.articles + 1,
                unread=held.unread + int(str(unread)),
            )
    return [target for target in found.values() if target.articles > 1]


def name_targets(connection: apsw.Connection) -> list[NameTarget]:
    """Return people, organisations and places, those in most articles first."""
    rows = connection.execute(
        "SELECT id, name, type, aliases, articles FROM derived.entities"
        " WHERE type IN ('PER', 'ORG', 'LOC') ORDER BY articles DESC, name LIMIT ?",
        (_NAMES,),
    )
    return [
        NameTarget(str(entity), str(name), str(kind), str(forms), int(str(articles)))
        for entity, name, kind, forms, articles in rows
    ]
