"""Names inside the noun phrases that GUM and re3d annotate."""

from __future__ import annotations

from newsreader.domain.spans import Span
from newsreader.entities.lexicon import lexicon
from newsreader.entities.roles import find_roles
from newsreader.entities.words import Word, read_line
from training.entities.cleaning import cleaned
from training.entities.documents import Name

_GLUE = frozenset(["of", "for", "and", "the", "&", "de", "la", "van", "bin", "al", "."])


def proper(text: str, phrases: list[Name]) -> tuple[list[Name], bool]:
    """Return one line's names, and whether every capitalised word of it is accounted for.

    A phrase is a name if what remains without article, titles and office is capitalised; of nested
    phrases the longest such counts.
    """
    lists = lexicon()
    words = read_line(text, Span(0, len(text)), lists).words
    roles = {
        at for role in find_roles(words, lists).values() for at in range(role.first, role.last)
    }
    found: list[Name] = []
    for start, end, kind in sorted(phrases, key=lambda n: (n[0] - n[1], n[0])):
        if any(a < end and b > start for a, b, _ in found):
            continue
        inside = [at for at, w in enumerate(words) if w.start >= start and w.end <= end]
        name = _name(words, inside, roles, kind)
        if name:
            found.append((*name, kind))
    names = cleaned(text, sorted(found))
    covered = [at for at, w in enumerate(words) for s, e, _ in names if s <= w.start and w.end <= e]
    clear = all(
        at in covered or at in roles or not w.cap or w.initial or w.mark or w.key in lists.common
        or w.key in lists.roles["honorifics"]
        for at, w in enumerate(words)
    )  # fmt: skip
    return names, clear


def _name(
    words: list[Word], inside: list[int], roles: set[int], kind: str
) -> tuple[int, int] | None:
    """Return the capitalised words of a phrase if they are all that is left of it."""
    lists = lexicon()
    while inside and (
        not words[inside[0]].cap
        or inside[0] in roles
        or words[inside[0]].key in {"the", "a", "an"}
        or (kind == "PER" and words[inside[0]].key in lists.roles["honorifics"])
    ):
        inside = inside[1:]
    if kind == "PER":
        offices = [n for n, at in enumerate(inside) if at in roles]
        inside = inside[offices[-1] + 1 :] if offices else inside
        of = next((n for n, at in enumerate(inside) if words[at].key == "of"), len(inside))
        inside = inside[:of]
    while inside and words[inside[-1]].mark:
        inside = inside[:-1]
    kept = [words[at] for at in inside]
    if not kept or not kept[-1].cap or all(w.initial and w.key in lists.common for w in kept):
        return None
    if any(not w.cap and w.key not in _GLUE for w in kept) or any(w.possessive for w in kept[:-1]):
        return None
    return kept[0].start, kept[-1].end
