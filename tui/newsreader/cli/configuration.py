"""config.toml: read, checked, never rewritten."""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_state_path

from newsreader.domain.errors import UsageError

_KNOWN = {"version": int, "library": str, "cap": int}


@dataclass(frozen=True, slots=True)
class Configuration:
    """What config.toml says.

    Attributes:
        library: The library's folder.
        cap: Largest input in MiB.
        warnings: A sentence for each key that is not understood.
    """

    library: Path
    cap: int
    warnings: tuple[str, ...] = ()


def read_configuration(path: str | None, environment: Mapping[str, str]) -> Configuration:
    """Read the configuration; where no file is named and the usual one is missing, defaults hold.

    Unknown keys are warned about with their line and the nearest known name.

    Raises:
        UsageError: The file named is missing, is not TOML, or a value has the wrong type.
    """
    file = Path(path) if path else user_config_path("newsreader") / "config.toml"
    library = environment.get("NEWSREADER_LIBRARY")
    default = Path(library) if library else user_data_path("newsreader")
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        if path:
            raise UsageError(f"{file}: there is no such configuration file.") from None
        return Configuration(default, 32)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: cannot be read ({error}).") from error
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file}: is not TOML: {error}.") from error
    warnings = []
    for key, value in values.items():
        if key not in _KNOWN:
            warnings.append(_unknown(file, text, key))
        elif not isinstance(value, _KNOWN[key]):
            raise UsageError(f"{file}: {key} must be of type {_KNOWN[key].__name__}.")
    if library is None and "library" in values:
        default = Path(os.path.expanduser(values["library"]))  # noqa: PTH111 - "~user" too
    return Configuration(default, int(values.get("cap", 32)), tuple(warnings))


def state_folder() -> Path:
    """Return the folder for logs and reports."""
    return user_state_path("newsreader")


def _unknown(file: Path, text: str, key: str) -> str:
    """Say that a key is not known, where it stands, and what may have been meant."""
    line = next(
        (
            n
            for n, words in enumerate(text.splitlines(), 1)
            if words.strip().lstrip("[").startswith(key)
        ),
        1,
    )
    near = difflib.get_close_matches(key, _KNOWN, 1)
    hint = f"; did you mean {near[0]}?" if near else ""
    return f"{file}, line {line}: {key} is not a setting{hint}"
