"""Stock phrases and the words by which a passage is known to have none."""

from __future__ import annotations

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.reuse.formulas import _STOCK_PHRASES, formula_words


@pytest.mark.parametrize(("words", "phrase"), _STOCK_PHRASES)
@given(data=st.data())
def test_a_stock_phrase_has_one_of_the_words_it_is_told_by(
    words: str, phrase: str, data: st.DataObject
) -> None:
    wide = phrase.replace(r"\w+", "[a-z]{1,9}").replace(r"[\w']+", "[a-z]{1,9}")
    said = data.draw(
        st.from_regex(wide, fullmatch=True, alphabet=ascii_lowercase + " '"), label="said"
    ).split()
    assert not set(words.split()).isdisjoint(said)


@given(st.data())
def test_a_stock_phrase_is_found_between_other_words(data: st.DataObject) -> None:
    phrase = ["could", "not", "be", "reached", "for", "comment"]
    before, after = (data.draw(st.lists(st.sampled_from(["rye", "quay", "nine"]))) for _ in "ab")
    place = range(len(before), len(before) + len(phrase))
    assert formula_words([*before, *phrase, *after]) == frozenset(place)
    assert formula_words(before) == frozenset()
