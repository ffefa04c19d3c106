"""Kills and corrections: what carries their words comes back, with the outlet's own line as evidence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.domain.documents import Row
from newsreader.services import clipping, noticing, triaging, views
from newsreader.services.deriving import derive
from newsreader.services.library import Library
from newsreader.services.newness import Freshness
from newsreader.services.row_reasons import reason_for
from newsreader.storage.articles import load_article
from tests.support.desks import reader
from tests.support.libraries import add, write

TOLL = "The dock at Karsund charged 71 crowns for every crate that left on the night ferry, the harbour office said."
CRATES = "Nobody at the counter could say why the price of a crate had gone up three times since the winter."


def page(outlet: str, headline: str, day: int, *paragraphs: str) -> str:
    body = "\n\n".join(paragraphs)
    return f"{headline}\n\nBy Mara Lind\n\n{day} May 2031\n\n{body}\n\n(c) 2031 {outlet}\n"


PAGES = {
    "wire.txt": page("Nordline Wire", "Karsund dock toll rises", 12, TOLL, CRATES),
    "post.txt": page(
        "Karsund Post", "Crates cost more at the dock", 12, TOLL, CRATES, "A porter laughed."
    ),
    "times.txt": page(
        "Harbour Times", "Dock toll in Karsund goes up", 13, TOLL, "The Times asked twice."
    ),
    "bank.txt": page(
        "Civic Ledger", "Ostavia holds its rate", 13, "The bank of Ostavia left its rate alone."
    ),
}
KILL = page(
    "Harbour Courier",
    "Karsund dock toll",
    14,
    "KILL: Please kill the story on the Karsund dock toll. It is wrong in substance.",
    TOLL,
    CRATES,
)
CORRECTION = page(
    "Nordline Wire",
    "Karsund dock toll is 17 crowns",
    14,
    "Correction: the dock toll is 17 crowns, not 71.",
    TOLL.replace("71", "17"),
    CRATES,
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "lib") as held:
        add(held, *write(tmp_path / "c", PAGES))
        derive(held)
        noticing.bring_back(held)
        yield held


def row(library: Library, title: str) -> Row:
    return next(r for r in views.rows_of(library, "") if r.title == title)


def arrives(library: Library, text: str) -> int:
    add(library, *write(library.folder.parent / "more", {"notice.txt": text}))
    derive(library)
    return noticing.bring_back(library)


def titles(library: Library, query: str) -> set[str]:
    return {r.title for r in views.rows_of(library, query)}


def clip(library: Library, title: str) -> None:
    found = row(library, title)
    article = load_article(library.connection, found.capture)
    assert article is not None
    clipping.clip(library, found.document, article.paragraphs[0])


def test_a_kill_brings_back_what_carries_its_words(library: Library) -> None:
    triaging.act(library, "star", [row(library, "Dock toll in Karsund goes up").document])
    triaging.act(library, "read", [row(library, "Crates cost more at the dock").document])
    triaging.act(library, "drop", [row(library, "Karsund dock toll rises").document])
    triaging.act(library, "drop", [row(library, "Ostavia holds its rate").document])
    assert arrives(library, KILL) == 3
    assert titles(library, "is:updated") == {
        "Dock toll in Karsund goes up",
        "Crates cost more at the dock",
        "Karsund dock toll rises",
    }
    assert titles(library, "is:updated is:unread") == titles(library, "is:updated")
    assert titles(library, "is:dropped") == {"Ostavia holds its rate"}
    assert titles(library, "is:killed") == {"Karsund dock toll"}
    reason = reason_for(
        library, Freshness(library), [row(library, "Crates cost more at the dock").document]
    )
    assert reason.alert
    assert "KILL by Harbour Courier 14 May 2031 has words of it" in reason.held
    assert '"KILL: Please kill the story' in reason.held


def test_it_happens_once(library: Library) -> None:
    post = row(library, "Crates cost more at the dock").document
    triaging.act(library, "read", [post])
    assert arrives(library, KILL) == 1
    triaging.act(library, "read", [post])
    assert noticing.bring_back(library) == 0
    assert "Crates cost more at the dock" in titles(library, "is:read")


def test_a_correction_brings_back_only_what_differs_from_it(library: Library) -> None:
    agreeing = page(
        "Vell Radio", "Dock toll unchanged", 14, TOLL.replace("71", "17"), "It was calm."
    )
    add(library, *write(library.folder.parent / "radio", {"radio.txt": agreeing}))
    derive(library)
    every = [r.document for r in views.rows_of(library, "")]
    triaging.act(library, "read", every)
    arrives(library, CORRECTION)
    back = titles(library, "is:updated")
    assert "Crates cost more at the dock" in back
    assert "Dock toll unchanged" not in back
    assert "Ostavia holds its rate" not in back


def test_stars_and_clippings_that_carry_it_are_named(library: Library) -> None:
    triaging.act(library, "star", [row(library, "Dock toll in Karsund goes up").document])
    clip(library, "Crates cost more at the dock")
    clip(library, "Karsund dock toll rises")
    clip(library, "Ostavia holds its rate")
    arrives(library, KILL)
    [head] = noticing.standing_kills(library)
    assert head.title == 'KILL by Harbour Courier: "Karsund dock toll".'
    assert head.words.startswith("You starred 1 and cited 2 that carry it.")
    assert head.why.startswith("2031-05-14: line ")
    assert "KILL: Please kill the story" in head.why
    assert titles(library, head.key) == {
        "Karsund dock toll",
        "Dock toll in Karsund goes up",
        "Crates cost more at the dock",
        "Karsund dock toll rises",
    }


def test_a_kill_about_nothing_of_the_reader_s_is_a_row_like_others(library: Library) -> None:
    arrives(library, KILL)
    assert noticing.standing_kills(library) == ()


def test_a_kill_that_replaces_the_page_names_what_was_cited_from_it(library: Library) -> None:
    clip(library, "Karsund dock toll rises")
    path = library.folder.parent / "c" / "wire.txt"
    path.write_text(page("Nordline Wire", "Karsund dock toll", 14, "KILL: Please kill the story."))
    add(library, path)
    derive(library)
    noticing.bring_back(library)
    [head] = noticing.standing_kills(library)
    assert "You cited 1" in head.words


def test_a_notice_that_was_dealt_with_brings_nothing_back(library: Library) -> None:
    triaging.act(library, "read", [row(library, "Crates cost more at the dock").document])
    add(library, *write(library.folder.parent / "more", {"notice.txt": KILL}))
    derive(library)
    triaging.act(library, "drop", [row(library, "Karsund dock toll").document])
    assert noticing.bring_back(library) == 0


async def test_the_notice_stays_above_the_list_until_it_is_seen(library: Library) -> None:
    triaging.act(library, "star", [row(library, "Dock toll in Karsund goes up").document])
    arrives(library, KILL)
    async with reader(library) as desk:
        line = desk.lines()[2]
        assert line.startswith(">!! KILL by Harbour Courier")
        assert "line " in desk.text
        await desk.press("J", "K")
        assert any("!! KILL" in shown for shown in desk.lines())
        await desk.press("g", "g", "enter")
        assert "!! KILL" not in "\n".join(desk.lines()[2:])
        assert set(desk.titles) >= {"Karsund dock toll"}
        assert desk.desk.rows.listing.count == 4
        await desk.press("q")
        assert "!! KILL" not in desk.text


async def test_a_kill_that_comes_while_reading_is_said_and_moves_nothing(library: Library) -> None:
    triaging.act(library, "star", [row(library, "Dock toll in Karsund goes up").document])
    async with reader(library) as desk:
        await desk.press("j")
        before = desk.lines()[2:6]
        arrives(library, KILL)
        desk.desk.arrivals.look()
        await desk.settle()
        assert desk.lines()[2:6] == before
        assert "!! KILL: i" in desk.text
        await desk.press("i")
        assert "!! KILL by Harbour Courier" in desk.text
        assert "!! KILL: i" not in desk.text


def test_words_of_a_notice_accuse_nobody(library: Library) -> None:
    triaging.act(library, "star", [row(library, "Dock toll in Karsund goes up").document])
    arrives(library, KILL)
    [head] = noticing.standing_kills(library)
    said = f"{head.title} {head.words}".lower()
    for word in ("copied", "stole", "plagiar", "wrong", "false", "error"):
        assert word not in said
