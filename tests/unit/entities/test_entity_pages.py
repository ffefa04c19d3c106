from __future__ import annotations

from newsreader.domain.articles import Article
from newsreader.domain.captures import Label, Line
from newsreader.domain.entities import Entity, EntityType, Mention
from newsreader.domain.entity_pages import EntityPage
from newsreader.domain.fields import Field, Precision, Published
from newsreader.domain.reuse import Family, Passage
from newsreader.domain.spans import Span
from newsreader.entities.linker import ArticleMentions, link
from newsreader.entities.pages import NamedArticle, entity_page
from newsreader.entities.speaking import spoken
from tests.unit.entities.marked_text import unmarked


def told(name: str, outlet: str | None, day: str | None, marked: str) -> NamedArticle:
    text, spans = unmarked(marked)
    published = None if day is None else Field(Published(day, Precision.DAY, "unknown", day), 1.0)
    article = Article(
        name,
        text,
        (Line(1, 0, len(text), Label.BODY, 1.0, "test"),),
        (Span(0, len(text)),),
        outlet=None if outlet is None else Field(outlet, 1.0),
        published=published,
    )
    mentions = [Mention(name, s, e, EntityType(k), text[s:e]) for s, e, k in spans]
    return NamedArticle(article, tuple(mentions))


ONE = told(
    "a1",
    "Karsund Post",
    "2031-05-12",
    "[NORP Ostavian] [ROLE Transport Minister] [PER Ilse Varne] left. “There is no third option,” [PER Varne] said. ",
)
TWO = told(
    "a2",
    "Vell Radio",
    "2031-05-13",
    "[PER Ilse Varne], the [ROLE acting premier], was angry. “There is no third option”, said Ms [PER Varne]. "
    "“I was not asked at all,” [PER Tomas Reyle] told them.",
)
THREE = told(
    "a3", None, None, "The judge, [PER Edda Varne], met [PER Ilse Varne] in [LOC Karsund]."
)
HELD = {"Karsund Post": 4, "Vell Radio": 2, "Civic Ledger": 1, None: 3}


def page(*articles: NamedArticle, families: tuple[Family, ...] = ()) -> EntityPage:
    entities = link([ArticleMentions(a.article.id, tuple(a.mentions)) for a in articles])
    entity = next(e for e in entities if e.name == "Ilse Varne")
    naming = [a for a in articles if any(m.article == a.article.id for m in entity.mentions)]
    people = [e for e in entities if e.type is EntityType.PER]
    return entity_page(entity, naming, HELD, families, people)


def test_forms_are_counted_with_the_outlets_that_write_them() -> None:
    found = page(ONE, TWO, THREE)
    assert [(a.text, a.mentions, a.outlets) for a in found.aliases] == [
        ("Ilse Varne", 3, ("Karsund Post", "Vell Radio")),
        ("Varne", 2, ("Karsund Post", "Vell Radio")),
    ]
    assert not any(a.uncertain for a in found.aliases)


def test_offices_stand_before_and_after_the_name_with_outlet_and_days() -> None:
    found = page(ONE, TWO, THREE)
    assert [(r.role, r.articles, r.outlets, r.first, r.last) for r in found.roles] == [
        ("Ostavian transport minister", 1, ("Karsund Post",), "2031-05-12", "2031-05-12"),
        ("acting premier", 1, ("Vell Radio",), "2031-05-13", "2031-05-13"),
    ]


def test_articles_are_counted_by_day_and_those_without_one_apart() -> None:
    found = page(ONE, TWO, THREE)
    assert [(d.day, d.articles) for d in found.days] == [("2031-05-12", 1), ("2031-05-13", 1)]
    assert found.undated == 1
    assert found.articles == ("a1", "a2", "a3")


