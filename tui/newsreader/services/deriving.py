"""Draining the change sequence: each batch through the stages, one transaction a batch."""

from __future__ import annotations

from collections.abc import Callable

from newsreader.capture.html.extractor_worker import ExtractorWorker
from newsreader.domain.progress import Progress
from newsreader.entities.blocks import keys_of
from newsreader.entities.default_tagger import default_tagger
from newsreader.entities.within import place_mentions
from newsreader.services.early_rows import show_early
from newsreader.services.library import Library
from newsreader.services.matching import REMATCHED, PassageMatcher
from newsreader.services.stages import (
    GROUP_STAGES,
    STAGES,
    Batch,
    stage_versions,
)
from newsreader.storage import articles as article_rows
from newsreader.storage import company, names, progress
from newsreader.storage import matches as match_rows
from newsreader.storage.captures import last_change, older_versions, pending_changes, split_current
from newsreader.storage.connections import (
    Connection,
    library_id,
    open_derived,
    take_stock,
    transaction,
)
from newsreader.stories.grouping import topic_of

_BATCH = 16
#: So many changes are analysed before the index of passages is saved: what a kill may cost to redo.
_SAVED_EVERY = 1024


def derive(
    library: Library,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    report: Callable[[Progress], None] = lambda _: None,
    group: bool = True,
) -> bool:
    """Analyse what came into the library since it was last done; resumes where it stopped.

    Each batch is one transaction on derived.db that also notes how far it came, so a kill at any
    moment costs at most one batch of work. Only one process derives at a time. Without ``group`` the
    stages that look at everything wait for a later call, because more is about to come.

    Returns:
        Whether everything held is analysed now; False when cancelled, or another process derives.
    """
    if library.read_only:
        return False
    with progress.Lease(library.folder) as lease:
        if not lease.held:
            return False
        connection = library.connection
        derived = open_derived(library.folder, library_id(connection))
        try:
            applied = _drain(library, derived, cancelled, report)
            if applied is None or not group:
                return False
            return _group(connection, derived, applied, cancelled, report)
        finally:
            derived.close()


def is_current(library: Library) -> bool:
    """Say whether every change has been analysed and grouped, by these versions of the stages."""
    connection = library.connection
    last = last_change(connection)
    return (
        progress.applied_change(connection, "derived") >= last
        and progress.note(connection, "grouped_seq", "derived") == str(last)
        and progress.note(connection, "stage_versions", "derived") == stage_versions()
    )


def _drain(
    library: Library,
    derived: Connection,
    cancelled: Callable[[], bool],
    report: Callable[[Progress], None],
) -> int | None:
    """Apply all pending changes in batches; the last one applied, or None when cancelled."""
    if progress.note(derived, "stage_versions") != stage_versions():
        progress.restart_analysis(derived, stage_versions())
    applied = progress.applied_change(derived)
    if not pending_changes(library.connection, applied, 1):
        return applied
    show_early(library.connection, derived, applied, cancelled, report)
    matching = PassageMatcher(library, stage_versions(), applied)
    tagger = default_tagger()
    extractors = ExtractorWorker()
    saved = applied
    try:
        while changes := pending_changes(library.connection, applied, _BATCH):
            if cancelled():
                return None
            current, aside = split_current(library.connection, [capture for _, capture in changes])
            superseded = older_versions(library.connection, current)
            batch = Batch(
                library.connection,
                current,
                aside,
                superseded,
                matching.matcher,
                tagger,
                extractors,
            )
            for stage in STAGES:
                stage.run(batch)
            applied = changes[-1][0]
            _store(derived, batch, applied)
            report(Progress("analysing", applied, last_change(library.connection)))
            if applied - saved >= _SAVED_EVERY:
                matching.save(applied)
                saved = applied
    finally:
        extractors.close()
        if applied > saved:
            matching.save(applied)
    return applied


def _store(derived: Connection, batch: Batch, applied: int) -> None:
    """Write a batch and how far it came in one transaction."""
    with transaction(derived):
        for capture in (*batch.superseded, *batch.captures):
            match_rows.forget_matches(derived, capture)
            _store_mentions(derived, batch, capture)
        for capture, article in batch.articles.items():
            added_at = article_rows.added_at(batch.library, capture)
            article_rows.store_article(derived, capture, article, added_at, topic_of(article))
        for capture, trace in batch.traces.items():
            company.store_trace(derived, capture, trace)
        if batch.again:
            progress.set_note(derived, REMATCHED, str(applied))
        match_rows.replace_matches(derived, batch.matches)
        progress.set_applied_change(derived, applied)


def _store_mentions(derived: Connection, batch: Batch, capture: int) -> None:
    """Write an article's mentions with what they are taken for in it; none where it is superseded."""
    article = batch.articles.get(capture)
    found = batch.mentions.get(capture)
    placed = place_mentions(article.id, found) if article and found else []
    names.store_mentions(derived, capture, placed, keys_of(placed))


def _group(
    library: Connection,
    derived: Connection,
    applied: int,
    cancelled: Callable[[], bool],
    report: Callable[[Progress], None],
) -> bool:
    """Run the stages that look at everything, unless nothing changed since they last ran."""
    if progress.note(derived, "grouped_seq") == str(applied):
        return True
    for number, stage in enumerate(GROUP_STAGES):
        if cancelled():
            return False
        report(Progress("grouping", number, len(GROUP_STAGES), note=stage.name))
        with transaction(derived):
            stage.run(library, derived)
    with transaction(derived):
        progress.set_note(derived, "grouped_seq", str(applied))
    for connection in (derived, library):
        take_stock(connection)
    report(Progress("grouping", len(GROUP_STAGES), len(GROUP_STAGES)))
    return True
