from __future__ import annotations

import itertools

import pytest

from newsreader.domain.reuse import Likeness, Match
from newsreader.reuse import crowding
from newsreader.reuse.matcher import Matcher, Named, settle
from tests.unit.reuse.building import article, match_all, taken

HARBOUR = "The harbour board closed the northern quay after divers found cracks in three pillars."
BAKERY = (
    "Wheat prices doubled over the winter and half the village bakeries stopped making rye loaves."
)
QUOTE = "We asked for lifeboats and they sent us a brass band"


def test_a_sentence_two_outlets_share_is_the_same() -> None:
    found = match_all(article("a1", BAKERY, HARBOUR), article("a2", HARBOUR, "Nothing else here."))
    assert [(m.a.text, m.b.text, m.likeness) for m in found] == [(HARBOUR, HARBOUR, Likeness.SAME)]


def test_a_paraphrase_is_not_taken_over() -> None:
    own_words = (
        "Cracked supports, spotted underwater, led the port authority to shut its north pier."
    )
    assert taken(match_all(article("a1", HARBOUR), article("a2", own_words))) == []


def test_a_few_words_in_common_count_where_another_passage_was_taken_over() -> None:
    rebuilt = "The harbour board wants the northern quay rebuilt by spring."
    assert match_all(article("a1", HARBOUR), article("a2", rebuilt)) == []
    found = match_all(article("a1", HARBOUR, BAKERY), article("a2", rebuilt, BAKERY))
    assert {m.b.text for m in found} == {rebuilt, BAKERY}


def test_titles_and_names_in_common_are_not_reuse() -> None:
    title = "Transport Minister Petra Lauk and Finance Secretary Oran Dwight of the Republic of Sundmark"
    a = article("a1", f"{title} opened a bridge over the Aller on Friday.")
    b = article("a2", f"{title} disagree about herring quotas, letters show.")
    assert match_all(a, b) == []


@pytest.mark.parametrize(
    "stock",
    [
        "did not immediately respond to a request for comment",
        "spoke on condition of anonymity because they were not authorized to discuss the matter publicly",
        "said in a statement on Tuesday",
        "declined to comment further when reached by telephone",
    ],
)
def test_stock_phrases_are_not_reuse(stock: str) -> None:
    a = article("a1", f"Two brewers in Hallam {stock}.")
    b = article("a2", f"The orchestra's conductor {stock}.")
    assert taken(match_all(a, b)) == []


def test_a_short_quotation_matches_inside_unlike_sentences() -> None:
    a = article("a1", f"Captain Ines Brandt wrote to the ministry in March: “{QUOTE}.”")
    b = article(
        "a2", f'"{QUOTE}," said Brandt, who retired last year to breed spaniels in the hills.'
    )
    assert len(taken(match_all(a, b))) == 1


def test_an_inner_quotation_is_listed_only_where_its_sentence_does_not_match() -> None:
    sentence = f"“{QUOTE},” Captain Ines Brandt told the inquiry in Ostwick."
    found = match_all(article("a1", sentence), article("a2", sentence))
    assert [m.a.quoted for m in found] == [False]


def test_a_passage_repeated_in_one_article_counts_once() -> None:
    found = match_all(article("a1", *[HARBOUR] * 40), article("a2", HARBOUR))
    assert len(found) == 1


def test_every_order_of_adding_gives_the_same_matches() -> None:
    articles = [
        article("a1", HARBOUR, BAKERY),
        article("a2", HARBOUR.replace("three", "nine"), f"“{QUOTE},” said Captain Ines Brandt."),
        article("a3", BAKERY, f"Brandt said: “{QUOTE}”."),
        article("a4", HARBOUR, "An unrelated line about a tennis final in the rain."),
    ]
    results = [_keyed(match_all(*order)) for order in itertools.permutations(articles)]
    assert all(r == results[0] for r in results)
    assert len(results[0]) >= 5


def test_a_held_article_is_matched_like_an_added_one() -> None:
    added, held = Matcher(), Matcher()
    added.add(article("a1", HARBOUR), ())
    held.hold([Named(article("a1", HARBOUR), ())])
    second = article("a2", HARBOUR)
    assert added.add(second, ()) == held.add(second, ()) != []


