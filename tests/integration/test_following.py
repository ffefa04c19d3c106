"""Following stories and names: what came since the reader looked, in words and in the sources."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.domain.documents import Row
from newsreader.services import following, triaging, views
from newsreader.services.deriving import derive
from newsreader.services.library import Library
from newsreader.services.naming import find_name
from newsreader.services.source_counts import sources_of
from tests.support.desks import reader
from tests.support.libraries import add, write
from tests.ui.test_names import names
from tests.ui.test_pages import capture, story

LATER = 'Ilse Varne comes back to Karsund\n\nBy Per Stroem\n\n15 May 2031\n\nTransport minister Ilse Varne came back to Karsund.\n\n"I was not asked whether I would come back," Ms Varne said.\n\n(c) 2031 Vell Radio\n'


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with story(tmp_path) as held:
        yield held


def first(library: Library) -> Row:
    return views.rows_of(library, "sort:oldest")[0]


def comes(library: Library, **texts: str) -> None:
    add(library, *write(library.folder.parent / "c", {f"{n}.txt": t for n, t in texts.items()}))
    derive(library)


def test_what_came_to_a_story_is_said_in_words(library: Library) -> None:
    following.follow_story(library, first(library).document)
    [found] = following.everything_followed(library)
    assert (found.kind, found.held, found.since.words) == ("story", 3, "nothing new")
    text = capture("Harbour Times", "Ferry talks over in Karsund", 15, "promises", 17)
    comes(library, d=text.replace("Harbour Times", "Island Post"))
    [found] = following.everything_followed(library)
    assert found.since.words == "+1 article, +1 quote"
    assert [row.title for row in found.since.articles] == ["Ferry talks over in Karsund"]
    assert (
        len(views.rows_of(library, found.query)) == len(views.rows_of(library, "is:followed")) == 4
    )
    [count] = sources_of(library).followed
    assert (count.unread, count.total) == (1, 4)
    following.looked_at_story(library, first(library).document)
    assert following.everything_followed(library)[0].since.words == "nothing new"


def test_a_new_version_is_no_new_article(library: Library) -> None:
    following.follow_story(library, first(library).document)
    path = library.folder.parent / "c" / "a.txt"
    path.write_text(path.read_text().replace("early", "late") + "\nMore was said later that day.\n")
    add(library, path)
    derive(library)
    assert following.everything_followed(library)[0].since.words == "1 new version"
    assert sources_of(library).followed[0].unread == 0


def test_a_name_is_followed_by_a_place_it_stands_at(tmp_path: Path) -> None:
    with names(tmp_path) as library:
        identity = find_name(library, "Ilse Varne")
        assert identity is not None
        command = following.follow_entity(library, identity)
        assert command is not None
        assert command.sentence == 'followed: "Ilse Varne"'
        comes(library, later=LATER)
        [found] = following.everything_followed(library)
        assert (found.kind, found.name) == ("person", "Ilse Varne")
        assert found.since.words == "+1 article, +1 quote"
        assert "Ilse Varne comes back to Karsund" in {
            row.title for row in views.rows_of(library, "is:followed")
        }
        triaging.undo(library)
        assert following.everything_followed(library) == []
        assert views.rows_of(library, "is:followed") == []


async def test_the_page_of_what_is_followed_opens_each_and_takes_it_off(tmp_path: Path) -> None:
    with names(tmp_path) as library:
        identity = find_name(library, "Ilse Varne")
        assert identity is not None
        following.follow_entity(library, identity)
        following.follow_story(library, first(library).document)
        comes(library, later=LATER)
        async with reader(library, size=(120, 40)) as desk:
            assert "Followed, new" in desk.text
            assert "Following" in desk.text
            await desk.press("g", "f")
            assert "person" in desk.text
            assert "+1 article, +1 quote" in desk.text
            await desk.press("enter")
            assert "+followed" in desk.text
            assert "since you looked: +1 article, +1 quote" in desk.text
            await desk.press("q", "q", "g", "f")
            after = " ".join(desk.text.split()).partition("person Ilse Varne")[2]
            assert "nothing new" in after
            assert "+1 article" not in after
            await desk.press("+", "+")
            assert "Nothing yet." in desk.text
            await desk.press("u")
            await desk.press("q", "g", "f")
            assert "Nothing yet." not in desk.text


async def test_plus_on_the_page_of_a_name_follows_it_and_says_stories_and_company(
    tmp_path: Path,
) -> None:
    with names(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press(":")
            await desk.type("about Ilse Varne")
            await desk.press("enter")
            assert "stories" in desk.lines()[0] or "story" in desk.lines()[0]
            assert "with: " in desk.text
            await desk.press("+")
            assert "+followed" in desk.text
            assert len(following.everything_followed(library)) == 1
            await desk.press("+")
            assert "+followed" not in desk.text
