"""Composed news with places for names, filled with names that are invented anew each time."""

from __future__ import annotations

import random
import re
from pathlib import Path

from newsreader.entities.lexicon import COUNTRY, PEOPLE, PLACE, lexicon
from training.entities.abroad import body, people, site, thing, vessel
from training.entities.documents import Document
from training.entities.swapping import invented

_SLOT = re.compile(r"\[([A-Za-z])(\d)\](?: (Research|Stadium|Radio|College|Bank|Party|Watch|Times|Pictures|Union|"
                   r"Museum|Foundation|Hospital|Post|University|Island))?")  # fmt: skip
_KINDS = {"P": "PER", "p": "PER", "F": "PER", "C": "ORG", "A": "ORG", "T": "LOC", "K": "LOC", "N": "NORP",
          "M": "ORG", "W": "ORG", "X": "MISC", "B": "ORG", "S": "LOC", "V": "MISC", "U": "LOC",
          "Q": "NORP", "Y": "MISC"}  # fmt: skip
_PLACE = (
    "",
    "abad",
    "ville",
    "ton",
    "holm",
    "grad",
    "pur",
    "ora",
    "ba",
    "mouth",
    "ovo",
    "hai",
    "tepe",
    "illo",
    "ane",
)
_FIRM = ("", "", "ix", "ora", "is", "tech", "soft", "gen", "net", "um", "ys", "lar", "ins", "pay")
_SURNAME = (
    "",
    "",
    "",
    "ov",
    "enko",
    "sen",
    "ez",
    "ian",
    "ski",
    "ini",
    "mann",
    "wala",
    "anda",
    "eke",
    "aki",
    "ullah",
    "ley",
)
_OPENERS = ("Grupo", "Banco", "Banca", "Radio", "Hydro", "Petro", "Jamia", "Tata", "Al", "Yayasan", "Fundación", "Société",
            "Hotel", "Royal", "National", "United", "Global", "First", "Afri", "Agro", "Bank", "Cementos", "Kataib",
            "Stella", "Team", "Club", "Studio", "Doctors", "Save", "Project")  # fmt: skip
_THINGS = (
    "Prize",
    "Cup",
    "Act",
    "Award",
    "Trophy",
    "Medal",
    "II",
    "Spirit",
    "Star",
    "Bill",
    "Queen",
    "Open",
    "Deal",
)
_HEADS = ("Syndicate", "Friends", "Association", "Union", "League", "Guild", "Federation", "Songwriters", "Society", "House",
          "Voice", "Doctors", "Chamber", "Council", "Sons", "Institute")  # fmt: skip
_MEMBERS = (
    "Owners",
    "Workers",
    "Makers",
    "Engineers",
    "Studies",
    "Affairs",
    "Farmers",
    "Nurses",
    "Drivers",
    "Trust",
)
_CLUBS = ("Rangers", "Hawks", "Lions", "Comets", "Wolves", "Bears", "Giants", "Rockets", "Sharks", "Athletic", "City",
          "United", "Wanderers")  # fmt: skip
_PARTICLES = ("van", "de", "bin", "al", "dos", "von der", "el")


def templates() -> list[str]:
    """Return the composed stories."""
    text = Path(__file__).with_name("composed.txt").read_text(encoding="utf-8")
    body = "\n".join(line for line in text.split("\n") if not line.startswith("#"))
    return [story.strip() for story in body.split("\n\n") if story.strip()]


