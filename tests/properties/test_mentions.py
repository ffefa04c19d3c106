from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.domain.articles import Article
from newsreader.domain.captures import Label, Line
from newsreader.domain.decisions import Anchor, Decision, DecisionKind
from newsreader.domain.entities import EntityType, Mention
from newsreader.entities.linker import ArticleMentions, link
from newsreader.entities.mentions import find_mentions
from newsreader.entities.rules import RuleTagger

_WORDS = st.sampled_from(
    [
        "Ilse",
        "Varne",
        "Minister",
        "of",
        "the",
        "US",
        "U.S.",
        "said",
        "van",
        "der",
        "Bank",
        "and",
        "Moscow",
        "al-Sadr",
        "Mr",
        ".",
        ",",
        "“",
        "”",
        "’",
        "'s",
        "-",
        "(",
        ")",
        "2",
        "12",
        "May",
        "in",
        "THE",
        "Union",
        "NATO",
        "&",
        "Foreign",
        "Ministry",
        "I",
        "J.",
        "Union's",
        "\0",
        "é",
        "中",
        "entitled",
        "Treaty",
        "King",
        "Republic",
    ]
)
_TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(_WORDS, max_size=40).map(" ".join),
    st.lists(_WORDS, max_size=30).map("".join),
)
_LABELS = st.sampled_from(
    [Label.HEADLINE, Label.STANDFIRST, Label.BODY, Label.CAPTION, Label.CHROME]
)
_NAMES = st.sampled_from(
    [
        "Ilse Varne",
        "Edda Varne",
        "Varne",
        "Ilse",
        "I. Varne",
        "Sergei Lavrin",
        "Sergey Lavrin",
        "Lavrin",
        "US",
        "United States",
        "Foreign Ministry",
        "OIS",
        "Organisation of Island States",
        "Smith",
        ".",
        "van der Meulen",
        "Anna van der Meulen",
        "last week",
        "2031",
        "’s",
        "Kim Dae-sun",
    ]
)


@st.composite
def _articles(draw: st.DrawFn) -> Article:
    content, lines = "", []
    for n, (text, label) in enumerate(draw(st.lists(st.tuples(_TEXTS, _LABELS), max_size=6)), 1):
        start = len(content)
        content += text.replace("\n", " ").replace("\r", " ") + "\n"
        lines.append(Line(n, start, len(content), label, 1.0, "drawn"))
    language = draw(st.sampled_from(["en", "und", "de"]))
    return Article("a" + "0" * 16, content, tuple(lines), (), language=language)


@st.composite
def _mentioned(draw: st.DrawFn) -> list[ArticleMentions]:
    articles = []
    for n in range(draw(st.integers(0, 5))):
        at, mentions = 0, []
        for text, kind, gap in draw(
            st.lists(
                st.tuples(_NAMES, st.sampled_from(list(EntityType)), st.integers(1, 4)), max_size=8
            )
        ):
            at += gap
            mentions.append(Mention(f"a{n}", at, at + len(text), kind, text))
            at += len(text)
        articles.append(ArticleMentions(f"a{n}", tuple(mentions)))
    return articles


@settings(max_examples=300, deadline=None)
@given(_articles())
def test_mentions_are_slices_within_named_spans_and_never_overlap(article: Article) -> None:
    last = 0
    for mention in find_mentions(article, RuleTagger()):
        assert last <= mention.start < mention.end
        last = mention.end
        assert article.content[mention.start : mention.end] == mention.text
        assert mention.text == mention.text.strip()
        assert any(s.start <= mention.start and mention.end <= s.end for s in article.named_spans)


@settings(max_examples=100, deadline=None)
@given(_articles())
def test_finding_mentions_twice_finds_the_same(article: Article) -> None:
    assert find_mentions(article, RuleTagger()) == find_mentions(article, RuleTagger())


@st.composite
def _decided(draw: st.DrawFn) -> tuple[list[ArticleMentions], list[Decision]]:
    articles = draw(_mentioned())
    anchors = [Anchor(m.article, m.start, m.end) for a in articles for m in a.mentions]
    anchors.append(Anchor("gone", 3, 9))
    some = st.sampled_from(anchors)
    kinds = st.sampled_from([DecisionKind.NAME_TOGETHER, DecisionKind.NAME_APART])
    pairs = draw(st.lists(st.tuples(kinds, some, some), max_size=6))
    return articles, [Decision(kind, min(a, b), max(a, b)) for kind, a, b in pairs]


@settings(max_examples=200, deadline=None)
@given(_decided(), st.integers())
def test_each_mention_is_in_one_entity_whatever_the_order(
    decided: tuple[list[ArticleMentions], list[Decision]], seed: int
) -> None:
    articles, decisions = decided
    entities = link(articles, decisions)
    linked = [mention for entity in entities for mention in entity.mentions]
    assert sorted(linked, key=_order) == sorted(
        (m for a in articles for m in a.mentions), key=_order
    )
    assert len({entity.id for entity in entities}) == len(entities)
    assert all(entry.why for entity in entities for entry in entity.links)
    shuffled = list(articles)
    random.Random(seed).shuffle(shuffled)
    assert link(shuffled, decisions) == entities


@settings(max_examples=300, deadline=None)
@given(_decided())
def test_what_the_reader_decided_last_holds(
    decided: tuple[list[ArticleMentions], list[Decision]],
) -> None:
    articles, decisions = decided
    if not decisions or decisions[-1].b is None or decisions[-1].a == decisions[-1].b:
        return
    last = decisions[-1]
    homes = {
        Anchor(m.article, m.start, m.end): entity.id
        for entity in link(articles, decisions)
        for m in entity.mentions
    }
    if last.a in homes and last.b in homes:
        together = homes[last.a] == homes[last.b]
        assert together == (last.kind is DecisionKind.NAME_TOGETHER)


def test_joining_two_names_does_not_carry_along_mentions_that_are_kept_apart() -> None:
    def names(article: str, *found: tuple[EntityType, str]) -> ArticleMentions:
        spans = ((12 * n, 12 * n + len(text), kind, text) for n, (kind, text) in enumerate(found))
        return ArticleMentions(article, tuple(Mention(article, *span) for span in spans))

    person, house = (EntityType.PER, "Ilse Varne"), (EntityType.ORG, "Edda Varne")
    articles = [names("a0", person, person, house), names("a1", house)]
    decisions = [
        Decision(DecisionKind.NAME_TOGETHER, Anchor("a0", 0, 10), Anchor("a0", 24, 34)),
        Decision(DecisionKind.NAME_APART, Anchor("a0", 12, 22), Anchor("a1", 0, 10)),
    ]
    homes = {(m.article, m.start): e.id for e in link(articles, decisions) for m in e.mentions}
    assert homes["a0", 0] == homes["a0", 24]
    assert homes["a0", 12] != homes["a1", 0]


def _order(mention: Mention) -> tuple[str, int, int, str]:
    return (mention.article, mention.start, mention.end, mention.type)
