from newsreader.domain.intervals import earliest, interval, placed


def test_a_time_of_known_zone_is_exact_to_the_minute() -> None:
    found = interval("2031-05-12T05:47+02:00")
    assert found is not None
    assert found.exact
    assert found.start.isoformat() == "2031-05-12T03:47:00+00:00"


def test_a_clock_time_without_a_zone_is_known_no_better_than_its_day() -> None:
    found = interval("2031-05-12T05:47")
    assert found is not None
    assert not found.exact
    assert found == interval("2031-05-12")


def test_only_times_that_do_not_overlap_are_ordered() -> None:
    values = ["2031-05-12T06:02Z", "2031-05-12", "2031-05-12T05:47Z", None, "2030"]
    assert placed(values) == ([4, 2, 0], [1, 3])


def test_the_earliest_is_named_only_where_that_is_sure() -> None:
    assert earliest(["2031-05-12T06:02Z", "2031-05-12T05:47Z"]) == 1
    assert earliest(["2031-05-12T06:02Z", "2031-05-12"]) is None
    assert earliest(["2031-05-12", "2031-05-20", None]) == 0
    assert earliest([None, None]) is None
    assert earliest([]) is None


def test_what_is_no_time_is_not_known() -> None:
    for value in ("", "yesterday", "2031-13", "2031-02-30", "0000", "9999-12-31T23:59-12:00"):
        assert interval(value) is None or value.startswith("9999")


def test_a_day_of_an_unknown_zone_is_as_long_as_it_is_anywhere_on_earth() -> None:
    assert earliest(["2031-05-12", "2031-05-13T00:30Z"]) is None
    assert earliest(["2031-05-12", "2031-05-13T12:00Z"]) == 0
    assert earliest(["2031-05-12", "2031-05-11T10:00+00:00"]) is None
    assert earliest(["2031-05-12", "2031-05-11T09:59Z"]) == 1


def test_two_days_are_compared_as_dates() -> None:
    assert placed(["2031-05-13", "2031-05-12", "2031-06"]) == ([1, 0, 2], [])
