from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.net.etiquette import told_to_wait, wait_after_answer, wait_after_failure

NOW = datetime(2031, 5, 12, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        ("Mon, 12 May 2031 06:02:00 GMT", 120),
        ("Mon, 12 May 2031 05:00:00 GMT", 0),
        ("", 0),
        ("soon", 0),
        ("-5", 0),
        ("9" * 30, 7 * 24 * 3600),
    ],
)
def test_retry_after_is_understood_in_both_forms(said: str, seconds: int) -> None:
    assert told_to_wait({"retry-after": said}, NOW) == seconds


def test_max_age_makes_the_wait_longer_and_never_shorter() -> None:
    assert wait_after_answer({"cache-control": "public, max-age=7200"}, 1800) == 7200
    assert wait_after_answer({"cache-control": "max-age=0"}, 1800) == 1800
    assert wait_after_answer({"cache-control": "max-age=99999999"}, 1800) == 24 * 3600
    assert wait_after_answer({}, 1800) == 1800


def test_each_failure_doubles_the_wait_up_to_a_day() -> None:
    waits = [wait_after_failure(n, 1800) for n in range(1, 12)]
    assert waits[:3] == [1800, 3600, 7200]
    assert waits == sorted(waits)
    assert waits[-1] == 24 * 3600


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_header_breaks_the_manners(text: str) -> None:
    assert 0 <= told_to_wait({"retry-after": text}) <= 7 * 24 * 3600
    assert wait_after_answer({"cache-control": text}) > 0
