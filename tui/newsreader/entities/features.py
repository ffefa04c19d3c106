"""What the model is told about a word: its form, the lists it stands in, its neighbours, the rules' view.

Every feature is a short string. Those of a word's form start with "#" where they give its identity:
fitting leaves them out at random, so that names nobody has seen are judged by the rest.
"""

from __future__ import annotations

from bisect import bisect
from functools import lru_cache

from newsreader.entities.evidence import Evidence
from newsreader.entities.lexicon import Lexicon, lexicon
from newsreader.entities.patterns import Run, match_phrase
from newsreader.entities.rules import ParsedLine, Verdict
from newsreader.entities.words import Style, Word, dateline_end

_SETS = (
    "state", "organisation", "organisation_of", "outlet", "place", "place_first", "event", "event_first",
    "companies", "plain", "honour_after", "particles", "postnominals", "acronym_no", "speech", "person_verb",
    "place_nouns", "place_apposition", "org_nouns", "org_modifiers",
)  # fmt: skip
_ROLES = ("heads", "loose", "before", "honorifics")
_DETERMINERS = frozenset(["a", "an", "the", "its", "his", "her", "their", "our", "my"])
_NOUN_ENDS = frozenset([
    "of", "in", "for", "who", "which", "that", "at", "on", "with", "from", "to", "and", "whose", "where", "by",
    "near", "based", "known", "called", "said", "has", "had", "is", "was", "will", "into", "between", "but",
])  # fmt: skip
#: An apposition's noun stands among so many words after its article.
_APPOSED = 6
#: Runs are joined by so many small words at most.
_GLUED = 4
_WEIGHTS = (0.0, 0.9, 2.0, 3.5, 6.0, 12.0, 98.0)


@lru_cache(maxsize=32768)
def shape(text: str) -> str:
    """Return the pattern of letters: "Xx" for "Paris", "X" for "NATO", "Xx-x" for "Dae-jung"."""
    found: list[str] = []
    for char in text[:24]:
        mark = "X" if char.isupper() else "x" if char.isalpha() else "0" if char.isdigit() else char
        if not found or found[-1] != mark:
            found.append(mark)
    return "".join(found)


@lru_cache(maxsize=32768)
def lists_of(name: str) -> tuple[str, ...]:
    """Return the names of the word lists that hold a key."""
    lists = lexicon()
    found = [section for section in _SETS if name in lists.shapes[section]]
    found += [section for section in _ROLES if name in lists.roles[section]]
    bare = name[3:] if name[:3] in {"al-", "el-"} else name
    found += [section for section, held in lists.hints.items() if name in held or bare in held]
    if name in lists.given:
        found.append("given")
    if name in lists.surnames:
        found.append("surname")
    if name in lists.function:
        found.append("function")
    elif name in lists.common:
        found.append("common")
    return tuple(found)


@lru_cache(maxsize=32768)
def form(text: str, name: str) -> tuple[str, ...]:
    """Return the features of a word by itself."""
    low = name if not name[:1].isdigit() else "0"
    found = [
        "#w=" + low, "#p4=" + low[:4], "#s4=" + low[-4:], "#p3=" + low[:3], "#s3=" + low[-3:],
        "s1=" + low[-1:], "s2=" + low[-2:], "sh=" + shape(text), f"n={min(len(text), 12)}",
    ]  # fmt: skip
    found += ["l=" + section for section in lists_of(name)]
    return tuple(found)


@lru_cache(maxsize=32768)
def beside(name: str, text: str, prefix: str) -> tuple[str, ...]:
    """Return the features of a neighbour, each with ``prefix``."""
    low = name if not name[:1].isdigit() else "0"
    found = [prefix + "w=" + low, prefix + "sh=" + shape(text)]
    found += [prefix + "l=" + section for section in lists_of(name)]
    if text[:1].isupper():
        found.append("#" + prefix + "s3=" + low[-3:])
    return tuple(found)


