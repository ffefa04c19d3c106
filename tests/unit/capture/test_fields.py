from __future__ import annotations

import pytest

from newsreader.capture.reading import read_capture, understand
from newsreader.domain.articles import Article
from newsreader.domain.fields import Field, Precision
from tests.unit.capture import pages

STORY = """Talks between the ferry line and its crews collapsed early on Monday, the mediator said.

Both sides refused to say when they would meet again, and 17 ships stayed in port.

"There is no third option," mediator Jens Holm told reporters outside the harbour office.
"""


def read(text: str) -> Article:
    return understand(read_capture(text.encode()))


def story(above: str = "", below: str = "", body: str = STORY) -> Article:
    return read(f"{above}\nFerry talks collapse in Karsund\n\n{body}\n{below}\n")


def value(field: Field[str] | None) -> str | None:
    return field.value if field else None


@pytest.mark.parametrize(
    ("above", "below", "outlet"),
    [
        ("", "© 2031 Civic Ledger. All rights reserved.", "Civic Ledger"),
        ("", "Copyright © Vell Radio 2031", "Vell Radio"),
        ("", "Copyright 2031 The Meridian", "The Meridian"),
        ("Support The Islander!\n", "", "The Islander"),
        ("Support from readers like you keeps The Meridian open.\n", "", "The Meridian"),
        (
            "",
            "A Message from The Karsund Post:\n\nDear readers,\n\nWe need your help.",
            "The Karsund Post",
        ),
        ("top of page\n  • Writer's pictureLindhaven Courier\n", "", "Lindhaven Courier"),
        ("Skip to content\nTidende 24\nMenu\n", "", "Tidende 24"),
        ("", "Sign up for the Harbour Daily newsletter", "Harbour Daily"),
        ("", "Subscribe to Merrow Gazette", "Merrow Gazette"),
    ],
)
def test_the_outlet_is_read_from_what_furniture_says_of_itself(
    above: str, below: str, outlet: str
) -> None:
    article = story(above, below)
    assert article.outlet is not None
    assert article.outlet.value == outlet
    assert article.outlet.evidence
    for evidence in article.outlet.evidence:
        assert outlet.removeprefix("The ") in article.content[evidence.start : evidence.end]


def test_lines_that_agree_raise_confidence() -> None:
    once = story("", "© 2031 Civic Ledger").outlet
    twice = story("Support Civic Ledger!\n", "© 2031 Civic Ledger").outlet
    assert once is not None
    assert twice is not None
    assert twice.confidence > once.confidence


def test_a_page_without_any_word_on_itself_has_no_outlet() -> None:
    assert story().outlet is None


def test_the_source_of_a_per_is_never_the_outlet() -> None:
    article = story(body=STORY + "\nThe union has no strike fund left, per The Meridian.\n")
    assert article.outlet is None
    assert [field.value for field in article.attributed] == ["The Meridian"]


def test_an_agency_that_is_only_credited_is_never_the_outlet() -> None:
    article = story("", "With reporting from © – AFP, 2031.")
    assert article.outlet is None
    assert [field.value for field in article.wire] == ["AFP"]


def test_as_we_the_paper_reported_is_weak_evidence_of_the_outlet() -> None:
    article = story(body=STORY + "\nThe strike began on Friday, as The Harbour Express reported.\n")
    assert value(article.outlet) == "The Harbour Express"
    assert article.outlet is not None
    assert article.outlet.confidence < 0.7
    assert article.attributed == ()


def test_the_short_form_of_a_name_speaks_for_the_full_one() -> None:
    assert value(read(pages.HEADLINE_AFTER_APPEAL.text).outlet) == "Karsund Post"


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("MENUS_ON_ONE_LINE", "Sund Radio"),
        ("EDITION_WITH_DATELINE_ALONE", "Aas Tidende"),
        ("APPEAL_IN_THE_PAPER_S_OWN_WORDS", "The Sund"),
        ("BYLINE_BEFORE_HEADLINE", "THE ISLANDER"),
        ("TABLOID_TITLE_CASE", "Harbour Daily"),
        ("NORWEGIAN", "Tidende 24"),
        ("NO_FURNITURE_AT_ALL", None),
        ("WIRE_COPY", None),
    ],
)
def test_whole_pages_give_their_outlet_or_none(name: str, outlet: str | None) -> None:
    assert value(read(pages.ALL_PAGES[name].text).outlet) == outlet


