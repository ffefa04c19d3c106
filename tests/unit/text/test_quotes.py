import pytest

from newsreader.text.quotes import quoted_spans


def quotes(text: str) -> list[str]:
    return [span.slice(text) for span in quoted_spans(text)]


@pytest.mark.parametrize(
    "text",
    ['He said "we go on" today', "He said “we go on” today", "He said ‘we go on’ today", "He said 'we go on' today",
     "He said «we go on» today", "He said „we go on“ today"],
)  # fmt: skip
def test_every_usual_style_is_read(text: str) -> None:
    assert quotes(text) == ["we go on"]


def test_apostrophes_open_nothing() -> None:
    assert quotes("It's the crews' boat, and Reyle's.") == []


def test_an_inner_quotation_belongs_to_the_outer_one() -> None:
    assert quotes("“They said ‘no’ again,” she said.") == ["They said ‘no’ again,"]


def test_a_quotation_never_closed_runs_to_the_end_of_its_line() -> None:
    assert quotes("“We were there.\nNext line") == ["We were there."]


def test_a_million_opening_marks_take_no_time() -> None:
    assert len(quotes('"' * 20_000)) < 20_000
