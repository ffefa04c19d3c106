"""The reader's decisions about names: who is one, who is not, what somebody is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsreader.domain.decisions import Anchor, Decision, DecisionKind
from newsreader.domain.entities import Entity, EntityType, Link, Mention
from newsreader.services.deciding import decide
from newsreader.services.library import Library
from newsreader.storage.command_log import Command
from newsreader.storage.entity_pages import entity_called, names_of_kind
from newsreader.storage.findings import load_entity
from newsreader.storage.listing import documents_of_articles
from newsreader.text.safe import one_line

#: Names offered to complete: nobody pages through more.
_OFFERED = 500


def find_name(library: Library, name: str, kind: EntityType | None = None) -> str | None:
    """Return the id of whom a name means, in full or as written anywhere; None where nobody has it."""
    return entity_called(library.connection, " ".join(name.split()), kind)


def names_like(library: Library, kind: EntityType) -> tuple[str, ...]:
    """Return names of one kind, those in most articles first."""
    return tuple(names_of_kind(library.connection, kind, _OFFERED))


def document_of(library: Library, article: str) -> int | None:
    """Return the document whose newest version an article is, or None."""
    return documents_of_articles(library.connection, [article]).get(article)


def main_mention(entity: Entity) -> Mention:
    """Return the mention that stands for an entity: of its name as shown, else its commonest form."""
    return _standing(entity.name, entity.links)


def merge(library: Library, entity: str, other: str) -> Command | None:
    """Say that two entities are one; None where either is gone or they are one already.

    Raises:
        ReadOnlyError: The library cannot be written.
    """
    a, b = (load_entity(library.connection, identity) for identity in (entity, other))
    if a is None or b is None or entity == other:
        return None
    made = _pair(DecisionKind.NAME_TOGETHER, main_mention(a), main_mention(b))
    words = f"one and the same: {one_line(a.name, 40)}, {one_line(b.name, 40)}"
    return decide(library, "merge names", words, [made])


def split(library: Library, entity: str, form: str) -> Command | None:
    """Say that one form of an entity's name means somebody else.

    Every article's mention of the form is bound to the others of that form, and the rest to one
    another, so that no article is left between the two.

    Returns:
        What was done; None where the entity is gone or has no other form.

    Raises:
        ReadOnlyError: The library cannot be written.
    """
    found = load_entity(library.connection, entity)
    if found is None:
        return None
    leaving = [link for link in found.links if _form(link) == form]
    staying = [link for link in found.links if _form(link) != form]
    if not leaving or not staying:
        return None
    made = [*_bound(leaving), *_bound(staying)]
    made.append(_pair(DecisionKind.NAME_APART, staying[0].mention, leaving[0].mention))
    words = f"somebody else: {one_line(form, 40)}, not {one_line(found.name, 40)}"
    return decide(library, "split name", words, made)


def call(library: Library, entity: str, name: str) -> Command | None:
    """Say what an entity is called; None where it is gone or is called so.

    Raises:
        ReadOnlyError: The library cannot be written.
    """
    found, wanted = load_entity(library.connection, entity), " ".join(name.split())
    if found is None or not wanted or wanted == found.name:
        return None
    mention = main_mention(found)
    made = Decision(DecisionKind.NAME_CALLED, _anchor(mention), text=wanted)
    words = f"called {one_line(wanted, 40)}: {one_line(found.name, 40)}"
    return decide(library, "rename", words, [made])


def _standing(name: str, links: Sequence[Link]) -> Mention:
    """Return the first mention written as ``name``, else of the commonest form."""
    forms = Counter(_form(link) for link in links)
    wanted = name if name in forms else forms.most_common(1)[0][0]
    return next(link.mention for link in links if _form(link) == wanted)


def _bound(links: Sequence[Link]) -> list[Decision]:
    """Return what keeps mentions together: each article's first of each form, with the first of all."""
    first: dict[tuple[str, str], Mention] = {}
    for link in links:
        first.setdefault((link.mention.article, _form(link)), link.mention)
    main, *others = first.values()
    return [_pair(DecisionKind.NAME_TOGETHER, main, mention) for mention in others]


def _form(link: Link) -> str:
    """Return a mention's form, on one line."""
    return " ".join(link.mention.text.split())


def _anchor(mention: Mention) -> Anchor:
    return Anchor(mention.article, mention.start, mention.end)


def _pair(kind: DecisionKind, one: Mention, other: Mention) -> Decision:
    """Return a decision about two mentions; the one that sorts first is named first."""
    a, b = sorted((_anchor(one), _anchor(other)))
    return Decision(kind, a, b)
