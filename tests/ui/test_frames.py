"""A frame is composed as soon as it is asked for, and once for all that comes together."""

from __future__ import annotations

import asyncio

from textual.app import App
from textual.screen import Screen

from newsreader.ui.terminal.frame_clock import FrameClock


async def test_what_is_asked_for_together_is_one_frame_and_what_comes_after_it_another() -> None:
    app: App[None] = App()
    async with app.run_test():
        composed = asyncio.Event()
        frames: list[None] = []

        def compose() -> None:
            frames.append(None)
            composed.set()

        clock = FrameClock(app.screen, compose)
        for count in (1, 2):
            for _ in range(3):
                clock.resume()
            await composed.wait()
            composed.clear()
            assert len(frames) == count


async def test_a_frame_that_is_no_longer_asked_for_is_not_composed() -> None:
    app: App[None] = App()
    async with app.run_test():
        first, second = asyncio.Event(), asyncio.Event()
        given_up, wanted = FrameClock(app.screen, first.set), FrameClock(app.screen, second.set)
        given_up.resume()
        given_up.pause()
        wanted.resume()
        await second.wait()
        assert not first.is_set()


async def test_a_screen_that_was_left_is_not_composed() -> None:
    app: App[None] = App()
    async with app.run_test():
        left = Screen[None]()
        first, second = asyncio.Event(), asyncio.Event()
        FrameClock(left, first.set).resume()
        FrameClock(app.screen, second.set).resume()
        await second.wait()
        assert not first.is_set()
