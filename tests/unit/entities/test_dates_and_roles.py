from __future__ import annotations

import pytest

from newsreader.domain.spans import Span
from newsreader.entities.dates import date_spans
from newsreader.entities.lexicon import lexicon
from newsreader.entities.names import literal, skeleton
from newsreader.entities.roles import find_roles
from newsreader.entities.within import is_acronym
from newsreader.entities.words import dateline_end, read_line

DATES = [
    ("on Tuesday, 12 May 2031, at noon", ["Tuesday, 12 May 2031"]),
    ("May 12, 2031", ["May 12, 2031"]),
    ("the 3rd of June and June 4th", ["3rd of June", "June 4th"]),
    ("She may come; they march on.", []),
    ("since May, until March and in early May", ["May", "March", "May"]),
    ("last Friday, next month, this year", ["last Friday", "next month", "this year"]),
    ("in 2014 and 2,014 ships, 2014 ships", ["2014"]),
    ("the 1980s, the mid-1990s", ["1980s", "1990s"]),
    ("2031-05-12 and 12/05/2031", ["2031-05-12", "12/05/2031"]),
    ("a year ago, for years, weeks later", []),
    ("today's talks, yesterday’s vote", ["today", "yesterday"]),
    ("Sunday Mondays", ["Sunday", "Mondays"]),
    ("from 1999 to 2003", ["1999", "2003"]),
    ("her brother-in-law, Friday Obande, and Mr Monday Ekwe.", []),
    ("The nurse, June Vallery, left in June.", ["June"]),
    ("told the mayor Monday Varne had left", ["Monday"]),
    ("In the capital, Friday prayers; the lawyer, Friday night, said", ["Friday", "Friday"]),
    ("the minister, Tuesday European officials said", ["Tuesday"]),
    ("before New Year, on New Year’s Eve; New Yearling", ["New Year", "New Year’s Eve"]),
]


@pytest.mark.parametrize(("text", "wanted"), DATES)
def test_calendar_expressions_are_found_whole(text: str, wanted: list[str]) -> None:
    assert [span.slice(text) for span in date_spans(text, 0, len(text))] == wanted


ROLES = [
    ("the foreign minister and the secretary of state", ["foreign minister", "secretary of state"]),
    ("Deputy Prime Minister", ["Deputy Prime Minister"]),
    (
        "High Representative for Foreign Affairs and Security Policy, he said",
        ["High Representative for Foreign Affairs and Security Policy"],
    ),
    ("a White House press secretary", ["press secretary"]),
    ("ministers met officials and diplomats", []),
    ("the general public and a major deal", []),
    ("the judge and the king", ["judge", "king"]),
    ("to judge by this", []),
    ("the defence secretary’s aide", ["defence secretary"]),
]


@pytest.mark.parametrize(("text", "wanted"), ROLES)
def test_offices_are_found_with_their_portfolio(text: str, wanted: list[str]) -> None:
    words = read_line(text, Span(0, len(text)), lexicon()).words
    roles = find_roles(words, lexicon())
    found = [text[words[r.first].start : words[r.last - 1].end] for r in roles.values() if r.alone]
    assert found == wanted


def test_a_literal_has_no_possessive_article_accent_or_stop() -> None:
    assert literal("The U.S.’s") == "us"
    assert literal("Oszlány's") == "oszlany"
    assert literal("G-20") == "g-20"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("zelenskyy", "zelenskiy"),
        ("sergey", "sergei"),
        ("lukashenko", "lukashenka"),
        ("mikhail", "mihail"),
        ("medvedew", "medvedev"),
    ],
)
def test_respellings_share_a_skeleton(first: str, second: str) -> None:
    assert skeleton(first) == skeleton(second)


@pytest.mark.parametrize(
    ("first", "second"), [("karin", "karen"), ("lind", "lund"), ("holm", "helm"), ("jan", "jon")]
)
def test_other_names_have_other_skeletons(first: str, second: str) -> None:
    assert skeleton(first) != skeleton(second)


def test_an_acronym_takes_initials_in_order() -> None:
    assert is_acronym("OSCE", "Organization for Security and Co-operation in Europe")
    assert is_acronym("KHA", "Karsund Harbour Authority")
    assert is_acronym("KAHA", "Karsund Harbour Authority")
    assert not is_acronym("KHA", "Bank of Ostavia")
    assert not is_acronym("AB", "Bank of Australia")


DATELINES = [
    ("KARSUND | The sirens started.", 1),
    ("NORTH KARSUND – A pool shut.", 2),
    ("PORT VELL, Friday: The office said so.", 4),
    ("VELLCHAR, July 7: Police eased it.", 4),
    ("MEXICO CITY (AP) — Ilse Varne left.", 5),
    ("Karsund: a town on the sea", -1),
    ("Varne, Friday: no comment", -1),
]


@pytest.mark.parametrize(("text", "end"), DATELINES)
def test_a_dateline_ends_at_its_dash_bar_or_colon(text: str, end: int) -> None:
    words = read_line(text, Span(0, len(text)), lexicon()).words
    assert dateline_end(words) == end
    if end > 0:
        assert not any(word.lead for word in words), "its capitals are a place's"
