"""The terminal's clipboard: OSC 52, wrapped for the multiplexer in between.

tmux (``set-clipboard on``) takes the plain sequence, and hands on a wrapped one
(``allow-passthrough on``); by default it does neither. GNU screen takes pieces of a limited size.
So nothing tells whether it arrived, and what is copied is always shown as well.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping

#: Bytes that terminals take at most; xterm and others drop what is longer without a word.
LIMIT = 74_994
#: GNU screen hands on strings of at most so many characters.
_PIECE = 250


def clipboard_sequence(text: str, environment: Mapping[str, str]) -> str | None:
    """Return what puts text on the clipboard of the reader's own machine; None where it is too long.

    Args:
        text: What to copy.
        environment: Says by ``TMUX`` and ``STY`` (or a ``TERM`` of theirs) what stands in between.
    """
    data = text.encode("utf-8", "replace")
    if len(data) > LIMIT:
        return None
    plain = f"\x1b]52;c;{base64.b64encode(data).decode('ascii')}\x07"
    if environment.get("TMUX") or environment.get("TERM", "").startswith("tmux"):
        return plain + "\x1bPtmux;" + plain.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if environment.get("STY") or environment.get("TERM", "").startswith("screen"):
        pieces = (plain[at : at + _PIECE] for at in range(0, len(plain), _PIECE))
        return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return plain
