"""A frame waits for the terminal, but not for one that answers nothing."""

from __future__ import annotations

import time

import pytest

from newsreader.ui.terminal.pacing import PATIENCE, Pacing


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


def test_a_frame_waits_until_the_one_before_it_is_answered(clock: list[float]) -> None:
    paced = Pacing()
    waits = [paced.must_wait]
    paced.sent(900)
    waits.append(paced.must_wait)
    clock[0] += 0.2
    paced.answered()
    waits.append(paced.must_wait)
    assert waits == [False, True, False]


def test_a_terminal_that_falls_silent_is_not_waited_for(clock: list[float]) -> None:
    paced = Pacing()
    paced.sent(900)
    clock[0] += PATIENCE
    assert not paced.must_wait
    assert paced.is_waiting


def test_nothing_is_known_of_a_link_before_the_first_answer(clock: list[float]) -> None:
    paced = Pacing()
    slow = [paced.is_slow]
    paced.answered()
    slow.append(paced.is_slow)
    assert slow == [True, False]


def test_a_link_that_is_known_takes_frames_ahead_of_answers(clock: list[float]) -> None:
    paced = Pacing()
    for size in (100, 900, 900, 900):
        paced.sent(size)
        clock[0] += 0.2 + size / 16_000
        paced.answered()
    waits = []
    for size in (900, 1_200):
        paced.sent(size)
        waits.append(paced.must_wait)
    assert waits == [False, True]


def quick_link(clock: list[float]) -> Pacing:
    paced = Pacing()
    for size in (100, 900, 900, 900):
        assert not paced.answers or paced.asks_behind(size)
        paced.sent(size)
        clock[0] += 0.001 + size / 10_000_000
        paced.answered()
    return paced


def test_on_a_link_that_carries_much_some_small_frames_go_without_a_question(
    clock: list[float],
) -> None:
    paced = quick_link(clock)
    assert [paced.asks_behind(300) for _ in range(4)] == [False, False, False, True]
    paced.sent(300)
    paced.answered()
    assert not paced.asks_behind(300)


def test_a_large_frame_always_has_its_question_and_so_has_what_is_sent_before_its_answer(
    clock: list[float],
) -> None:
    paced = quick_link(clock)
    assert paced.asks_behind(900)
    paced.sent(900)
    assert paced.asks_behind(50)


def test_a_terminal_that_never_answered_is_not_asked() -> None:
    assert not Pacing().asks_behind(900)
