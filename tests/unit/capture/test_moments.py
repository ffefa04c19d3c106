from __future__ import annotations

import pytest

from newsreader.capture.moments import find_moments, find_times


@pytest.mark.parametrize(
    ("printed", "value", "zone"),
    [
        ("12 May 2031", "2031-05-12", "unknown"),
        ("May 12, 2031 05:47 GMT", "2031-05-12T05:47Z", "Z"),
        ("Published: 12 May 2031, 05:47", "2031-05-12T05:47", "unknown"),
        ("2031-05-12", "2031-05-12", "unknown"),
        ("2031-05-12T05:47:10+02:00", "2031-05-12T05:47:10+02:00", "+02:00"),
        ("Monday, May 12th, 2031, 5:30 p.m. EDT", "2031-05-12T17:30-04:00", "-04:00"),
        ("12. mai 2031 kl. 14.05", "2031-05-12T14:05", "unknown"),
        ("12. Mai 2031, 14:05 Uhr", "2031-05-12T14:05", "unknown"),
        ("le 12 mai 2031 à 14h05", "2031-05-12T14:05", "unknown"),
        ("12 de mayo de 2031", "2031-05-12", "unknown"),
        ("12.05.2031 06:30 CET", "2031-05-12T06:30+01:00", "+01:00"),
        ("13/05/2031", "2031-05-13", "unknown"),
        ("05/13/2031", "2031-05-13", "unknown"),
        ("05/05/2031", "2031-05-05", "unknown"),
        ("May 2031", "2031-05", "unknown"),
        ("10:02 on 12 May 2031", "2031-05-12T10:02", "unknown"),
        ("12 May 2031 12:15am", "2031-05-12T00:15", "unknown"),
        ("12 May 2031 9:00 ET", "2031-05-12T09:00", "unknown"),
    ],
)
def test_dates_are_read_as_pages_print_them(printed: str, value: str, zone: str) -> None:
    (moment,) = find_moments(printed)
    published = moment.published(printed)
    assert published is not None
    assert (published.value, published.zone) == (value, zone)


def test_a_day_that_may_be_a_month_is_taken_to_the_year_only() -> None:
    (moment,) = find_moments("03/04/2031")
    published = moment.published("03/04/2031")
    assert published is not None
    assert published.value == "2031"


def test_a_date_without_a_year_is_no_time_until_a_year_is_given() -> None:
    (moment,) = find_moments("05:47Z 12 May")
    assert moment.published("05:47Z 12 May") is None
    lent = moment.published("05:47Z 12 May", 2031)
    assert lent is not None
    assert lent.value == "2031-05-12T05:47Z"


def test_two_dates_on_a_line_keep_their_own_times() -> None:
    first, second = find_moments("Published 12 May 2031 08:00 | Updated 13 May 2031 10:00")
    assert (first.day, first.hour) == (12, 8)
    assert (second.day, second.hour) == (13, 10)


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2031",
        "17 ships of 71",
        "a 3-2 win",
        "call 0800 555 111",
        "version 2.10.3",
        "$5 may",
    ],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find_moments(text) == []


def test_times_alone_are_found_and_impossible_ones_are_not() -> None:
    assert [(t.hour, t.minute) for t in find_times("Updated 14:30")] == [(14, 30)]
    assert find_times("a score of 31:75") == []
    assert find_times("room 12") == []
