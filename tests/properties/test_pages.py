from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.capture.decoding import NotText
from newsreader.capture.html.extractor_worker import Opinions
from newsreader.capture.html.reading import read_page
from newsreader.capture.html.understanding import understand_page
from newsreader.domain.articles import Article
from newsreader.domain.captures import Capture
from tests.unit.capture.html.made_pages import JSON_LD, LAST, LEAD, page

_WHOLE = page(JSON_LD)
_PLACES = st.integers(0, len(_WHOLE) - 1)
_CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("flip"), _PLACES, st.integers(1, 255)),
        st.tuples(st.just("cut"), _PLACES, st.integers(1, 300)),
        st.tuples(st.just("double"), _PLACES, st.integers(1, 300)),
    ),
    min_size=1,
    max_size=12,
)
_TEXTS = st.sampled_from(["", LEAD, f"{LEAD}\n{LAST}", "something else that no line has in it"])


def changed(changes: list[tuple[str, int, int]]) -> bytes:
    data = bytearray(_WHOLE)
    for kind, place, size in changes:
        at = min(place, len(data) - 1)
        if kind == "flip" and data:
            data[at] ^= size
        elif kind == "cut":
            del data[at : at + size]
        else:
            data[at:at] = data[at : at + size]
    return bytes(data)


def holds(capture: Capture, article: Article) -> None:
    text = capture.decoded.text
    assert article.content == text
    assert "".join(text[line.start : line.end] for line in article.lines) == text
    assert article.paragraphs == article.body_spans
    fields = [
        article.outlet, article.headline, article.standfirst, article.byline, article.dateline, article.published,
        article.slug, article.notice, article.url, *article.wire, *article.attributed,
    ]  # fmt: skip
    for field in fields:
        if field is not None:
            for found in field.evidence:
                assert 0 <= found.start <= found.end <= len(text)
                assert article.lines[found.line - 1].start <= found.start
                assert 0 <= field.confidence <= 1


@settings(max_examples=150, deadline=None)
@given(_CHANGES, _TEXTS)
def test_a_damaged_page_is_read_or_refused_and_never_crashes(
    changes: list[tuple[str, int, int]], said: str
) -> None:
    data = changed(changes)
    try:
        capture = read_page(data)
    except NotText:
        return
    opinions = Opinions({"trafilatura": said, "readability": said}, ("resiliparse",))
    article = understand_page(capture, data, lambda source: opinions)
    holds(capture, article)
    assert understand_page(capture, data, lambda source: opinions) == article


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("<>/=!-&;#x\"' \n[]{}:pdivabh1\0é渡")), max_size=300))
def test_any_string_is_a_page_or_no_text(source: str) -> None:
    data = ("<html>" + source).encode()
    try:
        capture = read_page(data)
    except NotText:
        return
    holds(capture, understand_page(capture, data, None))
