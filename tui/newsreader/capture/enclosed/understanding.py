"""What is enclosed -> its article: read as a page or as plain text, with what its envelope says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_tz

from newsreader.capture.decoding import NotText
from newsreader.capture.enclosed import senders
from newsreader.capture.enclosed.layout import Drawn, Enclosed, draw
from newsreader.capture.html import metadata
from newsreader.capture.html.layout import DataLine, Layout, take_apart
from newsreader.capture.html.metadata import evidence, moment_of
from newsreader.capture.html.understanding import Ask, understand_drawn, with_data
from newsreader.capture.lines import line_spans
from newsreader.capture.reading import understand_text
from newsreader.domain.articles import Article
from newsreader.domain.captures import BODY_LABELS, Capture, Label, Line
from newsreader.domain.fields import Evidence, Field, Precision, Published

Reread = Callable[[bytes, str], Enclosed]
_EPOCH = re.compile(r"^\d{9,10}(?:\.\d+)?$|^\d{12,13}$")
_REPLY = re.compile(r"^(?:\w{1,4}(?:\[\d+\])?\s*:\s*)*")
#: Lines of a message that was passed on, at the top of what is passed on.
_PASSED = re.compile(r"^[>\s]*(?P<name>From|De|Von|Fra|Från|Sent|Date|Gesendet|Subject|Betreff|Objet|Asunto|To|Cc)\s*:\s*(?P<value>\S.*)$")  # fmt: skip
_PREVIEW = re.compile(r"pre-?header|preview-?text")
_TOP = 40
_LEAST = 3


def understand_enclosed(
    capture: Capture, data: bytes | None, ask: Ask | None, reread: Reread
) -> Article:
    """Label every line of what is enclosed and read its fields, each with its evidence.

    Args:
        capture: Its capture.
        data: Its bytes, for the tree of a page.
        ask: Asks the extractors.
        reread: Reads the bytes again by the decoder that is noted of them.
    """
    text = capture.decoded.text
    parts = take_apart(text)
    outlet = _outlet(parts.data)
    drawn = _drawn(capture, data, reread)
    if drawn is not None and drawn.source:
        article = understand_drawn(capture, (drawn.blocks, drawn.source), ask, outlet)
        article = _without_preview(article, drawn)
    else:
        article = _plain(capture, parts, outlet)
    return _with_envelope(_passed_on(article, parts), parts.data)


def _drawn(capture: Capture, data: bytes | None, reread: Reread) -> Drawn | None:
    """Lay the bytes out again; None where that gives another text today."""
    if data is None:
        return None
    try:
        drawn = draw(reread(data, capture.decoded.decoder))
    except NotText:
        return None
    return drawn if drawn.text == capture.decoded.text else None


def _plain(capture: Capture, parts: Layout, outlet: Field[str] | None) -> Article:
    """Understand plain text, and the lines of data below it."""
    text = capture.decoded.text
    titles = metadata.titles(parts.data)
    title = _REPLY.sub("", titles[0].value) if titles else ""
    read = understand_text(capture.article_id, text[: parts.visible], title, outlet)
    rest = [
        Line(
            n, s.start, s.end, Label.CHROME if s.slice(text).strip() else Label.BLANK, 1.0, "blank"
        )
        for n, s in enumerate(line_spans(text), 1)
    ][len(read.lines) :]
    headline = read.headline
    if titles and headline is not None and _says(headline.value, title):
        headline = replace(headline, evidence=(*headline.evidence, evidence(titles[0])))
    elif titles and title:
        headline = Field(title, 0.8, (evidence(titles[0], title),))
    language = read.language
    return replace(
        read,
        content=text,
        lines=tuple(with_data([*read.lines, *rest], parts)),
        headline=headline,
        url=metadata.url_of(parts.data) or read.url,
        language=language if language != "und" else metadata.language_said(parts.data),
    )


def _without_preview(article: Article, drawn: Drawn) -> Article:
    """Label the hidden lines at a message's top that mail programs show beside its subject."""
    if not drawn.source or not capture_is_mail(article):
        return article
    lines = list(article.lines)
    for line, block in list(zip(article.lines, drawn.blocks, strict=False))[:_TOP]:
        hidden = block.place.hidden or _PREVIEW.search(block.place.near()) is not None
        if hidden and line.label is not Label.HEADLINE:
            lines[line.n - 1] = replace(
                line, label=Label.CHROME, confidence=0.85, rule="mail:preview"
            )
        elif not hidden and line.label in BODY_LABELS:
            break
    changed = replace(article, lines=tuple(lines))
    if not changed.body_spans:
        return article
    return replace(changed, paragraphs=changed.body_spans)


