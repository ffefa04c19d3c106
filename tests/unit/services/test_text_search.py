from pathlib import Path

from newsreader.services.text_search import search_bodies
from tests.support.libraries import filled


def test_bodies_are_searched_under_the_query_s_other_conditions(tmp_path: Path) -> None:
    with filled(tmp_path, count=6) as library:
        everywhere = search_bodies(library, "visitors", 2)
        assert (everywhere.count, len(everywhere.heads)) == (4, 2)
        assert "Visitors" in everywhere.heads[0].words
        assert search_bodies(library, "visitors is:starred", 9).count == 0
        assert search_bodies(library, "tied ships outlet:harbour", 9).count == 1


def test_headlines_are_not_bodies_and_too_short_words_are_not_looked_for(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        assert search_bodies(library, "holds", 9).count == 0
        assert search_bodies(library, "sh", 9).count == 0


def test_a_search_given_up_has_no_hits(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        assert search_bodies(library, "ships", 9, lambda: True).heads == ()
        assert search_bodies(library, "ships", 9).count == 1
