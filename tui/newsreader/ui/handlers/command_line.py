"""The command line: commands by name, and those that need words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.domain.commands import COMMANDS
from newsreader.services import clipping, saving, seeing
from newsreader.services.finding import is_url
from newsreader.services.triaging import Command
from newsreader.text.near import nearest
from newsreader.ui.handlers import bulk
from newsreader.ui.handlers.registry import HANDLERS, handles
from newsreader.ui.handlers.triaging import answer
from newsreader.ui.pages import entity
from newsreader.ui.paint.rows import headline_of
from newsreader.ui.screens.page import PageScreen

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen

_CLIPS = re.compile(r"(md|json|bibtex)\s*(>!?)\s*(\S.*)")


@handles("command")
def command(desk: DeskScreen, count: int | None) -> None:
    """Ask for a command."""
    over = desk.app.screen
    if isinstance(over, PageScreen):
        over.ask("command", lambda text: _on_page(over, text), completions=tuple(over.commands))
        return
    names = sorted({*_by_name(desk.where), *(w.usage for w in WORDS.values())})
    hint = "a command; Tab completes, Up brings back; clips md > FILE, read all, save NAME"
    desk.asking.ask("command", "", hint, tuple(names), desk.asking.history.lines)


def carry_out(desk: DeskScreen, text: str, *, past: bool = True) -> None:
    """Carry out what was typed; ``past``: whether it is brought back by Up."""
    words = text.strip().lstrip(":").strip()
    if not words:
        return
    if past:
        desk.asking.history.add(words)
    name, _, rest = words.partition(" ")
    if words.isdecimal():
        desk.jumps.note()
        desk.rows.move_to(int(words) - 1)
        desk.update_status()
    elif name in WORDS and (rest or name not in _by_name(desk.where)):
        WORDS[name](desk, rest.strip())
    elif words in _by_name(desk.where):
        HANDLERS[words](desk, None)
    else:
        desk.say(
            f'There is no command "{name}" here.{_meant(name, _by_name(desk.where) | {*WORDS})}'
        )


def _on_page(page: PageScreen, text: str) -> None:
    """Carry out a command on the page that lies over the desk."""
    name = text.strip().lstrip(":").strip()
    word, _, rest = name.partition(" ")
    if word in WORDS and (rest or word not in page.commands):
        WORDS[word](page.desk, rest.strip())
    elif name and not (name in page.commands and page.carry_out(name)):
        page.say(f'There is no command "{name}" on this page.{_meant(name, set(page.commands))}')


def _meant(name: str, known: set[str]) -> str:
    """Ask whether a known command was meant, else name some that begin alike."""
    near = nearest(name, sorted(known))
    if near is not None:
        return f" Did you mean {near}?"
    alike = sorted(one for one in known if one.startswith(name[:2]))
    return f" Near it: {', '.join(alike[:5])}." if alike else ""


class _Words:
    """A command that takes words: how it is written, and what it does."""

    def __init__(self, usage: str, run: Callable[[DeskScreen, str], None]) -> None:
        self.usage = usage
        self._run = run

    def __call__(self, desk: DeskScreen, rest: str) -> None:
        """Do it."""
        self._run(desk, rest)


def _by_name(where: str) -> set[str]:
    """Return the names of the commands of one pane."""
    return {c.name for c in COMMANDS if where in c.where and c.name in HANDLERS}


def _clips(desk: DeskScreen, rest: str) -> None:
    """Write the clippings to a file that is not there yet."""
    if not rest:
        HANDLERS["clips"](desk, None)
        return
    match = _CLIPS.fullmatch(rest)
    if match is None:
        desk.say("clips md > FILE   also json, bibtex; >! writes over a file")
        return
    form, sign, name = match.groups()
    library, path = desk.library, Path(name).expanduser()

    def work() -> str:
        kept = [found for _, found in clipping.clippings_of(library)]
        try:
            with path.open("w" if sign == ">!" else "x", encoding="utf-8") as file:
                file.write(clipping.written(kept, form))
        except FileExistsError:
            return f"{path} is there already; clips {form} >! {name} writes over it."
        except OSError as error:
            return f"{path} cannot be written: {error.strerror}."
        return f"{len(kept)} clipping{'s' if len(kept) != 1 else ''} written to {path}"

    desk.jobs.act(work, desk.say)


def _read(desk: DeskScreen, rest: str) -> None:
    """Mark everything listed read."""
    if rest == "all":
        HANDLERS["read-source"](desk, None)
    elif rest:
        bulk.act_on(desk, "read", rest)
    else:
        desk.say("read all   marks everything listed read; read QUERY what a query matches")


def _unsee(desk: DeskScreen, rest: str) -> None:
    """Forget that anything of the article was read."""
    row = (
        desk.article.reading.row
        if desk.where == "article" and desk.article.reading
        else desk.rows.current
    )
    if row is None:
        return
    library, document, what = desk.library, row.document, headline_of(row)

    def done(act: Command | None) -> None:
        desk.acted(act)
        if act is None:
            desk.say("Nothing of it counts as read.")

    desk.jobs.act(lambda: seeing.unsee(library, document, what), done)


def _save(desk: DeskScreen, rest: str) -> None:
    """Keep the present view under a name."""
    if not rest:
        desk.say("save NAME   keeps this view in the sources")
        return
    library = desk.library
    query = desk.search.text if desk.search.active else desk.view.query
    desk.jobs.act(lambda: saving.save_view(library, rest, query), desk.acted)


def _forget(desk: DeskScreen, rest: str) -> None:
    """Forget a saved view."""
    library = desk.library

    def done(act: Command | None) -> None:
        desk.acted(act)
        if act is None:
            desk.say(f'There is no saved view "{rest}".')

    desk.jobs.act(lambda: saving.forget_view(library, rest), done)


def _view(desk: DeskScreen, rest: str) -> None:
    """Show a view by its name."""
    found = next((s for s in desk.sources.sources if s.name.casefold() == rest.casefold()), None)
    if found is None:
        desk.say(f'There is no view or outlet "{rest}".')
    else:
        desk.jumps.note()
        desk.view.show(found.query, found.name)
        desk.panes.focus("list")


def _about(desk: DeskScreen, rest: str) -> None:
    """Show all that is held about a name."""
    if rest:
        entity.open_by_name(desk, rest)
    else:
        desk.say("about NAME   shows all that is held about it")


def _open_link(desk: DeskScreen, rest: str) -> None:
    """Open a link of the article by its number."""
    if rest.isdecimal():
        HANDLERS["open-link"](desk, int(rest))
    else:
        desk.say("open-link N   opens a link of the article; :links lists them")


def _add(desk: DeskScreen, rest: str) -> None:
    """Add a file or folder, or what is at an address."""
    if rest:
        desk.arrivals.ask([rest if is_url(rest) else str(Path(rest).expanduser())])
    else:
        desk.say("add FILE|FOLDER|URL")


def _feed(desk: DeskScreen, rest: str) -> None:
    """Manage feeds."""
    from newsreader.ui.handlers.feeds import feed  # not before it is asked for

    feed(desk, rest)


def _bulk(name: str) -> _Words:
    """Return the act of a name on everything a query matches; a tag alone is for what stands here."""

    def run(desk: DeskScreen, rest: str) -> None:
        if name in bulk.WORDED and rest and " " not in rest:
            answer(desk, name, rest)
        else:
            bulk.act_on(desk, name, rest)

    return _Words(f"{name} ", run)


def _note(desk: DeskScreen, rest: str) -> None:
    """Write a note on what stands here."""
    answer(desk, "note", rest)


def _save_text(desk: DeskScreen, rest: str) -> None:
    """Write the article's text to a new file."""
    from newsreader.ui.handlers.outside import save_to  # not before it is asked for

    save_to(desk, rest)


def _pipe(desk: DeskScreen, rest: str) -> None:
    """Give the article's text to a command."""
    from newsreader.ui.handlers.outside import pipe_to  # not before it is asked for

    pipe_to(desk, rest)


def _filter(desk: DeskScreen, rest: str) -> None:
    """Show what a query matches."""
    desk.jumps.note()
    desk.view.filter(rest)


WORDS = {
    "about": _Words("about ", _about),
    "clips": _Words("clips ", _clips),
    "read": _Words("read all", _read),
    **{name: _bulk(name) for name in bulk.VERBS if name != "read"},
    "unsee": _Words("unsee", _unsee),
    "save": _Words("save ", _save),
    "forget": _Words("forget ", _forget),
    "view": _Words("view ", _view),
    "add": _Words("add ", _add),
    "feed": _Words("feed ", _feed),
    "note": _Words("note ", _note),
    "filter": _Words("filter ", _filter),
    "save-text": _Words("save-text ", _save_text),
    "pipe": _Words("pipe ", _pipe),
    "open-link": _Words("open-link ", _open_link),
    "q": _Words("q", lambda desk, _: desk.leave()),
}
