from __future__ import annotations

import pytest

from newsreader.capture.reading import read_capture, understand
from newsreader.domain.articles import Article
from newsreader.domain.reuse import Likeness, Match
from newsreader.reuse.matcher import Matcher
from newsreader.reuse.passages import passages
from newsreader.reuse.words import tokens_of

WRAPPED = """Night talks end

By Mara Lind

The line said on Monday that its well-known night boats would carry no
freight, and that twenty-
one drivers had been told to wait at the northern quay until the end of
the week.

"We sail when the law lets us sail, and the law is made in Karsund by
people who have never waited for a boat," said Tomas Reyle. He did not
say when that would be, and nobody on the quay asked him to.
"""
PLAIN = " ".join(WRAPPED.replace("-\n", "-").replace("\n\n", "\f").split("\n")).replace(
    "\f", "\n\n"
)


def article_of(text: str) -> Article:
    return understand(read_capture(text.encode()))


def matched(one: str, other: str) -> list[Match]:
    matcher = Matcher()
    first, second = article_of(one), article_of(other)
    matcher.add(first, [])
    return matcher.add(second, [])


def test_sentences_and_quotations_run_over_wrapped_lines() -> None:
    found = passages(article_of(WRAPPED))
    texts = [" ".join(p.text.split()) for p in found]
    assert any(t.startswith("The line said") and t.endswith("end of the week.") for t in texts)
    assert any(
        p.quoted and t.endswith("waited for a boat,") for p, t in zip(found, texts, strict=True)
    )
    assert all(p.text == article_of(WRAPPED).content[p.start : p.end] for p in found)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_wrapped_story_and_a_plain_one_are_the_same_without_a_change(end: str) -> None:
    found = matched(WRAPPED.replace("\n", end), PLAIN)
    assert len(found) >= 3
    assert {match.likeness for match in found} == {Likeness.SAME}
    assert [change for match in found for change in match.changes] == []


def test_a_number_that_differs_is_told_across_a_wrapped_line() -> None:
    found = matched(WRAPPED, PLAIN.replace("twenty-one", "thirty-one"))
    assert "number" in {change.kind for match in found for change in match.changes}


def test_a_word_cut_at_its_hyphen_is_one_word() -> None:
    assert [t.text for t in tokens_of("twenty-\r\n  one of the pre-\nand post-war boats")] == [
        "twenty-one", "of", "the", "pre", "and", "post-war", "boats",
    ]  # fmt: skip
