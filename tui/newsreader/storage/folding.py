"""Comparing without regard to case, beyond ASCII too: the database itself folds only A to Z."""

from __future__ import annotations

import re
import unicodedata

import apsw


def offer_folding(connection: apsw.Connection) -> None:
    """Let a connection's statements say ``casefolded(text)``."""
    connection.create_scalar_function("casefolded", _folded_value, 1, deterministic=True)


def casefolded(text: str) -> str:
    """Return a text as it is compared: composed, every letter's case folded ("ØYEN" as "øyen")."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def contains(column: str, value: str) -> tuple[str, str]:
    """Return the condition that a column contains a value in any case, and its parameter.

    What is ASCII is left to the database, which is quicker; nothing else folds to it that is written.
    """
    if value.isascii():
        return rf"{column} LIKE ? ESCAPE '\'", "%" + re.sub(r"([\\%_])", r"\\\1", value) + "%"
    return f"instr(casefolded({column}), ?) > 0", casefolded(value)


def equals(column: str, value: str) -> tuple[str, str]:
    """Return the condition that a column is a value in any case, and its parameter."""
    if value.isascii():
        return f"{column} = ? COLLATE NOCASE", value
    return f"casefolded({column}) = ?", casefolded(value)


def _folded_value(*values: object) -> str | None:
    """Fold a column's value; NULL stays NULL."""
    return None if values[0] is None else casefolded(str(values[0]))
