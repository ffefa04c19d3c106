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
