from __future__ import annotations

import pytest

from newsreader.domain.entities import Grain, MeantDate
from newsreader.domain.fields import Precision, Published
from newsreader.entities.resolving import resolve_date

#: A Wednesday.
WEDNESDAY = Published("2031-05-14T10:05Z", Precision.MINUTE, "Z", "14 May 2031, 10.05am")
YEAR_ONLY = Published("2031", Precision.YEAR, "unknown", "2031")

DAYS = [
    ("Tuesday, 12 May 2031", "2031-05-12", False),
    ("May 12, 2031", "2031-05-12", False),
    ("3rd of June 2029", "2029-06-03", False),
    ("2031-05-12", "2031-05-12", False),
    ("12.05.2031", "2031-05-12", False),
    ("Sept. 3, 2030", "2030-09-03", False),
    ("June 4th", "2031-06-04", True),
    ("20 December", "2030-12-20", True),
    ("Wednesday", "2031-05-14", True),
    ("Tuesday", "2031-05-13", True),
    ("Thursday", "2031-05-08", True),
    ("last Wednesday", "2031-05-07", False),
    ("next Friday", "2031-05-16", False),
    ("this Friday", "2031-05-16", False),
    ("yesterday", "2031-05-13", False),
    ("Today", "2031-05-14", False),
    ("tonight", "2031-05-14", False),
    ("tomorrow", "2031-05-15", False),
]
PERIODS = [
    ("last week", "2031-05-05", "2031-05-11", Grain.WEEK),
    ("this weekend", "2031-05-17", "2031-05-18", Grain.WEEKEND),
    ("next month", "2031-06-01", "2031-06-30", Grain.MONTH),
    ("last year", "2030-01-01", "2030-12-31", Grain.YEAR),
    ("this decade", "2030-01-01", "2039-12-31", Grain.DECADE),
    ("last century", "1901-01-01", "2000-12-31", Grain.CENTURY),
    ("February 2028", "2028-02-01", "2028-02-29", Grain.MONTH),
    ("March", "2031-03-01", "2031-03-31", Grain.MONTH),
    ("June", "2030-06-01", "2030-06-30", Grain.MONTH),
    ("last May", "2030-05-01", "2030-05-31", Grain.MONTH),
    ("next May", "2032-05-01", "2032-05-31", Grain.MONTH),
    ("this June", "2031-06-01", "2031-06-30", Grain.MONTH),
    ("2014", "2014-01-01", "2014-12-31", Grain.YEAR),
    ("1980s", "1980-01-01", "1989-12-31", Grain.DECADE),
]


@pytest.mark.parametrize(("text", "day", "assumed"), DAYS)
def test_a_day_is_resolved_against_the_article_s_own(text: str, day: str, assumed: bool) -> None:
    assert resolve_date(text, WEDNESDAY) == MeantDate(day, day, Grain.DAY, assumed)


@pytest.mark.parametrize(("text", "first", "last", "grain"), PERIODS)
def test_a_period_has_its_first_and_last_day(
    text: str, first: str, last: str, grain: Grain
) -> None:
    found = resolve_date(text, WEDNESDAY)
    assert found is not None
    assert (found.first, found.last, found.grain) == (first, last, grain)


def test_a_sentence_that_looks_ahead_means_the_next_such_day() -> None:
    told = "The two will meet in Karsund on Tuesday."
    found = resolve_date("Tuesday", WEDNESDAY, told)
    assert found is not None
    assert found.first == "2031-05-20"
    june = resolve_date("June", WEDNESDAY, "The vote is due in June.")
    assert june is not None
    assert june.first == "2031-06-01"


@pytest.mark.parametrize(
    "text", ["Tuesday", "yesterday", "last week", "12 May", "March", "next May"]
)
def test_without_an_article_s_day_nothing_is_invented(text: str) -> None:
    assert resolve_date(text, None) is None
    assert resolve_date(text, YEAR_ONLY) is None


def test_a_year_is_enough_for_the_year_before() -> None:
    found = resolve_date("last year", YEAR_ONLY)
    assert found is not None
    assert found.first == "2030-01-01"


@pytest.mark.parametrize(
    "text",
    [
        "Mondays",
        "last summer",
        "this quarter",
        "05/06/2031",
        "31 February 2031",
        "",
        "9999s",
        "\0",
        "9" * 5000,
    ],
)
def test_what_no_calendar_settles_is_unknown(text: str) -> None:
    assert resolve_date(text, WEDNESDAY) is None
