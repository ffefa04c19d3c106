"""A screen whose frames go out as cells, as soon as there is something on them to see.

This module rests on private parts of Textual (``Screen._compositor_refresh``, what the compositor holds dirty).
"""

from __future__ import annotations

from functools import cached_property

from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from newsreader.ui.terminal.composing import composed
from newsreader.ui.terminal.frame_clock import FrameClock
from newsreader.ui.terminal.output import LeanApp


class LeanScreen(Screen[None], inherit_bindings=False):
    """A screen that composes nothing while its app holds frames back or its panes take another size.

    Nor does it compose all of it for another focus, or twice when panes take another size.
    """

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    _unarranged = 0

    @cached_property
    def _update_timer(self) -> FrameClock:  # type: ignore[override]  # what Textual asks of it, it has
        """What Textual asks for a frame: a timer of its own, that lets them pass sixty times a second."""
        return FrameClock(self, self._on_timer_update)

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Style nothing when it first comes up: every widget was, as it was mounted. Textual goes on from here."""
        if not self.stack_updates:
            event.refresh_styles = False

    def _screen_resized(self, size: Size) -> None:
        """Lay out once for a size, and compose nothing until every pane had its part in it."""
        if size == self._compositor.size:
            return  # Textual says it once more when the screen itself has taken it
        self._unarranged += 1
        super()._screen_resized(size)
        for widget in self._compositor.visible_widgets:
            if hasattr(widget, "on_resize") and widget is not self:
                self._unarranged += widget.call_later(self._arranged)  # behind the event
        self._arranged()

    def _arranged(self) -> None:
        """One more had its part: compose the whole screen once all had."""
        self._unarranged -= 1
        if not self._unarranged:
            self.refresh()

    @property
    def is_on_slow_link(self) -> bool:
        """Whether the link to the terminal is slow, or nothing is known of it."""
        return not isinstance(self.app, LeanApp) or self.app.is_slow

    @property
    def holds_frames(self) -> bool:
        """Whether nothing is painted for now."""
        return isinstance(self.app, LeanApp) and self.app.holds_frames

    def release_frames(self) -> None:
        """Paint what there is now."""
        if isinstance(self.app, LeanApp):
            self.app.release_frames()

    def hold_a_moment(self) -> None:
        """Paint nothing for a blink: what comes now takes the place of the screen."""
        if isinstance(self.app, LeanApp):
            self.app.hold_a_moment()

    def _compositor_refresh(self) -> None:
        """Compose what is dirty and have it sent, unless it is held back."""
        app = self.app
        if self._unarranged or self.holds_frames:
            self._dirty_widgets.clear()  # the compositor knows what they want; else it asks again and again
            return
        self._mark_all_once()
        if isinstance(app, LeanApp) and app.sends_cells:
            self._send_cells(app)
        else:
            super()._compositor_refresh()

    def _mark_all_once(self) -> None:
        """Have all of it painted with this frame where a layout asks for that: Textual would paint it once more."""
        if self._repaint_required:
            self._repaint_required = False
            self._compositor.update_widgets({self})

    def _send_cells(self, app: LeanApp) -> None:
        """Hand what is dirty to the app as cells."""
        compositor = self._compositor
        stretches = list(compositor._regions_to_spans(compositor._dirty_regions))
        compositor._dirty_regions.clear()
        self._dirty_widgets.clear()
        if stretches and self is app.screen:  # one that comes back to the front is painted whole
            app.show_frame(composed(compositor.visible_widgets, stretches, app.known_colors))