def capture_is_mail(article: Article) -> bool:
    """Say whether an article's data are a message's headers."""
    return any(line.key.startswith("mail ") for line in take_apart(article.content).data)


def _says(one: str, other: str) -> bool:
    return "".join(filter(str.isalnum, one.lower())) == "".join(filter(str.isalnum, other.lower()))


def _outlet(data: Sequence[DataLine]) -> Field[str] | None:
    """Return the outlet that the envelope names."""
    for line in data:
        if line.key == "record outlet" and 1 < len(line.value) <= 80 and "://" not in line.value:
            return Field(line.value, 0.95, (evidence(line),))
    return senders.outlet_of(data)


def _with_envelope(article: Article, data: Sequence[DataLine]) -> Article:
    """Return the article with the fields that its envelope gives."""
    if article.outlet is None and (outlet := _outlet(data)) is not None:
        article = replace(article, outlet=outlet)
    byline = _authors(data, article.outlet)
    published = _sent(data)
    if published is not None and (
        article.published is None or article.published.confidence < published.confidence
    ):
        article = replace(article, published=published)
    if byline is not None and (article.byline is None or byline.confidence > 0.8):
        article = replace(article, byline=byline)
    return article


def _authors(data: Sequence[DataLine], outlet: Field[str] | None) -> Field[str] | None:
    for line in data:
        if line.key == "record author":
            names = metadata.persons(line.value, outlet)
            if names:
                found = tuple(evidence(line, name) for name in names)
                return Field("; ".join(names), 0.93, found)
    return senders.author_of(data, outlet)


def _sent(data: Sequence[DataLine]) -> Field[Published] | None:
    """Return when a record says it was published, or a message was sent."""
    for line in data:
        if line.key == "record date":
            published = _of_epoch(line.value) or moment_of(line.value)
            if published is not None:
                return Field(published, 0.95, (evidence(line),))
        elif line.key == "mail date":
            sent = sent_at(line.value)
            if sent is not None:
                return Field(sent, 0.85, (evidence(line),))
    return None


def sent_at(value: str) -> Published | None:
    """Read a date as mail writes it: "Mon, 12 May 2031 05:47:09 +0200"."""
    try:
        parts = parsedate_tz(value)
        if parts is None:
            return None
        moment = datetime(*parts[:6])
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    if not 1980 <= moment.year <= 2200:
        return None
    zone = "unknown"
    if parts[9] is not None:
        minutes = int(parts[9]) // 60
        sign = "-" if minutes < 0 else "+"
        zone = "Z" if minutes == 0 else f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
        if abs(minutes) > 14 * 60:
            zone = "unknown"
    elif "-0000" in value:
        zone = "Z"
    shown = moment.isoformat(timespec="seconds") + ("" if zone == "unknown" else zone)
    return Published(shown, Precision.SECOND, zone, value)


def _of_epoch(value: str) -> Published | None:
    """Read seconds or milliseconds since 1970."""
    if _EPOCH.match(value) is None:
        return None
    seconds = float(value) / (1000 if len(value.partition(".")[0]) >= 12 else 1)
    moment = datetime.fromtimestamp(seconds, UTC)
    shown = moment.isoformat(timespec="seconds").replace("+00:00", "Z")
    return Published(shown, Precision.SECOND, "Z", value)


def _passed_on(article: Article, parts: Layout) -> Article:
    """Label the lines above a message that was passed on, and take what they say for its own.

    Three such lines at the top, one after another, are a message's head; fewer are words.
    """
    if not any(line.key.startswith("mail ") for line in parts.data):
        return article
    found: list[tuple[Line, re.Match[str]]] = []
    for line in [one for one in article.lines if one.label is not Label.BLANK][:_TOP]:
        match = _PASSED.match(article.content[line.start : line.end].rstrip())
        if match is not None:
            found.append((line, match))
        elif len(found) >= _LEAST:
            break
        elif found and line.n - found[-1][0].n > 2:
            found.clear()
    if len(found) < _LEAST:
        return article
    lines = list(article.lines)
    for line, match in found:
        lines[line.n - 1] = replace(line, label=Label.CHROME, confidence=0.9, rule="mail:passed-on")
        name, value = match["name"].lower(), match["value"].strip()
        at = line.start + match.start("value")
        said = Evidence(line.n, at, at + len(value), "mail:passed-on")
        data = DataLine(line.n, at, "mail from", value)
        if name in ("from", "de", "von", "fra", "från"):
            article = replace(article, outlet=senders.outlet_of([data]) or article.outlet)
        elif name in ("date", "sent", "gesendet"):
            sent = sent_at(value) or moment_of(value)
            if sent is not None:
                article = replace(article, published=Field(sent, 0.9, (said,)))
    changed = replace(article, lines=tuple(lines))
    return replace(changed, paragraphs=changed.body_spans)
