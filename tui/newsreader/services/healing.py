"""What to do about an error of the database: compute again what can be, say the rest in a sentence."""

from __future__ import annotations

from pathlib import Path

from newsreader.domain.errors import NewsreaderError
from newsreader.storage import derived_file, failures, health
from newsreader.storage.files import DERIVED_FILE, LIBRARY_FILE, set_aside


def heal(folder: Path, error: Exception) -> str | None:
    """Set derived.db aside where ``error`` came of damage that can only be in it.

    Returns:
        A sentence for the user, or None where there is nothing to heal; after it the same command
        can be run again, and analyses anew.
    """
    if not failures.is_damage(error) or not (folder / DERIVED_FILE).exists():
        return None
    suspicious = (
        failures.is_about_rows(error) and not health.check_file(folder / LIBRARY_FILE).damaged
    )
    if not suspicious and not derived_file.is_damaged(folder):
        return None
    kept = set_aside(folder / DERIVED_FILE)
    return f"derived.db was damaged; it is set aside as {kept.name} and computed again."


def explain(folder: Path, error: Exception) -> NewsreaderError | None:
    """Return what an error of the database means for the user; None for any other error."""
    return failures.as_sentence(error, folder / LIBRARY_FILE)
