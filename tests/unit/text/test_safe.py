from newsreader.text.safe import one_line, visible

HOSTILE = "a\x1b[31mred\x07 \u202eevil\u2066 z\u200bero \U000e0041tag \x9b2J \ud800"


def test_nothing_that_steers_a_terminal_is_left() -> None:
    shown = visible(HOSTILE)
    assert all(c.isprintable() or c == "\ufffd" for c in shown)


def test_every_offset_holds() -> None:
    assert len(visible(HOSTILE)) == len(HOSTILE)


def test_one_line_joins_white_space() -> None:
    assert one_line("a\r\n\tb\u2028c") == "a b c"
