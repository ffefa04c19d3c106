"""What the worker process brings: progress in the status line, rows in the list, in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsreader.domain.documents import Folded
from newsreader.domain.progress import Progress
from newsreader.services import views
from newsreader.text.safe import one_line
from newsreader.ui.worker import Worker

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen

#: Seconds between looks at whether another program has written to the library.
_LOOK_EVERY = 5.0
#: What a job has done so far, where its count is of that.
_DONE = {"analysing": "analysed", "adding": "added", "listing": "listed"}

#: Jobs whose notes are sentences for the reader.
_SAID = frozenset({"failed", "ruled", "said", "fetched"})


class Arrivals:
    """Listens to the worker.

    Nothing moves under the reader: what is new waits until it is let in, unless the list has not been
    touched yet, or is empty.
    """

    def __init__(self, desk: DeskScreen, command: Sequence[str]) -> None:
        self._desk = desk
        self.worker = Worker(command, self._progressed, self._ended)
        self.waiting = 0
        self.adding = False
        self._generation: tuple[int, int] | None = None
        self._wrote = False

    def ask(self, paths: Sequence[str] = (), options: Sequence[str] = ()) -> None:
        """Add paths and analyse; also finishes what an earlier run left. ``options`` as of "work"."""
        self.adding = self.adding or bool(paths)
        self.worker.ask(paths, options)

    def watch(self) -> None:
        """Notice what other programs add or triage while the reader is open."""
        self._desk.set_interval(_LOOK_EVERY, self._glance)

    def _glance(self) -> None:
        """See, at the price of two numbers, whether anything was written."""
        desk = self._desk
        if not self.worker.busy:
            desk.jobs.load("generation", lambda: views.generation(desk.library), self._noticed)

    def _noticed(self, generation: tuple[int, int]) -> None:
        """Look closer where something was written since."""
        before, self._generation = self._generation, generation
        if before is not None and before != generation:
            self._desk.rows.repaint_all()
            self._desk.view.refresh_sources()
            self.look()

    def look(self) -> None:
        """Count, off the UI thread, what the present view holds beyond the rows shown, and how it folds."""
        desk = self._desk
        query, listing = desk.view.query, desk.rows.listing

        def count() -> tuple[int, bool, bool]:
            from newsreader.services import noticing  # not before the first list is painted

            folded = views.folded_order(desk.library, query)
            new = len(folded.everything.difference(listing.everything))
            shown = {head.document for head in listing.heads}
            kills = any(h.document not in shown for h in noticing.standing_kills(desk.library))
            return new, folds_otherwise(listing.folded, folded), kills

        if not desk.search.active:
            desk.jobs.load("arrivals", count, self._counted)

    def let_in(self) -> None:
        """Nothing waits any more: the list shows all there is."""
        self.waiting = 0
        self._desk.status.set_waiting(0)

    def _counted(self, found: tuple[int, bool, bool]) -> None:
        """Let new rows in, or say that they wait; a kill notice is said first."""
        desk = self._desk
        new, folds, kills = found
        shown = len(desk.rows.listing)
        if (new or folds or kills) and (not desk.touched or not shown):
            desk.view.reload(keep=desk.touched)
            return
        self.waiting = new
        if not shown:
            desk.rows.say_empty(desk.view.empty_words())
        desk.status.set_waiting(new, folds=folds, kills=kills)

    def _progressed(self, progress: Progress) -> None:
        """Show progress; look for new rows as batches come in."""
        desk = self._desk
        if progress.note and progress.job in _SAID:
            desk.say(one_line(progress.note))
            return
        count = f" {progress.done:,}/{progress.total:,}" if progress.total else ""
        if progress.job == "fetch":
            failed = f", {progress.failed:,} failed" if progress.failed else ""
            desk.status.set_progress(f"fetch{count} ok{failed}")
            return
        desk.status.set_progress(_DONE.get(progress.job, progress.job) + count)
        self._wrote = True
        if progress.job != "adding":
            self.look()
            desk.view.refresh_sources()

    def _ended(self, code: int) -> None:
        """Repaint what analysis changed."""
        desk = self._desk
        self.adding = False
        desk.status.set_progress("")
        if code not in (0, 1, 130, -15):
            desk.say("Analysis stopped early; newsreader doctor says why. Reading works.")
        desk.jobs.load("generation", lambda: views.generation(desk.library), self._looked_after)

    def _looked_after(self, generation: tuple[int, int]) -> None:
        """Repaint what analysis changed; where nobody wrote since the list was read, it is as it was."""
        desk = self._desk
        if generation == desk.view.generation and not self._wrote:
            return
        self._wrote = False
        desk.rows.repaint_all()
        desk.view.refresh_sources()
        self.look()
        desk.shown.analysed()
        desk.news.outdated()
        desk.side.outdated()
        desk.analysed_over()


def folds_otherwise(shown: Folded, now: Folded) -> bool:
    """Say whether the documents that both orders have stand in other rows together."""
    homes = now.homes
    pairs = {
        (first, homes[document]) for document, first in shown.homes.items() if document in homes
    }
    return len({a for a, _ in pairs}) != len(pairs) or len({b for _, b in pairs}) != len(pairs)
