"""The texts of the sheets: keys, legend, reasons."""

from __future__ import annotations

from collections import Counter

from newsreader.domain.commands import PAGES, PANES, SELECTION, Command, by_group
from newsreader.domain.keymaps import Keymap
from newsreader.ui.paint.palette import Piece, Role

Line = list[Piece]


def key_lines(keymap: Keymap) -> list[Line]:
    """Return all keys by group; a command without a key is named as the command line takes it."""
    lines: list[Line] = []
    names = Counter(command.name for command in keymap.commands)
    for group, commands in by_group(keymap.commands).items():
        lines += [[Piece(f"  {group}", Role.TITLE)]]
        for command in commands:
            if names[command.name] > 1 and not command.keys:
                continue
            keys = "  ".join(keys.replace(" ", "") for keys in command.keys) or f":{command.name}"
            told = len(command.where) == 1 or names[command.name] > 1
            where = f"{_places(command)} " if told else ""
            lines.append(
                [Piece(f"   {keys:<22} ", Role.KEY), Piece(where, Role.RULE), Piece(command.title)]
            )
        lines.append([])
    if keymap.absent:
        lines.append([Piece(f"  Keys of {keymap.profile} without a counterpart", Role.TITLE)])
        lines += [
            [Piece(f"   {key:<8}", Role.KEY), Piece(words)] for key, words in keymap.missing.items()
        ]
    return lines


def _places(command: Command) -> str:
    """Name the panes a command works in; of several pages no name."""
    panes = [pane for pane in PANES if pane in command.where - PAGES - {SELECTION}]
    panes = panes or [SELECTION] * (SELECTION in command.where)
    panes = ["panes"] if len(panes) == 3 else panes
    pages = sorted(command.where & PAGES)
    return f"[{', '.join([*panes, *(pages if len(pages) == 1 else ['pages'] if pages else [])])}]"


def legend_lines() -> list[Line]:
    """Return what the colours, the state column and the margin marks mean."""
    rows = [
        ("Names", Role.TITLE, ""),
        ("    Ilse Varne", Role.PERSON, "person"),
        ("    Civic Ledger", Role.ORGANISATION, "organisation"),
        ("    Karsund", Role.PLACE, "place"),
        ("State of a row", Role.TITLE, ""),
        ("    N", Role.NEW, "new"),
        ("    !", Role.ALERT, "a correction or kill notice"),
        ("    +", Role.NEW, "updated since you dealt with it"),
        ("    *", Role.PLAIN, "starred"),
        ("    L", Role.PLAIN, "for later"),
        ("    D", Role.PLAIN, "dropped; gone when the list is shown again"),
        ("    x14", Role.PLAIN, "14 articles of one story, folded into this row"),
        ("    +388w", Role.GAIN, "words you have not read in any article"),
        ("    =", Role.PLAIN, "nothing new to you"),
        ("    …", Role.PLAIN, "not known yet"),
        ("Margin of an article", Role.TITLE, ""),
        ('    "5', Role.MARK, "a public statement, carried by 5 articles held"),
        ("    w11", Role.MARK, "wire copy, credited; 11 articles held carry it"),
        ("    =2", Role.MARK, "the same words in 2 articles held, no credit found"),
        (
            "    !3",
            Role.MARK_ALERT,
            "3 articles share it and differ in a number, name, date, negation or quote",
        ),
        ("    ~2", Role.MARK_QUIET, "similar wording in 2 articles held"),
        ("    +", Role.MARK, "new in this version of the page"),
        ("    [seen: ...]", Role.TOLD, "paragraphs read elsewhere; zo opens them, zc closes them"),
    ]
    lines: list[Line] = []
    for text, role, meaning in rows:
        gap = " " * max(1, 24 - len(text))
        lines.append([Piece("  "), Piece(text, role), Piece(gap), Piece(meaning)])
    return lines


def text_lines(sentences: list[str]) -> list[Line]:
    """Return plain sentences as lines; they wrap where they are shown."""
    return [[Piece("  " + sentence)] for sentence in sentences]
