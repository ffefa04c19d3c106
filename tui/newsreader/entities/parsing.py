"""A line cut into names: fixed ones decided, the others weighed."""

from __future__ import annotations

from newsreader.domain.entities import EntityType
from newsreader.entities.chunks import Chunk
from newsreader.entities.cues import local_scores
from newsreader.entities.following import is_agreement, is_numbered, is_product
from newsreader.entities.lexicon import COUNTRY, ORGANISATION, PEOPLE, PLACE, Lexicon, Phrase
from newsreader.entities.patterns import (
    Run,
    event_end,
    is_nation,
    key_of,
    masthead_start,
    match_phrase,
    organisation_end,
    place_end,
)
from newsreader.entities.roles import Role
from newsreader.entities.words import NameLine, Style, Word

_KIND = {
    COUNTRY: EntityType.LOC,
    PLACE: EntityType.LOC,
    PEOPLE: EntityType.NORP,
    ORGANISATION: EntityType.ORG,
}


#: Heads of institutions that every nation has, beside those of ``shapes.txt``.
_NATIONAL = frozenset(["court", "office"])


class LineParser:
    """Cuts one line into chunks, from left to right.

    Attributes:
        run: The line's linked capitalised words.
        roles: Words of office by first index.
        role_ends: Indices past them.
        blocked: Whether a word belongs to a calendar expression.
        known: Names the rest of the article settled: first key to (keys, kind), longest first.
    """

    def __init__(
        self,
        line: NameLine,
        run: Run,
        roles: dict[int, Role],
        blocked: list[bool],
        known: dict[str, list[tuple[tuple[str, ...], EntityType]]],
    ) -> None:
        self.words: list[Word] = line.words
        self.style = line.style
        self.run = run
        self.roles = roles
        self.role_ends = frozenset(role.last for role in roles.values())
        self.blocked = blocked
        self.known = known
        self.lexicon: Lexicon = run.lexicon

    def parse(self) -> list[Chunk]:
        """Return the line's chunks in order."""
        chunks: list[Chunk] = []
        at, size = 0, len(self.words)
        while at < size:
            chunk = None if self._skippable(at) else self._chunk_at(at)
            if chunk is None:
                at += 1
                continue
            at = max(chunk.last, at + 1)
            if chunk.last > chunk.first:
                chunks.append(chunk)
        return chunks

    def _skippable(self, at: int) -> bool:
        """Say whether no name can begin here."""
        word = self.words[at]
        if word.mark or self.blocked[at]:
            return True
        return not (
            word.cap or self.style is Style.UPPER or (word.text[0].islower() and self._lower(at))
        )

    def _lower(self, at: int) -> bool:
        """Say whether a lower-case institution may begin here."""
        return self.words[at].key in self.lexicon.shapes["lower_departments"]

    def _chunk_at(self, at: int) -> Chunk | None:
        """Return the name that begins at ``at``."""
        if not self.words[at].cap and self.style is not Style.UPPER:
            return self._lower_department(at)
        settled = self._settled(at)
        if settled:
            return settled
        found = self._phrase(at)
        nation = found[1] if found and is_nation(found[0]) else 0
        if nation and self._has_institution(nation):
            return self._made(at, nation, _KIND[found[0].kind], "gazetteer") if found else None
        if masthead_start(self.run, at):
            return self._made(at, self.run.positions(at + 1)[-1] + 1, EntityType.ORG, "masthead")
        shaped = self._shaped(at, nation, found[1] if found else 0)
        if shaped:
            return shaped
        if found and not self._is_person_start(at, found):
            made = self._made(at, found[1], _KIND[found[0].kind], "gazetteer")
            made.nothing = found[0].kind == PLACE and is_agreement(
                self.words, found[1], self.lexicon
            )
            return made
        if at in self.roles:
            return Chunk(at, self.roles[at].last, None, "role", (), nothing=True)
        if not self.run.named[at]:
            return None
        return self._name(at)

    def _has_institution(self, nation: int) -> bool:
        """Say whether a known institution stands right after a nation: "Israeli Supreme Court"."""
        if nation >= len(self.words) or not self.run.named[nation]:
            return False
        if self.words[nation - 1].possessive:
            return False
        found = match_phrase(self.run, nation, False)
        if found is None or found[0].kind != ORGANISATION:
            return False
        last = found[0].words[-1]
        return last in _NATIONAL or last not in self.lexicon.shapes["organisation"]

    def _settled(self, at: int) -> Chunk | None:
        """In headlines, return a name the story's body settled."""
        if self.style is Style.NORMAL and not self.words[at].lead:
            return None
        for keys, kind in self.known.get(self.words[at].key, ()):
            last = self._reach(at, keys)
            if last:
                return self._made(at, last, kind, "headline")
        return None

    def _reach(self, at: int, keys: tuple[str, ...]) -> int:
        """Return the index past ``keys`` if the words from ``at`` on are those, else 0."""
        here = at
        for n, wanted in enumerate(keys):
            while (
                here < len(self.words)
                and n
                and self.words[here].mark
                and self.words[here].text in ".&"
            ):
                here += 1
            if here >= len(self.words) or self.words[here].key != wanted:
                return 0
            if self.words[here].possessive and n < len(keys) - 1:
                return 0
            here += 1
        return here

    def _phrase(self, at: int) -> tuple[Phrase, int] | None:
        """Return the fixed name at ``at``, unless its capital says nothing and it is a word."""
        word = self.words[at]
        upper = self.style is Style.UPPER
        found = match_phrase(self.run, at, upper or word.lead)
        if found is None:
            return None
        single = found[1] == at + 1
        vague = word.initial or self.style is not Style.NORMAL
        people = found[0].kind == PEOPLE
        if (
            single
            and not people
            and word.key in self.lexicon.common
            and (vague or word.lead)
            and word.text != "US"
        ):
            return None
        outlet = found[0].kind == ORGANISATION and found[0].words[0] == "the"
        if outlet and word.initial and found[1] - at == 2:
            return None
        return found

    def _shaped(self, at: int, nation: int, fixed: int) -> Chunk | None:
        """Return an institution, place or event known by its head word."""
        if not (self.run.named[at]):
            return None
        end = organisation_end(self.run, at, self.roles, nation)
        place = 0 if self._is_addressed(at) else place_end(self.run, at, self.roles, nation)
        event = event_end(self.run, at, self.roles)
        longest = max(end, place, event, fixed)
        if longest == fixed:
            return None
        if longest == end:
            chunk = self._made(at, end, EntityType.ORG, "institution")
        elif longest == place:
            chunk = self._made(at, place, EntityType.LOC, "place head")
        else:
            chunk = self._made(at, event, None, "event")
        chunk.nothing = longest == event or is_numbered(self.words, longest, self.blocked)
        return chunk

    def _is_person_start(self, at: int, found: tuple[Phrase, int]) -> bool:
        """Say whether a place's name is here a given name: "Jordan Smith", "Georgia Price"."""
        phrase, last = found
        word = self.words[at]
        if phrase.kind == PLACE and last == at + 1 and self._is_addressed(at):
            return True
        if (
            phrase.kind not in {COUNTRY, PLACE}
            or last != at + 1
            or word.key not in self.lexicon.given
        ):
            return False
        after = self.run.link[at]
        if after != last or after in self.roles or self.blocked[after]:
            return False
        return match_phrase(self.run, after, False) is None and self._plain_name(after)

    def _is_addressed(self, at: int) -> bool:
        """Say whether an honorific or a title stands right before the word at ``at``."""
        before = at - 1
        if before > 0 and self.words[before].text == ".":
            before -= 1
        if before < 0:
            return False
        word = self.words[before]
        if word.key in self.lexicon.roles["honorifics"]:
            return word.cap and word.key not in {"st", "fort"}
        return at in self.role_ends and word.cap

    def _plain_name(self, at: int) -> bool:
        """Say whether the word at ``at`` may be a surname."""
        shapes, name = self.lexicon.shapes, self.words[at].key
        return not (
            name in self.lexicon.common or name in shapes["place"] or name in shapes["organisation"]
        )

    def _name(self, at: int) -> Chunk | None:
        """Return the undecided name that begins at ``at``."""
        shapes = self.lexicon.shapes
        if self.words[at].key in self.lexicon.roles["honorifics"] and self._titles(at):
            return None
        places = self.run.positions(at)
        last_word = at
        for n, pos in enumerate(places):
            if n and self._ends_name(pos, at, n):
                break
            last_word = pos
        first = at
        word = self.words[at]
        vague = word.initial or self.style is not Style.NORMAL
        if vague and word.key in self.lexicon.common and last_word > first:
            after = self.run.link[at]
            is_given = word.key in self.lexicon.given and self._plain_name(after)
            if not is_given:
                return None
        last = last_word + 1
        key = key_of(self.words[first:last])
        if all(k in self.lexicon.common or k in shapes["plain"] for k in key):
            weak = True
        else:
            weak = vague and last - first == 1
        scores = local_scores(self.run, first, last, self.roles, self.role_ends)
        chunk = Chunk(first, last, None, "name", key, scores, weak)
        chunk.nothing = is_product(self.words, last, self.blocked, self.lexicon)
        return chunk

    def _titles(self, at: int) -> bool:
        """Say whether "Mr", "Dr" stands before a name."""
        after = at + 1
        if after < len(self.words) and self.words[after].text == ".":
            after += 1
        return after < len(self.words) and self.run.named[after]

    def _ends_name(self, pos: int, start: int, n: int) -> bool:
        """Say whether a run's word at ``pos`` cannot belong to the name begun at ``start``."""
        if self.blocked[pos] or (
            pos in self.roles and self.words[pos].key not in self.lexicon.surnames
        ):
            return True
        if self.words[pos].key in self.lexicon.roles["honorifics"] and self._titles(pos):
            return self.words[pos].key not in self.lexicon.given
        if self.words[pos].upper and self.words[pos].key in self.lexicon.shapes["postnominals"]:
            return True
        after = pos + 1
        if self.words[pos].key in self.lexicon.shapes["organisation_of"] and after < len(
            self.words
        ):
            return self.words[after].key == "of"
        found = match_phrase(self.run, pos, False)
        if found is None:
            return False
        phrase, last = found
        if phrase.kind == ORGANISATION:
            return True
        given = n == 1 and self.words[start].key in self.lexicon.given
        if phrase.kind == PEOPLE and n == 1 and (given or start in self.role_ends):
            return self.run.link[pos] >= 0 or last != pos + 1
        surname = given and last == pos + 1 and phrase.kind in {PLACE, COUNTRY}
        return not surname

    def _lower_department(self, at: int) -> Chunk | None:
        """Return "treasury department" after a nation, "foreign ministry" anywhere."""
        after = at + 1
        if after >= len(self.words) or self.words[after].cap:
            return None
        head = self.words[after].key
        before = self.words[at - 1] if at else None
        if head == "ministry" and before is not None and before.key not in {"a", "an", "each"}:
            return self._made(at, after + 1, EntityType.ORG, "ministry")
        if head == "department" and before is not None:
            nation = before.cap and not before.possessive and before.key in self.lexicon.phrases
            own = self.words[at].key in {"state", "treasury", "justice"} and before.key == "the"
            if nation or own:
                return self._made(at, after + 1, EntityType.ORG, "ministry")
        return None

    def _made(self, first: int, last: int, kind: EntityType | None, rule: str) -> Chunk:
        """Make a decided chunk."""
        return Chunk(first, last, kind, rule, key_of(self.words[first:last]))
