"""``python -m tests.support.keytable``: write the table of keys into the README.

The table stands between ``<!-- keys -->`` and ``<!-- /keys -->`` and comes from the one table of
commands, :data:`newsreader.domain.commands.COMMANDS`.
"""

from __future__ import annotations

from pathlib import Path

from newsreader.domain.commands import COMMANDS, PAGES, SELECTION, Command, by_group
from newsreader.domain.keymaps import Keymap
from newsreader.domain.newsboat_keys import newsboat

README = Path(__file__).parents[2] / "README.md"
BEGIN, END = "<!-- keys -->", "<!-- /keys -->"
#: In the order they are named; a command of all three works anywhere.
_PANES = ("list", "article", "sources")


def table() -> str:
    """Return all keys as one Markdown table, a bold row before each group."""
    lines = ["| Key | In `newsboat` | Does | Where |", "|---|---|---|---|"]
    theirs = newsboat()
    for group, commands in by_group(COMMANDS).items():
        lines.append(f"| **{group}** | | | |")
        lines += [_row(command, theirs) for command in commands]
    return "\n".join(lines)


def written(text: str) -> str:
    """Return a README's text with the present table between the markers.

    Raises:
        ValueError: A marker is missing, or stands twice.
    """
    return put_between(text, BEGIN, END, table())


def put_between(text: str, begin: str, end: str, body: str) -> str:
    """Return a text with ``body`` between two markers.

    Raises:
        ValueError: A marker is missing, or stands twice.
    """
    if text.count(begin) != 1 or text.count(end) != 1:
        raise ValueError(f"the README needs {begin} and {end} once each")
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}\n{body}\n{end}{after}"


def main() -> None:
    """Write the table."""
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")


def _row(command: Command, theirs: Keymap) -> str:
    """Return one command as a row, with the keys of the other profile where they differ."""
    title = command.title.replace("|", "\\|")
    keys, same = _keys(command), ""
    if command.where.intersection(_PANES):
        twins = [t for t in theirs.commands if t.name == command.name and t.where & {*_PANES}]
        other = list(dict.fromkeys(key for twin in twins for key in twin.keys))
        if set(other) != set(command.keys):
            same = " ".join(code(key.replace(" ", "")) for key in other) or "—"
    return f"| {keys} | {same} | {title} | {_where(command)} |".replace("|  |", "| |").replace(
        "|  |", "| |"
    )


def _keys(command: Command) -> str:
    """Return a command's keys, or how the command line takes it where it has none."""
    keys = " ".join(code(sequence.replace(" ", "")) for sequence in command.keys)
    return keys or f"`:{command.name}`"


def _where(command: Command) -> str:
    """Return the panes a command works in; nothing where that is all of them."""
    if "empty" in command.where:
        return "empty library"
    if command.where == {SELECTION}:
        return SELECTION
    panes = [pane for pane in _PANES if pane in command.where]
    pages = [page for page in sorted(PAGES) if page in command.where]
    if len(panes) == len(_PANES):
        return "" if not pages or len(pages) > 2 else "panes, " + ", ".join(pages)
    return ", ".join([*panes, *pages])


def code(key: str) -> str:
    """Return a key as code; a bar is escaped, for it would end the cell."""
    mark = "``" if "`" in key else "`"
    space = " " if "`" in key else ""
    shown = key.replace("|", "\\|")
    return f"{mark}{space}{shown}{space}{mark}"


if __name__ == "__main__":
    main()
