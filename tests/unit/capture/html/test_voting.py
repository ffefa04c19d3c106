from __future__ import annotations

from newsreader.capture.html.matching_lines import lines_in, shares, words_of
from newsreader.capture.html.rendering import blocks_of, parse
from newsreader.capture.html.voting import medoid, vote
from newsreader.domain.captures import Label

ONE, TWO, THREE = (
    words_of(text)
    for text in (
        "Talks to end the strike collapsed on Monday",
        "Some 17 ships are tied up in the harbour",
        "Subscribe to our letter for more of the news",
    )
)


def test_the_candidate_most_like_the_others_is_taken() -> None:
    candidates = {
        "empty": [False, False, False],
        "whole": [True, True, True],
        "short": [True, False, False],
        "right": [True, True, False],
    }
    assert medoid([ONE, TWO, THREE], candidates) == "right"


def test_a_candidate_without_words_has_no_say() -> None:
    assert medoid([ONE], {"weights": [False], "rules": [True]}) == "rules"
    assert medoid([ONE], {"weights": [False], "rules": [False]}) == "weights"


def test_a_line_is_part_of_a_text_that_has_most_of_its_runs() -> None:
    text = "Talks to end the strike collapsed on Monday. Some 17 ships are tied up, it is said"
    assert lines_in([ONE, TWO, THREE], text) == [True, False, False]
    assert shares([ONE, THREE], text) == [1.0, 0.0]


def test_what_is_said_once_is_found_in_one_line_only() -> None:
    text = "Talks to end the strike collapsed on Monday"
    teaser = ONE[:6]
    assert lines_in([teaser, ONE], text) == [False, True]


def test_short_lines_count_as_whole_lines_of_the_text() -> None:
    assert lines_in([("what", "next"), ("next",)], "What next\nthen") == [True, False]


def test_a_page_of_very_many_lines_is_settled_without_the_weights() -> None:
    blocks = blocks_of(parse("<p>Talks to end the strike collapsed.</p>" * 15_001))
    outcome = vote(blocks, [Label.BODY] * len(blocks), {})
    assert outcome.chosen == "rules"
    assert all(outcome.story)
    assert vote([], [], {}).story == ()
