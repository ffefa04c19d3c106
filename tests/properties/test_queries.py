"""The query language: what is parsed can be written, and what is written is parsed to the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsreader.domain.query import And, Not, Or, Query, Term, Words
from newsreader.domain.query_language import EXAMPLES, FIELDS, OPERATORS
from newsreader.search.parsing import QueryError, parse_query
from newsreader.search.rendering import render

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_FREE = [f.name for f in FIELDS.values() if not f.choices and not f.pattern]
_CHOSEN = [(f.name, value) for f in FIELDS.values() if f.name != "sort" for value, _ in f.choices]
_WORDS = st.from_regex(r"[a-zåøéñ0-9.'*+]{1,8}", fullmatch=True).filter(lambda w: w != "or")
_LEAVES: st.SearchStrategy[Query] = st.one_of(
    st.builds(Words, _WORDS),
    st.builds(Words, _TEXTS, st.just(True)),
    st.builds(Term, st.sampled_from(_FREE), _TEXTS.filter(bool)),
    st.sampled_from(_CHOSEN).map(lambda pair: Term(*pair)),
    st.sampled_from([Term("new", ">50w"), Term("new", "unknown"), Term("age", "<2d")]),
)
_TREES = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(And, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(Or, st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=12,
)
_TYPED = st.text(
    st.one_of(st.sampled_from('ab -"():\\or '), st.characters(exclude_categories=["Cs"])),
    max_size=40,
)


@given(_TREES)
def test_a_tree_written_and_parsed_is_the_same_tree(query: Query) -> None:
    assert parse_query(render(query)) == query


@given(_TYPED)
def test_whatever_is_typed_is_read_and_written_alike_or_refused_at_a_place(text: str) -> None:
    refused: QueryError | None = None
    try:
        query = parse_query(text)
    except QueryError as error:
        refused = error
    if refused is None:
        assert parse_query(render(query)) == query
    else:
        assert 0 <= refused.at <= len(text)


def test_all_that_is_documented_can_be_read() -> None:
    for text, _ in (*EXAMPLES, *OPERATORS):
        assert parse_query(render(parse_query(text))) == parse_query(text)
