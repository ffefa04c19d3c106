import pytest

from newsreader.services.times import why_unplaced


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ((None,), "no date"),
        (("2031-05-12T07:15", "2031-05-12T08:05"), "zone not known"),
        (("2031-05-12", None, "2031-05-12T07:15"), "no date, only the day known, zone not known"),
        (("2031-05",), "not even the day known"),
        (("2031-05-12T07:15Z",), "too near one less exact"),
    ],
)
def test_what_is_not_known_of_a_time_that_is_not_ordered_is_said(
    published: tuple[str | None, ...], words: str
) -> None:
    assert why_unplaced(published) == words
