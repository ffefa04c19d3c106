"""What a text is about, crudely: its content words."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[^\W\d_]{4,}|\d+")
_FREQUENT = (
    "that this with from have will been were they their what when where which while after before over "
    "about into than then more most said says there would could should also other some such only just your"
)
_COMMON = frozenset(_FREQUENT.split())


def content_words(text: str) -> set[str]:
    """Return the words of ``text`` that carry its matter, in lower case, crudely stemmed."""
    return {word[:6] for word in _WORDS.findall(text) if word not in _COMMON}
