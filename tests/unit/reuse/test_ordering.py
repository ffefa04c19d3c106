from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from newsreader.domain.fields import Precision, Published
from newsreader.reuse.ordering import earliest, in_order, stretch

_PRECISIONS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY, 17: Precision.MINUTE}


def at(value: str, zone: str = "Z") -> Published:
    return Published(value, _PRECISIONS.get(len(value), Precision.SECOND), zone, value)


def test_times_that_do_not_overlap_are_in_order() -> None:
    found = in_order({"b": at("2031-05-12T10:05Z"), "a": at("2031-05-13"), "c": at("2031-05-11")})
    assert found == (("c", "b", "a"), ())


def test_a_rough_time_beside_an_exact_one_is_unplaced() -> None:
    found = in_order({"a": at("2031-05-12T10:05Z"), "b": at("2031-05-12"), "c": at("2031")})
    assert found == (("a",), ("b", "c"))


def test_two_of_one_day_cannot_be_ordered() -> None:
    times = {"a": at("2031-05-12"), "b": at("2031-05-12"), "c": at("2031-06-01")}
    assert in_order(times) == (("c",), ("a", "b"))
    assert earliest(times) is None


def test_what_has_no_time_is_unplaced_and_nothing_is_earliest_beside_it() -> None:
    times = {"a": at("2031-05-12T10:05Z"), "b": None}
    assert in_order(times) == (("a",), ("b",))
    assert earliest(times) is None
    assert earliest({"a": at("2031-05-12T10:05Z"), "b": at("2031-05-12T10:06Z")}) == "a"


def test_an_unknown_zone_makes_a_day_longer() -> None:
    times = {"a": at("2031-05-12", "unknown"), "b": at("2031-05-13", "unknown")}
    assert in_order(times).placed == ()
    assert in_order({**times, "b": at("2031-05-15", "unknown")}).placed == ("a", "b")


def test_zones_are_told_apart() -> None:
    times = {
        "a": Published("2031-05-12T10:05+02:00", Precision.MINUTE, "+02:00", ""),
        "b": at("2031-05-12T09:00Z"),
    }
    assert in_order(times).placed == ("a", "b")


def test_what_is_no_time_is_none() -> None:
    assert stretch(Published("soon", Precision.DAY, "unknown", "soon")) is None
    assert stretch(Published("9999", Precision.YEAR, "Z", "9999")) is None


@given(
    st.dictionaries(
        st.sampled_from("abcdefgh"),
        st.sampled_from(
            ["2031", "2031-05", "2031-05-12", "2031-05-13", "2031-05-12T10:05Z", "2031-06"]
        ).map(at)
        | st.none(),
    )
)
def test_placed_times_never_overlap_and_all_are_told(times: dict[str, Published | None]) -> None:
    found = in_order(times)
    assert sorted([*found.placed, *found.unplaced]) == sorted(times)
    assert found == in_order(dict(reversed(times.items())))
    known = [stretch(t) for k in found.placed if (t := times[k]) is not None]
    for one, other in itertools.pairwise(known):
        assert one is not None
        assert other is not None
        assert one.end <= other.start
