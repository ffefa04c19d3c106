"""Names through the whole program: linked, decided about, rebuilt, and on a page."""

from __future__ import annotations

from pathlib import Path

from newsreader.domain.decisions import Anchor, Decision, DecisionKind
from newsreader.domain.entities import Entity, EntityType
from newsreader.entities.default_tagger import choose
from newsreader.entities.tagger import Choice
from newsreader.services.deriving import derive, is_current
from newsreader.services.entity_pages import page_of
from newsreader.services.holding import entities_of
from newsreader.services.library import Library
from newsreader.services.obeying import obey_decisions
from newsreader.services.stages import stage_versions
from newsreader.storage.decisions import decide
from newsreader.storage.undoing import undo
from tests.support.libraries import add, write

STORIES = {
    "one.txt": (
        "Mayor leaves talks in Karsund\nKarsund Post\n12 May 2031\n\n"
        "Mayor Ilse Varne of Karsund left the talks on Monday, her office said in a statement.\n\n"
        "“There is no third option for this town,” Varne told reporters in Oslo.\n"
    ),
    "two.txt": (
        "Varne defends her walkout\nVell Radio\n13 May 2031\n\n"
        "The mayor, Ilse Varne, defended the walkout on Tuesday before the council met again.\n\n"
        "“There is no third option for this town,” said Varne. Tomas Reyle, a lawyer, disagreed.\n"
    ),
    "three.txt": (
        "Judge hears ferry case\nCivic Ledger\n14 May 2031\n\n"
        "Judge Edda Varne heard the case of the ferry in Oslo on Wednesday and will rule in June.\n"
    ),
}


def _library(folder: Path) -> Library:
    library = Library(folder / "lib")
    add(library, *write(folder / "captures", STORIES))
    assert derive(library)
    return library


def _named(library: Library, name: str) -> Entity:
    (entity,) = [e for e in entities_of(library) if e.name == name and e.type is EntityType.PER]
    return entity


def _anchor(entity: Entity) -> Anchor:
    mention = entity.mentions[0]
    return Anchor(mention.article, mention.start, mention.end)


def test_a_reader_s_merge_and_name_hold_through_a_rebuild_and_are_undone(tmp_path: Path) -> None:
    with _library(tmp_path) as library:
        anchors = sorted(
            (_anchor(_named(library, "Ilse Varne")), _anchor(_named(library, "Edda Varne")))
        )
        decisions = [
            Decision(DecisionKind.NAME_TOGETHER, anchors[0], anchors[1]),
            Decision(DecisionKind.NAME_CALLED, anchors[0], text="The Varnes"),
        ]
        decide(library.connection, "merge", "merged", decisions)
        obey_decisions(library)
        assert derive(library)
        merged = _named(library, "The Varnes")
        assert {m.text for m in merged.mentions} >= {"Ilse Varne", "Edda Varne"}
        (tmp_path / "lib" / "derived.db").unlink()
    with Library(tmp_path / "lib") as library:
        assert derive(library)
        assert _named(library, "The Varnes").mentions == merged.mentions
        undo(library.connection)
        obey_decisions(library)
        assert derive(library)
        assert _named(library, "Edda Varne").name != _named(library, "Ilse Varne").name


def test_the_page_of_a_person_says_who_names_her_and_what_she_said(tmp_path: Path) -> None:
    with _library(tmp_path) as library:
        page = page_of(library, _named(library, "Ilse Varne").id)
        assert page is not None
        assert len(page.articles) == 2
        assert [d.articles for d in page.days] == [1, 1]
        assert {use.text for use in page.aliases} == {"Ilse Varne", "Varne"}
        (quote,) = page.quotes
        assert quote.family is not None
        assert len(quote.passages) == 2
        assert quote.wordings == 1
        assert [other.name for other in page.others] == ["Edda Varne"]
        assert sum(outlet.held for outlet in page.outlets) == 3
        assert page_of(library, "e0000000000000000") is None


def test_another_tagger_means_that_everything_is_derived_again(tmp_path: Path) -> None:
    with _library(tmp_path) as library:
        before = stage_versions()
        try:
            choose(Choice("rules"))
            assert stage_versions() != before
            assert not is_current(library)
            assert derive(library)
            assert is_current(library)
        finally:
            choose(Choice())
        assert not is_current(library)
