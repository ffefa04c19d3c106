"""The profile ``newsboat``: every default key of newsboat's manual (2.21), each with its counterpart here.

The keys are those of newsboat's lists and of its article view. What newsboat does and this reader does
not is said in a sentence when its key is pressed, with what is nearest. Pages that newsboat does not
have (variants, compare, a story, names, clippings) and the selecting of text keep the keys of the default profile.
"""

from __future__ import annotations

from newsreader.domain.commands import COMMANDS, PAGES, SELECTION
from newsreader.domain.keymaps import Keymap, assigned, keymap_of

_PANES = ("list", "article", "sources")
_DIGITS = ("1", "2", "3", "4", "5", "6", "7", "8", "9")

#: newsboat's operations that have a counterpart: command -> its keys, in every pane it works in.
_EVERYWHERE = {
    "open": ("Enter",),
    "leave": ("q",),
    "quit": ("Q", "ctrl+c"),
    "back": ("Esc", "ctrl+x", "h"),
    "refresh": ("r",),
    "refresh-all": ("R",),
    "read-source": ("A",),
    "read-all": ("C",),
    "save-text": ("s",),
    "next-unread": ("n",),
    "previous-unread": ("p",),
    "next-article": ("J",),
    "previous-article": ("K",),
    "random-unread": ("ctrl+k",),
    "browser": ("o",),
    "browser-read": ("O",),
    "help": ("?",),
    "capture": ("ctrl+u",),
    "toggle-read": ("N",),
    "toggle-read-shown": ("l",),
    "links": ("u",),
    "clear-filter": ("ctrl+f", "ctrl+t"),
    "filter-tag": ("t",),
    "find": ("/",),
    "redraw": ("ctrl+l",),
    "command": (":",),
    "filter": ("F",),
    "saved-views": ("f",),
    "star": ("ctrl+b", "*"),
    "tag": ("ctrl+e",),
    "next-unread-source": ("ctrl+n",),
    "previous-unread-source": ("ctrl+p",),
    "drop": ("D",),
    "drop-listed": ("ctrl+d",),
    "let-in": ("$", "i"),
    "jump-forward": ("ctrl+v",),
    "jump-back": ("ctrl+g", "ctrl+o"),
    "pipe": ("|",),
    "sort": ("g", "G"),
    "page-up": ("PageUp", "b"),
    "page-down": ("PageDown", "Space"),
    "top": ("Home",),
    "bottom": ("End",),
    "other-pane": ("Tab",),
    # What newsboat has no key for moves to keys it leaves free.
    "half-down": (),
    "half-up": (),
    "undo": ("U",),
    "redo": ("W",),
    "drop-story": ("; D",),
    "range": ("V",),
    "select": ("V",),
    "names": ("; e",),
    "only-these": ("; E",),
    "full-text": ("X",),
    "jump": ("'",),
    "previous-hit": ("N",),
}
#: What differs between panes: newsboat's j and k go from feed to feed in the list of articles.
_PER_PANE = {
    ("list", "down"): ("Down",),
    ("list", "up"): ("Up",),
    ("list", "next-source"): ("j",),
    ("list", "previous-source"): ("k",),
    ("sources", "down"): ("Down", "j", "J"),
    ("sources", "up"): ("Up", "k", "K"),
    ("sources", "next-source"): (),
    ("sources", "previous-source"): (),
    ("article", "next-source"): (),
    ("article", "previous-source"): (),
    ("article", "open-link"): ("#", *_DIGITS, "0"),
    ("list", "go-to-row"): _DIGITS,
    ("sources", "go-to-row"): (),
    ("selection", "select-end"): ("Esc", "V", "q"),
}
_NO_FEEDS = "There is no list of feeds yet; :add FILE adds saved pages."
#: newsboat's operations without a counterpart: key -> what is nearest.
_ABSENT = {
    "e": "There is no podcast queue; L puts an article off for later.",
    "E": _NO_FEEDS,
    "ctrl+r": _NO_FEEDS,
    "v": "There are no dialogs; ctrl+g goes back, ' goes anywhere.",
    ",": "There are no macros; [keys] in config.toml rebinds keys.",
}
_ABSENT_PER_PANE = {
    ("list", "#"): "Open the article first; # then opens a link by number.",
    ("sources", "#"): "Open an article first; # then opens a link by number.",
}
#: All default keys of newsboat's, so that none is without an answer anywhere.
_THEIRS = (
    *"QRACJKONDFE?:/|$#,",
    *"qrsnpoluteftvgGjk",
    *_DIGITS,
    "0",
    *(f"ctrl+{letter}" for letter in "kutrlfbenpdxvg"),
)
#: What is said of a key that newsboat has for articles or lists, in a pane about something else.
_ELSEWHERE = {
    "sources": "That is for articles: Enter goes to this source's list.",
    "article": "That is for a list of articles: q goes back to it.",
    "list": "That is for an opened article: Enter opens one.",
}


def newsboat() -> Keymap:
    """Return the keymap of the profile."""
    keys = assigned(COMMANDS)
    for (pane, name), held in keys.items():
        if (pane, name) in _PER_PANE:
            keys[pane, name] = list(_PER_PANE[pane, name])
        elif pane in PAGES or pane == SELECTION:
            if name in ("undo", "redo"):
                held += [key for key in _EVERYWHERE[name] if key not in held]
        elif name in _EVERYWHERE:
            keys[pane, name] = list(_EVERYWHERE[name])
        else:
            keys[pane, name] = [_moved(sequence) for sequence in held]
    absent = {(pane, key): words for pane in _PANES for key, words in _ABSENT.items()}
    absent |= _ABSENT_PER_PANE
    taken = {(pane, sequence.split()[0]) for (pane, _), held in keys.items() for sequence in held}
    for pane in _PANES:
        for key in _THEIRS:
            if (pane, key) not in taken:
                absent.setdefault((pane, key), _ELSEWHERE[pane])
    return keymap_of(keys, "newsboat", absent, counts=False)


def _moved(sequence: str) -> str:
    """Return a sequence behind ";" instead of "g", which sorts in newsboat."""
    return f"; {sequence[2:]}" if sequence.startswith("g ") else sequence
