"""Pages without a sentence: what is on them is still shown."""

from newsreader.capture.reading import read_capture, understand

RESULTS = """Cup results

Karsund 2, Vell 1
Lindhaven 0, Skarn 0
Merrow 3, Port Merrow 4
"""


def test_a_table_keeps_its_rows_under_its_title() -> None:
    article = understand(read_capture(RESULTS.encode()))
    assert article.headline is not None
    assert article.headline.value == "Cup results"
    assert "Karsund 2, Vell 1" in article.text
    assert "Merrow 3, Port Merrow 4" in article.text


def test_a_single_short_line_is_shown() -> None:
    article = understand(read_capture(b"Harbour closed until noon\n"))
    assert "Harbour closed until noon" in article.text


def test_a_menu_alone_is_no_story() -> None:
    article = understand(read_capture(b"Home\nSport\nNews\nContact us\n"))
    assert article.text == ""