class LineFeatures:
    """Gives the features of a line's words.

    Attributes:
        entry: The parsed line.
    """

    def __init__(
        self,
        entry: ParsedLine,
        verdicts: list[Verdict],
        evidence: Evidence,
        lists: Lexicon,
        counts: dict[str, int],
    ) -> None:
        self.entry = entry
        self.words: list[Word] = entry.line.words
        self.evidence = evidence
        self.counts = counts
        self.views = _views(entry, verdicts)
        self.fixed = _fixed(entry, lists)
        self.roles = _role_marks(entry)
        self.prose = entry.line.style is Style.NORMAL
        self.dateline = _dateline(self.words) if self.prose else 0

    def stretch(self, first: int, last: int) -> list[list[str]]:
        """Return the features of each word of a stretch."""
        words = self.words
        before = words[first - 1].key if first else "<"
        after = words[last].key if last < len(words) else ">"
        runs = self._runs(first, last)
        found = []
        for at in range(first, last):
            one = self._word(at)
            one.append("stretch:" + ("1" if last - first == 1 else "n"))
            if at == first:
                one += ("first", "before=" + before)
            if at == last - 1:
                one += ("last", "after=" + after)
            one += runs[at - first]
            found.append(one)
        return found

    def _word(self, at: int) -> list[str]:
        """Return the features of one word by its own line and what the article says of it."""
        word = self.words[at]
        view, fixed, role = self.views.get(at, "0"), self.fixed.get(at, ""), self.roles.get(at, "")
        kind = view.partition("/")[0]
        found = [
            *form(word.text, word.key), "r=" + view, f"r={kind}|{fixed}|{role[:1]}",
            "rk=" + kind + "|" + shape(word.text),
        ]  # fmt: skip
        if fixed:
            found.append("g=" + fixed)
        if role:
            found.append("o=" + role)
        for step in (-2, -1, 1, 2):
            found += self._neighbour(at + step, step)
        if word.initial:
            found.append("initial")
            found += ("initial|" + name for name in lists_of(word.key)[-1:])
        if word.possessive:
            found.append("possessive")
        if at < self.dateline:
            inside = at and self.words[at - 1].text == "("
            found.append("dateline" + ("(" if inside else ""))
        elif not self.prose or word.lead:
            found.append("headline")
        if word.key in self.evidence.raised:
            found.append("raised")
        if word.key in self.evidence.lowered:
            found.append("lowered")
        count = self.counts.get(word.key, 0)
        if count > 1:
            found.append("often" if count > 3 else "again")
        return found

    def _neighbour(self, near: int, step: int) -> list[str]:
        """Return the features of the word at ``near``, ``step`` words away."""
        prefix = f"{step}:"
        if not 0 <= near < len(self.words):
            return [prefix + "edge"]
        other = self.words[near]
        if abs(step) > 1:
            return [prefix + "w=" + other.key]
        found = list(beside(other.key, other.text, prefix))
        found.append(prefix + "r=" + self.views.get(near, "0").partition("/")[0])
        if near in self.fixed:
            found.append(prefix + "g=" + self.fixed[near])
        if near in self.roles:
            found.append(prefix + "o=" + self.roles[near])
        return found

    def _apart(self, at: int) -> bool:
        """Say whether a capitalised word belongs to no run: an office, an honorific, a small word."""
        word = self.words[at]
        if at in self.roles:
            return True
        marks = lists_of(word.key)
        return "honorifics" in marks or (word.initial and "function" in marks)

    def _joined(self, at: int, end: int, first: int, last: int) -> list[str]:
        """Return what the runs say that small words join with this one: "Survey of ... Department"."""
        found: list[str] = []
        glue, near = self._glue(range(end, min(last, end + _GLUED)))
        if glue:
            stop = near + 1
            while stop < last and self.words[stop].cap:
                stop += 1
            found += (f"jn:{glue}|{name}" for name in lists_of(self.words[stop - 1].key))
            found.append(f"jn:{glue}")
        glue, near = self._glue(range(at - 1, max(first - 1, at - 1 - _GLUED), -1))
        if glue:
            start = near
            while start > first and self.words[start - 1].cap:
                start -= 1
            found += (f"jb:{glue}|{name}" for name in lists_of(self.words[start].key))
            found += (f"jt:{glue}|{name}" for name in lists_of(self.words[near].key))
        return found

    def _glue(self, way: range) -> tuple[str, int]:
        """Return the small words up to the next capitalised word that way, and its index; "" where none."""
        joined: list[str] = []
        for near in way:
            word = self.words[near]
            if word.cap:
                return ("+".join(joined), near) if joined else ("", near)
            if word.mark and word.text != "&":
                break
            joined.append(word.key)
        return "", -1

    def _runs(self, first: int, last: int) -> list[list[str]]:
        """Return for each word what the unbroken run of capitalised words around it says."""
        words = self.words
        found: list[list[str]] = [[] for _ in range(last - first)]
        at = first
        while at < last:
            if not words[at].cap:
                at += 1
                continue
            end, apart = at + 1, self._apart(at)
            while end < last and words[end].cap and not words[end - 1].possessive:
                if apart or self._apart(end):
                    break
                end += 1
            shared = _run_features(words, at, end, lexicon())
            shared += self._joined(at, end, first, last)
            if at - 1 in self.roles:
                shared.append("ro=" + self.roles[at - 1])
            if end in self.roles:
                shared.append("re=" + self.roles[end])
            for n in range(at, end):
                found[n - first] += shared
                place = "S" if end - at == 1 else "B" if n == at else "E" if n == end - 1 else "M"
                found[n - first].append("at=" + place)
            at = end
        return found


