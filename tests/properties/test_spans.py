from hypothesis import given
from hypothesis import strategies as st

from newsreader.domain.spans import Span

offsets = st.integers(0, 50)
spans = st.tuples(offsets, offsets).map(lambda pair: Span(min(pair), max(pair)))


@given(spans, spans)
def test_overlap_is_sharing_a_character(a: Span, b: Span) -> None:
    assert a.overlaps(b) == bool(set(range(*a)) & set(range(*b)))
    assert a.overlaps(b) == b.overlaps(a)


@given(spans, spans)
def test_a_span_contains_what_lies_within_it(a: Span, b: Span) -> None:
    if b.start < b.end:
        assert a.contains(b) == (set(range(*b)) <= set(range(*a)))


@given(st.text(max_size=50), spans, st.integers(0, 10))
def test_shifting_moves_the_slice(text: str, span: Span, by: int) -> None:
    assert span.shifted(by).slice("x" * by + text) == span.slice(text)
