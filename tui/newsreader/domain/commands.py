"""The one table of commands: it feeds keys, footer, help, man page and the README's key table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """Something a key does.

    Attributes:
        name: What handlers and config call it.
        keys: Key sequences; the keys of one sequence are separated by spaces ("g g").
        where: Panes it works in: "list", "article", "sources".
        title: What it does, in a few words.
        footer: The word in the footer, or an empty string.
        group: Heading in help.
    """

    name: str
    keys: tuple[str, ...]
    where: frozenset[str]
    title: str
    group: str
    footer: str = ""


_ANY = frozenset({"list", "article", "sources"})
_LIST = frozenset({"list"})
_ARTICLE = frozenset({"article"})
_READING = frozenset({"list", "article"})

COMMANDS: tuple[Command, ...] = (
    Command("down", ("j", "Down"), _ANY, "Down; in an article one line", "Moving"),
    Command("up", ("k", "Up"), _ANY, "Up; in an article one line", "Moving"),
    Command("top", ("g g", "Home"), _ANY, "To the top", "Moving"),
    Command("bottom", ("G", "End"), _ANY, "To the end; 5G goes to row 5", "Moving"),
    Command(
        "page-down",
        ("Space", "PageDown", "ctrl+f"),
        _ANY,
        "A page on; at the end of an article the next unread",
        "Moving",
    ),
    Command("page-up", ("b", "PageUp", "ctrl+b"), _ANY, "A page back", "Moving"),
    Command("half-down", ("ctrl+d",), _ANY, "Half a page on", "Moving"),
    Command("half-up", ("ctrl+u",), _ANY, "Half a page back", "Moving"),
    Command("open", ("Enter", "l"), _ANY, "Open; marks it read", "Moving", "read"),
    Command(
        "back", ("h", "Esc"), _ANY, "Back one layer; never leaves the reader", "Moving", "back"
    ),
    Command(
        "leave", ("q",), _ANY, "Back one layer; at the top: leave the reader", "Moving", "back"
    ),
    Command("quit", ("Q", "ctrl+c"), _ANY, "Leave at once", "Moving"),
    Command(
        "next-unread", ("n",), _ANY, "Next unread; while finding: next hit", "Moving", "next new"
    ),
    Command("previous-unread", ("p",), _ANY, "Previous unread", "Moving"),
    Command(
        "previous-hit",
        ("N",),
        _ARTICLE,
        "While finding: the hit before; else read, unread",
        "Moving",
    ),
    Command("next-source", ("J",), _ANY, "Next view or outlet", "Moving"),
    Command("previous-source", ("K",), _ANY, "Previous view or outlet", "Moving"),
    Command("other-pane", ("Tab",), _ANY, "Other pane", "Moving"),
    Command("drop", ("d",), _READING, "Drop and go on", "Triage", "drop"),
    Command("drop-story", ("D",), _READING, "Drop the rest of this story", "Triage", "drop story"),
    Command("star", ("s",), _READING, "Star, or take the star off", "Triage", "star"),
    Command("later", ("L",), _READING, "Put off for later, or no longer", "Triage"),
    Command("toggle-read", ("N",), _LIST, "Read, or unread again", "Triage"),
    Command("read-source", ("A",), _LIST, "Mark everything listed read", "Triage"),
    Command("read-above", ("g a",), _LIST, "Mark this row and everything above it read", "Triage"),
    Command("tag", ("t",), _READING, "Tag", "Triage"),
    Command("untag", ("T",), _READING, "Take a tag off", "Triage"),
    Command("note", ("a",), _READING, "Write a note", "Triage"),
    Command("undo", ("u",), _ANY, "Undo", "Triage", "undo"),
    Command("redo", ("ctrl+r",), _ANY, "Do again what was undone", "Triage"),
    Command(
        "next-mark",
        ("m", "]"),
        _READING,
        "Next passage that other articles have too",
        "Reading",
        "mark",
    ),
    Command("previous-mark", ("M", "["), _READING, "Previous such passage", "Reading"),
    Command("why", ("w",), _READING, "Why: the evidence for what is shown here", "Reading", "why"),
    Command("furniture", ("z f",), _READING, "Show or hide the page's furniture", "Reading"),
    Command("capture", ("g v",), _READING, "The capture as it came", "Reading"),
    Command("legend", ("g l",), _READING, "What the colours and signs mean", "Reading"),
    Command(
        "find",
        ("/",),
        _ANY,
        "In the list filter as you type; in an article find",
        "Finding",
        "find",
    ),
    Command("filter", ("F",), _ANY, "Filter by an expression: outlet:post is:starred", "Finding"),
    Command("let-in", ("i",), _ANY, "Let waiting articles into the list", "Finding"),
    Command("demo", ("t",), frozenset({"empty"}), "The demo library", "Finding"),
    Command("redraw", ("ctrl+l",), _ANY, "Draw the screen again", "Program"),
    Command("suspend", ("ctrl+z",), _ANY, "To the shell; fg comes back", "Program"),
    Command("help", ("?",), _ANY, "All keys; type to search them", "Program", "keys"),
)


def footer_keys(where: str, names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return ``(key, word)`` of the named commands, as the footer of one pane shows them."""
    by_name = {command.name: command for command in COMMANDS if where in command.where}
    return [(by_name[n].keys[0].replace(" ", ""), by_name[n].footer) for n in names if n in by_name]
