from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.domain.commands import COMMANDS, PAGES, PANES
from newsreader.domain.key_names import UnusableKeyError, read_sequence
from newsreader.domain.keymaps import DEFAULT, Keymap, Wish, rebound
from newsreader.domain.newsboat_keys import newsboat

#: Every key promised to users, and the command it makes: KEYS of the default profile.
PROMISED = {
    "list": """down=j up=k down=Down up=Up top=gg bottom=G top=Home bottom=End page-down=Space
        page-down=PageDown page-down=ctrl+f page-up=b page-up=PageUp page-up=ctrl+b half-down=ctrl+d
        half-up=ctrl+u open=Enter open=l back=h leave=q back=Esc quit=Q next-unread=n previous-unread=p
        next-source=J previous-source=K other-pane=Tab drop=d drop-story=D star=s later=L toggle-read=N
        read-source=A read-above=ga tag=t untag=T range=v note=a undo=u redo=ctrl+r next-mark=m
        previous-mark=M next-mark=] previous-mark=[ story=gs compare== why=w only-these=E capture=gv
        versions=gd find=/ filter=F saved-views=f sort=go cite=Y copy-link=y browser=o follow=+
        refresh=r refresh-all=R full-text=X let-in=i links=;; command=: pipe=| save-text=S repeat=.
        redraw=ctrl+l suspend=ctrl+z help=?""",
    "article": """variants=c next-outlet=} previous-outlet={ unfold=zo fold=zc furniture=zf told=zd
        substance=zs alone=zz names=e previous-hit=N next-unread=n why=w cite=Y drop=d find=/""",
}


def makes(keymap: Keymap, where: str, typed: str) -> list[str]:
    return [
        command.name
        for command in keymap.of_pane(where)
        if typed in [keys.replace(" ", "") for keys in command.keys]
    ]


@pytest.mark.parametrize("where", PROMISED)
def test_every_promised_key_makes_its_command(where: str) -> None:
    for pair in PROMISED[where].split():
        name, _, key = pair.partition("=")
        assert makes(DEFAULT, where, key) == [name], key


@pytest.mark.parametrize("keymap", [DEFAULT, newsboat()], ids=["default", "newsboat"])
@pytest.mark.parametrize("where", PANES)
def test_no_sequence_hides_another(keymap: Keymap, where: str) -> None:
    held = [keys.split() for command in keymap.of_pane(where) for keys in command.keys]
    for n, one in enumerate(held):
        for other in held[n + 1 :]:
            assert one[: len(other)] != other[: len(one)], (where, one, other)


@pytest.mark.parametrize("keymap", [DEFAULT, newsboat()], ids=["default", "newsboat"])
def test_no_key_is_one_that_terminals_eat(keymap: Keymap) -> None:
    for command in keymap.commands:
        for keys in command.keys:
            if keys not in ("ctrl+c", "ctrl+z"):
                assert read_sequence(keys, digits=not keymap.counts) == keys


def test_every_command_has_a_name_of_its_own() -> None:
    names = [command.name for command in COMMANDS]
    assert len(names) == len(set(names))


def wish(line: int, command: str, *keys: str, panes: tuple[str, ...] = ("list",)) -> Wish:
    return Wish(panes, command, keys, line)


def test_a_command_gets_other_keys_in_one_pane_alone() -> None:
    made, complaints = rebound(DEFAULT, [wish(3, "drop", "x", "z x")])
    assert complaints == ()
    assert makes(made, "list", "x") == makes(made, "list", "zx") == ["drop"]
    assert makes(made, "list", "d") == []
    assert makes(made, "article", "d") == ["drop"]
    assert made.key_of("list", "drop") == "x"
    assert made.footer("list", ("drop",)) == [("x", "drop")]


def test_a_command_can_lose_all_its_keys() -> None:
    made, complaints = rebound(DEFAULT, [wish(3, "drop")])
    assert complaints == ()
    assert makes(made, "list", "d") == []
    assert made.footer("list", ("drop",)) == []


def test_a_key_another_command_has_goes_to_the_reader_s_own_and_that_is_said() -> None:
    made, complaints = rebound(DEFAULT, [wish(7, "drop", "s")])
    assert makes(made, "list", "s") == ["drop"]
    [complaint] = complaints
    assert complaint.line == 7
    assert "s was star (list); s is drop now" in complaint.sentence


def test_nothing_is_said_where_the_other_command_was_given_keys_as_well() -> None:
    made, complaints = rebound(DEFAULT, [wish(1, "drop", "s"), wish(2, "star", "d")])
    assert complaints == ()
    assert makes(made, "list", "s") == ["drop"]
    assert makes(made, "list", "d") == ["star"]


