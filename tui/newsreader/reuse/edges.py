"""What differs where the run ends: a cut that is not marked, and another source."""

from __future__ import annotations

from collections.abc import Sequence, Set

from newsreader.domain.reuse import Change, ChangeClass
from newsreader.domain.spans import Span
from newsreader.reuse.alignment import Alignment
from newsreader.reuse.lexicon import SPEECH_VERBS
from newsreader.reuse.words import Word

#: Most words of a source behind a sentence: led in ("according to"), or of a speech tag.
_LED_IN, _TAG = 14, 8
#: Share of the words of two sources that must be the same for one source.
_ONE_SOURCE = 0.5
#: How many words before a source none of which is quoted.
_TITLED = 4

#: Verbs of a source: what it says, and what it came to know.
_KNOWS = SPEECH_VERBS | {"learned", "learns", "understands"}

Cut = tuple[Span, Span]


def cuts(found: Alignment) -> tuple[Cut | None, Cut | None]:
    """Return the words left out before and behind the run, where one side has nothing but the run.

    What a quotation has more than another quotation, or a sentence than another sentence. Where both
    sides go on, each in its own way, the passages overlap and nothing was left out.
    """
    first, last = found.blocks[0], found.blocks[-1]
    run_a, run_b = (first.i0, last.i1), (first.j0, last.j1)
    quoted = all(
        side[n].quoted
        for side, (start, end) in ((found.a, run_a), (found.b, run_b))
        for n in (start, end - 1)
    )
    unit_a, unit_b = _unit(found.a, run_a, quoted=quoted), _unit(found.b, run_b, quoted=quoted)
    if (unit_a == run_a) == (unit_b == run_b):
        return None, None
    before = None
    if unit_a[0] < run_a[0] or unit_b[0] < run_b[0]:
        before = (_span(found.a, unit_a[0], run_a[0]), _span(found.b, unit_b[0], run_b[0]))
    behind = None
    if unit_a[1] > run_a[1] or unit_b[1] > run_b[1]:
        behind = (_behind(found.a, run_a[1], unit_a[1]), _behind(found.b, run_b[1], unit_b[1]))
    return before, behind


def _behind(placed: Sequence[Word], first: int, last: int) -> Span:
    """Return where words behind the run stand; where there are none, the place right behind the run."""
    at = placed[first - 1].end
    return _span(placed, first, last) if first < last else Span(at, at)


def _unit(placed: Sequence[Word], run: tuple[int, int], *, quoted: bool) -> tuple[int, int]:
    """Return the quotation around a run, or the sentence without its source."""
    start, end = run
    if quoted:
        while start > 0 and placed[start - 1].quoted:
            start -= 1
        while end < len(placed) and placed[end].quoted:
            end += 1
        return start, end
    return 0, end if is_source(placed[end:]) else len(placed)


def source_change(found: Alignment) -> tuple[Change, ...]:
    """Return the change of source, where a sentence ends in one ("police said") and the other does not.

    Both may end in one: then it changed if most of their names and nouns are not the same.
    """
    last = found.blocks[-1]
    if (found.a[last.i1 - 1].quoted or found.b[last.j1 - 1].quoted) and not found.narrates:
        return ()
    tail_a, tail_b = found.a[last.i1 :], found.b[last.j1 :]
    source_a, source_b = is_source(tail_a), is_source(tail_b)
    if not (source_a or source_b):
        return ()
    whole = found.blocks[0].i0 == 0 or found.blocks[0].j0 == 0
    if not whole and ((tail_a and not source_a) or (tail_b and not source_b)):
        return ()
    if source_a and source_b:
        own, other = _named(tail_a), _named(tail_b)
        if len(own & other) >= _ONE_SOURCE * len(own | other):
            return ()
    spans = (
        _span(found.a, last.i1, len(found.a) if source_a else last.i1),
        _span(found.b, last.j1, len(found.b) if source_b else last.j1),
    )
    return (Change(ChangeClass.NOTED, "attribution", *spans),)


def reworded_source(
    found: Alignment, outlets: tuple[Set[str], Set[str]]
) -> tuple[tuple[int, int], Change] | None:
    """Return where both sentences of a run end in one source in other words, and the change that is.

    "The Post said", "according to the Post": the wording changed. Where one of the two is the
    article's own outlet, and the other's is not, it is another source: others only report that it is.

    Args:
        found: The alignment.
        outlets: The words of the names of both outlets.
    """
    last = found.blocks[-1]
    i, j = _source_at(found.a), _source_at(found.b)
    if i is None or j is None or last.i1 <= i or last.j1 <= j:
        return None
    tails = found.a[i:], found.b[j:]
    if [w.key for w in tails[0]] == [w.key for w in tails[1]]:
        return None
    names = [_named(tail) for tail in tails]
    fewer, more = sorted(names, key=len)
    if not (fewer <= more and len(fewer) >= _ONE_SOURCE * max(1, len(more))):
        return None
    own = [bool(n) and n <= outlet for n, outlet in zip(names, outlets, strict=True)]
    spans = [Span(tail[0].start, tail[-1].end) for tail in tails]
    kind = "word" if own[0] == own[1] else "attribution"
    return (i, j), Change(ChangeClass.NOTED, kind, *spans)


def _source_at(placed: Sequence[Word]) -> int | None:
    """Return where the source begins that ends a sentence behind a mark; None where none does.

    Not in a quotation or right behind one: there it is who speaks.
    """
    for n in range(len(placed) - 2, max(_TITLED, len(placed) - _LED_IN), -1):
        if placed[n].start - placed[n - 1].end > 1:
            tail, before = placed[n:], placed[n - _TITLED : n]
            odd = any(w.quoted for w in before) or any(w.lexeme.figure for w in tail)
            return n if is_source(tail) and not odd else None
    return None


def is_source(tail: Sequence[Word]) -> bool:
    """Say whether the words behind a run name where it is from and nothing more."""
    if not 2 <= len(tail) <= _LED_IN or any(w.quoted for w in tail):
        return False
    keys = [w.key for w in tail]
    if keys[0] in ("per", "citing") or keys[:2] == ["according", "to"]:
        return True
    if len(tail) > _TAG:
        return False
    names_after = keys[0] in _KNOWS and tail[1].start - tail[0].end == 1
    return keys[-1] in _KNOWS or names_after


def _named(tail: Sequence[Word]) -> set[str]:
    """Return the words of a source that name it."""
    return {w.key for w in tail if not (w.lexeme.stop or w.key in _KNOWS)} - {"according"}


def _span(placed: Sequence[Word], first: int, last: int) -> Span:
    """Return where some words stand; where there are none, the place between their neighbours."""
    if first < last:
        return Span(placed[first].start, placed[last - 1].end)
    at = placed[first].start if first < len(placed) else placed[-1].end
    return Span(at, at)
