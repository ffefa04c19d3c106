from __future__ import annotations

from newsreader.capture.html.rendering import blocks_of, parse


def lines(source: str) -> list[str]:
    return [block.text for block in blocks_of(parse(source))]


def test_each_block_is_a_line_and_white_space_is_joined() -> None:
    assert lines("<p>Ferry\n  talks</p><div>in <b>Kar</b>sund<br>on Monday</div>tail") == [
        "Ferry talks",
        "in Karsund",
        "on Monday",
        "tail",
    ]


def test_scripts_and_styles_are_no_text_but_what_is_hidden_is_kept() -> None:
    source = "<style>p{}</style><script>x</script><p hidden>behind a button</p><noscript><p>plain</p></noscript>"
    blocks = blocks_of(parse(source))
    assert [block.text for block in blocks] == ["behind a button", "plain"]
    assert blocks[0].place.hidden
    assert not blocks[1].place.hidden


def test_links_side_by_side_are_two_words() -> None:
    assert lines("<nav><a>Home</a><a>World</a></nav>") == ["Home World"]


def test_the_share_of_a_line_that_is_linked_is_counted() -> None:
    (block,) = blocks_of(parse("<p>See <a href=x>the list</a></p>"))
    assert block.linked == len("the list")


def test_preformatted_text_keeps_its_lines() -> None:
    assert lines("<pre>one\n two</pre>") == ["one", "two"]


def test_what_frames_say_to_browsers_without_frames_is_text() -> None:
    source = (
        "<frameset><frame src=a><noframes><body><p>Ferry talks</p></body></noframes></frameset>"
    )
    assert lines(source) == ["Ferry talks"]


def test_words_in_a_drawing_are_text_and_its_title_is_not() -> None:
    assert lines("<svg><title>Icon</title><text>North quay</text></svg>") == ["North quay"]


def test_tables_and_lists_come_cell_by_cell_and_item_by_item() -> None:
    source = "<table><tr><td>Ships<td>17</table><ul><li>one<li>two</ul>"
    assert lines(source) == ["Ships", "17", "one", "two"]


def test_fifty_thousand_open_tags_around_text_are_walked_once() -> None:
    blocks = blocks_of(parse("<div>x" * 50_000))
    assert len(blocks) == 50_000
    assert blocks[-1].place.depth > 49_000
    assert blocks[0].place is not blocks[1].place
