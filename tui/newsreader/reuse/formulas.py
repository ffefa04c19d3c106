"""Formulas: wordings every newsroom uses, which two reports share without sharing anything."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsreader.domain.reuse import Basis, Likeness, Match
from newsreader.reuse.words import lexeme, raws_of

#: Unrelated groups of articles that must share a wording for it to be nobody's own.
UNRELATED = 3

_WHEN = r"(?: (?:on|late|early|last|this|earlier|later))*(?: (?:\w+day|today|week|morning|evening|afternoon|night|month|year))*"
_PEOPLE = r"(?:[\w']+ ){0,6}?"
#: Stock phrases over lower-case keys (possessives, hyphens and spelling houses are gone by then), each with
#: the words of which it has one at least.
_STOCK_PHRASES = (
    (
        "respond responded reply replied answer answered return returned",
        r"(?:did|do|does|had|has|have|could|would)(?: not|n't) (?:immediately |yet |at once |directly )*(?:respond|responded|reply|replied|answer|answered|return|returned)"
        r"(?: (?:to|a|an|the|its|our|his|her|their|several|multiple|repeated|any|written|email|emailed|phone|telephone|further|requests?|calls?|messages?|questions?|seeking|for|from|asking|comments?|news|organization|reporters?|journalists?|inquiries|enquiries|and))*",
    ),
    (
        "available reachable",
        r"(?:was|were|is|are) not (?:immediately |yet )?(?:available|reachable)(?: (?:for|to) (?:immediate |further )?(?:comments?|reached?))?",
    ),
    (
        "reached contacted verified confirmed verify confirm reach",
        r"(?:could|can) not (?:immediately |yet |be |independently )*(?:reached|contacted|verified|confirmed|verify|confirm|reach)(?: (?:for|by|to) (?:immediate |further )?(?:comments?))?",
    ),
    (
        "declined refused declining",
        r"(?:declined|refused|declining) (?:to )?(?:immediately |publicly |further |make )*(?:comments?|elaborate|be named|be identified|be drawn|say more|give details|provide (?:further )?details)(?: (?:further|on|publicly))*",
    ),
    (
        "condition terms promise",
        r"(?:spoke|speaking|said|speak|talked|told \w+|asked|requested|insisted|insisting)?(?: (?:on|under|for))?(?: the)? (?:condition|terms|promise) (?:of|they|he|she|that)(?: (?:anonymity|not be|be|not|named|identified))*"
        r"(?: (?:because|as|since|due|citing|to|in order|so) (?:[\w']+ ){0,14}?(?:authorized|permitted|allowed|cleared|able|sensitive|sensitivity|discuss|publicly|media|press|matter|freely|speak)(?: (?:to|speak|publicly|talk|discuss|the|about|with|of|on|media|press|matter|matters|reporters|issue|brief|comment|details?|negotiations?|talks|case|plans?|deliberations?))*)?",
    ),
    (
        "authorized permitted allowed cleared",
        r"(?:who |he |she |they )?(?:was|were|is|are|had|has|have)(?: not|n't)(?: been)? (?:authorized|permitted|allowed|cleared) to (?:speak|talk|comment|discuss|brief)(?: (?:publicly|to|about|on|with|the|media|press|matter|matters|reporters|issue|details?))*",
    ),
    (
        "statement interview speech email mail post letter briefing conference report release tweet message address hearing appearance",
        rf"(?:(?:said|wrote|announced|confirmed|added) {_PEOPLE})?(?:in|at|during|through|via) (?:a|an|the|his|her|their|its) (?:\w+ )?(?:statement|interview|speech|e?mail|post|letter|briefing|conference|report|release|tweet|message|address|hearing|appearance)(?: (?:issued|released|published|posted|sent|to|with|by|at|in))*{_WHEN}",
    ),
    (
        "reporters journalists media press agency newspaper parliament lawmakers television broadcaster radio",
        r"(?:told|speaking to|spoke to|informed) (?:a |the |local |state |national )*(?:reporters|journalists|media|press|news agency|newspaper|parliament|lawmakers|television|broadcaster|radio)"
        rf"{_WHEN}",
    ),
    (
        "according thanks",
        r"(?:according|thanks) to (?:a |an |the |two |several |three |some )?(?:\w+ )?(?:people|person|persons|officials?|sources?|statement|report|reports|documents?|figures|data|witnesses|police|authorities)(?: (?:familiar|close|briefed|knowledgeable|released|published|issued|seen|obtained))?(?: (?:with|to|on|about|of|the|by|matter|issue|situation|talks|discussions|plans?))*",
    ),
    (
        "familiar close briefed",
        r"(?:people|sources?|officials?|person) (?:familiar|close|briefed) (?:with|to|on)(?: (?:the|matter|issue|situation|talks|discussions|plans?|thinking))*",
    ),
    (
        "expected scheduled due set likely thought believed understood",
        r"(?:is|are|was|were) (?:expected|scheduled|due|set|likely|thought|believed|understood) to (?:be|have|take place|begin|meet|make|announce|hold)(?: (?:a|the))*",
    ),
    (
        "clear unclear",
        r"it (?:was|is|remains|remained) (?:not (?:immediately |yet )?|un)clear (?:whether|if|how|when|what|who|why)",
    ),
    (
        "reported",
        r"(?:first|previously) reported (?:by|on|that)",
    ),
    (
        "time",
        r"for the first time (?:since|in)",
    ),
    (
        "immediate",
        r"(?:there was|there were|with) no immediate (?:comment|response|reaction|reports?|word)(?: (?:from|of|on))*",
    ),
    (
        "details information",
        r"more (?:details|information) (?:to follow|as we get it|soon)",
    ),
    (
        "contacted",
        r"(?:has|have|had) (?:been )?contacted (?:[\w']+ ){0,5}?for comment",
    ),
    (
        "story",
        r"this (?:is a )?(?:breaking|developing) (?:news )?story(?: and will be updated)?",
    ),
)
_STOCK = re.compile(r"\b(?:" + "|".join(phrase for _, phrase in _STOCK_PHRASES) + r")\b")
#: Words of which every stock phrase has one.
STOCK_WORDS = frozenset(word for words, _ in _STOCK_PHRASES for word in words.split())


def formula_words(keys: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the words, by their keys, that belong to a stock phrase of three or more."""
    if STOCK_WORDS.isdisjoint(keys):
        return frozenset()
    text = " ".join(keys)
    found: set[int] = set()
    for match in _STOCK.finditer(text):
        phrase = match.group().strip()
        if phrase.count(" ") >= 2:
            first = text.count(" ", 0, match.start() + (match.group()[:1] == " "))
            found.update(range(first, first + phrase.count(" ") + 1))
    return frozenset(found)


