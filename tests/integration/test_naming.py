"""What the reader decides about names, through analysis and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.domain.entities import EntityType
from newsreader.domain.errors import ReadOnlyError
from newsreader.domain.query import Term
from newsreader.search.parsing import parse_query
from newsreader.services import naming, triaging
from newsreader.services.article_names import names_in, query_for
from newsreader.services.deriving import derive
from newsreader.services.entity_pages import page_at, page_of
from newsreader.services.library import Library
from newsreader.services.obeying import obey_decisions
from newsreader.services.views import rows_of
from tests.support.libraries import add, write


def capture(outlet: str, day: int, *paragraphs: str) -> str:
    body = "\n\n".join(paragraphs)
    return f"Port talks in Karsund, day {day}\n\nBy Mara Lind\n\n{day} May 2031\n\n{body}\n\n(c) 2031 {outlet}\n"


FULL = "Transport minister Ilse Varne met the union in Karsund on Monday and left without a word."
SHORT = "Varne had called the meeting late on Sunday, two officials in the harbour office said."
OTHER = "Edda Varne, a judge, heard the case of the harbour office in Lindhaven on Tuesday morning."
CAPTURES = {
    "a.txt": capture("Karsund Post", 12, FULL, SHORT),
    "b.txt": capture("Harbour Times", 13, FULL, SHORT, OTHER.replace("Edda Varne", "Edda Holm")),
    "c.txt": capture("Vell Radio", 14, FULL),
    "d.txt": capture("Civic Ledger", 15, OTHER),
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "lib") as held:
        add(held, *write(tmp_path / "c", CAPTURES))
        derive(held)
        yield held


def obey(library: Library) -> None:
    obey_decisions(library)
    assert derive(library)


def forms(library: Library, name: str) -> dict[str, int]:
    identity = naming.find_name(library, name, EntityType.PER)
    assert identity is not None
    page = page_of(library, identity)
    assert page is not None
    return {use.text: use.mentions for use in page.aliases}


def test_a_form_split_off_leaves_every_article_and_stays_one_and_undo_brings_it_back(
    library: Library,
) -> None:
    before = forms(library, "Ilse Varne")
    assert before == {"Ilse Varne": 3, "Varne": 2}
    identity = naming.find_name(library, "Ilse Varne")
    assert identity is not None
    assert naming.split(library, identity, "Varne") is not None
    obey(library)
    assert forms(library, "Ilse Varne") == {"Ilse Varne": 3}
    assert forms(library, "Varne") == {"Varne": 2}
    triaging.undo(library)
    obey(library)
    assert forms(library, "Ilse Varne") == before


def test_the_main_form_split_off_leaves_the_rest_together(library: Library) -> None:
    identity = naming.find_name(library, "Ilse Varne")
    assert identity is not None
    naming.split(library, identity, "Ilse Varne")
    obey(library)
    assert forms(library, "Ilse Varne") == {"Ilse Varne": 3}
    assert forms(library, "Varne") == {"Varne": 2}


def test_merging_again_what_was_split_wins_as_the_later_decision(library: Library) -> None:
    identity = naming.find_name(library, "Ilse Varne")
    assert identity is not None
    naming.split(library, identity, "Varne")
    obey(library)
    a, b = (naming.find_name(library, name) for name in ("Ilse Varne", "Varne"))
    assert a is not None
    assert b is not None
    assert naming.merge(library, a, b) is not None
    obey(library)
    assert forms(library, "Ilse Varne") == {"Ilse Varne": 3, "Varne": 2}


def test_two_names_merged_are_one_and_a_page_finds_it_from_either(library: Library) -> None:
    a, b = (naming.find_name(library, name) for name in ("Ilse Varne", "Edda Varne"))
    assert a is not None
    assert b is not None
    there = page_of(library, b)
    assert there is not None
    mention = naming.main_mention(there.entity)
    assert naming.merge(library, a, b) is not None
    obey(library)
    page = page_at(library, mention.article, mention.start)
    assert page is not None
    assert {"Ilse Varne", "Edda Varne"} <= {use.text for use in page.aliases}
    assert len(page.articles) == 4
    assert naming.merge(library, page.entity.id, page.entity.id) is None


def test_what_a_name_is_called_shows_and_is_found(library: Library) -> None:
    identity = naming.find_name(library, "ilse varne")
    assert identity is not None
    assert naming.call(library, identity, "  Ilse  Varne-Holm ") is not None
    obey(library)
    found = naming.find_name(library, "Ilse Varne-Holm", EntityType.PER)
    assert found is not None
    assert naming.call(library, found, "Ilse Varne-Holm") is None
    assert naming.names_like(library, EntityType.PER)[0] == "Ilse Varne-Holm"
    assert forms(library, "Varne") == {"Ilse Varne": 3, "Varne": 2}


def test_nothing_is_decided_about_what_is_not_there(library: Library) -> None:
    assert naming.find_name(library, "Nobody Anywhere") is None
    assert naming.find_name(library, "Ilse Varne", EntityType.LOC) is None
    assert naming.merge(library, "none", "such") is None
    assert naming.split(library, "none", "Varne") is None
    assert naming.call(library, "none", "Varne") is None
    identity = naming.find_name(library, "Edda Varne")
    assert identity is not None
    assert naming.split(library, identity, "Edda Varne") is None
    assert naming.document_of(library, "none") is None


def test_a_read_only_library_keeps_its_names(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = naming.find_name(library, "Ilse Varne")
    assert identity is not None
    monkeypatch.setattr(library, "read_only", True)
    with pytest.raises(ReadOnlyError):
        naming.split(library, identity, "Varne")


def test_the_names_of_an_article_come_by_kind_with_offices_and_counts(library: Library) -> None:
    row = next(r for r in rows_of(library, "") if r.outlet == "Karsund Post")
    found = names_in(library, row.document)
    assert found is not None
    varne = found.names[0]
    assert (varne.name, len(varne.links), varne.held) == ("Ilse Varne", 2, 3)
    assert varne.beside == ("transport minister",)
    assert found.main == varne
    kinds = [use.type for use in found.names]
    assert kinds == sorted(kinds, key=list(dict.fromkeys(kinds)).index)
    assert all(link.why for link in varne.links)
    for use in found.names:
        for link in use.links:
            mention = link.mention
            assert found.content[mention.start : mention.end] == mention.text
    assert names_in(library, 99) is None


def test_the_query_for_a_name_finds_its_articles(library: Library) -> None:
    query = query_for(EntityType.PER, "Ilse Varne")
    assert query == 'entity:"Ilse Varne"'
    assert len(rows_of(library, query)) == 3
    assert rows_of(library, 'entity:"ilse varne"') == rows_of(library, query)
    assert rows_of(library, "entity:Varne") == []
    assert query_for(EntityType.DATE, "Monday") is None
    quoted = query_for(EntityType.ORG, 'The "Blue" Harbour Company')
    assert quoted == r'entity:"The \"Blue\" Harbour Company"'
    assert parse_query(quoted) == Term("entity", 'The "Blue" Harbour Company')
    assert query_for(EntityType.ORG, " ") is None
