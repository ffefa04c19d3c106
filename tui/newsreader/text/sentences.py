"""Sentence spans."""

from __future__ import annotations

import re

from newsreader.domain.spans import Span

#: Words whose stop does not end a sentence. Lower case, without the stop.
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "rev",
        "gen",
        "col",
        "lt",
        "sgt",
        "capt",
        "maj",
        "cmdr",
        "adm",
        "sen",
        "rep",
        "gov",
        "pres",
        "hon",
        "st",
        "jr",
        "sr",
        "messrs",
        "mme",
        "mlle",
        "no",
        "nos",
        "vs",
        "etc",
        "fig",
        "approx",
        "dept",
        "est",
        "inc",
        "ltd",
        "co",
        "corp",
        "bros",
        "e.g",
        "i.e",
        "cf",
        "al",
        "ca",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "a.m",
        "p.m",
    ]
)
#: Abbreviations after which a sentence may well end when a capital follows.
_MAY_END = frozenset(["etc", "inc", "ltd", "co", "corp", "jr", "sr", "a.m", "p.m", "al"])
#: Words that open sentences and rarely stand inside a name: "the U.S. The minister".
_OPENERS = frozenset(
    [
        "the",
        "a",
        "an",
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "i",
        "but",
        "and",
        "in",
        "on",
        "at",
        "if",
        "when",
        "while",
        "this",
        "that",
        "these",
        "those",
        "there",
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "for",
        "from",
        "as",
        "with",
        "after",
        "before",
        "no",
        "not",
        "one",
        "two",
        "three",
        "some",
        "many",
        "most",
        "last",
        "earlier",
        "however",
        "meanwhile",
        "although",
        "asked",
    ]
)
_CLOSING = "\"'”’)]»"
_OPENING = "\"'“‘([«"
_STOP = re.compile(r"[.!?…]+")
_WORD_BEFORE = re.compile(r"[\w.]*\w$")
_WORD_AFTER = re.compile(r"\w+")


def sentence_spans(
    text: str, start: int = 0, end: int | None = None, *, wrapped: bool = False
) -> list[Span]:
    """Split ``text[start:end]`` into sentences.

    Survives initials ("Antony J. Blinken"), titles ("Mr."), "U.S. Secretary", decimals, quotations
    that end inside or outside the stop, and a missing space ("2019.The"). A line break ends a
    sentence, unless the text is ``wrapped``: then it is one paragraph whose line breaks are white
    space. Linear in the length of the text.

    Returns:
        Trimmed spans in order, none empty; every non-space code point lies in exactly one.
    """
    stop = len(text) if end is None else end
    spans: list[Span] = []
    line_start = start
    while line_start <= stop:
        line_end = -1 if wrapped else text.find("\n", line_start, stop)
        line_end = stop if line_end < 0 else line_end
        begin = line_start
        for cut in _cuts(text, line_start, line_end):
            _append(spans, text, begin, cut)
            begin = cut
        _append(spans, text, begin, line_end)
        line_start = line_end + 1
    return spans


def _append(spans: list[Span], text: str, begin: int, end: int) -> None:
    """Append the trimmed span if anything is left of it."""
    raw = text[begin:end]
    left = begin + len(raw) - len(raw.lstrip())
    right = left + len(raw.strip())
    if right > left:
        spans.append(Span(left, right))


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Return where sentences end within one line."""
    cuts = []
    for match in _STOP.finditer(text, start, end):
        after = match.end()
        while after < end and text[after] in _CLOSING:
            after += 1
        if after >= end:
            continue
        if _ends(text, start, match, after, end):
            cuts.append(after)
    return cuts


def _ends(text: str, start: int, match: re.Match[str], after: int, end: int) -> bool:
    """Decide whether the stop ``match`` ends a sentence; ``after`` is past its closing marks."""
    following = after
    while following < end and text[following].isspace():
        following += 1
    spaced = following > after
    opening = following
    while opening < end and text[opening] in _OPENING:
        opening += 1
    if opening >= end:
        return True
    first = text[opening]
    word = _WORD_BEFORE.search(text, max(start, match.start() - 24), match.start())
    before = word.group() if word else ""
    plain = match.group() == "."
    if not spaced:
        return _glued(before, first, plain, after > match.end(), text, opening)
    if not plain:
        # "...", "!" and "?" inside a quotation may be followed by the speech tag in lower case.
        return first.isupper() or first.isdigit() or opening > following
    if not (first.isupper() or first.isdigit() or opening > following):
        return False
    return not _abbreviates(before, first, text, opening)


def _abbreviates(before: str, first: str, text: str, opening: int) -> bool:
    """Say whether the stop after ``before`` belongs to an abbreviation, not to a sentence."""
    lower = before.lower()
    next_word = _WORD_AFTER.match(text, opening)
    opens = next_word is not None and next_word.group().lower() in _OPENERS and first.isupper()
    if len(before) == 1 and before.isalpha() and before.isupper():
        return before != "I" or not opens
    if "." in before and all(len(part) <= 2 for part in before.split(".")):
        return not opens
    if lower in _MAY_END:
        return not opens
    if lower in _ABBREVIATIONS:
        return not (first.isdigit() and lower not in {"no", "nos", "fig"} and len(lower) < 2)
    return False


def _glued(before: str, first: str, plain: bool, closed: bool, text: str, opening: int) -> bool:
    """Decide for a stop with no space behind it: "2019.The" ends, "U.S." and "example.com" do not."""
    if not plain:
        return first.isupper() and (closed or len(before) > 2)
    if not first.isupper() or len(before) < 2 or "." in before:
        return False
    next_word = _WORD_AFTER.match(text, opening)
    known = before[-1].islower() or before.isdigit()
    return (
        known
        and next_word is not None
        and (len(next_word.group()) > 1 or next_word.group() in "AI")
    )
