"""Names of folders of feeds: "News/World", as they are typed and kept."""

from __future__ import annotations

from newsreader.text.safe import one_line


def folder_name(said: str) -> str:
    """Return a folder's name as it is kept: parts joined by one "/", none of them empty."""
    parts = (" ".join(one_line(part, 100).split()) for part in said.split("/"))
    return "/".join(part for part in parts if part)
