"""config.toml: read, checked, never rewritten."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_config_path, user_data_path, user_state_path

from newsreader.domain.errors import UsageError
from newsreader.domain.keymaps import DEFAULT, Keymap
from newsreader.domain.scrolling import Scrolling
from newsreader.text.near import nearest

if TYPE_CHECKING:
    from newsreader.domain.rules import Rule

_KNOWN = {
    "version": int, "library": str, "cap": int, "entities": dict, "keys": dict, "rules": list, "screen": dict,
}  # fmt: skip
_ENTITIES = {"tagger": str, "spacy-model": str}
_TYPES = {
    int: "a whole number",
    str: "a text in quotes",
    dict: "a table",
    list: "a list of tables ([[rules]])",
}
_VERSION, _CAP, _MOST_CAP = 1, 32, 1024


@dataclass(frozen=True, slots=True)
class Configuration:
    """What config.toml says.

    Attributes:
        library: The library's folder.
        cap: Largest input in MiB.
        tagger: What finds names, where the file says so, else None.
        spacy_model: The model for the tagger "spacy", where the file says so, else None.
        keymap: The keys in force.
        lean: Whether only the cells that change are sent.
        scrolling: How a list scrolls when its cursor leaves what is shown.
        rules: What is done with articles when they are first analysed.
        bad_rules: A sentence for each rule that could not be taken; also among the warnings.
        file: The file, or None where there is none.
        warnings: A sentence for each key that is not understood.
    """

    library: Path
    cap: int
    tagger: str | None = None
    spacy_model: str | None = None
    keymap: Keymap = DEFAULT
    lean: bool = True
    scrolling: Scrolling = Scrolling.AUTO
    rules: tuple[Rule, ...] = ()
    bad_rules: tuple[str, ...] = ()
    file: Path | None = None
    warnings: tuple[str, ...] = ()


def read_configuration(path: str | None, environment: Mapping[str, str]) -> Configuration:
    """Read the configuration; where no file is named and the usual one is missing, defaults hold.

    Unknown keys are warned about with their line and the nearest known name. NEWSREADER_LIBRARY and
    NEWSREADER_OUTPUT win over the file.

    Raises:
        UsageError: The file named is missing, is not TOML, or a value has the wrong type.
    """
    found = _from_file(path, environment)
    output = environment.get("NEWSREADER_OUTPUT")
    if output in ("lean", "stock"):
        return replace(found, lean=output == "lean")
    if output:
        said = f"NEWSREADER_OUTPUT={output!r} is not known; lean and stock are"
        return replace(found, warnings=(*found.warnings, f"{said}."))
    return found


def _from_file(path: str | None, environment: Mapping[str, str]) -> Configuration:
    """Read the configuration; of the environment, only where the library is counts here."""
    file = Path(path) if path else user_config_path("newsreader") / "config.toml"
    library = environment.get("NEWSREADER_LIBRARY")
    default = Path(library) if library else user_data_path("newsreader")
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        if path:
            raise UsageError(f"{file}: there is no such configuration file.") from None
        return Configuration(default, _CAP)
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: is not UTF-8 (byte {error.start}).") from error
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror}).") from error
    import tomllib  # most people have no such file

    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{file}: is not TOML: {error}.") from error
    warnings = _checked(file, text, values, _KNOWN)
    entities = values.get("entities", {})
    warnings += _checked(file, text, entities, _ENTITIES)
    keymap, complaints = _keys(text, values.get("keys", {}))
    warnings += [f"{file}, line {line}: {sentence}." for line, sentence in complaints]
    screen, unknown = _screen(text, values.get("screen", {}))
    warnings += [f"{file}, line {line}: {sentence}." for line, sentence in unknown]
    rules, misread = _rules(text, values.get("rules", []))
    bad_rules = [f"{file}, line {line}: {sentence}." for line, sentence in misread]
    warnings += bad_rules
    cap = values.get("cap", _CAP)
    if not 1 <= cap <= _MOST_CAP:
        raise UsageError(f"{file}: cap must be between 1 and {_MOST_CAP} (MiB).")
    if values.get("version", _VERSION) != _VERSION:
        warnings.append(f"{file}: version {values['version']} is not known; this is {_VERSION}")
    if library is None and "library" in values:
        default = Path(os.path.expanduser(values["library"]))  # noqa: PTH111 - "~user" too
        if not values["library"] or str(default).startswith("~"):
            raise UsageError(f"{file}: library must name a folder.")
    return Configuration(
        library=default,
        cap=cap,
        tagger=entities.get("tagger"),
        spacy_model=entities.get("spacy-model"),
        keymap=keymap,
        lean=screen.get("output") != "stock",
        scrolling=Scrolling(screen.get("scroll", Scrolling.AUTO)),
        rules=tuple(rules),
        bad_rules=tuple(bad_rules),
        file=file,
        warnings=tuple(warnings),
    )


def _keys(text: str, settings: Mapping[str, object]) -> tuple[Keymap, list[tuple[int, str]]]:
    """Return the keys in force, and what could not be taken."""
    if not settings:
        return DEFAULT, []
    from newsreader.cli.key_settings import read_keys  # most people keep the keys as they are

    return read_keys(text, settings)


def _screen(
    text: str, settings: Mapping[str, object]
) -> tuple[Mapping[str, str], list[tuple[int, str]]]:
    """Return what is set about the screen, and what could not be taken."""
    if not settings:
        return {}, []
    from newsreader.cli.screen_settings import read_screen  # most people have no such table

    return read_screen(text, settings)


def _rules(text: str, tables: Sequence[object]) -> tuple[list[Rule], list[tuple[int, str]]]:
    """Return the rules in force, and what could not be taken."""
    if not tables:
        return [], []
    from newsreader.cli.rule_settings import read_rules  # most people have none

    return read_rules(text, tables)


def _checked(
    file: Path, text: str, values: Mapping[str, object], known: Mapping[str, type]
) -> list[str]:
    """Return a warning for each key that is not known.

    Raises:
        UsageError: A value has the wrong type.
    """
    warnings = []
    for key, value in values.items():
        if key not in known:
            warnings.append(_unknown(file, text, key, known))
        elif type(value) is not known[key]:  # True is no number here
            raise UsageError(f"{file}: {key} must be {_TYPES[known[key]]}.")
    return warnings


def state_folder() -> Path:
    """Return the folder for logs and reports."""
    return user_state_path("newsreader")


def _unknown(file: Path, text: str, key: str, known: Mapping[str, type]) -> str:
    """Say that a key is not known, where it stands, and what may have been meant."""
    line = next(
        (
            n
            for n, words in enumerate(text.splitlines(), 1)
            if words.strip().lstrip("[").startswith(key)
        ),
        1,
    )
    near = nearest(key, known)
    hint = f"; did you mean {near}?" if near else ""
    return f"{file}, line {line}: {key} is not a setting{hint}"
