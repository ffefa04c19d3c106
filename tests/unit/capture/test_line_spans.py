from __future__ import annotations

from newsreader.capture.lines import line_spans


def texts(text: str) -> list[str]:
    return [span.slice(text) for span in line_spans(text)]


def test_three_terminators_end_lines_and_stay_with_them() -> None:
    assert texts("a\r\nb\nc\rd") == ["a\r\n", "b\n", "c\r", "d"]


def test_blank_lines_count_and_an_empty_last_line_does_not() -> None:
    assert texts("a\n\n\nb\n") == ["a\n", "\n", "\n", "b\n"]
    assert texts("") == []
    assert texts("\n") == ["\n"]


def test_other_separators_do_not_end_a_line() -> None:
    assert texts("a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g") == ["a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g"]


def test_a_line_feed_before_a_carriage_return_is_two_ends() -> None:
    assert texts("a\n\rb") == ["a\n", "\r", "b"]
