"""Boxes of messages: where each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: The line before a message in a box: a sender, a day, a time, and a header behind it.
_FROM = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S[^\n]{0,200}\d\d?:\d\d[^\n]{0,60}\n(?=[!-9;-~]+:|>From )"
)


def is_box(data: bytes) -> bool:
    """Say whether bytes begin as a box of messages does."""
    return data.startswith(b"From ") and _FROM.match(data[:2_000]) is not None


def messages_in(data: bytes) -> Iterator[bytes]:
    """Yield the bytes of each message, without the line before it and the blank one behind; linear."""
    starts = [(match.start(), match.end()) for match in _FROM.finditer(data)]
    for at, (_, begin) in enumerate(starts):
        end = starts[at + 1][0] if at + 1 < len(starts) else len(data)
        yield data[begin:end].rstrip(b"\r\n") + b"\n"
