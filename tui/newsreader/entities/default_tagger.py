"""The tagger this program uses: the fitted model where its weights load, else rules alone."""

from __future__ import annotations

from functools import lru_cache

from newsreader.entities.rules import RuleTagger
from newsreader.entities.tagger import Tagger


@lru_cache(maxsize=1)
def default_tagger() -> Tagger:
    """Return the tagger that finds names here; the model is read at the first call.

    Where its file is missing or damaged a warning is logged and rules work alone.
    """
    # Delayed: numpy and the weights cost a tenth of a second that no first paint waits for.
    from newsreader.entities.model_tagger import ModelTagger
    from newsreader.entities.weights import shipped

    weights = shipped()
    return RuleTagger() if weights is None else ModelTagger(weights)