class Filler:
    """Fills the places of one story."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        lists = lexicon()
        phrases = [p for found in lists.phrases.values() for p in found if not p.exact]
        self.places = sorted(
            " ".join(p.words).title() for p in phrases if p.kind in {COUNTRY, PLACE}
        )
        self.peoples = sorted(
            p.words[0].capitalize() for p in phrases if p.kind == PEOPLE and len(p.words) == 1
        )
        self.given = sorted(n.capitalize() for n in lists.given if n.isalpha() and len(n) > 2)
        self.surnames = sorted(n.capitalize() for n in lists.surnames if n.isalpha())
        self.words = sorted(w.capitalize() for w in lists.common if w.isalpha() and 3 < len(w) < 9)
        self.firms = sorted(_cased(n) for n in lists.hints["firm"] if n.isalpha() and len(n) > 2)
        skipped = lists.hints["place_word"] | lists.function
        self.trades = sorted(
            n.capitalize() for n in lists.hints["org_word"] - skipped if n.isalpha() and len(n) > 3
        )
        self.names: dict[str, str] = {}

    def story(self, template: str) -> Document:
        """Return the template with its places filled."""
        self.names = {}
        text, names, at = "", [], 0
        for match in _SLOT.finditer(template):
            text += template[at : match.start()]
            slot, head = match.group(1), match.group(3)
            name = self._name(slot, match.group(2)) + (f" {head}" if head else "")
            kind = "LOC" if head in {"Stadium", "Island"} else _KINDS[slot]
            names.append((len(text), len(text) + len(name), kind))
            text += name
            at = match.end()
        return Document("composed", text + template[at:], names)

    def _name(self, slot: str, number: str) -> str:
        """Return the name of a place, the same for the same place."""
        if slot in "pF":
            whole = self._name("P", number).split(" ")
            particle = next((n for n in range(1, len(whole)) if whole[n].islower()), len(whole) - 1)
            return whole[0] if slot == "F" else " ".join(whole[particle:])
        key = slot + number
        if key not in self.names:
            self.names[key] = self._fresh(slot)
        return self.names[key]

    def _organisation(self) -> str:
        """Invent a company, group or paper as they are called in many countries."""
        chance = self.chance
        name, kind = invented(chance, _FIRM, 2), chance.random()
        if kind < 0.3:
            return invented(chance, _FIRM, 3)
        if kind < 0.4:
            return chance.choice(self.firms)
        if kind < 0.6:
            return f"{name} {chance.choice(self.trades)}"
        if kind < 0.72:
            return f"{chance.choice(self.words)} {chance.choice(self.trades)}"
        if kind < 0.78:
            return f"{chance.choice(self.words)} {name}"
        if kind < 0.84:
            return f"{chance.choice(_OPENERS)} {name}"
        if kind < 0.88:
            return (
                f"{chance.choice(_HEADS)} of {chance.choice(self.words)} {chance.choice(_MEMBERS)}"
            )
        if kind < 0.92:
            return f"{invented(chance, _SURNAME)}{chance.choice((' & ', ' and ', '-'))}{invented(chance, _SURNAME)}"
        if kind < 0.96:
            return f"{chance.choice(self.places)} {chance.choice(self.trades)}"
        return "".join(
            chance.choice("ABCDEFGHIKLMNOPRSTUW") for _ in range(chance.choice((2, 3, 3, 4)))
        )

    def _fresh(self, slot: str) -> str:
        """Invent a name."""
        chance = self.chance
        if slot == "P":
            given = (
                chance.choice(self.given) if chance.random() < 0.6 else invented(chance, ("",), 2)
            )
            known = chance.random() < 0.2
            last = chance.choice(self.surnames) if known else invented(chance, _SURNAME)
            particle = chance.choice(_PARTICLES) + " " if chance.random() < 0.04 else ""
            middle = (
                invented(chance, ("",), 2) + " " if not particle and chance.random() < 0.12 else ""
            )
            return f"{given} {middle}{particle}{last}"
        if slot == "K":
            return chance.choice(self.places)
        if slot == "N":
            return chance.choice(self.peoples)
        if slot == "A":
            return "".join(
                chance.choice("ABCDEFGHIKLMNOPRSTUW") for _ in range(chance.choice((3, 3, 4, 4, 5)))
            )
        if slot == "M":
            town = invented(chance, _PLACE, 2)
            club = chance.choice(_CLUBS)
            return chance.choice((town, town, f"{town} {club}", club))
        if slot == "C":
            return self._organisation()
        if slot == "B":
            return body(chance, self.places, self.peoples, self.trades)
        if slot == "Q":
            return people(chance)
        if slot == "Y":
            return thing(chance, self.places)
        if slot == "S":
            return site(chance, self.places)
        if slot == "V":
            return vessel(chance, self.given)
        if slot == "U":
            return self._fresh("T").upper()
        if slot == "X":
            name = chance.choice((invented(chance, _FIRM, 2), chance.choice(self.words)))
            return f"{name} {chance.choice(_THINGS)}" if chance.random() < 0.6 else name
        if slot == "W" and chance.random() < 0.4:
            return chance.choice(self.words)
        if slot == "T" and chance.random() < 0.15:
            return (
                invented(chance, _PLACE, 2)
                + " "
                + chance.choice(("Bay", "Valley", "Creek", "Falls", "Harbour"))
            )
        return invented(chance, _PLACE if slot == "T" else _FIRM, 3)


def documents(copies: int, seed: int) -> list[Document]:
    """Return every template filled ``copies`` times."""
    filler = Filler(random.Random(seed))
    return [filler.story(template) for _ in range(copies) for template in templates()]


def _cased(name: str) -> str:
    """Return a firm's name in capitals where it is an acronym by its letters."""
    return name.upper() if len(name) < 5 and not set(name) & set("aeiou") else name.capitalize()
