"""The pages of the screen in words: versions of a passage, two articles compared, versions of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsreader.domain.spans import Span
from newsreader.plain.lines import when
from newsreader.plain.registry import Order, carries_out
from newsreader.plain.session import Session
from newsreader.services import comparing
from newsreader.services.comparing import Comparison, Pair, Side
from newsreader.services.explaining import sentence_for_mark
from newsreader.services.variants import DiffPart, Variant, variants_of
from newsreader.services.versions import VersionChange, version_changes
from newsreader.text.flow import on_one_line
from newsreader.text.safe import one_line, visible


@carries_out("variants")
def variants(session: Session, order: Order) -> None:
    """Say the versions of a passage: of the one numbered, or the one with the words typed."""
    if session.opened is None:
        session.cannot("Open an article first; c then says the versions of a passage.")
        return
    found = session.opened.reading
    spans = [mark.passage.span for mark in found.marks]
    if order.words:
        wanted = order.words.casefold()
        content = found.article.content
        spans = [s for s in found.sentences if wanted in on_one_line(s.slice(content)).casefold()]
        _versions_of(session, spans[0] if spans else None)
    elif order.rows or len(spans) == 1:
        at = order.rows[0] if order.rows else 0
        _versions_of(session, spans[at] if at < len(spans) else None)
    elif not spans:
        session.cannot("No passage here is in another article held.")
    else:
        for number, mark in enumerate(found.marks, 1):
            text = one_line(on_one_line(mark.passage.span.slice(found.article.content)), 90)
            session.say(f'{number}. "{text}" {sentence_for_mark(mark)}')
        session.say("c and a number, or c and words of a passage, says its versions.")


def _versions_of(session: Session, span: Span | None) -> None:
    """Say the versions of a passage."""
    opened = session.opened
    found = (
        variants_of(session.library, opened.reading.row.capture, span)
        if opened is not None and span is not None
        else None
    )
    if found is None:
        session.cannot("No other article held has this passage; c alone says which others have.")
        return
    kind = "quotation" if found.quoted else "passage"
    text = one_line(found.text).strip('"“”«»„')
    session.say(f'Versions of the {kind} "{text}": {len(found.variants)} held.')
    session.say(*(f"Kind: {words}, {n} pair{'s' if n > 1 else ''}." for words, n in found.reasons))
    for number, variant in enumerate(found.variants, 1):
        session.say(_version(number, variant))
    session.say(
        f"Base: {found.why_base}. Earliest held is not first published. Counts are of what is held."
    )


def _version(number: int, variant: Variant) -> str:
    """Say one version: whose, when, its words against the base, what differs."""
    row = variant.row
    place = one_line(row.outlet or "unknown outlet")
    notes = ["the base"] if variant.base else list(variant.kinds)
    notes += ["the record"] if variant.record else []
    notes += [f"said: {one_line(variant.said)}"] if variant.said else []
    notes += [] if variant.placed else ["time not sure"]
    return (
        f"{number}. {place}, {when(row.published)}: {diff_words(variant.diff)} ({', '.join(notes)})"
    )


def diff_words(parts: Iterable[DiffPart]) -> str:
    """Return a word diff with ``[-gone-]``, ``{+new+}`` and ``{old>new}``."""
    shown = {
        "gone": lambda part: f"[-{part.was}-]",
        "came": lambda part: f"{{+{part.text}+}}",
        "replace": lambda part: f"{{{part.was}>{part.text}}}",
    }
    return one_line(
        "".join(shown[p.tag](p) if p.tag in shown else p.text for p in parts), limit=4000
    )


@carries_out("compare")
def compare(session: Session, order: Order) -> None:
    """Compare the article in hand with the row named, or with what shares most with it."""
    document = session.document()
    if document is None:
        session.cannot("There is nothing to compare here.")
        return
    if order.rows:
        other = session.document(order.rows)
    else:
        other = comparing.partner_of(session.library, document)
    if other is None:
        session.cannot("No other article held shares a passage or the story with this one.")
        return
    if other == document:
        session.cannot("This is the same article; = and another row compares with that.")
        return
    found = comparing.compare(session.library, document, other)
    if found is None:
        session.cannot("Not both of them are analysed yet.")
    else:
        session.say(*_comparison(found))


def _comparison(found: Comparison) -> Iterator[str]:
    """Yield two articles, passage by passage."""
    yield f"A: {_side(found.a)}"
    yield f"B: {_side(found.b)}"
    yield (
        f"Shared {found.shared}, only A {found.only_a}, only B {found.only_b},"
        f" differs in substance {found.differing}."
    )
    for pair in found.pairs:
        yield ""
        yield from _pair(found, pair)


def _side(side: Side) -> str:
    """Return an article's outlet, time, words, headline and credit."""
    row = side.row
    wire = side.article.wire[0].value if side.article.wire else ""
    credit = f"credit: {one_line(wire, 40)}" if wire else "no credit found in this capture"
    head = f"{one_line(row.outlet or 'unknown outlet')}, {when(row.published)}, {row.words:,} words"
    return f"{head}, {credit}: {one_line(row.title).rstrip('.')}."


def _pair(found: Comparison, pair: Pair) -> Iterator[str]:
    """Yield a passage of either, and what differs."""
    for name, side, span in (("A", found.a, pair.a), ("B", found.b, pair.b)):
        if span is not None:
            yield f"{name}: {visible(on_one_line(span.slice(side.article.content)))}"
    if pair.a is None or pair.b is None:
        yield f"[Only in {'B' if pair.a is None else 'A'}.]"
    else:
        yield f"[{'Differs in substance' if pair.loud else 'Shared'}: {', '.join(pair.kinds)}.]"


@carries_out("versions")
def versions(session: Session, order: Order) -> None:
    """Say what came and went with every version of the page."""
    document = session.document(order.rows)
    changes = version_changes(session.library, document) if document is not None else []
    if not changes:
        session.cannot("Only one version of this page is held.")
    for change in changes:
        session.say(*_changes(change))


def _changes(change: VersionChange) -> Iterator[str]:
    """Yield what changed with one version; what stayed is counted."""
    yield f"Version {change.after}, {when(change.at)}, against version {change.before}:"
    stayed = sum(1 for sentence in change.sentences if sentence.tag == "same")
    words = {"gone": "Gone", "came": "New"}
    for sentence in change.sentences:
        if sentence.tag in words:
            yield f"{words[sentence.tag]}: {sentence.text}"
    yield f"{stayed} sentence{'' if stayed == 1 else 's'} as before."
