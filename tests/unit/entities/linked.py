"""Short ways to make mentions and look at entities."""

from __future__ import annotations

from newsreader.domain.entities import Entity, EntityType, Mention
from newsreader.entities.linker import ArticleMentions


def article(name: str, *mentions: str, gap: int = 5) -> ArticleMentions:
    """Make an article of mentions written "PER:Ilse Varne", ``gap`` code points apart."""
    made, at = [], 0
    for entry in mentions:
        kind, _, text = entry.partition(":")
        if text.startswith("+"):  # directly after the one before
            text, at = text[1:], at - gap + 1
        elif text.startswith("("):  # in parentheses after the one before
            text, at = text.strip("()"), at - gap + 2
        made.append(Mention(name, at, at + len(text), EntityType(kind), text))
        at += len(text) + gap
    return ArticleMentions(name, tuple(made))


def entity_of(entities: list[Entity], name: str, text: str, nth: int = 0) -> Entity:
    """Return the entity that holds the ``nth`` mention of ``text`` in article ``name``."""
    found = [
        (mention.start, entity.id, entity)
        for entity in entities
        for mention in entity.mentions
        if mention.article == name and mention.text == text
    ]
    return sorted(found, key=lambda f: f[:2])[nth][2]


def why(entity: Entity, name: str, text: str) -> str:
    """Return why a mention is in its entity."""
    return next(
        link.why
        for link in entity.links
        if link.mention.article == name and link.mention.text == text
    )
