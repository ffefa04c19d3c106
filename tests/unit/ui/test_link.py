"""A link is slow where the bytes of a page take long, not where the way is long."""

from __future__ import annotations

import pytest

from newsreader.ui.terminal.link import Link

SIZES = (120, 1500, 290, 900, 60, 2400, 290, 1500)


def used(link: Link, rate: float, way: float, late: float = 0.0) -> list[bool]:
    """Send frames over a link of so many bytes a second; return what it is taken for after each."""
    found = []
    for number, size in enumerate(SIZES * 3):
        link.answered(size, 2 * way + size / rate + (late if number % 5 == 3 else 0.0))
        found.append(link.is_slow)
    return found


@pytest.mark.parametrize(("rate", "way"), [(16_000, 0.1), (2_000, 0.2), (9_600, 0.001)])
def test_a_link_that_carries_little_is_slow(rate: float, way: float) -> None:
    link = Link()
    found = used(link, rate, way)
    assert link.is_slow
    assert found == sorted(found), "it is taken for slow once and for all"


@pytest.mark.parametrize(("rate", "way"), [(10_000_000, 0.0), (1_000_000, 0.3), (200_000, 0.05)])
def test_a_long_way_alone_is_not_slow_nor_is_an_answer_that_is_late(
    rate: float, way: float
) -> None:
    assert not any(used(Link(), rate, way, late=0.3))


def test_between_slow_and_quick_it_stays_what_it_was() -> None:
    slow, quick = Link(), Link()
    used(slow, 10_000, 0.1)
    assert all(used(slow, 44_000, 0.1))
    assert not any(used(quick, 44_000, 0.1))


def test_a_link_that_becomes_quick_is_taken_for_quick() -> None:
    link = Link()
    used(link, 2_000, 0.2)
    assert not used(link, 1_000_000, 0.02)[-1]


def test_nothing_is_said_before_it_is_known() -> None:
    link = Link()
    link.answered(5_000, 3.0)
    link.answered(5_000, 3.0)
    assert not link.is_slow


@pytest.mark.parametrize(
    ("rate", "most"), [(2_000, 200), (16_000, 1_600), (1_000_000, 4_000), (10_000_000, 4_000)]
)
def test_so_much_is_sent_ahead_as_the_link_carries_in_a_moment(rate: float, most: int) -> None:
    link = Link()
    assert link.ahead == 0
    used(link, rate, 0.15)
    assert 0.5 * most <= link.ahead <= 1.4 * most
