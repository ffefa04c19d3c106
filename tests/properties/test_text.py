import re

from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.normalise import normalise
from newsreader.text.quotes import quoted_spans
from newsreader.text.safe import visible
from newsreader.text.sentences import sentence_spans
from newsreader.text.tokens import _WORD, tokenise, written_words

anything = st.text(max_size=200)


@given(anything)
def test_every_normalised_character_knows_where_it_came_from(raw: str) -> None:
    found = normalise(raw)
    assert len(found.origin) == len(found.text) + 1
    assert list(found.origin) == sorted(found.origin)
    assert found.origin[-1] == len(raw)


@given(anything)
def test_sentences_hold_every_visible_character_once(raw: str) -> None:
    spans = sentence_spans(raw)
    covered = [at for span in spans for at in range(span.start, span.end)]
    assert len(covered) == len(set(covered))
    assert {at for at, char in enumerate(raw) if not char.isspace()} <= set(covered)


@given(anything)
def test_tokens_are_the_text_they_say(raw: str) -> None:
    at = 0
    for token in tokenise(raw):
        assert token.start >= at
        assert raw[token.start : token.end] == token.text
        at = token.end


@given(st.text(alphabet="aZé1_.'’-‑ %,:st", max_size=40))
def test_the_quick_form_of_most_words_changes_nothing(raw: str) -> None:
    without = re.compile(_WORD.pattern.partition("|")[2])
    assert written_words(raw) == without.findall(raw)


@given(anything)
def test_quotes_are_in_order_and_not_empty(raw: str) -> None:
    at = 0
    for span in quoted_spans(raw):
        assert at <= span.start < span.end
        at = span.end


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=100))
def test_visible_text_keeps_its_length_and_has_no_control(raw: str) -> None:
    shown = visible(raw)
    assert len(shown) == len(raw)
    assert not any(c in shown for c in "\x1b\x9b\x07\u202e\u200b")