def test_a_statement_s_wordings_come_together_by_family() -> None:
    spans = [
        said.span
        for a in (ONE, TWO)
        for said in spoken(a.article.content, a.article.paragraphs, a.mentions)
    ]
    family = Family(
        "f1",
        (
            Passage("a1", *spans[0], "There is no third option,", True),
            Passage("a2", *spans[1], "There is no third option", True),
        ),
    )
    found = page(ONE, TWO, families=(family,))
    (quote,) = found.quotes
    assert quote.family == "f1"
    assert quote.outlets == ("Karsund Post", "Vell Radio")
    assert quote.wordings == 1
    assert [m.text for m in quote.speakers] == ["Varne", "Varne"]


def test_words_of_one_article_alone_are_a_statement_without_family() -> None:
    found = page(ONE)
    assert [(q.family, len(q.passages)) for q in found.quotes] == [(None, 1)]


def test_what_another_person_says_is_not_on_the_page() -> None:
    assert all("asked" not in p.text for q in page(TWO).quotes for p in q.passages)


def test_another_person_of_that_surname_is_named_with_the_reason() -> None:
    (other,) = page(ONE, TWO, THREE).others
    assert (other.name, other.articles, other.why) == ("Edda Varne", 1, "another given name")


def test_outlets_that_do_not_name_it_are_said_with_what_is_held() -> None:
    found = page(ONE, TWO, THREE).outlets
    assert [(o.outlet, o.naming, o.held) for o in found] == [
        ("Karsund Post", 1, 4),
        ("Vell Radio", 1, 2),
        (None, 1, 3),
        ("Civic Ledger", 0, 1),
    ]


def test_a_place_has_no_namesakes_and_no_quotations() -> None:
    place = Entity("e1", EntityType.LOC, "Karsund", ("Karsund",), ())
    found = entity_page(place, [], HELD)
    assert (found.quotes, found.others, found.aliases, found.articles) == ((), (), (), ())


SPEAKERS = [
    ("“We will not leave it here,” said [PER Ilse Varne].", "Ilse Varne"),
    ("“We will not leave it here,” [PER Varne] told reporters.", "Varne"),
    ("[PER Ilse Varne], who chairs the board, said: “We will not leave it here.”", "Ilse Varne"),
    ("“We will not leave it here,” said the mayor, [PER Ilse Varne].", "Ilse Varne"),
    ("“We will not leave it here,” said mayor [PER Ilse Varne].", "Ilse Varne"),
    ("“We will not leave it here,” she said of [PER Ilse Varne].", None),
    ("“We will not leave it here.” [PER Ilse Varne] wept.", None),
    ("[PER Ilse Varne] called it “a day of shame”.", None),
]


def test_the_speaker_is_whoever_stands_beside_the_verb() -> None:
    for marked, wanted in SPEAKERS:
        text, spans = unmarked(marked)
        mentions = [Mention("a", s, e, EntityType(k), text[s:e]) for s, e, k in spans]
        found = spoken(text, [Span(0, len(text))], mentions)
        assert [said.speaker.text for said in found] == ([wanted] if wanted else []), marked


def test_a_garbled_text_tells_its_speaker_where_it_is_written() -> None:
    marked = "“We will not leave it here,” said [PER Ilse Varne]. “Nor,” she said, “there.”"
    text, _ = unmarked(marked)
    raw = text.encode().decode("cp1252", "surrogateescape").replace("\udc9d", "\x9d")
    at = raw.index("Ilse")
    name = Mention("a", at, at + 10, EntityType.PER, "Ilse Varne")
    said = spoken(raw, [Span(0, len(raw))], [name])
    assert [(s.span.slice(raw), s.speaker, s.verb.slice(raw)) for s in said] == [
        ("We will not leave it here,", name, "said")
    ]


def test_a_page_of_a_million_quotation_marks_takes_no_time() -> None:
    text = "“a b c d e” " * 20_000
    mentions = [Mention("a", n * 12, n * 12 + 1, EntityType.PER, "“") for n in range(0, 20_000, 7)]
    assert spoken(text, [Span(0, len(text))], mentions) == []
