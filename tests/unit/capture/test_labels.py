from __future__ import annotations

import pytest

from newsreader.capture.reading import read_capture, understand
from newsreader.domain.articles import Article
from newsreader.domain.captures import Label
from tests.unit.capture.pages import ALL_PAGES, page


def read(text: str) -> Article:
    return understand(read_capture(text.encode()))


def labelled(article: Article) -> list[tuple[str, str]]:
    return [
        (str(line.label), article.content[line.start : line.end].strip())
        for line in article.lines
        if line.label is not Label.BLANK
    ]


@pytest.mark.parametrize("name", sorted(ALL_PAGES))
def test_every_line_of_a_page_has_the_label_of_the_sheet(name: str) -> None:
    wanted = ALL_PAGES[name]
    found = labelled(read(wanted.text))
    texts = [line for line in wanted.text.split("\n") if line.strip()]
    assert found == list(zip(wanted.labels, (text.strip() for text in texts), strict=True))


STORY = """Talks between the ferry line and its crews collapsed early on Monday, the mediator said.

Both sides refused to say when they would meet again, and 17 ships stayed in port.

"There is no third option," mediator Jens Holm told reporters outside the harbour office.
"""


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("3.20881734 A ferry at the quay in Karsund. Nordline", Label.CAPTION),
        ("A ferry at the quay in Karsund on Sunday. Photo: Per Stroem", Label.CAPTION),
        (
            "The quay in Karsund, where ferries lie idle | Image by Per Stroem, Shutterstock",
            Label.CAPTION,
        ),
        ("Photo: Per Stroem / Nordline", Label.CREDIT),
        ("Getty Images", Label.CREDIT),
        ("With reporting from © – Nordline, 2031.", Label.WIRE),
        ("Additional reporting by AFP", Label.WIRE),
        ("© Agence France-Presse", Label.WIRE),
        ("CORRECTION: an earlier version said 71 ships; the number is 17.", Label.NOTICE),
        ("EMBARGOED until 06:00 GMT on 13 May 2031", Label.NOTICE),
        ("Support Karsund Post!", Label.APPEAL),
        (
            "Not ready to give today? Your support can wait, but we need your help this year.",
            Label.APPEAL,
        ),
        ("Sign up for our free weekly newsletter", Label.NEWSLETTER),
        ("14 views0 comments", Label.COMMENTS),
        ("Your email address will not be published. Required fields are marked *", Label.COMMENTS),
        ("© 2031 Civic Ledger. All rights reserved.", Label.LEGAL),
        ("Subscribers agree to the Privacy Policy", Label.LEGAL),
        ("Read more", Label.PROMO),
        ("Continue reading on the app", Label.PROMO),
        ("Share on WhatsApp", Label.CHROME),
        ("Expand article", Label.CHROME),
        ("Permalink: https://harbourdaily.example/news/ferry-talks", Label.CHROME),
        ("-30-", Label.OTHER),
    ],
)
def test_a_line_below_the_story_is_what_it_says(line: str, label: Label) -> None:
    article = read(f"Ferry talks collapse in Karsund\n\n{STORY}\n{line}\n")
    assert labelled(article)[-1] == (str(label), line)


@pytest.mark.parametrize(
    "sentence",
    [
        "Donations to the islanders have passed two million crowns, the mayor said.",
        "The ministry said the privacy of the crews would be protected by law.",
        "Readers of the report will find no names in it, the mediator said.",
        "“We need your help, and we need it this year,” she told the crews on Monday.",
        "Voters can sign up for the hearing until Friday, the council said.",
        "Comments by the minister were met with silence on the quay.",
        "Subscribers to the ferry pass will get their money back, the line said.",
        "He wrote in the newsletter of the union that the strike would last.",
        "The photo of the empty quay was taken on Sunday, police said.",
    ],
)
def test_news_about_furniture_words_stays_body(sentence: str) -> None:
    article = read(
        f"Ferry talks collapse in Karsund\n\n{STORY}\n{sentence}\n\nThe strike goes on, he said.\n"
    )
    assert ("body", sentence) in labelled(article)


def test_a_page_that_starts_in_the_story_has_no_headline() -> None:
    article = read(STORY)
    assert article.headline is None
    assert {label for label, _ in labelled(article)} == {"body"}


def test_a_column_that_says_we_is_not_swallowed_by_an_appeal_beside_it() -> None:
    column = page("""
headline| What we owe the islands
byline| By Mara Lind

body| We built the ferries, and we told the islands that the ferries would always come.
body| We took their post offices in return, and nobody on the mainland noticed.
body| Now our ships lie in port, and we call it a dispute between two parties.
body| It is not. It is our debt, and we have known about it for thirty years.

appeal| Support us
""")
    assert [label for label, _ in labelled(read(column.text))] == list(column.labels)


def test_bare_windows_line_ends_and_no_blank_lines_change_nothing() -> None:
    text = "Ferry talks collapse in Karsund\n" + STORY.replace("\n\n", "\n") + "Read more\n"
    plain = [label for label, _ in labelled(read(text))]
    windows = [label for label, _ in labelled(read(text.replace("\n", "\r\n")))]
    assert plain == windows == ["headline", "body", "body", "body", "promo"]
