import pytest

from newsreader.cli.invocation import COMMANDS, load, reader_parser
from newsreader.cli.layout import reflowed


def test_prose_is_filled_and_examples_keep_their_lines() -> None:
    text = "Some words that\nstand in two lines.\n\n  one a   first\n  two bb  second\n"
    assert reflowed(text, 60) == [
        "Some words that stand in two lines.",
        "",
        "  one a   first",
        "  two bb  second",
    ]


def test_an_example_goes_on_under_its_explanation() -> None:
    assert reflowed("  newsreader feeds   what there is of all feeds in it", 48) == [
        "  newsreader feeds   what there is of all feeds",
        "                     in it",
    ]


@pytest.mark.parametrize("width", [66, 78])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_no_text_of_ours_is_wider_than_the_terminal(command: str, width: int) -> None:
    text = load(command).DESCRIPTION if command else reader_parser(full=True).description or ""
    assert [line for line in reflowed(text, width) if len(line) > width] == []
