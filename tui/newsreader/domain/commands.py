"""The one table of commands: it feeds keys, footer, help, man page and the README's key table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """Something a key does.

    Attributes:
        name: What handlers and config call it.
        keys: Key sequences; the keys of one sequence are separated by spaces ("g g"). None: it is
            reached by its name on the command line, or by keys that a profile or the reader gives it.
        where: Where it works: the panes "list", "article", "sources"; "selection", which has the keys
            while text of the article is selected; or a page: "variants", "compare", "story",
            "versions", "clips", "names", "name", "following".
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
#: What is said of a command that the list has only where the screen has room for an article as well.
_BESIDE = "in the list where it shows the article, too"
#: Screens of their own, each about one thing.
PAGES = frozenset(
    {"variants", "compare", "story", "versions", "clips", "names", "name", "following"}
)
_EVERYWHERE = _ANY | PAGES
#: Has the keys of the article while text is selected.
SELECTION = "selection"
_SELECTION = frozenset({SELECTION})
_WITH_SELECTION = _EVERYWHERE | _SELECTION
#: Every pane that keys can be given to.
PANES = ("list", "article", SELECTION, "sources", *sorted(PAGES), "empty")

COMMANDS: tuple[Command, ...] = (
    Command("down", ("j", "Down"), _WITH_SELECTION, "Down; in an article one line", "Moving"),
    Command("up", ("k", "Up"), _WITH_SELECTION, "Up; in an article one line", "Moving"),
    Command("top", ("g g", "Home"), _WITH_SELECTION, "To the top", "Moving"),
    Command("bottom", ("G", "End"), _WITH_SELECTION, "To the end; 5G goes to row 5", "Moving"),
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
    Command("half-down", ("ctrl+d",), _WITH_SELECTION, "Half a page on", "Moving"),
    Command("half-up", ("ctrl+u",), _WITH_SELECTION, "Half a page back", "Moving"),
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
    Command("quit", ("Q", "ctrl+c"), _WITH_SELECTION, "Leave at once", "Moving"),
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
    Command(
        "range", ("v",), _LIST, "A range: move, then act on all its rows; Esc ends it", "Triage"
    ),
    Command("repeat", (".",), _READING, "Do the last act again, on this row", "Triage"),
    Command("undo", ("u",), _EVERYWHERE, "Undo", "Triage", "undo"),
    Command("redo", ("ctrl+r",), _EVERYWHERE, "Do again what was undone", "Triage"),
    Command(
        "next-mark",
        ("m", "]"),
        _READING,
        f"Next passage that other articles have too; {_BESIDE}",
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
    Command(
        "select",
        ("v",),
        _ARTICLE,
        "Select text: move, then y copies it, Y keeps it as a clipping; Esc ends it",
        "Selecting",
    ),
    Command("select-left", ("h", "Left"), _SELECTION, "A letter back", "Selecting"),
    Command("select-right", ("l", "Right"), _SELECTION, "A letter on", "Selecting"),
    Command("select-word", ("w",), _SELECTION, "To the next word", "Selecting"),
    Command("select-word-end", ("e",), _SELECTION, "To the end of a word", "Selecting"),
    Command("select-word-back", ("b",), _SELECTION, "To the beginning of a word", "Selecting"),
    Command("select-line-start", ("0", "^"), _SELECTION, "To the line's first letter", "Selecting"),
    Command("select-line-end", ("$",), _SELECTION, "To the line's last letter", "Selecting"),
    Command("select-sentence", (")",), _SELECTION, "To the next sentence", "Selecting"),
    Command("select-sentence-back", ("(",), _SELECTION, "A sentence back", "Selecting"),
    Command("select-paragraph", ("}",), _SELECTION, "To the next paragraph", "Selecting"),
    Command("select-paragraph-back", ("{",), _SELECTION, "A paragraph back", "Selecting"),
    Command(
        "select-other-end",
        ("o",),
        _SELECTION,
        "To the other end, which then moves",
        "Selecting",
        "other end",
    ),
    Command("select-copy", ("y",), _SELECTION, "Copy what is selected", "Selecting", "copy"),
    Command(
        "select-clip",
        ("Y",),
        _SELECTION,
        "Keep what is selected as a clipping",
        "Selecting",
        "clipping",
    ),
    Command("select-end", ("Esc", "v", "q"), _SELECTION, "Select nothing", "Selecting", "end it"),
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
    Command("copy-link", ("y",), _READING, "Copy the article's link", "Keeping"),
    Command(
        "browser",
        ("o",),
        _READING,
        "Open the link in a browser; over SSH copy and show it",
        "Keeping",
    ),
    Command("links", ("; ;",), _READING, "The links in this article", "Keeping"),
    Command("save-text", ("S",), _READING, "Save the article's text to a file", "Keeping"),
    Command("pipe", ("|",), _READING, "Give the article's text to a command of yours", "Keeping"),
    Command(
        "hand-over",
        ("H",),
        _READING | {"story", "clips"},
        "Hand over: story or clippings as a file for a colleague's newsreader add",
        "Keeping",
        "hand over",
    ),
    Command("command", (":",), _EVERYWHERE, "A command line; Tab completes", "Program"),
    Command(
        "furniture",
        ("z f",),
        _READING,
        f"Show or hide the page's furniture; {_BESIDE}",
        "Reading",
    ),
    Command("capture", ("g v",), _READING, f"The capture as it came; {_BESIDE}", "Reading"),
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
    Command("saved-views", ("f",), _ANY, "Go to a view by its name; Tab completes", "Finding"),
    Command("sort", ("g o",), _ANY, "Sort the list otherwise", "Finding"),
    Command(
        "jump",
        ("ctrl+p", "'"),
        _EVERYWHERE,
        "Jump to anything: views, stories, articles, names, commands",
        "Finding",
    ),
    Command("jump-back", ("ctrl+o",), _EVERYWHERE, "Back to where a jump began", "Finding"),
    Command("jump-forward", ("ctrl+t",), _EVERYWHERE, "Forward again", "Finding"),
    Command("let-in", ("i",), _ANY, "Let waiting articles into the list", "Finding"),
    Command(
        "refresh",
        ("r",),
        _ANY,
        "Ask the feeds of this source for what is new; elsewhere those that are due",
        "Finding",
    ),
    Command(
        "refresh-all",
        ("R",),
        _ANY,
        "Ask all feeds for what is new",
        "Finding",
    ),
    Command(
        "full-text",
        ("X",),
        _READING,
        "Full text: fetch the page behind this article",
        "Finding",
    ),
    Command("next-article", (), _READING, "Next article, unread or not", "Moving"),
    Command("previous-article", (), _READING, "Previous article, unread or not", "Moving"),
    Command("random-unread", (), _READING, "An unread article at random", "Moving"),
    Command("next-unread-source", (), _ANY, "Next view or outlet with unread articles", "Moving"),
    Command(
        "previous-unread-source", (), _ANY, "Previous view or outlet with unread articles", "Moving"
    ),
    Command("go-to-row", (), _ANY, "Type a row's number; Enter goes there", "Moving"),
    Command("open-link", (), _ARTICLE, "Open a link of this article by its number", "Keeping"),
    Command("browser-read", (), _READING, "Open the link in a browser; marks it read", "Keeping"),
    Command("filter-tag", (), _ANY, "Only articles with a tag", "Finding"),
    Command("clear-filter", (), _ANY, "Back to the view from before a filter", "Finding"),
    Command(
        "toggle-read-shown", (), _ANY, "List read articles, too, or only unread ones", "Finding"
    ),
    Command("read-all", (), _ANY, "Mark everything listed read; asks first", "Triage"),
    Command("drop-listed", (), _LIST, "Drop everything listed; u brings all of it back", "Triage"),
    Command("demo", ("t",), frozenset({"empty"}), "The demo library", "Finding"),
    Command("redraw", ("ctrl+l",), _WITH_SELECTION, "Draw the screen again", "Program"),
    Command("suspend", ("ctrl+z",), _WITH_SELECTION, "To the shell; fg comes back", "Program"),
    Command(
        "messages",
        ("g m",),
        _EVERYWHERE,
        "What the status line said, whole, newest first",
        "Program",
    ),
    Command("help", ("?",), _WITH_SELECTION, "All keys; type to search them", "Program", "keys"),
)


def by_group(commands: Iterable[Command]) -> dict[str, list[Command]]:
    """Return commands under their headings, in the order in which these first appear."""
    groups: dict[str, list[Command]] = {}
    for command in commands:
        groups.setdefault(command.group, []).append(command)
    return groups