def test_a_dateline_on_its_own_line_names_the_agency() -> None:
    article = read(pages.EDITION_WITH_DATELINE_ALONE.text)
    assert [field.value for field in article.wire] == ["Nordline"]
    assert value(article.dateline) == "AAS"
    assert value(article.byline) == "Per Stroem"
    assert value(article.notice) == "update"


@pytest.mark.parametrize(
    "lead",
    [
        "KARSUND, 12 May (Nordline) - ",
        "KARSUND (Nordline) ",
        "(Nordline) ",
        "Karsund (Nordline) — ",
    ],
)
def test_an_agency_in_brackets_before_the_first_words_is_credited(lead: str) -> None:
    article = story(body=lead + STORY)
    assert [field.value for field in article.wire] == ["Nordline"]


def test_an_agency_in_short_and_in_full_is_one_agency() -> None:
    body = "PORT MERROW (AP) — The bank held its rate on Wednesday, its governor said.\n\n" + STORY
    article = read(f"Bank holds rate\n\nBy Lars Holt, Associated Press\n\n{body}")
    assert len(article.wire) == 1


def test_a_title_loses_the_outlet_behind_it() -> None:
    article = read(
        f"Ferry talks collapse in Karsund | The Meridian\n\n{STORY}\n© 2031 The Meridian\n"
    )
    assert value(article.headline) == "Ferry talks collapse in Karsund"
    assert value(article.outlet) == "The Meridian"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Mara Lind", "Mara Lind"),
        ("by MARA LIND and Per Stroem", "Mara Lind; Per Stroem"),
        (
            "By Mara Lind, Per Stroem and Tove van der Berg",
            "Mara Lind; Per Stroem; Tove van der Berg",
        ),
        ("Mara Lind, Political correspondent", "Mara Lind"),
        ("Von Anna Müller", "Anna Müller"),
        ("Par Élise d’Aubert", "Élise d’Aubert"),
        ("By Mara Lind in Karsund", "Mara Lind"),
        ("Written by Jean-Paul O'Neill | 12 May 2031", "Jean-Paul O'Neill"),
    ],
)
def test_bylines_give_the_names_of_persons(line: str, names: str) -> None:
    article = read(f"Ferry talks collapse in Karsund\n\n{line}\n\n{STORY}")
    assert value(article.byline) == names


def test_by_the_numbers_is_no_byline() -> None:
    article = read(f"By the numbers: ferry talks in Karsund\n\n{STORY}")
    assert article.byline is None
    assert value(article.headline) == "By the numbers: ferry talks in Karsund"


@pytest.mark.parametrize(
    ("line", "published", "precision"),
    [
        ("Published: 12 May 2031, 05:47 GMT", "2031-05-12T05:47Z", Precision.MINUTE),
        ("12 May 2031", "2031-05-12", Precision.DAY),
        ("Published 12 May 2031 | Updated 13 May 2031 10:00", "2031-05-12", Precision.DAY),
        ("By Mara Lind, 12 May 2031", "2031-05-12", Precision.DAY),
        ("03/04/2031", "2031", Precision.YEAR),
    ],
)
def test_the_date_is_as_exact_as_the_page_prints_it(
    line: str, published: str, precision: Precision
) -> None:
    article = read(f"Ferry talks collapse in Karsund\n\n{line}\n\n{STORY}")
    assert article.published is not None
    assert article.published.value.value == published
    assert article.published.value.precision is precision


def test_a_caption_date_is_never_the_story_s() -> None:
    caption = "Jens Holm speaks at the harbour office in Karsund, Friday, March 4, 2031. | Image by Per Stroem"
    assert story(body=f"{caption}\n\n{STORY}").published is None


def test_the_year_of_the_copyright_and_the_page_clock_are_not_the_story_s() -> None:
    above = "Home\nTuesday, 13 May 2031 | 9°C cloudy\nNews\n"
    assert story(above, "© 2031 Civic Ledger. All rights reserved.").published is None


def test_the_year_of_a_wire_credit_is_taken_to_the_year_with_low_confidence() -> None:
    article = story("", "With reporting from © – AFP, 2031.")
    assert article.published is not None
    assert article.published.value.value == "2031"
    assert article.published.value.precision is Precision.YEAR
    assert article.published.confidence < 0.5


def test_a_date_without_a_year_takes_the_only_year_of_the_page() -> None:
    article = read(
        f"Ferry talks collapse in Karsund\n05:47Z 12 May\n\n{STORY}\n© 2031 Civic Ledger. All rights reserved.\n"
    )
    assert article.published is not None
    assert article.published.value.value == "2031-05-12T05:47Z"
    assert article.published.confidence < 0.5


