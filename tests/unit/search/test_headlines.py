from hypothesis import given
from hypothesis import strategies as st

from newsreader.search.headlines import WordIndex

ROWS = [
    (
        1,
        "Karsund ferry talks collapse, minister recalls mediator",
        "Nordline Wire",
        "Ilse Varne\nTomas Reyle",
    ),
    (2, "Central bank of Ostavia holds rate", "The Meridian", "Mikhal Oszlány"),
    (3, "Opinion: the mediator was never going to succeed", "The Meridian", "Jens Holm"),
    (4, "Cup draw: Lindhaven meet holders Port Merrow", "Harbour Daily", ""),
]


def found(query: str) -> list[int]:
    return [hit.document for hit in WordIndex(ROWS).search(query).hits]


def test_word_order_does_not_matter() -> None:
    assert found("talks karsund ferry") == found("ferry karsund talks") == [1]


def test_typos_are_forgiven() -> None:
    assert found("karsnud fery") == [1]
    assert found("mediatr")[:2] in ([1, 3], [3, 1])


def test_the_last_word_may_be_unfinished() -> None:
    assert found("ferry coll") == [1]


def test_outlets_and_names_are_found_too() -> None:
    assert found("harbour daily") == [4]
    assert found("oszlany") == [2]


def test_what_nothing_comes_near_is_named_with_its_nearest_word() -> None:
    answer = WordIndex(ROWS).search("zzzzqqq")
    assert answer.hits == ()
    assert answer.missing[0][0] == "zzzzqqq"


def test_an_empty_index_finds_nothing() -> None:
    assert WordIndex([]).search("ferry").hits == ()


def documents(index: WordIndex, query: str) -> list[int]:
    return [hit.document for hit in index.search(query).hits]


def test_what_comes_later_is_added_and_a_new_version_takes_the_place_of_the_old() -> None:
    index = WordIndex([(1, "Harbour strike ends", "Post", ""), (2, "Grain prices", "Wire", "")])
    later = WordIndex(
        [(3, "Glacier collapse", "Post", ""), (2, "Maize prices", "Wire", "")], before=index
    )
    assert documents(later, "glacir") == [3]
    assert documents(later, "harbour") == [1]
    assert documents(later, "maize") == [2]
    assert documents(later, "grain") == []
    assert later.search("grain").missing[0].rows > 0
    assert documents(index, "grain") == [2], "the index from before answers as before"
    assert documents(index, "glacier") == []


@given(
    st.lists(
        st.tuples(
            st.integers(1, 12),
            st.text(st.sampled_from("ab c'-.é1"), max_size=14),
            st.sampled_from(["", "ab", "b c"]),
            st.sampled_from(["", "a", "ab\nc"]),
        ),
        max_size=20,
        unique_by=lambda row: row[0],
    ),
    st.integers(0, 20),
)
def test_an_index_that_grew_answers_as_one_made_at_once(
    rows: list[tuple[int, str, str, str]], cut: int
) -> None:
    at_once = WordIndex(rows)
    grown = WordIndex(rows[:cut], before=WordIndex(rows[cut:]))
    for query in ("a", "ab", "abc", "b c", "1"):
        ours = {hit.document: round(hit.score, 5) for hit in grown.search(query).hits}
        assert ours == {hit.document: round(hit.score, 5) for hit in at_once.search(query).hits}
