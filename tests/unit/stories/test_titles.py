from __future__ import annotations

import itertools

from newsreader.stories.titles import story_title

HEADLINES = [
    "Island shop rations milk and patience",
    "Ferry talks collapse in Karsund",
    "Karsund ferry talks end without a deal",
    "Mediator leaves Karsund as ferry talks collapse",
]


def test_a_story_is_called_by_the_headline_that_says_most_of_what_the_others_say() -> None:
    assert story_title(HEADLINES) == "Ferry talks collapse in Karsund"


def test_the_order_of_the_headlines_does_not_matter() -> None:
    assert {story_title(some) for some in itertools.permutations(HEADLINES)} == {
        "Ferry talks collapse in Karsund"
    }


def test_headlines_without_a_word_in_common_give_the_shortest() -> None:
    assert story_title(["Rates held again", "Gulls", ""]) == "Gulls"


def test_a_story_without_a_headline_has_no_name() -> None:
    assert story_title(["", " "]) == ""
