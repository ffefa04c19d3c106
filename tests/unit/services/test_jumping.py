from __future__ import annotations

from pathlib import Path

from newsreader.services.deriving import derive
from newsreader.services.jumping import Jumping, Kind, Target
from newsreader.services.library import Library
from newsreader.services.searching import Finder
from tests.support.libraries import FERRY, add, filled, write

UNDO = Target(Kind.COMMAND, "Undo", "u :undo", "undo", words="undo u")


def groups(jumping: Jumping, query: str) -> dict[Kind, list[str]]:
    return {kind: [t.name for t in found] for kind, found in jumping.find(query, (UNDO,))}


def jumping_in(library: Library) -> Jumping:
    return Jumping(library, Finder(library))


def test_without_words_the_views_are_offered(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        assert groups(jumping_in(library), " ")[Kind.VIEW][0] == "Unread"


def test_names_articles_outlets_and_commands_are_found_with_typos_and_unfinished_words(
    tmp_path: Path,
) -> None:
    with filled(tmp_path) as library:
        jumping = jumping_in(library)
        assert groups(jumping, "tomas reylle")[Kind.NAME] == ["Tomas Reyle"]
        assert groups(jumping, "fery karsnud")[Kind.ARTICLE] == ["Ferry talks collapse in Karsund"]
        assert "Civic Ledger" in groups(jumping, "civic led")[Kind.OUTLET]
        assert groups(jumping, "und")[Kind.COMMAND] == ["Undo"]
        assert groups(jumping, "starr")[Kind.VIEW] == ["Starred"]


def test_a_command_is_found_by_its_key(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        assert jumping_in(library).find("u", (UNDO,))[0][0] is Kind.COMMAND


def test_a_story_is_found_by_the_headline_of_any_of_its_articles(tmp_path: Path) -> None:
    other = FERRY.replace(
        "Ferry talks collapse in Karsund", "Boats stay tied up, mediator walks out"
    )
    with Library(tmp_path / "library") as library:
        add(
            library,
            *write(tmp_path / "c", {"a.txt": FERRY, "b.txt": other.replace("Harbour", "Vell")}),
        )
        derive(library)
        jumping = jumping_in(library)
        for words in ("ferry talks collapse", "mediator walks out"):
            [story] = dict(jumping.find(words, ()))[Kind.STORY]
            assert story.about == "2 articles, 2 unread"


def test_what_came_since_is_found(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        jumping = jumping_in(library)
        assert Kind.NAME not in groups(jumping, "marit okland")
        new = "Lighthouse goes dark\n\n12 May 2031\n\nThe keeper, Marit Okland, said so in Skarn on Monday.\n"
        add(library, *write(tmp_path / "more", {"new.txt": new}))
        derive(library)
        assert groups(jumping, "marit okland")[Kind.NAME] == ["Marit Okland"]


def test_a_search_that_was_given_up_finds_nothing(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        assert jumping_in(library).find("ferry", (), lambda: True) == []
