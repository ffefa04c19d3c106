"""The page of one entity, put together from plain values."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsreader.domain.articles import Article
from newsreader.domain.entities import Entity, EntityType, Mention
from newsreader.domain.entity_pages import (
    AliasUse,
    DayCount,
    EntityPage,
    OtherPerson,
    OutletNaming,
    QuoteUse,
    RoleUse,
)
from newsreader.domain.fields import Precision
from newsreader.domain.reuse import Family, Passage
from newsreader.entities.names import literal, person_key
from newsreader.entities.parting import APART
from newsreader.entities.speaking import spoken

_DAILY = frozenset([Precision.DAY, Precision.MINUTE, Precision.SECOND])
#: Between a name and the office that follows it: "Ilse Varne, the transport minister".
_APPOSED = re.compile(r",\s+(?:the|a|an|its|then|who is(?: the)?)?\s*", re.IGNORECASE)
_NATION_FIRST = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class NamedArticle:
    """An article that names the entity, with all its mentions in order."""

    article: Article
    mentions: Sequence[Mention]

    @property
    def outlet(self) -> str | None:
        """The outlet, None where it is not known."""
        return None if self.article.outlet is None else self.article.outlet.value

    @property
    def day(self) -> str | None:
        """The day of publication, None where it is not known to the day."""
        field = self.article.published
        known = field is not None and field.value.precision in _DAILY
        return field.value.value[:10] if field is not None and known else None


def entity_page(
    entity: Entity,
    naming: Sequence[NamedArticle],
    held: Mapping[str | None, int],
    families: Iterable[Family] = (),
    people: Iterable[Entity] = (),
) -> EntityPage:
    """Put together what is held about an entity.

    Args:
        entity: Who.
        naming: The articles that name it.
        held: How many articles are held of each outlet; None for those of unknown outlet.
        families: Passages that articles share, so that a quotation's wordings come together.
        people: All persons held, among whom those are found that could be taken for this one.
    """
    by_id = {entry.article.id: entry for entry in naming}
    days = Counter(entry.day for entry in naming)
    undated = days.pop(None, 0)
    return EntityPage(
        entity=entity,
        articles=tuple(sorted(by_id)),
        aliases=_aliases(entity, by_id),
        roles=_roles(entity, naming),
        days=tuple(DayCount(day, count) for day, count in sorted(days.items()) if day),
        undated=undated,
        quotes=_quotes(entity, naming, families),
        others=_others(entity, people),
        outlets=_outlets(naming, held),
        links=tuple(Counter(link.why for link in entity.links).most_common()),
    )


def _known(outlets: Iterable[str | None]) -> tuple[str, ...]:
    """Return the outlets that are known, by name."""
    return tuple(sorted({outlet for outlet in outlets if outlet is not None}))


def _aliases(entity: Entity, by_id: Mapping[str, NamedArticle]) -> tuple[AliasUse, ...]:
    """Count the forms of the name."""
    forms: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for link in entity.links:
        form = " ".join(link.mention.text.split())
        forms[form].append((link.mention.article, link.why))
    found = [
        AliasUse(
            form,
            len(uses),
            _known(by_id[aid].outlet for aid, _ in uses if aid in by_id),
            all("undecided" in why for _, why in uses),
        )
        for form, uses in forms.items()
    ]
    return tuple(sorted(found, key=lambda use: (-use.mentions, use.text)))


def _roles(entity: Entity, naming: Sequence[NamedArticle]) -> tuple[RoleUse, ...]:
    """Gather the offices beside the name."""
    uses: dict[str, set[str]] = defaultdict(set)
    by_id = {entry.article.id: entry for entry in naming}
    own = {(m.article, m.start) for m in entity.mentions}
    for entry in naming:
        for at, mention in enumerate(entry.mentions):
            if (mention.article, mention.start) in own:
                for role in roles_beside(entry, at):
                    uses[role].add(entry.article.id)
    found = []
    for role, articles in uses.items():
        known = sorted(day for aid in articles if (day := by_id[aid].day))
        outlets = _known(by_id[aid].outlet for aid in articles)
        first, last = (known[0], known[-1]) if known else (None, None)
        found.append(RoleUse(role, len(articles), outlets, first, last))
    return tuple(sorted(found, key=lambda use: (-use.articles, use.role)))


def roles_beside(entry: NamedArticle, at: int) -> Iterable[str]:
    """Yield the offices right before the mention at index ``at``, and after it between commas."""
    content, mentions = entry.article.content, entry.mentions
    own = mentions[at]
    if at and mentions[at - 1].type is EntityType.ROLE:
        role = mentions[at - 1]
        if not content[role.end : own.start].strip():
            yield _with_nation(content, mentions, at - 1)
    if at + 1 < len(mentions):
        step = 2 if mentions[at + 1].type in {EntityType.NORP, EntityType.LOC} else 1
        role_at = at + step
        if role_at < len(mentions) and mentions[role_at].type is EntityType.ROLE:
            first = mentions[at + 1]
            close = step == 1 or not content[first.end : mentions[role_at].start].strip()
            if close and _APPOSED.fullmatch(content, own.end, first.start):
                yield _with_nation(content, mentions, role_at)


def _with_nation(content: str, mentions: Sequence[Mention], at: int) -> str:
    """Return an office, lower case, with the nationality right before it: "Russian foreign minister"."""
    role = " ".join(mentions[at].text.split()).lower()
    before = mentions[at - 1] if at else None
    if before is None or before.type is not EntityType.NORP:
        return role
    joined = _NATION_FIRST.fullmatch(content, before.end, mentions[at].start)
    return f"{before.text} {role}" if joined else role


def _quotes(
    entity: Entity, naming: Sequence[NamedArticle], families: Iterable[Family]
) -> tuple[QuoteUse, ...]:
    """Gather what the entity says, a statement's wordings together."""
    own = {(m.article, m.start) for m in entity.mentions}
    outlet_of = {entry.article.id: entry.outlet for entry in naming}
    homes = _passages_by_article(families, outlet_of)
    found: dict[str, list[tuple[Passage, Mention]]] = defaultdict(list)
    for entry in naming:
        article = entry.article
        for said in spoken(article.content, article.paragraphs, entry.mentions):
            if (said.speaker.article, said.speaker.start) not in own:
                continue
            span = said.span
            passage = Passage(
                article.id, span.start, span.end, article.content[span.start : span.end], True
            )
            family = _family_of(passage, homes.get(article.id, ()))
            found[family or f"\0{article.id}:{span.start}"].append((passage, said.speaker))
    quotes = []
    for key, uses in found.items():
        passages = tuple(passage for passage, _ in uses)
        wordings = len({" ".join(p.text.split()).strip(" ,.").casefold() for p in passages})
        outlets = _known(outlet_of[p.article] for p in passages)
        family = None if key.startswith("\0") else key
        quotes.append(QuoteUse(family, passages, outlets, wordings, tuple(m for _, m in uses)))
    order = {id(q): (-len(q.outlets), -len(q.passages), q.passages[0].key) for q in quotes}
    return tuple(sorted(quotes, key=lambda q: order[id(q)]))


