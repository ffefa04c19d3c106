"""The short forms under which one name looks for another in all articles."""

from __future__ import annotations

from newsreader.domain.entities import EntityType
from newsreader.domain.names import Node
from newsreader.entities.lexicon import lexicon
from newsreader.entities.names import tokens_of

PER, ORG = EntityType.PER, EntityType.ORG
_WITH_MIDDLE = 3


def short_key(node: Node) -> str:
    """Return what a name is looked up by where it is a longer one's short form."""
    return "" if node.scope else f"{node.kind}:{' '.join(tokens_of(node.name))}"


def without_middle(node: Node) -> str:
    """Return a person's full name without what stands between given name and surname, or ""."""
    words = tokens_of(node.name)
    if node.kind is not PER or node.scope or len(words) != _WITH_MIDDLE or len(words[0]) < 2:
        return ""
    if words[0] in lexicon().hints["family"] and words[-1] in lexicon().hints["first"]:
        return ""  # family name first: the last word is half of the given name
    return f"{node.kind}:{words[0]} {words[-1]}"


def without_trade(node: Node) -> str:
    """Return a company's name without the word for its trade, "Harrow Lane Capital", or ""."""
    words = tokens_of(node.name)
    if node.kind is not ORG or node.scope or len(words) < 2:
        return ""
    trade = words[-1] in lexicon().shapes["companies"] and words[-2] not in lexicon().common
    return f"{node.kind}:{' '.join(words[:-1])}" if trade else ""
