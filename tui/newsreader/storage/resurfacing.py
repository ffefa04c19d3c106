"""What of the reader's own carries the text that a correction or a kill notice is about."""

from __future__ import annotations

from typing import NamedTuple

import apsw

from newsreader.storage.clippings import SHELF


class Carriers(NamedTuple):
    """Articles that share passages, or the story, with a notice.

    Attributes:
        starred: How many of them the reader starred.
        cited: How many clippings were taken from them.
        read: How many of them the reader read, starred ones left out.
        title: The headline of the first that is starred or cited, or an empty string.
    """

    starred: int
    cited: int
    read: int
    title: str


def carriers(connection: apsw.Connection, capture: int, document: int) -> Carriers:
    """Return what carries the text of the notice that is ``capture`` of ``document``."""
    rows = connection.execute(
        "SELECT t.starred, t.read, a.title, c.sha256 FROM derived.articles a"
        " JOIN documents d ON d.capture = a.capture JOIN triage t ON t.document = d.id"
        " JOIN captures c ON c.id = a.capture WHERE d.id <> ?2 AND (a.capture IN"
        " (SELECT b FROM derived.matches WHERE a = ?1 UNION SELECT a FROM derived.matches WHERE b = ?1)"
        " OR a.story = (SELECT story FROM derived.articles WHERE capture = ?1))"
        " ORDER BY a.sort_key, d.id",
        (capture, document),
    ).fetchall()
    carried = {str(sha256) for _, _, _, sha256 in rows}
    cited = [
        value for value in SHELF.everything(connection).values() if value.get("sha256") in carried
    ]
    titles = [str(title) for starred, _, title, _ in rows if starred]
    titles += [str(value.get("headline") or "") for value in cited]
    return Carriers(
        starred=sum(1 for starred, _, _, _ in rows if starred),
        cited=len(cited),
        read=sum(1 for starred, read, _, _ in rows if read and not starred),
        title=titles[0] if titles else "",
    )
