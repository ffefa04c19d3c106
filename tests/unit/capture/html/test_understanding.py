from __future__ import annotations

import pytest

from newsreader.capture.html.extractor_worker import NOT_ASKED, Opinions
from newsreader.capture.html.reading import read_page
from newsreader.capture.html.understanding import address_of, understand_page
from newsreader.domain.articles import Article
from newsreader.domain.captures import Label
from newsreader.domain.fields import Precision
from tests.unit.capture.html.made_pages import JSON_LD, LAST, LEAD, QUOTE, STORY, TEASER, page


def read(data: bytes, opinions: Opinions = NOT_ASKED) -> Article:
    return understand_page(read_page(data), data, lambda source: opinions)


def label_of(article: Article, text: str) -> Label:
    return next(
        line.label for line in article.lines if article.content[line.start :].startswith(text)
    )


def test_the_story_is_the_body_and_everything_else_is_kept_as_lines() -> None:
    article = read(page())
    assert article.text.split("\n\n") == [LEAD, QUOTE, "What happens next", LAST]
    assert label_of(article, "What happens next") is Label.SUBHEADING
    assert label_of(article, "A ferry at the quay") is Label.CAPTION
    assert label_of(article, "Ferry talks collapse") is Label.HEADLINE
    assert label_of(article, "By Mara Lind") is Label.BYLINE
    assert label_of(article, TEASER) not in (Label.BODY, Label.SUBHEADING)
    assert "".join(article.content[x.start : x.end] for x in article.lines) == article.content


def test_lines_of_the_page_s_own_data_are_machinery_with_a_rule() -> None:
    article = read(page(JSON_LD))
    line = next(
        x for x in article.lines if article.content[x.start :].startswith("json-ld NewsArticle.h")
    )
    assert (line.label, line.rule) == (Label.CHROME, "html:data")


def test_fields_come_from_structured_data_with_evidence_in_their_line() -> None:
    article = read(page(JSON_LD))
    assert article.outlet is not None
    assert article.byline is not None
    assert article.published is not None
    assert article.outlet.value == "The Islander"
    assert article.byline.value == "Mara Lind; Per Stroem"
    published = article.published.value
    assert (published.value, published.precision, published.zone, published.original) == (
        "2031-05-12T05:47:00+02:00",
        Precision.SECOND,
        "+02:00",
        "2031-05-12T05:47:00+02:00",
    )
    for field in (article.outlet, article.byline, article.published):
        for found in field.evidence:
            line = article.lines[found.line - 1]
            assert line.start <= found.start < found.end <= line.end
            assert found.rule == "html:json-ld"
    names = [article.content[e.start : e.end] for e in article.byline.evidence]
    assert names == ["Mara Lind", "Per Stroem"]


def test_the_headline_is_what_the_page_shows_and_the_data_bears_witness() -> None:
    article = read(page(JSON_LD))
    assert article.headline is not None
    assert article.headline.value == "Ferry talks collapse in Karsund"
    assert [e.rule for e in article.headline.evidence] == ["html:h1", "html:json-ld"]


def test_a_title_without_a_heading_loses_the_outlet_s_name() -> None:
    head = '<meta property="og:site_name" content="The Islander">'
    data = page(head).replace(b"<h1>Ferry talks collapse in Karsund</h1>", b"")
    article = read(data)
    assert article.headline is not None
    assert article.headline.value == "Ferry talks collapse in Karsund"


@pytest.mark.parametrize(
    ("head", "value", "precision"),
    [
        ('<meta property="article:published_time" content="2031-05-12T05:47Z">', "2031-05-12T05:47Z", Precision.MINUTE),
        ('<meta property="article:published_time" content="2031-05-12">', "2031-05-12", Precision.DAY),
        ('<meta property="article:published_time" content="2031-05-12T00:00:00Z">', "2031-05-12", Precision.DAY),
        ('<meta property="article:published_time" content="2031-13-45T05:47Z">', None, None),
        ('<meta property="article:published_time" content="soon">', None, None),
        ('<meta name="date" content="12 May 2031">', "2031-05-12", Precision.DAY),
    ],
)  # fmt: skip
def test_a_date_is_as_exact_as_the_page_says(
    head: str, value: str | None, precision: Precision | None
) -> None:
    published = read(page(head)).published
    assert (published.value.value if published else None) == value
    assert (published.value.precision if published else None) == precision