def test_of_two_wishes_for_one_key_the_first_stands() -> None:
    made, complaints = rebound(DEFAULT, [wish(1, "drop", "x"), wish(2, "star", "x", "*")])
    assert [c.line for c in complaints] == [2]
    assert "x is already drop (line 1)" in complaints[0].sentence
    assert makes(made, "list", "x") == ["drop"]
    assert makes(made, "list", "*") == ["star"]


def test_a_key_that_begins_sequences_takes_them_away_and_says_so() -> None:
    made, complaints = rebound(DEFAULT, [wish(4, "drop", "g")])
    assert makes(made, "list", "g") == ["drop"]
    assert makes(made, "list", "gg") == []
    assert any("gg was top" in c.sentence for c in complaints)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("gd", "g d"), ("g d", "g d"), ("Ctrl+D", "ctrl+d"), ("space", "Space"), (";;", "; ;")],
)
def test_keys_are_read_as_people_write_them(written: str, meant: str) -> None:
    assert read_sequence(written) == meant


@pytest.mark.parametrize(
    "written",
    ["", " ", "alt+x", "F5", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+s", "ctrl+q", "ctrl+c",
     "ctrl+1", "shift+Tab", "é", "\x07", "5", "g Esc"],
)  # fmt: skip
def test_keys_no_terminal_can_be_trusted_with_are_refused(written: str) -> None:
    with pytest.raises(UnusableKeyError):
        read_sequence(written)


_KEY = st.sampled_from(["x", "z x", "g", "g g", "d", "s", "Space", "ctrl+y", "Z Z", "Z"])
_WISH = st.builds(
    wish,
    st.integers(1, 9),
    st.sampled_from([c.name for c in COMMANDS if "list" in c.where]),
    _KEY,
    _KEY,
)


@given(st.lists(_WISH, max_size=8))
def test_whatever_is_wished_every_pane_stays_without_clashes(wishes: list[Wish]) -> None:
    made, _ = rebound(DEFAULT, wishes)
    for where in PANES:
        test_no_sequence_hides_another(made, where)
    assert {c.name for c in made.commands} == {c.name for c in COMMANDS}
    assert makes(made, "article", "ctrl+c") == ["quit"]


#: The default keys of newsboat's manual, section "Available operations", of version 2.21.
NEWSBOAT = """open=Enter quit=q hard-quit=Q reload=r reload-all=R mark-feed-read=A mark-all-feeds-read=C
    save=s next-unread=n prev-unread=p next=J prev=K random-unread=ctrl+k open-in-browser=o
    open-in-browser-and-mark-read=O help=? toggle-source-view=ctrl+u toggle-article-read=N
    toggle-show-read-feeds=l show-urls=u clear-tag=ctrl+t set-tag=t open-search=/ goto-url=# one=1 two=2
    three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 zero=0 enqueue=e edit-urls=E reload-urls=ctrl+r
    redraw=ctrl+l cmdline=: set-filter=F select-filter=f clear-filter=ctrl+f bookmark=ctrl+b
    edit-flags=ctrl+e next-unread-feed=ctrl+n prev-unread-feed=ctrl+p next-feed=j prev-feed=k
    delete-article=D delete-all-articles=ctrl+d purge-deleted=$ view-dialogs=v close-dialog=ctrl+x
    next-dialog=ctrl+v prev-dialog=ctrl+g pipe-to=| sort=g rev-sort=G up=Up down=Down pageup=PageUp
    pagedown=PageDown home=Home end=End macro-prefix=, switch-focus=Tab"""


@pytest.mark.parametrize("where", ["list", "article", "sources"])
def test_every_key_of_newsboat_s_manual_does_its_counterpart_or_says_what_is_nearest(
    where: str,
) -> None:
    keymap = newsboat()
    for pair in NEWSBOAT.split():
        operation, _, key = pair.partition("=")
        known = makes(keymap, where, key) or keymap.absent.get((where, key))
        assert known, (where, operation, key)


def test_only_these_keys_of_newsboat_s_do_nothing_in_any_pane() -> None:
    assert all(len(words) <= 64 for words in newsboat().absent.values()), "fits 80 columns"
    assert set(newsboat().missing) == {"e", "E", "ctrl+r", "v", ","}


def test_in_the_profile_newsboat_what_it_has_no_key_for_keeps_one() -> None:
    keymap = newsboat()
    for command in DEFAULT.commands:
        for where in command.where - PAGES - {"empty"}:
            if command.keys and command.name not in ("half-down", "half-up"):
                has = keymap.key_of(where, command.name)
                assert has or (where, command.name) in {
                    ("sources", "next-source"), ("sources", "previous-source"),
                    ("article", "next-source"), ("article", "previous-source"),
                }, (where, command.name)  # fmt: skip
