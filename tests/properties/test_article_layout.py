"""An article's lines: painted when they are looked at, in whatever order, they are those painted one after the other."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from newsreader.domain.articles import Article
from newsreader.domain.captures import BODY_LABELS, WRAPPED, Label, Line
from newsreader.domain.documents import Row
from newsreader.domain.entities import EntityType, NamePlace
from newsreader.domain.marks import Mark, MarkKind
from newsreader.domain.newness import Newness, Told, Where
from newsreader.domain.reuse import Passage
from newsreader.domain.spans import Span
from newsreader.domain.triage import Triage
from newsreader.services.reading import Reading
from newsreader.ui.paint.article import lay_out
from newsreader.ui.paint.article_layout import ArticleLayout
from newsreader.ui.paint.article_lines import ArticleLine
from newsreader.ui.paint.article_text import ArticleText
from newsreader.ui.paint.palette import Piece, Role
from newsreader.ui.paint.showing import Show

_WORDS = ("ferry", "a", "Karsund", "漁船", "cafe\u0301", "“No”", "well-known", "x" * 30, "\u200b")
_LABELS = (Label.BODY, Label.BODY, Label.SUBHEADING, Label.PROMO, Label.CAPTION, Label.BLANK)
_KINDS = (MarkKind.SAME, MarkKind.DIFFERS, MarkKind.SIMILAR)
_SHOWS = st.builds(
    Show,
    furniture=st.booleans(),
    raw=st.booleans(),
    find=st.sampled_from(("", "", "a", "karsund")),
    told=st.sampled_from(("fold", "dim", "plain")),
    unfolded=st.booleans(),
    substance=st.booleans(),
)


def article_of(rng: Random) -> Article:
    content = ""
    lines: list[Line] = []
    for n in range(1, rng.randrange(2, 14)):
        label = Label.HEADLINE if n == 1 else rng.choice(_LABELS)
        words = [] if label is Label.BLANK else rng.choices(_WORDS, k=rng.randrange(1, 30))
        text = " ".join(words) + rng.choice(("\n", "\r\n", " \n"))
        wrapped = bool(lines) and lines[-1].label is label and rng.random() < 0.5
        rule = WRAPPED if wrapped else "test"
        lines.append(Line(n, len(content), len(content) + len(text), label, 1.0, rule))
        content += text
    article = Article("a" + "0" * 16, content, tuple(lines), ())
    paragraphs = tuple(b.span for b in article.blocks() if b.label in BODY_LABELS)
    return Article("a" + "0" * 16, content, tuple(lines), paragraphs)


def reading_of(rng: Random) -> Reading:
    article = article_of(rng)
    names, marks, told = [], [], []
    for paragraph in article.paragraphs:
        starts = sorted(rng.sample(range(paragraph.start, paragraph.end + 1), k=min(2, paragraph.end - paragraph.start)))  # fmt: skip
        for start, end in zip(starts[::2], starts[1::2], strict=False):
            text = article.content[start:end]
            names.append(NamePlace(start, end, rng.choice(tuple(EntityType)), text))
        if rng.random() < 0.6:
            for start in sorted(rng.choices(range(paragraph.start, paragraph.end), k=2)):
                passage = Passage(article.id, start, paragraph.end, article.content[start : paragraph.end])  # fmt: skip
                marks.append(Mark(rng.choice(_KINDS), 2, passage, ()))
        if rng.random() < 0.5:
            told.append(Told(paragraph, Where.ELSEWHERE, 7, "2031-05-12T10:00:00Z"))
    row = Row(1, 1, article.id, None, "Ferry", False, None, "2031-05-12T10:00:00Z", 9, 1, False, 0, None, Triage())  # fmt: skip
    return Reading(
        row=row,
        article=article,
        names=names,
        marks=tuple(marks),
        sources={},
        locations=(),
        versions=1,
        newness=Newness(9, 4, tuple(told), ()),
        disagreements={n: ("Post: 17; Times: 71",) for n in range(len(marks)) if n % 3 == 0},
    )


def laid_out(reading: Reading, width: int, show: Show) -> ArticleLayout:
    return lay_out(ArticleText(reading.article), reading, width, show)


def words_of(line: ArticleLine) -> str:
    return "".join(piece.text for piece in line.pieces[1:])


@given(st.randoms(use_true_random=False), st.integers(4, 120), _SHOWS)
def test_lines_are_the_same_in_whatever_order_they_are_looked_at(
    rng: Random, width: int, show: Show
) -> None:
    reading = reading_of(rng)
    eager = list(laid_out(reading, width, show).lines)
    lazy = laid_out(reading, width, show).lines
    assert len(lazy) == len(eager)
    for at in rng.sample(range(len(eager)), k=len(eager)):
        assert (lazy.span(at), lazy.mark(at)) == (eager[at].span, eager[at].mark)
        assert lazy[at] == eager[at]
        assert lazy[at - len(eager)] == eager[at]
    assert lazy[1:5] == eager[1:5]


@given(st.randoms(use_true_random=False), st.lists(st.integers(4, 120), min_size=2, max_size=5), _SHOWS)  # fmt: skip
def test_what_is_kept_from_one_width_changes_nothing_at_another(
    rng: Random, widths: list[int], show: Show
) -> None:
    reading = reading_of(rng)
    kept = ArticleText(reading.article)
    for width in (*widths, widths[0]):
        lines = lay_out(kept, reading, width, show).lines
        looked_at = {rng.randrange(len(lines)) for _ in range(4)}
        fresh = laid_out(reading, width, show).lines
        assert all(lines[at] == fresh[at] for at in looked_at)
        assert len(lines) == len(fresh)


@given(st.randoms(use_true_random=False), st.integers(4, 120), _SHOWS)
def test_places_and_marks_are_found_without_painting(rng: Random, width: int, show: Show) -> None:
    reading = reading_of(rng)
    layout = laid_out(reading, width, show)
    lines = list(laid_out(reading, width, show).lines)
    for offset in range(len(reading.article.content) + 1):
        found = 0
        for number, line in enumerate(lines):
            if line.span is not None and line.span.start <= offset:
                found = number
                if offset < line.span.end:
                    break
        assert layout.lines.line_of(offset) == found
        shown = any(line.span and line.span.start <= offset < line.span.end for line in lines)
        assert layout.lines.show(offset) == shown
    first: dict[int, int] = {}
    for number, line in enumerate(lines):
        if line.mark is not None:
            first.setdefault(line.mark, number)
    assert layout.lines.marks == first


@given(st.randoms(use_true_random=False), st.integers(16, 120), st.booleans())
def test_every_word_of_the_story_is_on_the_line_that_says_so(
    rng: Random, width: int, furniture: bool
) -> None:
    reading = reading_of(rng)
    show = Show(told="plain", furniture=furniture)
    lines = laid_out(reading, width, show).lines
    content = reading.article.content
    for line in lines:
        if line.span is not None:
            shown = line.span.slice(content).replace("\u200b", " ").split()
            assert words_of(line).split() == shown
    for paragraph in reading.article.paragraphs:
        for offset in range(paragraph.start, paragraph.end):
            if content[offset].strip("\u200b \r\n"):
                assert lines.show(offset)


@given(st.randoms(use_true_random=False), st.integers(16, 120))
def test_a_letter_s_place_on_its_line_leads_back_to_it(rng: Random, width: int) -> None:
    reading = reading_of(rng)
    lines = laid_out(reading, width, Show(told="plain")).lines
    for at in range(len(lines)):
        span = lines.span(at)
        for letter in range(len(lines.words(at))):
            offset = lines.offset(at, letter)
            assert span is not None
            assert span.start <= offset < span.end
            assert lines.letter(at, offset) == letter


def test_a_name_is_bold_where_it_stands_first_and_not_again() -> None:
    content = "Head\nKarsund, Karsund and Karsund.\n"
    lines = (Line(1, 0, 5, Label.HEADLINE, 1.0, "test"), Line(2, 5, len(content), Label.BODY, 1.0, "test"))  # fmt: skip
    article = Article("a" + "0" * 16, content, lines, (Span(5, len(content) - 1),))
    reading = reading_of(Random(1))
    at = [5, 14, 26]
    names = [NamePlace(s, s + 7, EntityType.LOC, "Karsund") for s in at]
    named = Reading(reading.row, article, names, (), {}, (), 1)
    pieces = [p for line in laid_out(named, 80, Show()).lines for p in line.pieces]
    roles = [piece.role for piece in pieces if piece.text == "Karsund"]
    assert roles == [Role.PLACE_FIRST, Role.PLACE, Role.PLACE]
    backwards = laid_out(named, 26, Show()).lines
    last = [line for line in reversed(backwards) if "Karsund" in words_of(line)]
    assert Piece("Karsund", Role.PLACE) in last[0].pieces
    assert Piece("Karsund", Role.PLACE_FIRST) in last[-1].pieces
