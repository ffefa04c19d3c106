"""How quick the link to the terminal is, told by how long it takes to answer frames.

An answer to a small frame takes the way there and back; what a large frame takes beyond that, its bytes
took. A long way alone makes no link slow: there every key waits alike, whatever is sent. On such a way
frames may follow one another before the first is answered, as many as the link carries in a moment.
"""

from __future__ import annotations

from collections import deque

#: Characters of a frame that is small, and of one that is large.
_SMALL, _LARGE = 300, 500
#: Characters that a page of the screen comes to.
_PAGE = 2000
#: Seconds a page takes on its way from which a link is slow, and below which it is quick again.
_SLOW, _QUICK = 0.06, 0.03
#: Seconds of its work that may lie before a link, and the most characters that are sent ahead.
_AHEAD, _MOST_AHEAD = 0.1, 4000
#: Answers that are looked at, and how many large frames make up a mind.
_KEPT, _ENOUGH = 7, 3


class Link:
    """Judges a link by the answers to frames; one that was judged changes only when it clearly differs.

    Attributes:
        is_slow: Whether a page of the screen takes long on its way.
        ahead: How many characters may be on their way when a further frame is sent; 0 while it is not known.
    """

    def __init__(self) -> None:
        self.is_slow = False
        self.ahead = 0
        self._small: deque[float] = deque(maxlen=_KEPT)
        self._large: deque[tuple[int, float]] = deque(maxlen=_KEPT)

    @property
    def carries_much(self) -> bool:
        """Whether as many characters may be on their way as ever are."""
        return self.ahead >= _MOST_AHEAD

    def answered(self, size: int, seconds: float) -> None:
        """Take note that a frame, with those before it on the way of so many characters, took so long."""
        if size <= _SMALL:
            self._small.append(seconds)
        elif size >= _LARGE:
            self._large.append((size, seconds))
        if self._small and len(self._large) >= _ENOUGH:
            way = min(self._small)
            pages = sorted(max(0.0, took - way) * _PAGE / size for size, took in self._large)
            page = pages[len(pages) // 2]
            self.is_slow = page > (_QUICK if self.is_slow else _SLOW)
            self.ahead = min(_MOST_AHEAD, int(_AHEAD * _PAGE / page)) if page else _MOST_AHEAD
