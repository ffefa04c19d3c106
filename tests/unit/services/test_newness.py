from pathlib import Path

from newsreader.domain.documents import Row
from newsreader.domain.newness import Where
from newsreader.domain.spans import Span
from newsreader.services import seeing, triaging, views
from newsreader.services.deriving import derive
from newsreader.services.library import Library
from newsreader.services.newness import Freshness
from newsreader.services.row_reasons import reason_for, to_open
from newsreader.storage.articles import load_article
from newsreader.storage.listing import story_row_of
from tests.support.libraries import add, write

QUOTE = '"We will not sail on promises, and the minister knows it," union chief Tomas Reyle told reporters.'
SHIPS = (
    "Some {n} ships are tied up in the harbour of Karsund since the strike began there in March."
)
POST = f"Ferry talks collapse\n\nBy Mara Lind\n\n12 May 2031\n\n{QUOTE}\n\n{SHIPS.format(n=17)}\n\nNobody knows when the next ferry leaves for the outer islands, a clerk said.\n\n(c) 2031 Karsund Post\n"
TIMES = f"Bakers of Vell count their flour\n\nBy Per Stroem\n\n13 May 2031\n\n{QUOTE}\n\n{SHIPS.format(n=71)}\n\nThe baker of Vell has flour left for nine days, and after that she will close.\n\n(c) 2031 Harbour Times\n"


def library_of(folder: Path, **captures: str) -> Library:
    library = Library(folder / "lib")
    add(library, *write(folder / "c", {f"{name}.txt": text for name, text in captures.items()}))
    derive(library)
    return library


def row_titled(library: Library, title: str) -> Row:
    return next(row for row in views.rows_of(library, "") if row.title == title)


def see_all(library: Library, row: Row) -> None:
    article = load_article(library.connection, row.capture)
    assert article is not None
    seeing.see(library, row.capture, article.paragraphs)


def test_everything_is_new_until_something_is_read(tmp_path: Path) -> None:
    with library_of(tmp_path, a=POST, b=TIMES) as library:
        row = row_titled(library, "Ferry talks collapse")
        found = Freshness(library).of_article(row.capture)
        assert found is not None
        assert (found.new, found.words) == (row.words, row.words)


def test_what_was_read_elsewhere_is_told_with_its_place(tmp_path: Path) -> None:
    with library_of(tmp_path, a=POST, b=TIMES) as library:
        post, times = (
            row_titled(library, t)
            for t in ("Ferry talks collapse", "Bakers of Vell count their flour")
        )
        see_all(library, post)
        freshness = Freshness(library)
        own = freshness.of_article(post.capture)
        other = freshness.of_article(times.capture)
        assert own is not None
        assert other is not None
        assert own.new == 0
        assert {told.where for told in own.told} == {Where.HERE}
        elsewhere = [told for told in other.told if told.where is Where.ELSEWHERE]
        assert elsewhere
        assert {told.capture for told in elsewhere} == {post.capture}
        assert all(told.at.endswith("Z") for told in elsewhere)
        assert 0 < other.new < times.words - 15


def test_a_speaker_spelled_in_two_ways_is_named_once(tmp_path: Path) -> None:
    said = "“{words}, and nobody in the harbour will be surprised by that,” said Marit {name}."
    one = f"Ferry talks collapse\n\n12 May 2031\n\n{said.format(words='We left a window open', name='Øyen')}\n\n(c) 2031 Karsund Post\n"
    other = f"{said.format(words='We closed it again on Monday', name='Oyen')}"
    with library_of(tmp_path, a=one.replace("\n\n(c)", f"\n\n{other}\n\n(c)")) as library:
        (row,) = views.rows_of(library, "")
        told = reason_for(library, Freshness(library), [row.document])
        assert "2 quotes (Øyen)" in told.new


def test_one_word_that_is_new_is_one_word(tmp_path: Path) -> None:
    text = "Gulls\n\n12 May 2031\n\nGone.\n\n(c) 2031 Karsund Post\n"
    with library_of(tmp_path, a=text) as library:
        (row,) = views.rows_of(library, "")
        assert row.words == 1
        told = reason_for(library, Freshness(library), [row.document])
        assert told.new == "New to you: 1 word."


def test_17_to_71_in_a_passage_otherwise_read_stays_new(tmp_path: Path) -> None:
    with library_of(tmp_path, a=POST, b=TIMES) as library:
        post, times = (
            row_titled(library, t)
            for t in ("Ferry talks collapse", "Bakers of Vell count their flour")
        )
        see_all(library, post)
        found = Freshness(library).of_article(times.capture)
        article = load_article(library.connection, times.capture)
        assert found is not None
        assert article is not None
        differing = [span.slice(article.content) for span in found.differing]
        assert differing == [SHIPS.format(n=71)]
        at = article.content.index("71 ships")
        assert not any(told.span.contains(Span(at, at + 2)) for told in found.told)


def test_an_article_with_nothing_but_another_number_is_not_nothing_new(tmp_path: Path) -> None:
    only = f"Ships in the harbour\n\n14 May 2031\n\n{SHIPS.format(n=71)}\n\n(c) 2031 Vell Radio\n"
    with library_of(tmp_path, a=POST, c=only) as library:
        see_all(library, row_titled(library, "Ferry talks collapse"))
        found = Freshness(library).of_article(row_titled(library, "Ships in the harbour").capture)
        assert found is not None
        assert found.new >= 1


