"""Hard wrapping: which lines of a page are pieces of one paragraph broken at a fixed width.

A wrapper breaks a line where the next word no longer fits. So in a wrapped page the length of a
broken line, and its length with the next line's first word, lie on both sides of one width, the same
all over the page; and many of the next lines begin in the middle of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsreader.domain.spans import Span

#: Columns between which pages are wrapped.
_LEAST, _MOST = 40, 132
#: How much shorter than the width a wrapper that balances its lines leaves them.
_SLACK = 8
#: The same for a line that ends in no stop, on a page that seems held to its width.
_LOOSE = 3
#: As many lines broken in a sentence, at one width, are a wrapped page whatever else is on it.
_SURE = 3
#: The share of the lines broken in a sentence that must fit one width.
_SHARE = 0.6
#: The share that must fit it to the letter for the page to be held to it.
_STRICT = 0.85
_STOP = re.compile(r"[.!?…:;。！？؟।][\"'”’»)\]]*$")
_WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_GAP = re.compile(r"\s{2,}|\s[|·•»›]\s")
_WIDE_GAP = re.compile(r"\s{3,}|\s[|·•»›]\s")
_ITEM = re.compile(r"(?:[•·●○▪■►▶▸‣*–—>»→✔+-]|\(?\d{1,3}[.):]|\(?[a-z]\))\s|[•●▪■►▶▸‣]")
#: Last words of lines that break off in a sentence, whatever the next line begins with.
_DANGLING = re.compile(
    r"\s(?:of|on|in|at|to|the|an?|and|or|for|with|by|from|than|that|as|is|was|were|has|had|will|its|his|her|their"
    r"|der|die|das|den|dem|ein|eine|und|zu|von|im|le|la|les|de|du|des|et|el|los|las|y|il|di|che|og|av|på|som|het|van)$"
)
#: Beginnings of lines that never go on with the line above.
_FRESH = re.compile(
    r"(?:by|BY|By) [A-ZÀ-Þ]|(?:Q|A|Question|Answer)\s?[:.]\s|(?:©|\([cC]\)|https?://|www\.)"
    r"|(?:Published|Updated|Posted|Photo|Picture|Image|Source|Slug|Subject|From|To|Date)\s?:\s"
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A non-blank line as wrapping sees it: its place, columns and first word."""

    n: int
    indent: int
    width: int
    gap: int
    first: int
    low: bool
    dangling: bool
    stopped: bool
    fresh: bool
    item: bool
    menu: bool


