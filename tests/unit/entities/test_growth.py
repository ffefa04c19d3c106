"""Twice the text is twice the work, whatever the text: calls are counted, no time is measured."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from newsreader.domain.entities import EntityType, Mention
from newsreader.domain.spans import Span
from newsreader.entities.blocks import keys_of
from newsreader.entities.certain import certain_names
from newsreader.entities.default_tagger import default_tagger
from newsreader.entities.linker import ArticleMentions, link
from newsreader.entities.within import place_mentions

#: Work may grow by so much where the text grows by four: what is made once makes it less than four.
_MOST = 4.4
ODD = {
    "capitals": "VARNE MEETS REYLE IN NORWAY AND GOES ",
    "title case": "Varne Meets Old Reyle In Norway And Goes ",
    "no capitals": "varne meets reyle in norway and goes ",
    "another script": "Президент прибув до Києва у вівторок ",
    "no spaces": "总统星期二抵达北京。",
    "a list": "Ilse Varne, Tomas Reyle, Edda Holm, ",
    "a list without commas": "Ilse Varne Tomas Reyle Edda Holm ",
    "particles": "Jan van der Meulen bin Harun al-Tawil de la Cruz O'Rourke ",
    "small words": "Bank of the Ministry of the Friends for the ",
    "hyphens": "Abe-Cole-Dunn-",
    "spaced hyphens": "Abe - Cole - Dunn - ",
    "possessives": "Norway's Varne’s Reyle's aide's ",
    "emoji": "🎉 Ilse 🎉🇳🇴 Varne 👩‍👩‍👧 ",
    "initials": "J. R. R. ",
    "acronyms": "(ABC) DEF (GHI) ",
    "brackets": "((((Varne) ",
    "quotes": "“Varne” said “Reyle ",
    "days": "Monday Tuesday, Friday May June ",
    "titles": "Prime Minister Secretary General President Mr Dr ",
    "datelines": "KARSUND (AP) - ",
    "colons": "VARNE: REYLE: ",
    "marks": ". , ; : - ",
    "nothing": "\0\0 ",
}


def calls(work: Callable[[], object]) -> int:
    """Count the calls of Python and of C functions that some work makes."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def grown(work: Callable[[int], object]) -> float:
    """Return how many times the work of a size four times that is."""
    work(20)  # what is read once is read
    small = calls(lambda: work(60))
    return calls(lambda: work(240)) / small


@pytest.mark.parametrize("odd", sorted(ODD))
def test_finding_names_grows_as_the_line_does(odd: str) -> None:
    piece = ODD[odd] * 3

    def work(size: int) -> None:
        text = piece * size
        default_tagger().tag(text, [Span(0, len(text))])

    assert grown(work) < _MOST


@pytest.mark.parametrize("odd", sorted(ODD))
def test_finding_names_grows_as_the_number_of_lines_does(odd: str) -> None:
    piece = ODD[odd] * 3

    def work(size: int) -> None:
        spans = [Span(at, at + len(piece)) for at in range(0, len(piece) * size, len(piece))]
        default_tagger().tag(piece * size, spans)

    assert grown(work) < _MOST


@pytest.mark.parametrize("odd", ["capitals", "a list", "no spaces", "small words"])
def test_certain_names_grow_as_the_text_does(odd: str) -> None:
    def work(size: int) -> None:
        text = ODD[odd] * 3 * size
        certain_names(text, [Span(0, len(text))])

    assert grown(work) < _MOST


LISTS: dict[str, Callable[[int], tuple[str, str]]] = {
    "one surname": lambda n: ("PER", f"Given{n} Varne"),
    "one given name": lambda n: ("PER", f"Ilse Varne{n}x"),
    "one surname nearly": lambda n: ("PER", f"Ilse Varnholt{'aeiou'[n % 5]}{n}"),
    "the same name": lambda n: ("PER", "Ilse Varne"),
    "surnames alone": lambda n: ("PER", f"Varne{n}"),
    "long names": lambda n: ("PER", " ".join(f"Name{n + m}" for m in range(9))),
    "acronyms": lambda n: ("ORG", "KPO" if n % 2 else f"Karsund Port Office {n}"),
    "ministries": lambda n: ("ORG", "foreign ministry") if n % 2 else ("NORP", "Danish"),
    "one name of three kinds": lambda n: (("PER", "ORG", "LOC")[n % 3], "Vellmark"),
}


@pytest.mark.parametrize("names", sorted(LISTS))
def test_linking_inside_an_article_grows_as_its_names_do(names: str) -> None:
    def work(size: int) -> None:
        keys_of(place_mentions("a1", mentions("a1", names, range(size * 3))))

    assert grown(work) < _MOST


@pytest.mark.parametrize("names", sorted(LISTS))
def test_linking_articles_grows_as_their_number_does(names: str) -> None:
    def work(size: int) -> None:
        link(
            [
                ArticleMentions(f"a{n:05}", tuple(mentions(f"a{n:05}", names, range(n, n + 3))))
                for n in range(size)
            ]
        )

    assert grown(work) < _MOST


def mentions(article: str, names: str, numbers: range) -> list[Mention]:
    """Make mentions of names that make work, two code points apart."""
    found, at = [], 0
    for number in numbers:
        kind, text = LISTS[names](number)
        found.append(Mention(article, at, at + len(text), EntityType(kind), text))
        at += len(text) + 2
    return found
