"""A sentence that very many pages have: what joins them stays as pages change and drop it."""

from __future__ import annotations

from pathlib import Path

from newsreader.domain.reuse import Match
from newsreader.services.adding import add_files
from newsreader.services.deriving import derive
from newsreader.services.finding import find_files
from newsreader.services.holding import reuse_of
from newsreader.services.library import Library
from tests.support.libraries import write

SHARED = "Divers found cracks in three pillars of the northern quay, and the harbour board closed it on Monday."
TOWNS = ("Karsund", "Lindhaven", "Vell", "Merrow", "Skarn", "Ostwick", "Tidefield")


def page(number: int, *paragraphs: str) -> str:
    own = f"The {number} bakers of {TOWNS[number % 7]} counted {number * 37} loaves before the fair began."
    body = "\n\n".join((*paragraphs, own))
    return (
        f"Notes from {TOWNS[number % 7]}, part {number}\n\n{number % 28 + 1} May 2031\n\n{body}\n"
    )


def told(library: Library, folder: Path) -> tuple[tuple[Match, ...], list[str]]:
    add_files(library, find_files([str(folder)]))
    assert derive(library)
    reuse = reuse_of(library)
    return reuse.matches, sorted(family.id for family in reuse.families)


def test_a_library_whose_pages_drop_the_sentence_tells_what_a_new_one_tells(tmp_path: Path) -> None:
    pages = {f"{n:02}.txt": page(n, SHARED) for n in range(40)}
    write(tmp_path / "pages", pages)
    with Library(tmp_path / "library") as library:
        assert told(library, tmp_path / "pages")[0]
        for step in range(3):
            for n in range(5 * step, 5 * step + 5):
                pages[f"{n:02}.txt"] = page(n)
            write(tmp_path / "pages", pages)
            write(tmp_path / f"pages{step}", pages)
            with Library(tmp_path / f"library{step}") as fresh:
                expected = told(fresh, tmp_path / f"pages{step}")
            assert told(library, tmp_path / "pages") == expected