def wrapped_blocks(text: str, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the first and last line (from 0) of every block that was wrapped, in order.

    A page on which no line is broken in a sentence, at one width, has none. Where every line is
    followed by a blank one, as in a double-spaced page, the lines of a block are too. Linear.

    Args:
        text: The decoded text.
        spans: Its lines.
    """
    if not _may_be_wrapped(text, spans):
        return []
    seen = _look(text, spans)
    step = 1 if all(line.gap for line in seen[1:]) else 0
    broken = [(a, b) for a, b in pairwise(seen) if _is_broken(a, b, step)]
    page = _Width.of(broken, seen)
    if page is None:
        return []
    chains = _chains(seen, page, step)
    starts = {a.n for a, _ in broken}
    ended = any(chain[-1].stopped and any(x.n in starts for x in chain) for chain in chains)
    longer = sum(line.width > page.columns + page.slack for line in seen)
    if not _is_wrapped(page, longer, ended=ended, spaced=step == 1, lines=len(seen)):
        return []
    return [(chain[0].n, chain[-1].n) for chain in chains]


def _may_be_wrapped(text: str, spans: Sequence[Span]) -> bool:
    """Say whether two lines that follow one another are no longer than the widest page."""
    narrow = False
    for span in spans:
        width = len(text[span.start : span.end].rstrip())  # tabs make it wider
        if width:
            if narrow and width <= _MOST:
                return True
            narrow = width <= _MOST
    return False


def _look(text: str, spans: Sequence[Span]) -> list[_Seen]:
    """Measure the non-blank lines; of a line beyond every width only that it is."""
    seen: list[_Seen] = []
    gap = 0
    for n, span in enumerate(spans):
        raw = text[span.start : span.end].rstrip()
        if not raw:
            gap += 1
            continue
        printed = raw[:400].expandtabs()
        bare = printed.lstrip()
        width = len(printed) if len(raw) <= 400 else len(raw)
        word = bare.split(maxsplit=1)[0] if bare else ""
        letter = next((c for c in word[:12] if c.isalnum()), "")
        seen.append(
            _Seen(
                n=n,
                indent=len(printed) - len(bare),
                width=width,
                gap=gap,
                first=len(word),
                low=letter.isalpha() and not letter.isupper() and not _WIDE.match(letter),
                dangling=_DANGLING.search(raw[-12:]) is not None,
                stopped=_STOP.search(raw[-12:]) is not None,
                fresh=_FRESH.match(bare) is not None,
                menu=_is_menu(bare),
                item=_ITEM.match(bare) is not None,
            )
        )
        gap = 0
    return seen


def _is_menu(bare: str) -> bool:
    """Say whether a line is a row of links; wide spaces in a long line may be justified prose."""
    gaps = _WIDE_GAP if len(bare) >= _LEAST else _GAP
    return len(gaps.findall(bare)) > 1


def _is_broken(a: _Seen, b: _Seen, step: int) -> bool:
    """Say whether the line ``a`` surely breaks off in a sentence that ``b`` goes on with."""
    return (
        b.gap == step
        and _LEAST <= a.width <= _MOST
        and b.width <= _MOST
        and (b.low or a.dangling)
        and not (a.stopped or b.item or b.fresh)
    )


@dataclass(frozen=True, slots=True)
class _Width:
    """The width a page is wrapped at.

    Attributes:
        columns: The longest line that fits.
        slack: By how much a line may fall short.
        fitting: How many lines broken in a sentence fit it.
    """

    columns: int
    slack: int
    fitting: int

    @classmethod
    def of(cls, broken: Sequence[tuple[_Seen, _Seen]], seen: Sequence[_Seen]) -> _Width | None:
        """Return the width that the most of the broken lines fit, or None where too few do."""
        for slack in (0, _SLACK):
            counts = [0] * (_MOST + 1)
            for a, b in broken:
                for width in range(a.width, min(_MOST, a.width + b.first + slack) + 1):
                    counts[width] += 1
            best = max(counts)
            share = (_SHARE if slack else _STRICT) if best >= _SURE else 0.8
            if not best or best < share * len(broken):
                continue
            low = counts.index(best)
            high = low
            while high < _MOST and counts[high + 1] == best:
                high += 1
            columns = max((line.width for line in seen if low <= line.width <= high), default=low)
            return cls(columns, slack, best)
        return None

    def is_full(self, a: _Seen, b: _Seen) -> bool:
        """Say whether ``b``'s first word would not have fitted on ``a``."""
        prose = b.stopped or b.width * 5 >= self.columns * 3
        slack = max(self.slack, _LOOSE) if prose and not a.stopped else self.slack
        fits = a.width <= self.columns + slack
        return fits and a.width + 1 + b.first > self.columns - slack


def _is_wrapped(page: _Width, longer: int, *, ended: bool, spaced: bool, lines: int) -> bool:
    """Say whether the broken lines make a wrapped page.

    Args:
        page: The width.
        longer: How many lines do not fit it.
        ended: Whether a paragraph with a broken line ends in a stop.
        spaced: Whether every line is followed by a blank one.
        lines: How many lines there are.
    """
    if spaced and (longer or page.fitting * 3 < lines):
        return False
    if page.fitting >= _SURE:
        return longer <= 2 * page.fitting
    return page.slack == 0 and page.columns >= 50 and longer < page.fitting and ended


def _chains(seen: Sequence[_Seen], page: _Width, step: int) -> list[list[_Seen]]:
    """Return the lines that make one paragraph each, of two lines or more."""
    chains = [[seen[0]]]
    for line in seen[1:]:
        if line.gap == step and _goes_on(chains[-1], line, page):
            chains[-1].append(line)
        else:
            chains.append([line])
    return [chain for chain in chains if len(chain) > 1 and not _is_list(chain)]


def _goes_on(chain: Sequence[_Seen], b: _Seen, page: _Width) -> bool:
    """Say whether ``b`` goes on with the paragraph whose lines so far are ``chain``."""
    a = chain[-1]
    if b.item or b.fresh or b.menu or a.menu:
        return False
    if a.width < page.columns // 2 and (len(chain) == 1 or a.stopped or not b.low):
        return False  # a title, a label: only inside a paragraph may a line be so ragged
    if page.slack and a.stopped and not b.stopped and b.width < page.columns * 0.6:
        return False  # the end of a paragraph has a stop: this is a heading or a button
    if len(chain) == 1:
        # A first line may be indented, or hang out where it begins an item.
        if b.indent > a.indent and not a.item:
            return False
    elif abs(b.indent - a.indent) > 1:
        return False
    if b.low and not a.stopped and a.width <= page.columns + _SLACK:
        return True
    return page.is_full(a, b)


def _is_list(chain: Sequence[_Seen]) -> bool:
    """Say whether lines that seem full are titles one under another rather than a paragraph."""
    return len(chain) > 2 and not any(b.low for b in chain[1:]) and not chain[-1].stopped