def _passages_by_article(
    families: Iterable[Family], wanted: Mapping[str, object]
) -> dict[str, list[tuple[int, int, str]]]:
    """Return where the families' passages stand in the wanted articles."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for family in families:
        for passage in family.passages:
            if passage.article in wanted:
                found[passage.article].append((passage.start, passage.end, family.id))
    return found


def _family_of(passage: Passage, places: Iterable[tuple[int, int, str]]) -> str | None:
    """Return the family of which a passage covers most of this one, if one does by half."""
    best, most = None, (passage.end - passage.start) / 2
    for start, end, family in sorted(places):
        shared = min(end, passage.end) - max(start, passage.start)
        if shared > most:
            best, most = family, shared
    return best


def _others(entity: Entity, people: Iterable[Entity]) -> tuple[OtherPerson, ...]:
    """Return other persons of the same surname, and why they are others."""
    own = person_key(literal(entity.name))
    if entity.type is not EntityType.PER or not own:
        return ()
    parted = any(APART in link.why for link in entity.links)
    found = []
    for other in people:
        key = person_key(literal(other.name))
        if other.id == entity.id or other.type is not EntityType.PER or key[-1:] != own[-1:]:
            continue
        by_reader = parted or any(APART in link.why for link in other.links)
        if by_reader and key == own:
            why = APART
        elif len(key) > 1 and len(own) > 1:
            why = "another given name"
        else:
            why = "a surname alone, which several people have"
        articles = len({m.article for m in other.mentions})
        found.append(OtherPerson(other.id, other.name, articles, why))
    return tuple(sorted(found, key=lambda o: (-o.articles, o.name, o.id)))


def _outlets(
    naming: Sequence[NamedArticle], held: Mapping[str | None, int]
) -> tuple[OutletNaming, ...]:
    """Count each outlet's articles that name the entity, out of those held."""
    counts = Counter(entry.outlet for entry in naming)
    found = [
        OutletNaming(outlet, counts[outlet], number)
        for outlet, number in held.items()
        if number or counts[outlet]
    ]
    return tuple(sorted(found, key=lambda o: (-o.naming, o.outlet is None, o.outlet or "")))
