"""What a story is called in everything the reader sees."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.domain.documents import Row
from newsreader.stories.titles import story_title


def title_of(rows: Sequence[Row]) -> str:
    """Return the name of a story by the rows of its articles, at least one.

    Where none has a headline it is what the list shows of the first.
    """
    return story_title(row.title for row in rows if not row.untitled) or rows[0].title
