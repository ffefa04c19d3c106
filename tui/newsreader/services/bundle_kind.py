"""Telling a bundle from other files, without reading it."""

from __future__ import annotations

_MAGIC = b"PK\x03\x04"


class BundleError(Exception):
    """The bundle cannot be used; ``str()`` says why, to stand behind the file's name."""


def is_bundle(data: bytes) -> bool:
    """Say whether bytes begin as a bundle does; no text begins so."""
    return data.startswith(_MAGIC)
