"""Rows for the items of feeds before they are matched: many come at once, and a reader wants to read.

Part of deriving. An item is understood from its text alone in about two milliseconds; its names and passages
take far longer. So where many wait, all of them are understood first, in the order they came, and shown with
"not known yet" for what is shared. The stages go over them again and replace what stands here.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from newsreader.capture.feeds.item_text import DECODER
from newsreader.capture.feeds.understanding import understand_item
from newsreader.domain.progress import Progress
from newsreader.storage import articles as article_rows
from newsreader.storage import progress
from newsreader.storage.captures import (
    last_change,
    load_capture,
    pending_changes,
    split_current,
)
from newsreader.storage.connections import Connection, transaction
from newsreader.stories.grouping import topic_of

#: Fewer than so many are matched before anybody would notice.
_MANY = 200
_BATCH = 64
#: Seconds between two reports: whoever hears one reads the list again.
_EVERY = 2.0
_NOTE = "early_seq"
_LOG = logging.getLogger(__name__)


def show_early(
    library: Connection,
    derived: Connection,
    applied: int,
    cancelled: Callable[[], bool],
    report: Callable[[Progress], None],
) -> None:
    """Write rows for the items that wait to be analysed, where many do; resumes where it stopped.

    Args:
        library: For reading.
        derived: Where rows are written.
        applied: The last change that was analysed.
        cancelled: Asked before each batch.
        report: Told now and then.
    """
    last = last_change(library)
    at = max(applied, int(progress.note(derived, _NOTE) or 0))
    if last - at < _MANY:
        return
    told = time.monotonic()
    while not cancelled() and (changes := pending_changes(library, at, _BATCH)):
        current, _ = split_current(library, [capture for _, capture in changes])
        at = changes[-1][0]
        with transaction(derived):
            for capture in current:
                _show(library, derived, capture)
            progress.set_note(derived, _NOTE, str(at))
        if time.monotonic() - told > _EVERY or at == last:
            told = time.monotonic()
            report(Progress("listing", at - applied, last - applied))


def _show(library: Connection, derived: Connection, capture: int) -> None:
    """Write the row of an item that has none."""
    if article_rows.has_article(derived, capture):
        return
    stored = load_capture(library, capture)
    if stored.decoded.decoder != DECODER:
        return
    try:
        article = understand_item(stored)
    except Exception as error:  # its turn comes in the stages, which say what is wrong
        _LOG.debug("capture %d waits for analysis: %s", capture, type(error).__name__)
        return
    added_at = article_rows.added_at(library, capture)
    article_rows.store_article(derived, capture, article, added_at, topic_of(article))
