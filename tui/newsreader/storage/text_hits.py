"""Words in the bodies of articles, by the full-text index."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable

import apsw

from newsreader.domain.query import Query
from newsreader.storage.selecting import compile_query

#: Steps of the database between two looks at whether the answer is still wanted.
_STEPS = 20_000


def documents_with_words(
    connection: apsw.Connection,
    words: str,
    query: Query,
    cancelled: Callable[[], bool] = lambda: False,
) -> array[int]:
    """Return the documents whose body has all words, whole or begun, the newest first.

    Args:
        connection: The library.
        words: What is looked for; what is no word is passed over.
        query: What else must hold.
        cancelled: Asked now and then; the answer is empty once it says so.
    """
    wanted = re.findall(r"\w+", words)
    if not wanted:
        return array("q")
    expression = "{body} : (" + " ".join(f'"{word}"*' for word in wanted) + ")"
    condition, values = compile_query(query)
    connection.set_progress_handler(cancelled, _STEPS)
    try:
        rows = connection.execute(
            "SELECT d.id FROM documents d JOIN triage t ON t.document = d.id"
            " JOIN derived.articles a ON a.capture = d.capture"
            " WHERE d.capture IN (SELECT rowid FROM derived.fulltext WHERE fulltext MATCH ?)"
            f" AND ({condition}) ORDER BY a.sort_key DESC, d.id DESC",
            [expression, *values],
        )
        return array("q", (int(document) for (document,) in rows))
    except apsw.InterruptError:
        return array("q")
    finally:
        connection.set_progress_handler(None)
