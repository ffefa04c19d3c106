"""The one table of commands: it feeds keys, footer, help, man page and the README's key table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """Something a key does.

    Attributes:
        name: What handlers and config call it.
        keys: Key sequences; the keys of one sequence are separated by spaces ("g g").
        where: Where it works: the panes "list", "article", "sources", or a page: "variants", "compare",
            "story", "versions", "clips", "names", "name", "following".
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
#: Screens of their own, each about one thing.
PAGES = frozenset(
    {"variants", "compare", "story", "versions", "clips", "names", "name", "following"}
)
_EVERYWHERE = _ANY | PAGES

COMMANDS: tuple[Command, ...] = (
    Command("down", ("j", "Down"), _EVERYWHERE, "Down; in an article one line", "Moving"),
    Command("up", ("k", "Up"), _EVERYWHERE, "Up; in an article one line", "Moving"),
    Command("top", ("g g", "Home"), _EVERYWHERE, "To the top", "Moving"),
    Command("bottom", ("G", "End"), _EVERYWHERE, "To the end; 5G goes to row 5", "Moving"),
    Command(
        "page-down",
        ("Space", "PageDown", "ctrl+f"),
        _EVERYWHERE,
        "A page on; at the end of an article the next unread",
        "Moving",
    ),
    Command(
        "page-up", ("b", "PageUp", "ctrl+b"), _EVERYWHERE - {"variants"}, "A page back", "Moving"
    ),
    Command("half-down", ("ctrl+d",), _EVERYWHERE, "Half a page on", "Moving"),
    Command("half-up", ("ctrl+u",), _EVERYWHERE, "Half a page back", "Moving"),
    Command(
        "open",
        ("Enter", "l"),
        _EVERYWHERE - {"names"},
        "Open; marks it read",
        "Moving",
        "read",
    ),
    Command(
        "next-mention",
        ("Enter",),
        frozenset({"names"}),
        "To its next mention in the article",
        "Moving",
        "next mention",
    ),
    Command(
        "back",
        ("h", "Esc"),
        _EVERYWHERE,
        "Back one layer; never leaves the reader",
        "Moving",
        "back",
    ),
    Command(
        "leave",
        ("q",),
        _EVERYWHERE,
        "Back one layer; at the top: leave the reader",
        "Moving",
        "back",
    ),
    Command("quit", ("Q", "ctrl+c"), _EVERYWHERE, "Leave at once", "Moving"),
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
    Command("repeat", (".",), _READING, "Do the last act again, on this row", "Triage"),
    Command("undo", ("u",), _EVERYWHERE, "Undo", "Triage", "undo"),
    Command("redo", ("ctrl+r",), _EVERYWHERE, "Do again what was undone", "Triage"),
    Command(
        "next-mark",
        ("m", "]"),
        _READING,
        "Next passage that other articles have too",
        "Reading",
        "mark",
    ),
    Command("previous-mark", ("M", "["), _READING, "Previous such passage", "Reading"),
    Command(
        "variants",
        ("c",),
        _ARTICLE,
        "The versions of this passage in all articles held",
        "Reading",
        "variants",
    ),
    Command(
        "compare",
        ("=",),
        _READING | {"variants", "story"},
        "Compare two articles, side by side",
        "Reading",
        "beside",
    ),
    Command("story", ("g s",), _READING, "The story: its articles, what differs", "Reading"),
    Command(
        "next-outlet",
        ("}",),
        frozenset({"article", "compare"}),
        "The story in the next outlet",
        "Reading",
        "outlet",
    ),
    Command(
        "previous-outlet",
        ("{",),
        frozenset({"article", "compare"}),
        "The story in the outlet before",
        "Reading",
    ),
    Command(
        "why",
        ("w",),
        _READING | {"variants", "compare", "story", "names", "name"},
        "Why: the evidence for what is shown here",
        "Reading",
        "why",
    ),
    Command(
        "unfold",
        ("z o",),
        _ARTICLE,
        "Open what folded because it was read elsewhere",
        "Reading",
        "seen",
    ),
    Command("fold", ("z c",), _ARTICLE, "Close it again", "Reading"),
    Command(
        "told", ("z d",), _ARTICLE, "What was read elsewhere: folded, dimmed, as it is", "Reading"
    ),
    Command(
        "substance",
        ("z s",),
        frozenset({"article", "variants", "compare"}),
        "Only what differs in substance, or all",
        "Reading",
    ),
    Command("alone", ("z z",), _ARTICLE, "The article alone, or with its neighbours", "Reading"),
    Command("names", ("e",), _ARTICLE, "The names in this article", "Reading"),
    Command("name", ("e", "l"), frozenset({"names"}), "All about this name", "Reading", "about it"),
    Command(
        "only-these",
        ("E",),
        _READING | {"names", "name"},
        "Only articles about this name; of an article, about whom it names most",
        "Reading",
        "only these",
    ),
    Command("versions", ("g d",), _READING, "What changed between versions of the page", "Reading"),
    Command(
        "base", ("b",), frozenset({"variants"}), "Compare with another version", "Reading", "base"
    ),
    Command("swap", ("x",), frozenset({"compare"}), "Swap the two sides", "Reading", "swap"),
    Command(
        "not-same", ("r",), frozenset({"variants"}), "Not the same passage", "Deciding", "not same"
    ),
    Command(
        "record",
        ("R",),
        frozenset({"variants", "story"}),
        "This article is the record others are compared with, or no longer",
        "Deciding",
        "record",
    ),
    Command("take-out", ("-",), frozenset({"story"}), "Not of this story", "Deciding", "take out"),
    Command(
        "merge",
        ("&",),
        frozenset({"list"}),
        "These two rows are one story: once on the first, once on the second",
        "Deciding",
    ),
    Command(
        "merge-name",
        ("m",),
        frozenset({"name"}),
        "One and the same as another",
        "Deciding",
        "merge",
    ),
    Command(
        "split-name", ("x",), frozenset({"name"}), "This form means another", "Deciding", "split"
    ),
    Command("rename", ("R",), frozenset({"name"}), "Call it otherwise", "Deciding", "rename"),
    Command(
        "cite",
        ("Y",),
        _READING | {"variants", "compare"},
        "Keep this passage as a clipping, with all a citation needs",
        "Keeping",
        "cite",
    ),
    Command("clips", ("g c",), _READING, "The clippings", "Keeping"),
    Command("clip-drop", ("d",), frozenset({"clips"}), "Drop this clipping", "Keeping", "drop"),
    Command("clip-down", ("J",), frozenset({"clips"}), "Move it down", "Keeping"),
    Command("clip-up", ("K",), frozenset({"clips"}), "Move it up", "Keeping", "order"),
    Command(
        "follow",
        ("+",),
        _READING | {"story", "name", "following"},
        "Follow this story or name, or no longer",
        "Keeping",
        "follow",
    ),
    Command("following", ("g f",), _READING, "What you follow, and what came of it", "Keeping"),
    Command(
        "hand-over",
        ("H",),
        _READING | {"story", "clips"},
        "Hand over: story or clippings as a file for a colleague's newsreader add",
        "Keeping",
        "hand over",
    ),
    Command("command", (":",), _ANY, "A command line; Tab completes", "Program"),
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
    Command("redraw", ("ctrl+l",), _EVERYWHERE, "Draw the screen again", "Program"),
    Command("suspend", ("ctrl+z",), _EVERYWHERE, "To the shell; fg comes back", "Program"),
    Command("help", ("?",), _EVERYWHERE, "All keys; type to search them", "Program", "keys"),
)


def footer_keys(where: str, names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return ``(key, word)`` of the named commands, as the footer of one pane shows them."""
    by_name = {command.name: command for command in COMMANDS if where in command.where}
    return [(by_name[n].keys[0].replace(" ", ""), by_name[n].footer) for n in names if n in by_name]
