"""The reader line by line, through pipes."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.domain.commands import COMMANDS
from newsreader.plain.lines import row_words
from newsreader.plain.loop import run_plain
from newsreader.plain.registry import EXTRA, HANDLERS
from newsreader.services import triaging, views
from newsreader.services.demonstrating import demo_files
from newsreader.services.deriving import derive
from newsreader.services.library import Library
from tests.integration.test_notices import KILL, PAGES
from tests.support.libraries import FERRY, add, filled, write
from tests.support.terminal import newsreader
from tests.ui.test_pages import story


def script(folder: Path, *lines: str, words: tuple[str, ...] = (), code: int = 0) -> list[str]:
    """Run a script of lines and return what was said, line by line."""
    done = subprocess.run(
        newsreader("--library", str(folder), "--plain", *words),
        input="".join(f"{line}\n" for line in lines).encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == code, done.stderr.decode()
    assert b"\x1b" not in done.stdout
    return done.stdout.decode().splitlines()


def state(folder: Path, query: str) -> list[str]:
    with Library(folder) as library:
        return [row.title for row in views.rows_of(library, query)]


def test_the_list_is_said_in_words_and_the_end_of_input_ends_it(tmp_path: Path) -> None:
    filled(tmp_path).close()
    assert script(tmp_path / "library") == [
        "Unread: 2 articles.",
        "1. new, 2031-05-13, Civic Ledger: Ostavia holds its rate. 29 new words.",
        "2. new, 2031-05-12, The Harbour Times: Ferry talks collapse in Karsund. 52 new words.",
    ]


def test_an_article_is_opened_by_its_number_and_marked_read(tmp_path: Path) -> None:
    filled(tmp_path).close()
    said = script(tmp_path / "library", "2")
    assert "Some 17 ships are tied up in the harbour." in said
    assert "The Harbour Times. by Mara Lind. 2031-05-12." in said
    assert said[-1] == "End of the article."
    assert state(tmp_path / "library", "is:read") == ["Ferry talks collapse in Karsund"]


def test_enter_goes_on_to_what_is_new_and_what_was_left_so_counts_as_read(tmp_path: Path) -> None:
    filled(tmp_path).close()
    said = script(tmp_path / "library", "n", "", "")
    assert said.count("End of the article.") == 2
    assert said[-1] == "Nothing unread is left in this list."
    again = script(tmp_path / "library", "view All")
    assert [line for line in again if line.endswith("nothing new.")] == again[-2:]


@pytest.mark.parametrize(
    ("headline", "said"),
    [
        ("Who holds the pier?", "Who holds the pier? 1"),
        ('"Who holds the pier?"', '"Who holds the pier?" 1'),
        ("Nobody holds the pier", "Nobody holds the pier. 1"),
        ("Nobody holds the pier...", "Nobody holds the pier... 1"),
    ],
)
def test_a_headline_has_one_end_and_one_word_is_one_word(
    tmp_path: Path, headline: str, said: str
) -> None:
    with filled(tmp_path) as library:
        story = views.story_row_of(library, (1,))
    assert story is not None
    renamed = replace(story, lead=replace(story.lead, title=headline))
    assert row_words(1, renamed, 1).endswith(f"{said} new word.")


def test_going_back_does_not_count_as_read(tmp_path: Path) -> None:
    filled(tmp_path).close()
    script(tmp_path / "library", "1", "q", "q")
    again = script(tmp_path / "library", "view All")
    assert "29 new words." in again[-2]


def test_marks_take_rows_and_are_undone_in_one_step(tmp_path: Path) -> None:
    filled(tmp_path, count=6).close()
    folder = tmp_path / "library"
    said = script(folder, "drop 2-4", "s 1,6", "t harbour master 1", "a ring them", "3d", "u")
    assert "Dropped: 3 articles." in said
    assert said[-1].startswith("Undone: ")
    assert len(state(folder, "is:starred")) == 2
    assert len(state(folder, "is:dropped")) == 3
    assert len(state(folder, "tag:harbour-master")) == 1
    assert len(state(folder, "is:noted")) == 1


def test_what_one_session_did_another_undoes(tmp_path: Path) -> None:
    filled(tmp_path, count=5).close()
    folder = tmp_path / "library"
    script(folder, ":read-all")
    assert len(state(folder, "is:read")) == 5
    assert script(folder, "undo", "view Unread")[-1].startswith("5. new")
    assert script(folder, "redo")[-1].startswith("Done again: ")


def test_the_last_act_is_repeated_with_its_words(tmp_path: Path) -> None:
    filled(tmp_path, count=4).close()
    script(tmp_path / "library", "tag desk 1", ". 3")
    assert len(state(tmp_path / "library", "tag:desk")) == 2


def test_a_tag_and_a_note_go_on_to_the_next_row_like_other_acts(tmp_path: Path) -> None:
    filled(tmp_path, count=4).close()
    said = script(tmp_path / "library", "tag desk", ".", "a ring them")
    assert len(state(tmp_path / "library", "tag:desk")) == 2
    assert state(tmp_path / "library", "is:noted") != state(tmp_path / "library", "tag:desk")
    assert said[-1].startswith("4. ")


def test_searching_filtering_views_and_the_way_back(tmp_path: Path) -> None:
    filled(tmp_path, count=4).close()
    said = script(
        tmp_path / "library", "/fery karsnud", "F outlet:civic", "view all", "q", "q", "q"
    )
    assert "Search: fery karsnud: 1 article." in said
    assert "Filter: outlet:civic: 1 article." in said
    assert "All: 4 articles." in said
    assert said[-1].startswith("4. new")


def test_why_names_links_and_the_story_are_told(tmp_path: Path) -> None:
    write(tmp_path / "c", {"more.txt": FERRY + "\nhttps://ferries.example/talks\n"})
    said = script(
        tmp_path / "library", "w", "1", "names", "links", "w", words=(str(tmp_path / "c"),)
    )
    assert "New to you: 1 quote (Reyle), 1 number (17 ships)." in said
    assert "Tomas Reyle, union chief: 1 here, in 1 article held" in said
    assert "1. https://ferries.example/talks" in said
    assert any(line.lower().startswith("headline") for line in said)


def test_a_citation_is_kept(tmp_path: Path) -> None:
    filled(tmp_path).close()
    said = script(tmp_path / "library", "2", "Y some 17 ships", "clips")
    assert any(line.startswith('Kept: "Some 17 ships') for line in said)
    assert "Some 17 ships are tied up in the harbour." in "\n".join(said[-8:])


def test_a_line_that_means_nothing_is_said_and_the_rest_is_carried_out(tmp_path: Path) -> None:
    filled(tmp_path).close()
    said = script(tmp_path / "library", "# a comment", "frobnicate", "z c", "s 9", "s 1", code=1)
    assert '"frobnicate" means nothing here; help says what can be typed.' in said
    assert "There is no such row." in said
    assert len(state(tmp_path / "library", "is:starred")) == 1


def test_a_query_that_cannot_be_read_is_explained(tmp_path: Path) -> None:
    filled(tmp_path).close()
    said = script(tmp_path / "library", "F is:wrong", "s 1", code=1)
    assert any("is:" in line for line in said)
    assert len(state(tmp_path / "library", "is:starred")) == 1


def test_an_empty_library_says_what_to_do(tmp_path: Path) -> None:
    said = script(tmp_path / "library", "n", "u", "d", "", code=1)
    assert "Nothing here yet: newsreader --plain FILE|FOLDER adds what you name." in said


def test_help_tells_every_command_it_carries_out(tmp_path: Path) -> None:
    filled(tmp_path).close()
    text = "\n".join(script(tmp_path / "library", "?"))
    for name in set(HANDLERS) - EXTRA:
        assert f"({name})" in text


def test_every_handler_is_a_command_of_the_table() -> None:
    assert set(HANDLERS) - EXTRA <= {command.name for command in COMMANDS}


def test_what_needs_the_screen_says_so(tmp_path: Path) -> None:
    filled(tmp_path).close()
    said = script(tmp_path / "library", "jump", code=1)
    assert said[-1] == "jump needs the screen: newsreader without --plain."


def test_the_profile_s_keys_hold(tmp_path: Path) -> None:
    filled(tmp_path).close()
    config = tmp_path / "config.toml"
    config.write_text('[keys]\nprofile = "newsboat"\n')
    script(tmp_path / "library", "D 1", words=("--config", str(config)))
    assert len(state(tmp_path / "library", "is:dropped")) == 1


def test_hostile_lines_do_no_harm(tmp_path: Path) -> None:
    filled(tmp_path).close()
    lines = ["9" * 500, "d 1-9999999", "d 0", "x" * 100_000, "\x00\x1b[2J", "3" + "d" * 400, ":::"]
    assert script(tmp_path / "library", *lines, code=1)


def test_in_a_read_only_library_it_is_said_that_marks_are_not_saved(tmp_path: Path) -> None:
    import io

    with filled(tmp_path) as library:
        library.read_only = True
        out = io.StringIO()
        from newsreader.domain.keymaps import DEFAULT

        assert run_plain(library, DEFAULT, io.StringIO("1\ns 1\n"), out) == 1
    assert "marks are NOT saved" in out.getvalue()
    assert "The library is read-only: marks are not saved." in out.getvalue()


@pytest.mark.parametrize("words", [("demo", "--plain"), ("--plain", "demo")])
def test_the_demo_is_read_line_by_line(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = subprocess.run(
        newsreader("--library", str(tmp_path / "library"), *words),
        input=b"view All\n",
        capture_output=True,
        check=True,
    )
    assert b"46 articles." in done.stdout
    assert len(demo_files()) == 48


def test_what_another_program_undid_is_undone(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        triaging.act(library, "star", views.order_of(library, ""))
    assert script(tmp_path / "library", "undo")[-1] == "Undone: starred: 2 articles."
    with Library(tmp_path / "library") as library:
        add(library, *write(tmp_path / "more", {"x.txt": FERRY.replace("Ferry", "Tram")}))


def test_the_versions_of_a_passage_are_said_against_the_base(tmp_path: Path) -> None:
    story(tmp_path).close()
    said = script(
        tmp_path / "lib", "F outlet:radio", "1", "c", "c ships", "c nowhere", "c 99", code=1
    )
    numbered = [line for line in said if line.startswith('1. "')]
    assert numbered
    versions = said[next(n for n, line in enumerate(said) if line.startswith("Versions of")) :]
    assert any("{17>71}" in line or "{71>17}" in line for line in versions)
    assert any("NUMBER differs" in line for line in versions)
    assert any(line.startswith("Base: ") for line in versions)
    assert (
        said.count("No other article held has this passage; c alone says which others have.") == 2
    )


def test_two_articles_are_compared_passage_by_passage(tmp_path: Path) -> None:
    story(tmp_path).close()
    said = script(tmp_path / "lib", "F outlet:radio", "= 1", "=", "= 9", code=1)
    assert "This is the same article; = and another row compares with that." in said
    assert any(line.startswith("A: Vell Radio") for line in said)
    assert any(line.startswith("[Differs in substance: ") for line in said)
    assert "[Only in A.]" in said
    assert "[Only in B.]" in said


def test_what_changed_between_versions_is_said(tmp_path: Path) -> None:
    path, *_ = write(tmp_path / "c", {"a.txt": FERRY})
    script(tmp_path / "library", words=(str(path),))
    path.write_text(FERRY.replace("harbour.", "harbour.\n\nThe port reopened at noon."))
    said = script(tmp_path / "library", "gd", "versions 9", words=(str(path),), code=1)
    assert "New: The port reopened at noon." in said
    assert any(line.endswith("as before.") for line in said)


def test_a_story_is_told_and_listed(tmp_path: Path) -> None:
    story(tmp_path).close()
    said = script(tmp_path / "lib", "gs")
    assert any(line.startswith("Grouped because: ") for line in said)
    assert any("own " in line and "Vell Radio" in line for line in said)
    assert "Story: 3 articles." in said
    assert said[-1].startswith("3. ")


def test_the_legend_and_a_name_alone_are_words_too(tmp_path: Path) -> None:
    filled(tmp_path).close()
    said = script(tmp_path / "library", "gl", "E 2", "q", "2", "E")
    assert any("nothing new" in line for line in said)
    assert sum(line.startswith("Filter: ") for line in said) == 2


def test_stories_are_handed_over_from_a_script(tmp_path: Path) -> None:
    story(tmp_path).close()
    file = tmp_path / "for-you.newsbundle"
    said = script(tmp_path / "lib", f"H {file}", "H", f"H {file} 99", code=1)
    assert any(line.startswith(f"Written to {file}: 3 articles") for line in said)
    assert file.stat().st_size > 100


def test_a_kill_notice_is_said_first_and_stands_until_it_was_shown(tmp_path: Path) -> None:
    files = write(tmp_path / "c", PAGES)
    with Library(tmp_path / "library") as library:
        add(library, *files)
        derive(library)
        triaging.act(library, "star", views.order_of(library, "outlet:post"))
        add(library, *write(tmp_path / "more", {"kill.txt": KILL}))
        derive(library)
    said = script(tmp_path / "library", "!!", "!!", code=1)
    assert said[0].startswith("KILL by Harbour Courier")
    assert "KILL: Please kill the story" in said[0]
    assert any("Crates cost more at the dock" in line for line in said)
    assert said[-1] == "No kill notice stands."
    assert not script(tmp_path / "library")[0].startswith("KILL")
