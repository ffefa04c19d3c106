"""Lines: text between CR LF, LF or CR, and nothing else."""

from __future__ import annotations

import re

from newsreader.domain.spans import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def line_spans(text: str) -> list[Span]:
    """Return the span of each line, its terminator included, so that the spans join to ``text``.

    Form feeds, U+2028 and the like do not end a line; an empty last line is not counted.
    """
    return [Span(m.start(), m.end()) for m in _LINE.finditer(text)]
