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


def test_a_quotation_mark_in_a_value_is_escaped() -> None:
    assert parse_query(r'tag:"a \"b\" \\ c\d"') == Term("tag", r'a "b" \ c\d')
    assert parse_query(r'"say \"no\""') == Words('say "no"', phrase=True)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("outelt:post", "did you mean outlet:?"),
        ("is:upread", "There is no is:upread; did you mean unread? It takes unread, read"),
        ("hue:red", "there are outlet:"),
        ("is:", "needs unread, read"),
        ("new:many", "a comparison like >50w"),
        ("age:soon", "a comparison like <2d"),
        ("before:tuesday", "a day like 2031-05-12"),
        ("sort:best", "takes newest, oldest"),
    ],
)
def test_an_error_says_what_was_expected(query: str, expected: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(query)
    assert expected in caught.value.reason


def test_the_caret_stands_under_its_character_behind_wide_letters() -> None:
    with pytest.raises(QueryError) as caught:
        parse_query("港港 is:x")
    line, caret = str(caught.value).splitlines()[1:]
    assert caret.index("^") == line.index("x") + 2


def test_nothing_matches_everything() -> None:
    assert parse_query("  ") == Everything()


@pytest.mark.parametrize(
    ("query", "at"),
    [
        ("(a", 2),
        ("a)", 1),
        ("is:foo", 3),
        ("a foo:b", 2),
        ("a or", 4),
        ("tag:", 4),
        ("new:>x", 4),
        ("age:2d", 4),
        ("before:may", 7),
        ("sort:new or a", 0),
        ("-sort:new", 1),
        ("a sort:new sort:old", 16),
        ("sort:new b sort:oldest", 11),
        ("(a sort:new) b", 3),
    ],
)
def test_an_error_points_at_its_character(query: str, at: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(query)
    assert caught.value.at == at
    assert query in str(caught.value)
