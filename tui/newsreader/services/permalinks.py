"""The link printed on a page, which says what document its captures are versions of."""

from __future__ import annotations

import logging

from newsreader.capture.feeds import item_text
from newsreader.capture.html.reading import DECODER
from newsreader.capture.html.understanding import address_of
from newsreader.capture.reading import understand
from newsreader.domain.captures import Capture

_LOG = logging.getLogger(__name__)


def permalink_of(capture: Capture) -> str | None:
    """Return the link printed on the page, or given in its data; a text that trips a rule is kept all the same."""
    try:
        if capture.decoded.decoder == item_text.DECODER:
            return None  # its document is known by the feed and its guid
        if capture.decoded.decoder.startswith(DECODER):
            return address_of(capture)
        url = understand(capture).url
    except Exception as error:
        _LOG.warning(
            "%s: %s while looking for a permalink", capture.article_id, type(error).__name__
        )
        return None
    return url.value if url else None
