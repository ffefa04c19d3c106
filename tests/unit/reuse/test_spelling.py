from __future__ import annotations

import pytest

from newsreader.reuse.spelling import key_of, respelled, respelled_name


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("colour", "color"), ("organisation", "organization"), ("centre", "center"), ("travelled", "traveled"),
        ("defence", "defense"), ("programme", "program"), ("co-operate", "cooperate"), ("U.S.", "US"),
        ("1,019", "1019"), ("seventeen", "17"), ("twenty-one", "21"), ("Reyle's", "Reyle"), ("per cent", "percent"),
        ("Øyen", "Oyen"), ("towards", "toward"),
    ],
)  # fmt: skip
def test_spellings_of_one_word_have_one_key(a: str, b: str) -> None:
    assert key_of(a) == key_of(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("US", "us"),
        ("17", "71"),
        ("17", "1.7"),
        ("four", "for"),
        ("filled", "filed"),
        ("lies", "ties"),
        ("hour", "hor"),
    ],
)
def test_unlike_words_keep_their_keys(a: str, b: str) -> None:
    assert key_of(a) != key_of(b)


@pytest.mark.parametrize(
    ("a", "b"), [("recieve", "receive"), ("occured", "occurred"), ("government", "goverment")]
)
def test_slips_of_spelling_are_one_word(a: str, b: str) -> None:
    assert respelled(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [("promise", "promises"), ("promised", "promises"), ("affect", "effect"), ("immoral", "immortal"), ("ship", "shop"),
     ("contract", "contrast")],
)  # fmt: skip
def test_another_word_is_no_slip(a: str, b: str) -> None:
    assert not respelled(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Sergei", "Sergey"),
        ("Zelensky", "Zelenskiy"),
        ("Mikhal", "Michal"),
        ("Aleksei", "Alexey"),
        ("Müller", "Mueller"),
    ],
)
def test_one_name_in_two_spellings(a: str, b: str) -> None:
    assert respelled_name(a, b)


@pytest.mark.parametrize(
    ("a", "b"), [("Varne", "Varga"), ("Lind", "Lund"), ("Anton", "Aleksei"), ("Holm", "Helm")]
)
def test_two_names_stay_two(a: str, b: str) -> None:
    assert not respelled_name(a, b)
