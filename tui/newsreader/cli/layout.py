"""Our own texts laid out for a width: what a command does, for ``--help`` and the manual page."""

from __future__ import annotations

import argparse
import re

#: Where the explanation of an example begins.
_COLUMN = re.compile(r"\S( {2,})\S")

#: Columns that an explanation needs to stay under its beginning.
_LEAST = 20


def reflowed(text: str, width: int) -> list[str]:
    """Return a text's lines, none wider than ``width`` where that can be.

    Prose, which begins at the margin, is filled anew; an indented example keeps its line, and what does not
    fit goes on under its explanation.
    """
    import textwrap  # not at the start of a reader, which lays nothing out here

    lines: list[str] = []
    prose: list[str] = []
    for line in [*text.strip("\n").splitlines(), ""]:
        if line and not line.startswith(" "):
            prose.append(line)
            continue
        lines += textwrap.wrap(" ".join(prose), width, break_on_hyphens=False)
        prose = []
        lines += _example(line, width) if len(line) > width else [line]
    return lines[:-1]


def _example(line: str, width: int) -> list[str]:
    """Break an example that is too wide under its explanation."""
    import textwrap  # as above

    columns = [match.end(1) for match in _COLUMN.finditer(line)]
    indent = columns[-1] if columns else len(line) - len(line.lstrip()) + 4
    if width - indent < _LEAST:
        indent = 6
    return textwrap.wrap(
        line,
        width,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


class HelpFormatter(argparse.HelpFormatter):
    """Lays descriptions out for the terminal's width, with their examples on lines of their own."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Fill prose, keep examples; argparse itself knows only all or nothing."""
        return "\n".join(indent + line for line in reflowed(text, width))
