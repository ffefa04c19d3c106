"""Having the reader's decisions obeyed: what is grouped is grouped again for their sake."""

from __future__ import annotations

from newsreader.services.library import Library
from newsreader.storage.connections import library_id, open_derived
from newsreader.storage.decisions import are_obeyed, make_obeyed
from newsreader.storage.progress import Lease


def obey_decisions(library: Library) -> None:
    """Make the next derivation group again, where the reader decided something since the last.

    Nothing happens where another process derives at this moment: it, or the next one, is asked again.
    """
    if library.read_only or are_obeyed(library.connection):
        return
    with Lease(library.folder) as lease:
        if lease.held:
            derived = open_derived(library.folder, library_id(library.connection))
            try:
                make_obeyed(library.connection, derived)
            finally:
                derived.close()
