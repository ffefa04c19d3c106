from __future__ import annotations

import re

import pytest

from newsreader.capture.reading import read_capture, understand
from newsreader.domain.articles import Article
from newsreader.domain.captures import BODY_LABELS, Label
from tests.unit.capture.pages import page
from tests.unit.capture.shapes import SHAPES, STORIES, Shape, wrapped


def read(data: bytes) -> Article:
    return understand(read_capture(data))


def squeezed(text: str) -> str:
    straight = text.replace("“", '"').replace("”", '"')
    return re.sub(r"(?<=\w)- (?=\w)", "-", " ".join(straight.split()))


def shaped(shape: str, story: str) -> Shape:
    return SHAPES[shape](STORIES[story])


@pytest.mark.parametrize("story", sorted(STORIES))
@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_every_line_keeps_its_label_in_every_shape(shape: str, story: str) -> None:
    made = shaped(shape, story)
    article = read(made.data)
    lines = [line for line in article.lines if line.label is not Label.BLANK]
    found = [(str(line.label), article.content[line.start : line.end].strip()) for line in lines]
    assert [label for label, _ in found] == list(made.labels), found


@pytest.mark.parametrize("story", sorted(STORIES))
@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_fields_and_paragraphs_read_the_same_in_every_shape(shape: str, story: str) -> None:
    plain, article = read(STORIES[story].text.encode()), read(shaped(shape, story).data)
    for name in ("outlet", "headline", "byline", "published", "dateline"):
        wanted, found = getattr(plain, name), getattr(article, name)
        value = getattr(found, "value", None)
        if isinstance(value, str):
            assert "\n" not in value
            assert squeezed(value) == squeezed(wanted.value)
        else:
            assert value == getattr(wanted, "value", None)
    assert squeezed(article.text) == squeezed(plain.text)
    assert len(article.paragraphs) == len(plain.paragraphs)
    assert article.paragraphs == article.body_spans


def test_a_page_of_one_line_of_thousands_of_letters_is_body() -> None:
    sentence = "The tide came in at the outer islands and the clerk wrote it down once more. "
    article = read((sentence * 70).encode())
    assert [line.label for line in article.lines] == [Label.BODY]
    assert article.text == (sentence * 70).strip()


def test_a_headline_over_two_lines_is_one_field_with_its_place() -> None:
    article = read(wrapped(STORIES["strike"], 72).text.encode())
    assert article.headline is not None
    assert article.headline.value.endswith("withdraws its last offer to the crews")
    evidence = article.headline.evidence[0]
    assert squeezed(article.content[evidence.start : evidence.end]) == article.headline.value
    line = article.lines[evidence.line - 1]
    assert line.start <= evidence.start < line.end
    assert article.lines[evidence.line].label is Label.HEADLINE


def test_evidence_stands_on_the_line_where_it_begins() -> None:
    article = read(wrapped(STORIES["strike"], 60).text.encode())
    assert article.outlet is not None
    for evidence in article.outlet.evidence:
        line = article.lines[evidence.line - 1]
        assert line.start <= evidence.start < line.end
        assert "Harbour Times" in article.content[evidence.start : evidence.end]


def test_titles_one_under_another_are_not_one_paragraph() -> None:
    story = wrapped(STORIES["bank"], 64).text
    titles = (
        "Merrow council votes to mend all of its eleven school roofs\n"
        "Harbour bridge in Lindhaven closes for a year from Monday\n"
        "Swan stops traffic on the main road for two hours on Sunday\n"
        "Museum opens its doors to the sea after thirty years of talk\n"
    )
    article = read(f"{story}\nMore stories\n\n{titles}".encode())
    assert all("Merrow" not in article.content[s.start : s.end] for s in article.paragraphs)
    rules = {
        line.rule for line in article.lines if "Museum" in article.content[line.start : line.end]
    }
    assert rules != {"wrapped"}


def test_a_long_line_on_a_wrapped_page_stays_a_line_of_its_own() -> None:
    story = wrapped(STORIES["strike"], 72).text
    long = "Readers of the report will find no names in it, the mediator said, " * 4
    marked = story.replace("Some 17 ships are", long.strip(" ,") + ".\n\nSome 17 ships are")
    article = read(marked.encode())
    assert any("Readers of the report" in s.slice(article.content) for s in article.paragraphs)
    assert sum(line.label in BODY_LABELS for line in article.lines) >= len(article.paragraphs) + 4


@pytest.mark.parametrize(
    "text",
    [
        "Ferry talks collapse in Karsund after nineteen hours of talks at night\nby Mara Lind\n",
        "Night talks on the island ferries end without a deal in Karsund\nupdated three hours ago\n\n"
        "Talks to end the strike on the island ferries collapsed early on Monday after nineteen hours, and "
        "nobody at the harbour could say on Tuesday when they would be taken up again.\n",
        "bread\nmilk\nferry tickets\nrope\n",
    ],
)
def test_lines_that_happen_to_begin_small_do_not_make_a_wrapped_page(text: str) -> None:
    assert "wrapped" not in {line.rule for line in read(text.encode()).lines}


def test_a_wrapped_page_without_any_capital_letters_is_read() -> None:
    story = page(
        "body| "
        + "the boats lie in the harbour and nobody has said when they will sail again. " * 6
    )
    made = wrapped(story, 70)
    assert len(read(made.text.encode()).paragraphs) == 1
