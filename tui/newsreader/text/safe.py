"""Text made safe for a terminal: nothing an outlet wrote can steer it."""

from __future__ import annotations

import re

# C0 and C1 controls, bidi embeddings and isolates, zero-width and tag characters, variation
# selectors, line and paragraph separators, lone surrogates, interlinear marks, byte-order mark.
_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)


def visible(text: str) -> str:
    """Replace what could steer or confuse a terminal, keeping every offset.

    Each unsafe code point becomes one other, so spans in ``text`` hold in the result: controls and
    invisible marks become a space, lone surrogates U+FFFD.
    """
    if text.isascii() and text.replace("\n", " ").isprintable():
        return text  # a line feed is the one control that stays
    return _UNSAFE.sub(_stand_in, text)


def _stand_in(match: re.Match[str]) -> str:
    """Return the one code point shown in place of an unsafe one."""
    return "\ufffd" if "\ud800" <= match.group() <= "\udfff" else " "


def one_line(text: str, limit: int = 500) -> str:
    """Return ``text`` safe, on one line, runs of white space joined, cut to ``limit`` code points."""
    return " ".join(visible(text[: limit * 2]).split())[:limit]


def shortened(text: str, size: int) -> str:
    """Return ``text`` safe and on one line; with an ellipsis at its end where it was longer than ``size``."""
    line = one_line(text)
    return line if len(line) <= size else line[: size - 1].rstrip() + "…"