def test_a_removed_article_matches_no_more_and_may_come_back() -> None:
    matcher = Matcher()
    matcher.add(article("a1", HARBOUR), ())
    matcher.remove("a1")
    assert matcher.add(article("a2", HARBOUR), ()) == []
    assert len(matcher.add(article("a1", HARBOUR), ())) == 1
    matcher.remove("nobody")


def test_adding_an_article_again_replaces_it() -> None:
    matcher = Matcher()
    matcher.add(article("a1", HARBOUR), ())
    assert matcher.add(article("a1", HARBOUR), ()) == []
    assert len(matcher.add(article("a2", HARBOUR), ())) == 1
    assert len(matcher) == 2


def test_matches_are_found_across_frozen_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsreader.reuse.index.passage_index._FANOUT", 2)
    matcher = Matcher()
    plain = [
        article(f"b{n:03}", f"Parcel {n} of grey gravel reached depot {n * 7}.") for n in range(40)
    ]
    matcher.add(article("a1", HARBOUR), ())
    for one in plain:
        matcher.add(one, ())
    matcher.remove("b003")
    assert [m.a.article for m in matcher.add(article("z9", HARBOUR), ())] == ["a1"]


def test_one_text_in_very_many_articles_stays_bounded() -> None:
    matcher = Matcher()
    most = crowding.HOLDERS
    counts = [len(matcher.add(article(f"a{n:04}", HARBOUR), ())) for n in range(most + 30)]
    assert counts[:most] == list(range(most))
    assert set(counts[most:]) == {crowding.JOINED}


def test_a_text_in_very_many_articles_is_joined_through_the_same_few_in_every_order() -> None:
    articles = [article(f"a{n:04}", HARBOUR) for n in range(crowding.HOLDERS + 12)]
    forth, back = match_all(*articles), match_all(*articles[::-1])
    first = {one.id for one in articles[: crowding.JOINED]}
    assert _keyed(settle(forth)) == _keyed(settle(back))
    assert all({m.a.article, m.b.article} & first for m in settle(forth))
    assert settle(settle(forth)) == settle(forth)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00\x00\x00 \x00",
        '?!?! ... — “” ‘’ ""',
        "word " * 50_000,
        "ДОЛГИЕ ПЕРЕГОВОРЫ О РЫБЕ В ПРОЛИВЕ НЕ ПРИВЕЛИ НИ К ЧЕМУ",
        "漁業交渉は金曜日に決裂した。港には十七隻の船が残っている。",
        "“" * 2_000,
        "a\u0301" * 3_000,
        "\ud800 lone surrogate words go here today",
    ],
)
def test_odd_text_is_held_and_matched_without_complaint(text: str) -> None:
    matcher = Matcher()
    for identity in ("a1", "a2"):
        matcher.add(article(identity, text), ())
    matcher.remove("a1")


def test_all_capitals_match_what_is_written_small() -> None:
    assert len(taken(match_all(article("a1", HARBOUR.upper()), article("a2", HARBOUR)))) == 1


def test_thousands_of_nearly_equal_sentences_stay_bounded() -> None:
    rows = [
        f"Lot {n} of seasoned oak planks sold for {n * 3} crowns at the Aller auction."
        for n in range(1_500)
    ]
    found = match_all(article("a1", *rows), article("a2", *rows))
    assert len(rows) <= len(found) <= 4 * len(rows)


def _keyed(matches: list[Match]) -> list[Match]:
    return sorted(matches, key=lambda m: (m.a.key, m.b.key))


def test_a_sentence_is_matched_with_each_way_in_which_its_words_are_written() -> None:
    quoting = HARBOUR.replace("the northern quay", "“the northern quay”")
    found = match_all(
        article("a1", quoting), article("a2", HARBOUR.lower()), article("a3", HARBOUR)
    )
    pairs = {(m.a.article, m.b.article) for m in found}
    assert pairs == {("a1", "a2"), ("a1", "a3"), ("a2", "a3")}
