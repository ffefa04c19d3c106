"""Which keys make which commands: the table's own, a profile's, and what the reader rebinds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from newsreader.domain.commands import COMMANDS, PANES, Command

#: Names of the profiles, as the configuration knows them.
PROFILES = ("default", "newsboat")

#: ``(pane, name of a command)`` -> its key sequences.
Assigned = dict[tuple[str, str], list[str]]


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys in force.

    Attributes:
        profile: What it is called.
        commands: The table with these keys; a command with different keys in different panes stands
            there more than once.
        absent: ``(pane, key)`` -> what to say of a key that people of another reader press here.
        counts: Whether digits are counts.
    """

    profile: str
    commands: tuple[Command, ...]
    absent: Mapping[tuple[str, str], str] = field(default_factory=dict)
    counts: bool = True

    def of_pane(self, where: str) -> Iterator[Command]:
        """Yield the commands of one pane."""
        return (command for command in self.commands if where in command.where)

    def key_of(self, where: str, name: str) -> str:
        """Return the first key of a command in a pane, as it is typed; empty where it has none."""
        for command in self.of_pane(where):
            if command.name == name:
                return command.keys[0].replace(" ", "") if command.keys else ""
        return ""

    @property
    def missing(self) -> dict[str, str]:
        """The keys that have no counterpart in any pane, with what is said of them."""
        panes = {pane for pane, _ in self.absent}
        keys = dict.fromkeys(key for _, key in self.absent)
        return {
            key: self.absent[min(panes), key]
            for key in keys
            if all((pane, key) in self.absent for pane in panes)
        }

    def footer(self, where: str, names: Iterable[str]) -> list[tuple[str, str]]:
        """Return ``(key, word)`` of the named commands that have a key, for a pane's footer."""
        words = {command.name: command.footer for command in self.of_pane(where)}
        return [(key, words[n]) for n in names if n in words and (key := self.key_of(where, n))]


DEFAULT = Keymap("default", COMMANDS)


@dataclass(frozen=True, slots=True)
class Wish:
    """Keys the reader wants for a command, instead of those it has.

    Attributes:
        panes: Where.
        command: Its name.
        keys: Sequences as the table writes them; none takes all keys away.
        line: Where it was written, for complaints.
    """

    panes: tuple[str, ...]
    command: str
    keys: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something about a wish that the reader should know."""

    line: int
    sentence: str


def assigned(commands: Iterable[Command]) -> Assigned:
    """Return the keys of commands by pane and name."""
    return {(pane, c.name): list(c.keys) for c in commands for pane in sorted(c.where)}


def keymap_of(
    keys: Assigned,
    profile: str,
    absent: Mapping[tuple[str, str], str] | None = None,
    *,
    counts: bool = True,
) -> Keymap:
    """Return the keymap of some keys; commands stand in the order of the table."""
    commands: list[Command] = []
    for command in COMMANDS:
        groups: dict[tuple[str, ...], set[str]] = {}
        for pane in sorted(command.where):
            groups.setdefault(tuple(keys.get((pane, command.name), ())), set()).add(pane)
        commands += [
            replace(command, keys=sequences, where=frozenset(panes))
            for sequences, panes in groups.items()
        ]
    return Keymap(profile, tuple(commands), absent or {}, counts)


def rebound(keymap: Keymap, wishes: Sequence[Wish]) -> tuple[Keymap, tuple[Complaint, ...]]:
    """Give commands other keys.

    A key that the profile has elsewhere goes to the command it is wished for; that is said, unless the
    reader gave the command that loses it other keys, too. Of two wishes for one key the first stands.
    """
    if not wishes:
        return keymap, ()
    keys = assigned(keymap.commands)
    wished = {(pane, wish.command) for wish in wishes for pane in wish.panes}
    for place in wished:
        keys[place] = []
    absent = dict(keymap.absent)
    owners: dict[tuple[str, str], Wish] = {}
    complaints: list[Complaint] = []
    for wish in wishes:
        for sequence in dict.fromkeys(wish.keys):
            refused, lost = _give(keys, wished, owners, wish, sequence)
            complaints += refused
            complaints += _told(wish, sequence, lost)
            for pane in wish.panes:
                absent.pop((pane, sequence.split()[0]), None)
    made = keymap_of(keys, keymap.profile, absent, counts=keymap.counts)
    return made, tuple(complaints)


def _give(
    keys: Assigned,
    wished: set[tuple[str, str]],
    owners: dict[tuple[str, str], Wish],
    wish: Wish,
    sequence: str,
) -> tuple[list[Complaint], list[tuple[str, str, str]]]:
    """Give one sequence to a command in the panes wished for.

    Returns:
        Complaints where another wish has it, and what lost it: pane, command, sequence.
    """
    refused: dict[int, Complaint] = {}
    lost: list[tuple[str, str, str]] = []
    for pane in wish.panes:
        rival = next((s for (p, s) in owners if p == pane and _clash(s, sequence)), None)
        if rival is not None:
            other = owners[pane, rival]
            if other is not wish:
                words = f"{_shown(sequence)} is already {other.command} (line {other.line}); the first stands"
                if rival != sequence:
                    words = f"{_shown(sequence)} cannot stand beside {_shown(rival)}, which is {other.command} (line {other.line})"
                refused[other.line] = Complaint(wish.line, words)
            continue
        for (place, name), held in keys.items():
            if place == pane and (place, name) not in wished:
                for clash in [s for s in held if _clash(s, sequence)]:
                    held.remove(clash)
                    lost.append((pane, name, clash))
        keys[pane, wish.command].append(sequence)
        owners[pane, sequence] = wish
    return list(refused.values()), lost


def _told(wish: Wish, sequence: str, lost: Sequence[tuple[str, str, str]]) -> list[Complaint]:
    """Say what lost its key to a wish, each command once."""
    panes: dict[tuple[str, str], list[str]] = {}
    for pane, name, clash in lost:
        panes.setdefault((name, clash), []).append(pane)
    return [
        Complaint(
            wish.line,
            f"{_shown(clash)} was {name} ({', '.join(sorted(where, key=PANES.index))});"
            f" {_shown(sequence)} is {wish.command} now. Give {name} another key, or none with []",
        )
        for (name, clash), where in panes.items()
    ]


def _clash(one: str, other: str) -> bool:
    """Say whether two sequences cannot both be typed: one is the other, or its beginning."""
    a, b = one.split(), other.split()
    return a[: len(b)] == b[: len(a)]


def _shown(sequence: str) -> str:
    """Return a sequence as it is typed."""
    return sequence.replace(" ", "")
