"""What is shown of an article, and of the program: marks, furniture, reasons, help."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsreader.services import explaining
from newsreader.services.reading import Reading, read_document
from newsreader.text.safe import visible
from newsreader.ui.handlers.registry import handles
from newsreader.ui.paint.palette import Piece
from newsreader.ui.paint.sheets import key_lines, legend_lines, text_lines
from newsreader.ui.screens.sheet import Sheet
from newsreader.ui.terminal.output import LeanApp

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen


@handles("next-mark")
def next_mark(desk: DeskScreen, count: int | None) -> None:
    """Jump to the next passage other articles have too."""
    _mark(desk, 1)


@handles("previous-mark")
def previous_mark(desk: DeskScreen, count: int | None) -> None:
    """Jump to the previous such passage."""
    _mark(desk, -1)


def _mark(desk: DeskScreen, step: int) -> None:
    if not desk.panes.plan.article:
        desk.say("Open an article first; m then goes from mark to mark.")
        return
    mark = desk.article.go_to_mark(step)
    if mark is None:
        marks = desk.article.reading.marks if desk.article.reading else ()
        desk.say(
            "No further marked passage." if marks else "No passage here is in another article held."
        )
    else:
        desk.update_status()
        desk.say(explaining.sentence_for_mark(mark))


@handles("why")
def why(desk: DeskScreen, count: int | None) -> None:
    """Show the evidence for the marked passage, and for every field of the article or the row's."""
    shown, row = desk.article.reading, desk.rows.current
    if desk.where == "article" and shown is not None:
        mark = desk.article.current_mark
        lines = [*explaining.explain_mark(shown, mark), ""] if mark else []
        _show(desk, "Why", text_lines([*lines, *explaining.explain_article(shown)]))
        return
    if row is None:
        desk.say("There is no article here; w explains the one under the cursor.")
        return
    library = desk.library

    def arrived(found: Reading | None) -> None:
        if found is None:
            desk.say("This article is not analysed yet.")
        else:
            _show(desk, "Why", text_lines(explaining.explain_article(found)))

    desk.jobs.load("page", lambda: read_document(library, row.document), arrived)


def _in_sight(desk: DeskScreen) -> bool:
    """Say whether an article is shown; where none is, say what to do."""
    if desk.panes.plan.article:
        return True
    desk.say("Open the article first: Enter.")
    return False


def _show(desk: DeskScreen, title: str, lines: list[list[Piece]]) -> None:
    """Put a sheet over the desk."""
    desk.app.push_screen(Sheet(desk.palette, title, lines))


@handles("furniture")
def furniture(desk: DeskScreen, count: int | None) -> None:
    """Show or hide the page's furniture."""
    if not _in_sight(desk):
        return
    showing = desk.article.showing
    desk.article.set_showing(replace(showing, furniture=not showing.furniture, raw=False))
    desk.say(
        "Furniture shown, labelled at the left." if not showing.furniture else "Furniture hidden."
    )


@handles("unfold")
def unfold(desk: DeskScreen, count: int | None) -> None:
    """Open what folded away because it was read elsewhere."""
    desk.article.set_showing(replace(desk.article.showing, unfolded=True, raw=False))


@handles("fold")
def fold(desk: DeskScreen, count: int | None) -> None:
    """Close it again."""
    desk.article.set_showing(replace(desk.article.showing, unfolded=False, told="fold", raw=False))


@handles("told")
def told(desk: DeskScreen, count: int | None) -> None:
    """What was read elsewhere: folded, dimmed, as it is."""
    after = {"fold": "dim", "dim": "plain", "plain": "fold"}[desk.article.showing.told]
    desk.article.set_showing(replace(desk.article.showing, told=after, raw=False))
    words = {"fold": "folds away", "dim": "is dimmed", "plain": "is shown as it is"}
    desk.say(f"What was read elsewhere {words[after]}.")


@handles("substance")
def substance(desk: DeskScreen, count: int | None) -> None:
    """Show only what differs in substance, or all."""
    only = not desk.article.showing.substance
    desk.article.set_showing(replace(desk.article.showing, substance=only, raw=False))
    desk.say("Only what differs in substance." if only else "All of it.")


@handles("alone")
def alone(desk: DeskScreen, count: int | None) -> None:
    """Show the article alone, or with its neighbours."""
    desk.panes.toggle_alone()


@handles("capture")
def capture(desk: DeskScreen, count: int | None) -> None:
    """Show the capture as it came, or the article again."""
    if not _in_sight(desk):
        return
    showing = desk.article.showing
    desk.article.set_showing(replace(showing, raw=not showing.raw))
    desk.side.moved()  # no mark stands in the capture as it came


@handles("legend")
def legend(desk: DeskScreen, count: int | None) -> None:
    """Say what colours and signs mean."""
    _show(desk, "Colours and signs", legend_lines())


@handles("find")
def find(desk: DeskScreen, count: int | None) -> None:
    """Search: the list while typing, or inside the article."""
    if desk.where == "article":
        desk.asking.ask("find", "", "find in this article")
    else:
        desk.search.begin()


@handles("filter")
def filter_(desk: DeskScreen, count: int | None) -> None:
    """Ask for a filter expression."""
    desk.asking.ask(
        "filter", f"{desk.view.query} ".lstrip(), 'e.g. outlet:post is:starred "exact words" -not'
    )


@handles("let-in")
def let_in(desk: DeskScreen, count: int | None) -> None:
    """Let waiting articles into the list; the cursor stays on its article."""
    desk.view.reload()


@handles("demo")
def demo(desk: DeskScreen, count: int | None) -> None:
    """Leave the empty library for the demo, which is kept apart."""
    desk.leave(for_demo=True)


@handles("redraw")
def redraw(desk: DeskScreen, count: int | None) -> None:
    """Draw the whole screen again."""
    app = desk.app
    assert isinstance(app, LeanApp)
    app.repaint()


@handles("suspend")
def suspend(desk: DeskScreen, count: int | None) -> None:
    """Go to the shell; ``fg`` comes back."""
    desk.app.action_suspend_process()


@handles("help")
def help_(desk: DeskScreen, count: int | None) -> None:
    """Show all keys."""
    profile = "" if desk.keymap.profile == "default" else f" of the profile {desk.keymap.profile}"
    _show(desk, f"Keys{profile} (type / to search them)", key_lines(desk.keymap))


@handles("messages")
def messages(desk: DeskScreen, count: int | None) -> None:
    """Show what the status line said, whole."""
    said = [line for sentence in desk.status.said for line in [*visible(sentence).splitlines(), ""]]
    _show(desk, "Said, the newest first", text_lines(said or ["Nothing was said yet."]))


@handles("quit")
def quit_(desk: DeskScreen, count: int | None) -> None:
    """Leave at once; every act is on disk before the program ends."""
    desk.leave()
