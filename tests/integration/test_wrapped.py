"""A capture wrapped at a fixed width is the same story as one that is not."""

import textwrap
from pathlib import Path

import pytest

from newsreader.domain.entities import EntityType
from newsreader.domain.reuse import Likeness, Match
from newsreader.services.deriving import derive
from newsreader.services.explaining import word_diff
from newsreader.services.holding import entities_of, held_articles, reuse_of
from newsreader.services.library import Library
from tests.support.libraries import FERRY, add, write


def unwrapped(text: str) -> str:
    return "\n\n".join(" ".join(block.split()) for block in text.split("\n\n")) + "\n"


def wrapped(text: str, width: int, margin: str = "") -> str:
    blocks = unwrapped(text).strip().split("\n\n")
    return "\n\n".join(textwrap.fill(b, width, initial_indent=margin, subsequent_indent=margin) for b in blocks) + "\n"  # fmt: skip


OTHER = (
    unwrapped(FERRY).replace("The Harbour Times", "Karsund Post").replace("Mara Lind", "Elin Marsh")
)
SHAPES = {
    "wrapped at 72": wrapped(FERRY, 72),
    "wrapped at 80": wrapped(FERRY, 80),
    "as the lines of Windows": wrapped(FERRY, 80).replace("\n", "\r\n"),
    "with a margin": wrapped(FERRY, 83, "   "),
}


@pytest.fixture(scope="module", params=sorted(SHAPES))
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("wrapped")
    (folder / "c").mkdir()
    (folder / "c" / "harbour.txt").write_bytes(SHAPES[request.param].encode())
    made = Library(folder / "lib")
    add(made, folder / "c" / "harbour.txt", *write(folder / "c", {"post.txt": OTHER}))
    assert derive(made)
    return made


def matches(library: Library) -> list[Match]:
    return list(reuse_of(library).matches)


def test_every_sentence_is_the_same_in_the_other_outlet(library: Library) -> None:
    found = matches(library)
    assert {held.article.outlet.value for held in held_articles(library) if held.article.outlet} == {
        "The Harbour Times", "Karsund Post",
    }  # fmt: skip
    assert len(found) == 3
    assert {match.likeness for match in found} == {Likeness.SAME}


def test_a_line_break_is_no_change(library: Library) -> None:
    for match in matches(library):
        assert match.changes == ()
        assert {op.tag for op in match.ops} == {"equal"}
        assert "\n" not in word_diff(match, match.a.article)
        assert " ".join(match.a.text.split()) == " ".join(match.b.text.split())


def test_a_name_over_two_lines_is_one_mention_of_one_person(library: Library) -> None:
    people = [e for e in entities_of(library) if e.type is EntityType.PER]
    (reyle,) = [e for e in people if "Reyle" in e.name]
    assert reyle.name == "Tomas Reyle"
    assert reyle.aliases == ("Tomas Reyle",)
    texts = [link.mention.text for link in reyle.links]
    assert len(texts) == 2
    assert {" ".join(text.split()) for text in texts} == {"Tomas Reyle"}
    for held in held_articles(library):
        for link in reyle.links:
            if link.mention.article == held.article.id:
                mention = link.mention
                assert held.article.content[mention.start : mention.end] == mention.text


def test_some_shape_breaks_the_name() -> None:
    assert "Tomas\nReyle" in SHAPES["wrapped at 80"]


def test_paragraphs_are_slices_with_their_line_breaks(library: Library, tmp_path: Path) -> None:
    (harbour,) = [h.article for h in held_articles(library) if b"harbour" in h.places[0]]
    slices = [harbour.content[s.start : s.end] for s in harbour.paragraphs]
    assert harbour.text == "\n\n".join(slices)
    assert [" ".join(s.split()) for s in slices] == unwrapped(FERRY).split("\n\n")[3:6]
