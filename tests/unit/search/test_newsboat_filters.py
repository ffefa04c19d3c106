from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.search.newsboat_filters import NotTranslated, query_of
from newsreader.search.parsing import parse_query


@pytest.mark.parametrize(
    ("expression", "query"),
    [
        ('unread = "yes"', "is:unread"),
        ('unread != "yes"', "-is:unread"),
        ('tags # "world news"', 'folder:"world news"'),
        ('tags !# "a" and unread = "yes"', '(-folder:"a" is:unread)'),
        ('feedtitle =~ "Post" or feedtitle = "Ledger"', '(feed:"Post" or feed:"Ledger")'),
        ('(title =~ "ferry" or content =~ "strike") and age < 7', '(("ferry" or "strike") age:<7d)'),
        ("age between 0:7", "age:<8d"),
        ("age between 3:7", "(age:<8d age:>3d)"),
        ('flags # "s"', "is:starred"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_a_query_can_say_is_said(expression: str, query: str) -> None:
    assert query_of(expression) == query
    parse_query(query)


@pytest.mark.parametrize(
    "expression",
    ['title =~ "^ferry.*"', 'enqueued = "yes"', 'unread = "maybe"', 'unread =', '(unread = "yes"', 'unread = "yes")', "age > x", 'title = "x"', '"'],
)  # fmt: skip
def test_what_no_query_can_say_is_refused_and_never_guessed(expression: str) -> None:
    with pytest.raises(NotTranslated):
        query_of(expression)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["unread", "tags", "age", "=", "#", "=~", "between", "and", "or", "(", ")", '"yes"', '"a b"', "3", "1:9", "x"]), max_size=12))  # fmt: skip
def test_no_filter_breaks_the_translation(words: list[str]) -> None:
    try:
        query = query_of(" ".join(words))
    except NotTranslated:
        return
    parse_query(query)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_text_breaks_the_translation(text: str) -> None:
    try:
        query_of(text)
    except NotTranslated:
        return
