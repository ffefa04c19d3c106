"""The tagger this program uses: what the configuration names, else the fitted model, else rules."""

from __future__ import annotations

import logging
from functools import lru_cache

from newsreader.entities.rules import RuleTagger
from newsreader.entities.tagger import (
    HOME,
    RULES,
    SPACY,
    Choice,
    Tagger,
    TaggerError,
    available_taggers,
    no_tagger,
)

_LOG = logging.getLogger(__name__)
_choice = Choice()


def choose(choice: Choice) -> None:
    """Have :func:`default_tagger` give another tagger from now on; called once, at the start."""
    global _choice
    _choice = choice
    default_tagger.cache_clear()


def chosen() -> Choice:
    """Return the choice that stands."""
    return _choice


@lru_cache(maxsize=1)
def default_tagger() -> Tagger:
    """Return the tagger that finds names here; what it needs is read at the first call.

    One that cannot be had is named in the log, and the home model works instead; where that has no
    file, or a damaged one, rules work alone.
    """
    if _choice.name == HOME:
        return _home()
    try:
        return tagger_of(_choice)
    except TaggerError as e:
        _LOG.warning("%s", e)
        return _home()


def tagger_of(choice: Choice) -> Tagger:
    """Return the tagger of this name: "model", "rules", "spacy", or one that a package offers.

    Raises:
        TaggerError: It cannot be had; its text says how to get it.
    """
    if choice.name == HOME:
        return _home()
    if choice.name == RULES:
        return RuleTagger()
    if choice.name == SPACY:
        from newsreader.entities.spacy_tagger import load_spacy

        return load_spacy(choice.model)
    offered = available_taggers()
    if choice.name not in offered:
        raise TaggerError(no_tagger(choice.name, offered))
    try:
        return offered[choice.name]()
    except Exception as e:  # another package's code: whatever it raises, this program goes on
        raise TaggerError(
            f'The tagger "{choice.name}" cannot be loaded ({type(e).__name__}).'
        ) from e


def _home() -> Tagger:
    """Return the fitted model, or rules where its weights do not load."""
    # Delayed: numpy and the weights cost a tenth of a second that no first paint waits for.
    from newsreader.entities.model_tagger import ModelTagger
    from newsreader.entities.weights import shipped

    weights = shipped()
    return RuleTagger() if weights is None else ModelTagger(weights)