def test_a_story_counts_once_what_several_tell(tmp_path: Path) -> None:
    with library_of(tmp_path, a=POST, b=TIMES) as library:
        post, times = (
            row_titled(library, t)
            for t in ("Ferry talks collapse", "Bakers of Vell count their flour")
        )
        freshness = Freshness(library)
        together = freshness.of_story([post.capture, times.capture])
        assert together is not None
        assert together < post.words + times.words


def test_unchanged_passages_of_a_new_version_stay_read(tmp_path: Path) -> None:
    with library_of(tmp_path, a=POST) as library:
        see_all(library, row_titled(library, "Ferry talks collapse"))
        longer = POST.replace(
            "a clerk said.", "a clerk said.\n\nThe port reopened at noon, she added."
        )
        (tmp_path / "c" / "a.txt").write_text(longer, encoding="utf-8")
        add(library, tmp_path / "c" / "a.txt")
        derive(library)
        row = row_titled(library, "Ferry talks collapse")
        found = Freshness(library).of_article(row.capture)
        assert row.versions == 2
        assert found is not None
        assert found.new == len(["The", "port", "reopened", "at", "noon,", "she", "added."])
        assert {told.where for told in found.told} == {Where.VERSION}


def test_nothing_is_known_before_the_passages_are(tmp_path: Path) -> None:
    with Library(tmp_path / "lib") as library:
        add(library, *write(tmp_path / "c", {"a.txt": POST}))
        derive(library, group=False)
        row = row_titled(library, "Ferry talks collapse")
        freshness = Freshness(library)
        assert freshness.of_article(row.capture) is None
        assert freshness.of_story([row.capture]) is None
        assert "not known" in reason_for(library, freshness, [row.document]).new


def test_a_sentence_painted_in_part_is_not_read(tmp_path: Path) -> None:
    with library_of(tmp_path, a=POST) as library:
        row = row_titled(library, "Ferry talks collapse")
        article = load_article(library.connection, row.capture)
        assert article is not None
        first = article.paragraphs[0]
        assert seeing.see(library, row.capture, [Span(first.start, first.end - 5)]) == 0
        halves = [Span(first.start, first.start + 20), Span(first.start + 20, first.end)]
        assert seeing.see(library, row.capture, halves) == 1


def test_forgetting_what_was_read_can_be_undone(tmp_path: Path) -> None:
    with library_of(tmp_path, a=POST) as library:
        row = row_titled(library, "Ferry talks collapse")
        see_all(library, row)
        assert seeing.unsee(library, row.document, row.title) is not None
        found = Freshness(library).of_article(row.capture)
        assert found is not None
        assert found.new == row.words
        triaging.undo(library)
        found = Freshness(library).of_article(row.capture)
        assert found is not None
        assert found.new == 0


def test_the_reason_names_speakers_and_numbers(tmp_path: Path) -> None:
    with library_of(tmp_path, a=POST, b=TIMES) as library:
        documents = [row.document for row in views.rows_of(library, "")]
        reason = reason_for(library, Freshness(library), documents)
        assert reason.held.startswith("2 held, 2 outlets.")
        assert "1 quote (Reyle)" in reason.new
        assert "17 ships" in reason.new
        assert "71 ships" in reason.new


def test_a_row_opens_what_it_shows_unless_that_tells_nothing_new(tmp_path: Path) -> None:
    with library_of(tmp_path, a=POST, b=TIMES) as library:
        documents = [row.document for row in views.rows_of(library, "")]
        shown = story_row_of(library.connection, documents)
        assert shown is not None
        assert to_open(library, Freshness(library), documents) == shown.lead.document
        assert "Opens: " not in reason_for(library, Freshness(library), documents).held
        see_all(library, shown.lead)
        other = next(number for number in documents if number != shown.lead.document)
        assert to_open(library, Freshness(library), documents) == other
        assert reason_for(library, Freshness(library), documents).held.startswith(
            "Opens: Karsund Post, “Ferry talks collapse”; this one tells nothing new. 2 held"
        )


def test_where_all_was_read_a_row_opens_what_it_shows(tmp_path: Path) -> None:
    with library_of(tmp_path, a=POST, b=TIMES) as library:
        documents = [row.document for row in views.rows_of(library, "")]
        triaging.act(library, "read", documents)
        for row in views.rows_of(library, ""):
            see_all(library, row)
        assert to_open(library, Freshness(library), documents) == documents[0]


def test_a_row_with_a_correction_shows_and_opens_the_correction(tmp_path: Path) -> None:
    mended = POST.replace("Ferry talks collapse", "CORRECTION: Ferry talks collapse")
    with library_of(tmp_path, a=mended, b=TIMES) as library:
        documents = [row.document for row in views.rows_of(library, "")]
        shown = story_row_of(library.connection, documents)
        assert shown is not None
        assert shown.warned
        assert (shown.lead.outlet, shown.lead.notice) == ("Karsund Post", "correction")
        assert documents[0] != shown.lead.document, "the other is newer"
        assert to_open(library, Freshness(library), documents) == shown.lead.document
        triaging.act(library, "read", [shown.lead.document])
        shown = story_row_of(library.connection, documents)
        assert shown is not None
        assert (shown.lead.outlet, shown.warned) == ("Harbour Times", False)
