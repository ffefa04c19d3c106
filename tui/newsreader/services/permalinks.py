"""The link printed on a page, which says what document its captures are versions of."""

from __future__ import annotations

import logging

from newsreader.capture.formats import address_in
from newsreader.domain.captures import Capture

_LOG = logging.getLogger(__name__)


def permalink_of(capture: Capture) -> str | None:
    """Return the link printed on the page, or given in its data; a text that trips a rule is kept all the same."""
    try:
        return address_in(capture)
    except Exception as error:
        _LOG.warning(
            "%s: %s while looking for a permalink", capture.article_id, type(error).__name__
        )
        return None
