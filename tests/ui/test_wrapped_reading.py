import textwrap
from pathlib import Path

import pytest

from newsreader.domain.spans import Span
from newsreader.services.deriving import derive
from newsreader.services.library import Library
from newsreader.ui.paint.palette import Role
from tests.support.desks import reader
from tests.support.libraries import add

STORY = (
    "Night talks on the island ferries end without a deal after the line withdraws its last offer",
    "By Mara Lind",
    "KARSUND, 12 May 2031 - Talks to end the strike on the island ferries collapsed early on Monday "
    "after nineteen hours, the mediator said, and no new meeting was called for.",
    '"We will not sail on promises, and the minister knows it," union chief Tomas Reyle told '
    "reporters in Karsund on the quay. Nobody there knew when the next ferry would leave.",
    "(c) 2031 The Harbour Times",
)
OTHER = (
    "Strike in its third week",
    'In a long night "We will not sail on promises, and the minister knows it," union chief Tomas '
    "Reyle told a meeting in the old hall.",
    "(c) 2031 Karsund Post",
)


def library_of(folder: Path, end: str, width: int = 64) -> Library:
    folder.mkdir(parents=True, exist_ok=True)
    for name, story in (("story.txt", STORY), ("other.txt", OTHER)):
        filled = "\n\n".join(textwrap.fill(p, width) if name == "story.txt" else p for p in story)
        (folder / name).write_bytes((filled + "\n").replace("\n", end).encode())
    library = Library(folder / "lib")
    add(library, folder / "story.txt", folder / "other.txt")
    derive(library)
    return library


def reflowed(text: str, measure: int) -> list[str]:
    return textwrap.wrap(text, measure, break_on_hyphens=False)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
async def test_a_wrapped_article_is_laid_out_for_the_pane(tmp_path: Path, end: str) -> None:
    with library_of(tmp_path, end) as library:
        async with reader(library, size=(120, 40)) as desk:
            await desk.press(*["j"] * desk.titles.index(STORY[0]), "enter")
            pane = desk.desk.article
            measure = max(len("".join(p.text for p in line.pieces[1:])) for line in pane.lines)
            assert measure > 64
            painted = ["".join(p.text for p in line.pieces[1:]) for line in pane.lines]
            joined = "\n".join(painted)
            for paragraph in STORY[2:4]:
                lines = next(
                    wanted
                    for width in range(measure, 120)
                    if "\n".join(wanted := reflowed(paragraph, width)) in joined
                )
                assert len(lines) < len(textwrap.wrap(paragraph, 64))
            assert STORY[0].split()[0] in painted[0]
            assert not any("\n" in text or "\r" in text or "  " in text for text in painted)


async def test_names_marks_and_offsets_hold_across_a_wrapped_line(tmp_path: Path) -> None:
    width = next(w for w in range(50, 90) if "Tomas\nReyle" in textwrap.fill(STORY[3], w))
    with library_of(tmp_path, "\n", width) as library:
        async with reader(library, size=(130, 40)) as desk:
            await desk.press(*["j"] * desk.titles.index(STORY[0]), "enter")
            pane = desk.desk.article
            assert pane.reading is not None
            content = pane.reading.article.content
            assert "Tomas\nReyle" in content
            people = [
                piece.text
                for line in pane.lines
                for piece in line.pieces
                if piece.role in (Role.PERSON, Role.PERSON_FIRST)
            ]
            assert " ".join(people) == "Tomas Reyle" or "Tomas Reyle" in people
            for line in pane.lines:
                if isinstance(line.span, Span):
                    shown = "".join(piece.text for piece in line.pieces[1:])
                    assert shown.split() == line.span.slice(content).split()
            marked = [line for line in pane.lines if line.mark is not None]
            assert marked
            assert "We will" in "".join(p.text for line in marked for p in line.pieces)


async def test_words_are_found_across_a_wrapped_line(tmp_path: Path) -> None:
    with library_of(tmp_path, "\r\n") as library:
        async with reader(library, size=(100, 40)) as desk:
            await desk.press(*["j"] * desk.titles.index(STORY[0]), "enter")
            pane = desk.desk.article
            first, second = textwrap.wrap(STORY[3], 64)[:2]
            across = f"{first.split()[-1]} {second.split()[0]}"
            await desk.press("/")
            await desk.type(across)
            await desk.press("enter")
            assert pane.showing.find == across
            assert any(p.role is Role.HIT for line in pane.lines for p in line.pieces)
            assert pane.go_to_hit(1)[1] == 1


async def test_the_capture_as_it_came_keeps_its_lines(tmp_path: Path) -> None:
    with library_of(tmp_path, "\n") as library:
        async with reader(library, size=(100, 60)) as desk:
            await desk.press(*["j"] * desk.titles.index(STORY[0]), "enter", "g", "v")
            for line in textwrap.wrap(STORY[3], 64):
                assert line in desk.text