def settle(matches: Iterable[Match]) -> list[Match]:
    """Look at all matches together and tell wordings that are nobody's own.

    A wording found in ``UNRELATED`` or more groups of articles that have nothing else in common is
    a formula: its matches between articles that share nothing else become ``similar`` with basis
    ``formula``. Articles belong to one group when some other wording joins them as well. Pure: the
    result depends on the set of matches alone, and settling twice changes nothing.
    """
    ordered = sorted(matches, key=lambda m: (m.a.key, m.b.key))
    strong = [m for m in ordered if m.likeness is not Likeness.SIMILAR]
    wordings: dict[tuple[str, int, int], str] = {}
    by_wording: dict[str, list[Match]] = defaultdict(list)
    joined: dict[tuple[str, str], set[str]] = defaultdict(set)
    for match in strong:
        wording = wordings.get(match.a.key)
        if wording is None:
            wording = wordings[match.a.key] = _wording(match)
        wordings.setdefault(match.b.key, wording)
        by_wording[wording].append(match)
        joined[(match.a.article, match.b.article)].add(wording)
    formulas: set[tuple[tuple[str, int, int], tuple[str, int, int]]] = set()
    for shared in by_wording.values():
        alone = [m for m in shared if len(joined[(m.a.article, m.b.article)]) == 1]
        if len(alone) >= UNRELATED and _groups(shared, joined) >= UNRELATED:
            formulas.update((m.a.key, m.b.key) for m in alone if not m.same_outlet)
    return [_formula(m) if (m.a.key, m.b.key) in formulas else m for m in ordered]


def _wording(match: Match) -> str:
    """Return the words of a's run, as compared."""
    start, end = match.run_a.start - match.a.start, match.run_a.end - match.a.start
    return " ".join([lexeme(raw).key for raw in raws_of(match.a.text, start, end)])


def _groups(shared: Sequence[Match], joined: dict[tuple[str, str], set[str]]) -> int:
    """Count the groups of articles with this wording that other wordings do not join."""
    parent: dict[str, str] = {}

    def root(article: str) -> str:
        while parent.setdefault(article, article) != article:
            article = parent[article]
        return article

    for match in shared:
        a, b = root(match.a.article), root(match.b.article)
        if len(joined[(match.a.article, match.b.article)]) > 1 and a != b:
            parent[max(a, b)] = min(a, b)
    return len({root(article) for m in shared for article in (m.a.article, m.b.article)})


def _formula(match: Match) -> Match:
    return replace(match, likeness=Likeness.SIMILAR, basis=Basis.FORMULA, basis_evidence=())