def test_what_the_page_does_not_say_is_not_known() -> None:
    article = read(b"<p>17 ships.</p><p>Nobody sails.</p>")
    found = (article.outlet, article.byline, article.published, article.url)
    assert found == (None,) * 4
    assert article.headline is None


@pytest.mark.parametrize(
    "author", ["https://islander.example/mara", "The Islander", "Islander Staff", "admin", "AFP"]
)
def test_who_is_no_person_is_no_author(author: str) -> None:
    head = f'<meta property="og:site_name" content="The Islander"><meta name="author" content="{author}">'
    data = page(head).replace(b"By Mara Lind", b"")
    assert read(data).byline is None


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://islander.example/2031/ferry#top", "https://islander.example/2031/ferry"),
        ("https://islander.example/", None),
        ("https://islander.example", None),
        ("/2031/ferry", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("http://[broken", None),
    ],
)
def test_a_page_s_address_is_absolute_and_never_the_site_s_front(
    href: str, url: str | None
) -> None:
    data = page(f'<link rel="canonical" href="{href}">')
    assert address_of(read_page(data)) == url
    found = read(data).url
    assert (found.value if found else None) == url


def test_extractors_that_agree_outvote_the_rules() -> None:
    story = f"<div><p>{LEAD}</p><p>{LAST}</p></div><p>Vote. We ask you: more ferries, or fewer of them?</p>"
    said = f"{LEAD}\n{LAST}"
    article = read(
        page(story=story),
        Opinions(dict.fromkeys(("trafilatura", "readability", "resiliparse"), said), ()),
    )
    assert article.text.split("\n\n") == [LEAD, LAST]


def test_an_extractor_that_finds_nothing_does_not_empty_the_page() -> None:
    texts = {"trafilatura": "", "readability": "", "resiliparse": ""}
    assert LEAD in read(page(), Opinions(texts, ())).text


def test_where_extractors_were_silent_the_rule_says_so() -> None:
    rules = {line.rule for line in read(page(story=STORY.replace("p>", "div>"))).lines}
    assert "html:vote" not in rules


def test_text_in_any_page_is_never_an_empty_article() -> None:
    for source in (
        "<nav>Home</nav>",
        "<p>Yes",
        "<button>Go</button>",
        "<h1>Only a title</h1>",
        "<title>Only a tab</title>",
    ):
        article = read(f"<html>{source}".encode())
        visible = source[1:2] != "t" and source[1:3] != "h1"
        assert bool(article.text) == visible
        assert article.content.strip()


def test_a_story_that_only_its_data_holds_is_read_there() -> None:
    words = f"{LEAD} {QUOTE} {LAST}".replace('"', "'")
    script = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{words}"}}</script>'
    article = read(f"<html><head>{script}</head><body><p>Loading the story</p></body>".encode())
    assert article.text == words


def test_a_text_laid_out_by_another_version_is_read_without_its_tree() -> None:
    capture = read_page(page(JSON_LD))
    article = understand_page(capture, b"<p>something else", None)
    assert LEAD in article.text
    assert article.byline is not None


def test_the_language_is_the_text_s_and_else_what_the_page_says() -> None:
    assert read(page(lang="de")).language == "en"
    assert read("<html lang=zh-CN><p>渡轮谈判破裂。</p>".encode()).language == "zh"


@pytest.mark.parametrize(
    ("given", "zone"), [("09:30:00+02:00", "+02:00"), ("09:31:00+02:00", "unknown")]
)
def test_a_printed_time_has_the_zone_that_its_tag_gives_for_the_same_minute(
    given: str, zone: str
) -> None:
    time = f'<time datetime="2031-05-12T{given}">12 May 2031, 09:30</time>'
    found = read(page(story=time + STORY)).published
    assert found is not None
    assert (found.value.value[:16], found.value.zone) == ("2031-05-12T09:30", zone)
