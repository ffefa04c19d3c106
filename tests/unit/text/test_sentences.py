import pytest

from newsreader.text.sentences import sentence_spans


def split(text: str) -> list[str]:
    return [span.slice(text) for span in sentence_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Secretary of State met Mr. Varne.",
        "Mr Holm met Tomas J. Reyle on Jan. 5 at noon.",
        "The rate rose to 4.25 per cent.",
        "Reyle of Harbour Co. Ltd. said so.",
        "See karsundpost.example for more.",
    ],
)
def test_a_stop_that_ends_nothing_does_not_split(text: str) -> None:
    assert split(text) == [text]


def test_a_missing_space_after_a_year_splits() -> None:
    assert split("It closed in 2019.The pier stayed.") == ["It closed in 2019.", "The pier stayed."]


def test_a_quotation_ends_inside_or_outside_its_mark() -> None:
    assert split('He said: "We go." They went.') == ['He said: "We go."', "They went."]
    assert split("He spoke of “a line”. They went.") == ["He spoke of “a line”.", "They went."]


def test_a_speech_tag_stays_with_its_question() -> None:
    assert split('"Who rang us?" asked Dorr.') == ['"Who rang us?" asked Dorr.']


def test_a_line_break_ends_a_sentence() -> None:
    assert split("One line\nAnother") == ["One line", "Another"]


def test_nothing_is_found_in_nothing() -> None:
    assert split("") == []
    assert split(" \n\t ") == []
