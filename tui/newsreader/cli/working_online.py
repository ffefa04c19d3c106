"""What ``newsreader work`` does with the network, for a reader that is open."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence

from newsreader.cli.addresses import Wishes, add_address
from newsreader.cli.interruption import Interruption
from newsreader.domain.progress import Progress
from newsreader.services.adding import Adding
from newsreader.services.fetching import due, fetch
from newsreader.services.full_texts import fetch_full_texts, fetch_wanted
from newsreader.services.library import Library

Tell = Callable[[Progress], None]


def run(
    library: Library,
    urls: Sequence[str],
    arguments: argparse.Namespace,
    interruption: Interruption,
    tell: Tell,
) -> int:
    """Add addresses, fetch feeds, fetch full texts; returns how much of it failed."""
    failed = 0
    if urls:
        failed += _add(library, urls, arguments.subscribe, interruption, tell)
    if arguments.fetch and not interruption.asked:
        failed += _fetch(library, arguments.fetch, interruption, tell)
    if arguments.full_text and not interruption.asked:
        documents = [int(word) for word in arguments.full_text.split(",") if word.isdecimal()]
        found = fetch_full_texts(library, documents, cancelled=interruption)
        failed += len(found.failed)
        tell(Progress("said", found.came, len(documents), len(found.failed), found.sentence()))
    return failed


def _add(
    library: Library,
    urls: Sequence[str],
    settings: str | None,
    interruption: Interruption,
    tell: Tell,
) -> int:
    """Add addresses; what was found is said first."""
    wishes = Wishes(**json.loads(settings)) if settings else Wishes()
    adding = Adding()
    for url in urls:
        add_address(
            library,
            url,
            wishes,
            adding,
            lambda sentence: tell(Progress("said", 0, 0, note=sentence)),
            cancelled=interruption,
            report=tell,
        )
    for error in adding.failed:
        tell(Progress("failed", 0, 0, len(adding.failed), str(error)))
    return len(adding.failed)


def _fetch(library: Library, what: str, interruption: Interruption, tell: Tell) -> int:
    """Ask feeds: those due, all, or some by number."""
    numbers = [int(word) for word in what.split(",") if word.isdecimal()]
    feeds = due(library, numbers or None, every=what == "all")
    fetched = fetch(library, feeds, cancelled=interruption, report=tell)
    if not fetched.offline and not fetched.busy and not interruption.asked:
        fetch_wanted(library, cancelled=interruption)
    for sentence in fetched.said[:3]:
        tell(Progress("said", 0, 0, note=sentence))
    why = "  :feed errors says why" if fetched.failed else ""
    words = fetched.sentence() + why
    tell(Progress("fetched", fetched.asked, fetched.total, len(fetched.failed), words))
    return len(fetched.failed)
