from __future__ import annotations

import base64
import re

from hypothesis import given
from hypothesis import strategies as st

from newsreader.ui.terminal.clipboard import LIMIT, clipboard_sequence

LINK = "https://ferries.example/talks"
PLAIN = f"\x1b]52;c;{base64.b64encode(LINK.encode()).decode()}\x07"


def test_a_terminal_gets_the_sequence_as_it_is() -> None:
    assert clipboard_sequence(LINK, {"TERM": "xterm-256color"}) == PLAIN


def test_tmux_gets_it_plain_and_wrapped() -> None:
    wrapped = "\x1bPtmux;\x1b" + PLAIN + "\x1b\\"
    assert clipboard_sequence(LINK, {"TMUX": "/tmp/tmux-0/default,1,0"}) == PLAIN + wrapped


def test_screen_gets_it_in_pieces_it_hands_on() -> None:
    text = "x" * 3_000
    found = clipboard_sequence(text, {"TERM": "screen", "STY": "1.pts-0"})
    assert found is not None
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", found, re.DOTALL)
    assert all(len(piece) <= 250 for piece in pieces)
    assert "".join(pieces) == clipboard_sequence(text, {})


def test_what_terminals_drop_is_not_sent() -> None:
    assert clipboard_sequence("x" * (LIMIT + 1), {}) is None
    assert clipboard_sequence("x" * LIMIT, {}) is not None


@given(st.text(st.characters(), max_size=200))
def test_nothing_in_a_text_ends_the_sequence_early(text: str) -> None:
    found = clipboard_sequence(text, {})
    assert found is not None
    assert re.fullmatch(r"\x1b\]52;c;[A-Za-z0-9+/=]*\x07", found)
