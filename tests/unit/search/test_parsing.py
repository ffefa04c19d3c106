import pytest

from newsreader.domain.query import And, Everything, Not, Or, Term, Words
from newsreader.search.parsing import QueryError, parse_query


def test_words_must_all_be_there() -> None:
    assert parse_query("ferry strike") == And((Words("ferry"), Words("strike")))


def test_or_binds_weaker_than_neighbours() -> None:
    assert parse_query("a b or -c") == Or((And((Words("a"), Words("b"))), Not(Words("c"))))


def test_a_field_takes_a_quoted_value() -> None:
    assert parse_query('outlet:"The Meridian"') == Term("outlet", "The Meridian")


def test_brackets_group() -> None:
    assert parse_query('(a or "b c") is:unread') == And(
        (Or((Words("a"), Words("b c", phrase=True))), Term("is", "unread"))
    )


def test_a_link_is_a_word() -> None:
    assert parse_query("https://x.example/a") == Words("https://x.example/a")


def test_nothing_matches_everything() -> None:
    assert parse_query("  ") == Everything()


@pytest.mark.parametrize(
    ("query", "at"), [("(a", 2), ("a)", 1), ("is:foo", 0), ("a foo:b", 2), ("a or", 4), ("tag:", 0)]
)
def test_an_error_points_at_its_character(query: str, at: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(query)
    assert caught.value.at == at
    assert query in str(caught.value)