def _dateline(words: list[Word]) -> int:
    """Return the index past a dateline that opens in capitals or names an agency, or 0."""
    end = dateline_end(words)
    if end < 1 or not (words[0].upper or words[end - 1].text == ")" or words[end].text == ":"):
        return 0
    return end if words[end].start > words[end - 1].end or words[end].text == ":" else 0


def _run_features(words: list[Word], first: int, last: int, lists: Lexicon) -> list[str]:
    """Return what is the same for every word of a run: its ends, its length, what stands around it."""
    head, tail = words[first], words[last - 1]
    size = min(last - first, 5)
    before = words[first - 1] if first else None
    after = words[last] if last < len(words) else None
    found = [
        f"run={size}", "#rt=" + tail.key, "#rh=" + head.key, "#rts3=" + tail.key[-3:],
        "rb=" + (before.key if before else "<"), "ra=" + (after.key if after else ">"),
        f"rb{size}=" + (before.key if before else "<"), f"ra{size}=" + (after.key if after else ">"),
    ]  # fmt: skip
    found += ["rtl=" + name for name in lists_of(tail.key)]
    found += ["rhl=" + name for name in lists_of(head.key)]
    if first > 1 and before is not None:
        found.append("rbb=" + words[first - 2].key + " " + before.key)
        found += ["rbl=" + name for name in lists_of(before.key)]
    if after is not None:
        found += ["ral=" + name for name in lists_of(after.key)]
        if last + 1 < len(words):
            found.append("raa=" + after.key + " " + words[last + 1].key)
            if after.mark:
                found += ["raal=" + name for name in lists_of(words[last + 1].key)]
        noun = _apposed(words, last)
        if noun:
            found.append("ap=" + noun)
            found += ["apl=" + name for name in lists_of(noun)]
    if tail.possessive:
        found.append("rp")
    return found


def _apposed(words: list[Word], at: int) -> str:
    """Return the noun of what is said of a name after a comma: "Velmora, the maker of scales"."""
    if at + 2 >= len(words) or words[at].text != "," or words[at + 1].key not in _DETERMINERS:
        return ""
    noun = ""
    for word in words[at + 2 : at + 2 + _APPOSED]:
        if word.mark or word.key in _NOUN_ENDS:
            break
        noun = word.key
    return noun


def _views(entry: ParsedLine, verdicts: list[Verdict]) -> dict[int, str]:
    """Return what the rules make of each word: "B-PER/name"."""
    found: dict[int, str] = {}
    for first, last, kind, rule, weight in verdicts:
        name = str(kind) if kind is not None else "NONE"
        rule = f"{rule}{bisect(_WEIGHTS, weight)}" if rule == "name" else rule
        for at in range(first, last):
            found[at] = f"{'B' if at == first else 'I'}-{name}/{rule}"
    return found


def _role_marks(entry: ParsedLine) -> dict[int, str]:
    """Return the words of office, and the word after them."""
    found: dict[int, str] = {}
    for role in entry.roles.values():
        for at in range(role.first, role.last):
            found[at] = "in+" if role.alone else "in"
    return found


def _fixed(entry: ParsedLine, lists: Lexicon) -> dict[int, str]:
    """Return the fixed names of the gazetteer by word: "B-country"."""
    words = entry.line.words
    run = Run(words, entry.named, lists)
    found: dict[int, str] = {}
    at = 0
    while at < len(words):
        match = match_phrase(run, at, False) if words[at].cap and entry.named[at] else None
        if match is None:
            at += 1
            continue
        for n in range(at, match[1]):
            found[n] = ("B-" if n == at else "I-") + match[0].kind
        at = match[1]
    return found
