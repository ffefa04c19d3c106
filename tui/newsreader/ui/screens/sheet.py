"""A sheet of text over the desk: help, reasons, the legend. Type / to search it."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.strip import Strip

from newsreader.domain.spans import Span
from newsreader.ui.key_sequences import key_name
from newsreader.ui.paint.palette import Palette, Piece, Role
from newsreader.ui.terminal.lean_screen import LeanScreen
from newsreader.ui.widgets.line import TextLine
from newsreader.ui.widgets.painted import Painted
from newsreader.ui.widgets.prompt import Prompt
from newsreader.ui.wrapping import wrap

Line = list[Piece]

#: Cells that words need beside what they are about, and the columns before them where they stand below it.
_LEAST, _BELOW = 24, 8
#: Keys that scroll, and by how many lines; 20 stands for a page.
_STEPS = {
    "j": 1,
    "Down": 1,
    "k": -1,
    "Up": -1,
    "Space": 20,
    "PageDown": 20,
    "b": -20,
    "PageUp": -20,
}


class SheetText(Painted):
    """Lines that scroll."""

    DEFAULT_CSS = "SheetText { height: 1fr; }"

    def __init__(self, palette: Palette) -> None:
        super().__init__(id="text")
        self._palette = palette
        self._lines: list[Line] = []
        self.top = 0

    def show(self, lines: list[Line]) -> None:
        """Show other lines from the top."""
        self._lines = lines
        self.top = 0
        self.refresh()

    @property
    def text(self) -> str:
        """Everything the sheet says, line by line."""
        return "\n".join("".join(piece.text for piece in line) for line in self._lines)

    def scroll_by(self, step: int) -> None:
        """Scroll by lines."""
        last = max(0, len(self._lines) - max(1, self.size.height))
        top = max(0, min(last, self.top + step))
        if top != self.top:
            self.top = top
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        at = self.top + y
        return self._palette.strip(self._lines[at] if at < len(self._lines) else [], self.width)


class Sheet(LeanScreen, inherit_bindings=False):
    """Shows lines until q or Esc; / keeps only the lines with the words typed."""

    AUTO_FOCUS = ""

    def __init__(self, palette: Palette, title: str, lines: list[Line]) -> None:
        super().__init__()
        self._palette = palette
        self._title_text = title
        self._all = lines
        self._find = ""

    def compose(self) -> ComposeResult:
        """Title, text, a line to search with, footer."""
        yield TextLine(self._palette, id="title")
        yield SheetText(self._palette)
        yield Prompt(self._palette, id="prompt")
        yield TextLine(self._palette, id="footer")

    def on_mount(self) -> None:
        """Show everything."""
        self.query_one("#title", TextLine).show([Piece(" " + self._title_text, Role.TITLE)])
        keys = [("j/k", "scroll"), ("/", "search"), ("q", "back")]
        pieces = [p for key, word in keys for p in (Piece(f" {key}", Role.KEY), Piece(f" {word} "))]
        self.query_one("#footer", TextLine).show(pieces)
        self._show()

    @property
    def text(self) -> str:
        """What the sheet shows now."""
        return self.query_one(SheetText).text

    def _show(self) -> None:
        """Show the lines that hold what was typed."""
        wanted = self._find.casefold().split()
        width = max(20, self.app.size.width - 2)
        shown: list[Line] = []
        for line in self._all:
            words = "".join(piece.text for piece in line).casefold()
            if all(word in words for word in wanted):
                shown += _wrapped(line, width)
        self.query_one(SheetText).show(shown or [[Piece("  Nothing here has these words.")]])

    def on_resize(self) -> None:
        """Wrap again."""
        if self.is_mounted:
            self._show()

    def on_key(self, event: events.Key) -> None:
        """Scroll, search, or go back."""
        if not self.is_current:  # it came in one read with the key that left the sheet
            self.app.screen.post_message(events.Key(event.key, event.character))
            event.stop()
            return
        key = key_name(event.key, event.character)
        text = self.query_one(SheetText)
        if key in _STEPS:
            step = _STEPS[key]
            text.scroll_by(step if abs(step) == 1 else (step // 20) * max(1, text.size.height - 1))
        elif key in ("g", "Home", "G", "End"):
            text.scroll_by(-1_000_000 if key in ("g", "Home") else 1_000_000)
        elif key == "/":
            self.query_one(Prompt).ask("search", self._find, "words to look for")
        elif key in ("q", "Esc", "h", "?", "Enter", "ctrl+c"):
            self.dismiss()
        event.stop()

    def on_prompt_typed(self, message: Prompt.Typed) -> None:
        """Narrow the lines while typing."""
        self._find = message.text
        self._show()

    def on_prompt_answered(self, message: Prompt.Answered) -> None:
        """Keep what was found."""
        self.query_one(Prompt).put_away()
        self.set_focus(None)

    def on_prompt_given_up(self, message: Prompt.GivenUp) -> None:
        """Show everything again."""
        self._find = ""
        self.query_one(Prompt).put_away()
        self.set_focus(None)
        self._show()


def _wrapped(line: Line, width: int) -> list[Line]:
    """Wrap the last piece of a line; its further lines stand under its beginning.

    Where that leaves hardly any room beside what comes before it, all of it stands below.
    """
    if not line:
        return [[]]
    *head, last = line
    begin = len(last.text) - len(last.text.lstrip())
    lead = [*head, Piece(last.text[: min(begin, width // 2)], last.role)]
    indent = cell_len("".join(piece.text for piece in lead))
    if indent + cell_len(last.text[begin:]) <= width:
        return [[*lead, Piece(last.text[begin:], last.role)]]
    below = bool(head) and width - indent < _LEAST
    indent = _BELOW if below else indent
    spans = wrap(last.text, begin, len(last.text), width - indent) or [Span(begin, len(last.text))]
    found = [[Piece(" " * indent), Piece(span.slice(last.text), last.role)] for span in spans]
    return [head, *found] if below else [[*lead, found[0][1]], *found[1:]]
