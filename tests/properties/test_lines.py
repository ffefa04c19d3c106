from __future__ import annotations

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.capture.decoding import NotText, decode
from newsreader.capture.lines import line_spans
from newsreader.capture.reading import read_capture, understand
from newsreader.domain.captures import BODY_LABELS, WRAPPED, Label
from newsreader.domain.spans import Span
from newsreader.text.flow import flowed

_PIECES = st.sampled_from(
    [
        "Ferry talks collapse in Karsund", "By Mara Lind", "12 May 2031 05:47Z", "Read more", "Support The Islander!",
        "KARSUND, 12 May (Nordline) - The talks collapsed on Monday, the mediator said in a statement.",
        "“There is no third option,” he said.", "© 2031 The Islander", "Leave a comment", "17 views0 comments",
        "We need your help to keep The Islander open. Please support us with a small monthly payment.",
        "3.20881734 A ferry at the quay. Nordline", "With reporting from © – AFP, 2031.", "", "  ", "\t", "•", "Q: Why?",
        "The talks between the ferry line and its crews collapsed on Monday after", "nineteen hours and a night, the mediator said.",
        "   an indented line goes on with what the mediator said in the statement of the",
        "Permalink: https://islander.example/a", "CORRECTION: it was 17 ships.", "* one", "1. First", "A", "#",
    ]
)  # fmt: skip
_PAGES = st.lists(
    st.tuples(st.one_of(_PIECES, st.text(max_size=60)), st.sampled_from(["\n", "\r\n", "\r", "\n\n"])),
    min_size=1, max_size=30,
).map(lambda parts: "".join(text + end for text, end in parts))  # fmt: skip


@given(st.text())
def test_spans_join_to_the_text(text: str) -> None:
    spans = line_spans(text)
    assert "".join(span.slice(text) for span in spans) == text
    assert all(span.end > span.start for span in spans)
    assert [span.start for span in spans[1:]] == [span.end for span in spans[:-1]]


@given(st.binary())
def test_decoding_gives_text_or_says_why_not(data: bytes) -> None:
    try:
        decoded = decode(data)
    except NotText as refused:
        reason = refused.reason
    else:
        reason = ""
        assert "\0" not in decoded.text
        assert len(decoded.text) <= len(data)
        assert decoded.lossy <= ("\ufffd" in decoded.text)
    assert reason == "" or reason.startswith(("not text (", "empty file"))


@settings(deadline=None, max_examples=150)
@given(_PAGES)
def test_every_line_has_a_label_and_paragraphs_lie_in_body_lines(text: str) -> None:
    try:
        article = understand(read_capture(text.encode("utf-8", "surrogatepass")))
    except NotText:
        return
    content = article.content
    assert "".join(content[line.start : line.end] for line in article.lines) == content
    assert [line.n for line in article.lines] == list(range(1, len(article.lines) + 1))
    body: list[tuple[int, int]] = []
    for line in article.lines:
        blank = not content[line.start : line.end].strip()
        assert blank == (line.label is Label.BLANK)
        assert 0 <= line.confidence <= 1
        assert line.rule
        if line.label in BODY_LABELS and line.rule == WRAPPED:
            body[-1] = (body[-1][0], line.end)
        elif line.label in BODY_LABELS:
            body.append((line.start, line.end))
    assert len(article.paragraphs) == len(body)
    for span, (start, end) in zip(article.paragraphs, body, strict=True):
        assert span.slice(content) == content[start:end].strip()
        assert start <= span.start < span.end <= end
    assert article.paragraphs == article.body_spans


@settings(deadline=None, max_examples=100)
@given(_PAGES)
def test_every_field_stands_on_evidence_in_the_text(text: str) -> None:
    try:
        article = understand(read_capture(text.encode("utf-8", "surrogatepass")))
    except NotText:
        return
    fields = [
        article.outlet,
        article.headline,
        article.standfirst,
        article.byline,
        article.dateline,
    ]
    fields += [article.slug, article.notice, article.url, *article.wire, *article.attributed]
    evidence = [e for field in fields if field for e in field.evidence]
    evidence += list(article.published.evidence) if article.published else []
    for one in evidence:
        line = article.lines[one.line - 1]
        following = article.lines[one.line :]
        end = next(
            (n.start for n in following if n.label is not Label.BLANK and n.rule != WRAPPED),
            len(article.content),
        )
        assert line.start <= one.start < line.end
        assert one.start < one.end <= end
        assert one.rule
    assert all(field.value and 0 < field.confidence <= 1 for field in fields if field)
    assert understand(read_capture(text.encode("utf-8", "surrogatepass"))) == article


_WORDS = st.lists(
    st.sampled_from(
        [
            "the",
            "ferry",
            "crews",
            "of",
            "Karsund",
            "sailed",
            "and",
            "nobody",
            "had",
            "seen",
            "a",
            "well-known",
            "boat",
            "at",
            "sea",
        ]
    ),
    min_size=40,
    max_size=90,
)


@settings(deadline=None, max_examples=80)
@given(
    st.lists(_WORDS, min_size=2, max_size=5),
    st.integers(45, 100),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_wrapped_prose_is_read_by_paragraph_at_any_width(
    stories: list[list[str]], width: int, end: str
) -> None:
    paragraphs = [" ".join(words).capitalize() + "." for words in stories]
    text = "\n\n".join(textwrap.fill(p, width, break_on_hyphens=False) for p in paragraphs)
    article = understand(read_capture(text.replace("\n", end).encode()))
    assert [" ".join(s.slice(article.content).split()) for s in article.paragraphs] == paragraphs


_TEXT = st.text(st.sampled_from("ab -.\n\r\t"), max_size=60)


@given(_TEXT, st.data())
def test_flowed_text_leads_back_to_the_same_letters(text: str, data: st.DataObject) -> None:
    flow = flowed(text, [Span(0, len(text))])
    assert "\n" not in flow.text
    start = data.draw(st.integers(0, len(flow.text)))
    stop = data.draw(st.integers(start, len(flow.text)))
    back = flow.back(Span(start, stop))
    assert 0 <= back.start <= back.end <= len(text)
    assert "".join(back.slice(text).split()) == "".join(flow.text[start:stop].split())
