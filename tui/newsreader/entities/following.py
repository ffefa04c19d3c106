"""What the words right after a name make of it: a product, an agreement."""

from __future__ import annotations

from newsreader.entities.lexicon import Lexicon
from newsreader.entities.words import Word

_AGREEMENTS = frozenset([
    "agreement", "agreements", "accord", "accords", "treaty", "protocol", "protocols", "convention",
    "pact", "format",
])  # fmt: skip


def is_product(words: list[Word], last: int, blocked: list[bool], lexicon: Lexicon) -> bool:
    """Say whether what follows makes the name a product or agreement: "Nord Stream 2".

    Args:
        words: The line.
        last: Index past the name.
        blocked: Whether a word belongs to a calendar expression.
        lexicon: The word lists.
    """
    if last >= len(words) or words[last - 1].possessive:
        return False
    word = words[last]
    if word.key in lexicon.shapes["event_after"] and not word.cap:
        return True
    return is_numbered(words, last, blocked) or is_agreement(words, last, lexicon)


def is_numbered(words: list[Word], last: int, blocked: list[bool]) -> bool:
    """Say whether a small bare number follows the name that ends before ``last``."""
    if last >= len(words) or words[last - 1].possessive:
        return False
    word = words[last]
    after = words[last + 1].text if last + 1 < len(words) else ""
    small = word.text.isdigit() and len(word.text) <= 2 and not blocked[last]
    return small and words[last - 1].end + 1 == word.start and after not in {"-", "–", ":"}


def is_agreement(words: list[Word], last: int, lexicon: Lexicon) -> bool:
    """Say whether a lower-case "agreements" follows, perhaps after an adjective."""
    if words[last - 1].possessive:
        return False
    for word in words[last : last + 2]:
        if word.mark or word.cap:
            return False
        if word.key in _AGREEMENTS:
            return True
        if word.key in lexicon.function:
            return False
    return False
