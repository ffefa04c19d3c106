from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.capture.decoding import NotText, decode
from newsreader.capture.lines import line_spans
from newsreader.capture.reading import read_capture, understand
from newsreader.domain.captures import BODY_LABELS, Label

_PIECES = st.sampled_from(
    [
        "Ferry talks collapse in Karsund", "By Mara Lind", "12 May 2031 05:47Z", "Read more", "Support The Islander!",
        "KARSUND, 12 May (Nordline) - The talks collapsed on Monday, the mediator said in a statement.",
        "“There is no third option,” he said.", "© 2031 The Islander", "Leave a comment", "17 views0 comments",
        "We need your help to keep The Islander open. Please support us with a small monthly payment.",
        "3.20881734 A ferry at the quay. Nordline", "With reporting from © – AFP, 2031.", "", "  ", "\t", "•", "Q: Why?",
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
    body = []
    for line in article.lines:
        blank = not content[line.start : line.end].strip()
        assert blank == (line.label is Label.BLANK)
        assert 0 <= line.confidence <= 1
        assert line.rule
        if line.label in BODY_LABELS:
            body.append(line)
    assert len(article.paragraphs) == len(body)
    for span, line in zip(article.paragraphs, body, strict=True):
        assert span.slice(content) == content[line.start : line.end].strip()
        assert line.start <= span.start < span.end <= line.end
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
        assert line.start <= one.start < one.end <= line.end
        assert one.rule
    assert all(field.value and 0 < field.confidence <= 1 for field in fields if field)
    assert understand(read_capture(text.encode("utf-8", "surrogatepass"))) == article