def test_wire_copy_gives_slug_dateline_agency_and_reporter() -> None:
    article = read(pages.WIRE_COPY.text)
    assert value(article.slug) == "FERRY-TALKS/KARSUND (UPDATE 2)"
    assert value(article.dateline) == "KARSUND, 12 May"
    assert [field.value for field in article.wire] == ["Nordline"]
    assert value(article.byline) == "Mara Lind"


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("With reporting from AFP and Reuters", ["AFP", "Reuters"]),
        ("Source: dpa", ["dpa"]),
        ("(Nordline Wire)", ["Nordline Wire"]),
        ("Sund News Agency, 2031", ["Sund News Agency"]),
        ("Additional reporting by Reuters", ["Reuters"]),
        ("Reuters contributed to this report.", ["Reuters"]),
        ("AFP and Reuters also contributed to this story", ["AFP", "Reuters"]),
        ("Sundline contributed reporting to this article.", ["Sundline"]),
        ("Mara Lind contributed to this report.", []),
        ("(Coastwire)", ["Coastwire"]),
        ("Newswire", []),
    ],
)
def test_agencies_are_read_from_lines_that_only_credit(line: str, agencies: list[str]) -> None:
    assert [field.value for field in story("", line).wire] == agencies


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("By Coastwire", ["Coastwire"]),
        ("By Mara Lind and Coastwire", ["Coastwire"]),
        ("By Mara Lind and Reuters", ["Reuters"]),
        ("By Mara Lind and Jens Holm", []),
    ],
)
def test_an_agency_is_credited_beside_who_wrote_it(line: str, agencies: list[str]) -> None:
    text = f"Ferry talks collapse in Karsund\n\n{line}\n\n{STORY}\n"
    assert [field.value for field in read(text).wire] == agencies


def test_the_credit_of_a_picture_is_no_credit_of_the_text() -> None:
    assert story(body=f"Jens Holm leaves the talks. EPA / TASS\n\n{STORY}").wire == ()


def test_attributions_name_other_outlets_only() -> None:
    text = (
        "The fund is empty, according to a report by Vell Radio. The minister told ABC News so.\n\n"
        "Officials said the talks would resume, according to U.S. officials. AP News reported no date.\n"
    )
    names = [field.value for field in story(body=STORY + "\n" + text).attributed]
    assert names == ["Vell Radio", "ABC News", "AP News"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("CORRECTION: an earlier version said 71 ships; the number is 17.", "correction"),
        ("This article has been corrected to give the number of ships.", "correction"),
        ("EMBARGOED until 06:00 GMT", "embargo"),
        ("KILL: Ferry talks collapse. The story is wrong; do not use it.", "kill"),
        ("UPDATE 14:30: The minister has now left the building by the back door.", "update"),
    ],
)
def test_notices_are_told_by_kind(line: str, kind: str) -> None:
    article = read(f"Ferry talks collapse in Karsund\n\n{line}\n\n{STORY}")
    assert value(article.notice) == kind


def test_a_permalink_is_read_and_other_addresses_are_not() -> None:
    url = "https://harbourdaily.example/news/storm-ada-bridge"
    assert value(story("", f"Permalink: {url}").url) == url
    assert story("", "https://elsewhere.example/").url is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ferry did not come, and the people on the island have no bread for the week.", "en"),
        ("No boat came; a crew does what it can. We had no more bread, so I ate as you do.", "en"),
        ("Die Fähre kam nicht, und die Leute auf der Insel haben für die Woche kein Brot.", "de"),
        ("Le ferry n'est pas venu et les gens de l'île n'ont pas de pain pour la semaine.", "fr"),
        ("El barco no vino y la gente de la isla no tiene pan para toda la semana.", "es"),
        ("Fergen kom ikke, og folk på øya har ikke brød for uka, sier de etter møtet.", "no"),
        (
            "Færgen kom ikke, og folk på øen har ikke brød til ugen, siger de efter mødet af uge.",
            "da",
        ),
        ("Färjan kom inte, och folk på ön har inte bröd för veckan, säger de efter mötet.", "sv"),
        ("Паром не пришел, и у людей на острове нет хлеба на неделю, говорят они сегодня.", "und"),
        ("Too short.", "und"),
    ],
)
def test_the_language_is_told_by_function_words(text: str, code: str) -> None:
    assert read(text + "\n").language == code
