"""What a story is called: the headline of it that says most of what the others say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from newsreader.stories.items import content_words

#: Headlines that are read for it; more of one story say nothing else.
_READ = 200


def story_title(headlines: Iterable[str]) -> str:
    """Return the headline whose words most of the others have; of equals the shortest.

    It depends neither on their order nor on what is read, so that a story keeps its name while the
    reader goes on.

    Args:
        headlines: Headlines; empty ones are passed over. An empty string is returned where all are.
    """
    found = sorted(headline for headline in set(headlines) if headline.strip())[:_READ]
    if not found:
        return ""
    words = [frozenset(content_words(headline)) for headline in found]
    spread = Counter(word for some in words for word in some)

    def common(some: frozenset[str]) -> float:
        return sum(spread[word] - 1 for word in some) / (len(some) + 2)

    return min(zip(found, words, strict=True), key=lambda pair: (-common(pair[1]), len(pair[0])))[0]
