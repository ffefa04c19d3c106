from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.domain.spans import Span
from newsreader.entities.default_tagger import default_tagger
from tests.properties.test_mentions import _TEXTS
from tests.unit.entities.marked_text import line_spans


@settings(deadline=None, max_examples=150)
@given(_TEXTS)
def test_names_of_the_model_lie_in_order_inside_their_lines(text: str) -> None:
    spans = line_spans(text)
    found = default_tagger().tag(text, spans)
    at = 0
    for name in found:
        assert at <= name.start < name.end
        assert any(span.start <= name.start and name.end <= span.end for span in spans)
        at = name.end


@settings(deadline=None, max_examples=60)
@given(_TEXTS)
def test_the_same_text_has_the_same_names(text: str) -> None:
    spans = line_spans(text)
    assert default_tagger().tag(text, spans) == default_tagger().tag(text, spans)


@settings(deadline=None, max_examples=30)
@given(st.text(alphabet="Aa Bb.,'-é中\0\n", max_size=200))
def test_odd_text_never_stops_it(text: str) -> None:
    default_tagger().tag(text, line_spans(text))


def test_a_million_capitals_on_one_line_take_linear_time() -> None:
    text = "Abe Cole " * 22_000
    assert default_tagger().tag(text, [Span(0, len(text))])
