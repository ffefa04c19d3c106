"""``[keys]`` of config.toml: a profile, and keys by pane. What cannot be taken is said; the rest holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from newsreader.cli.setting_lines import setting_lines
from newsreader.domain.commands import COMMANDS, PANES
from newsreader.domain.key_names import UnusableKeyError, read_sequence
from newsreader.domain.keymaps import DEFAULT, PROFILES, Keymap, Wish, rebound
from newsreader.text.near import nearest

_EVERYWHERE = "everywhere"
_PLACES = {command.name: command.where for command in COMMANDS}


@dataclass(slots=True)
class _Reading:
    """What is collected while the settings are read: wishes, and complaints with their lines."""

    lines: Mapping[tuple[str, ...], int]
    wishes: list[Wish] = field(default_factory=list)
    complaints: list[tuple[int, str]] = field(default_factory=list)

    def line(self, *path: str) -> int:
        """Return the line a setting stands in."""
        return self.lines.get(("keys", *path), self.lines.get(("keys",), 1))

    def complain(self, path: tuple[str, ...], sentence: str) -> None:
        """Note what is wrong with a setting."""
        self.complaints.append((self.line(*path), sentence))


def read_keys(text: str, settings: Mapping[str, object]) -> tuple[Keymap, list[tuple[int, str]]]:
    """Return the keymap that settings ask for.

    Args:
        text: The whole configuration, for the numbers of lines.
        settings: The table ``[keys]``.

    Returns:
        The keymap, and for each thing that could not be taken its line and a sentence.
    """
    reading = _Reading(dict(setting_lines(text)))
    keymap = _profile(reading, settings.get("profile", "default"))
    for pane, table in settings.items():
        if pane == "profile":
            continue
        if pane not in (*PANES, _EVERYWHERE):
            near = nearest(pane, [*PANES, _EVERYWHERE])
            hint = f"; did you mean [keys.{near}]?" if near else f"; panes are {', '.join(PANES)}"
            reading.complain((pane,), f"keys.{pane} is no pane{hint}")
        elif not isinstance(table, dict):
            reading.complain((pane,), f'keys.{pane} must be a table: [keys.{pane}] drop = ["x"]')
        else:
            for name, keys in table.items():
                _wish(reading, keymap, pane, name, keys)
    made, complaints = rebound(keymap, reading.wishes)
    reading.complaints += [(c.line, c.sentence) for c in complaints]
    return made, sorted(reading.complaints)


def _profile(reading: _Reading, name: object) -> Keymap:
    """Return the keymap of a profile; the default where there is none of that name."""
    if name == "newsboat":
        from newsreader.domain.newsboat_keys import newsboat  # few people's keys

        return newsboat()
    if name not in PROFILES:
        reading.complain(
            ("profile",), f"{name!r} is no profile of keys; there are {' and '.join(PROFILES)}"
        )
    return DEFAULT


def _wish(reading: _Reading, keymap: Keymap, pane: str, name: str, keys: object) -> None:
    """Take one line: a command and its keys."""
    path = (pane, name)
    if name not in _PLACES:
        near = nearest(name, _PLACES)
        hint = (
            f"; did you mean {near}?" if near else "; ? in the reader and newsreader man name them"
        )
        reading.complain(path, f"{name} is no command{hint}")
        return
    written = [keys] if isinstance(keys, str) else keys
    if not isinstance(written, list) or not all(isinstance(key, str) for key in written):
        reading.complain(
            path, f'{name} must be a list of keys: {name} = ["x", "g d"], or [] for none'
        )
        return
    if pane == _EVERYWHERE:
        panes = tuple(p for p in PANES if p in _PLACES[name])
    elif pane in _PLACES[name]:
        panes = (pane,)
    else:
        places = ", ".join(p for p in PANES if p in _PLACES[name])
        reading.complain(path, f"{name} does nothing in {pane}; it works in {places}")
        return
    taken = []
    for key in written:
        try:
            taken.append(read_sequence(key, digits=not keymap.counts))
        except UnusableKeyError as error:
            reading.complain(path, f"{key or 'an empty text'} cannot be {name}: it {error}")
    if taken or not written:
        reading.wishes.append(Wish(panes, name, tuple(taken), reading.line(*path)))
