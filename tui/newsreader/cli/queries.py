"""The query language in words, for help and the manual page."""

from __future__ import annotations

import textwrap

from newsreader.domain.query_language import EXAMPLES, FIELDS, OPERATORS, QueryField

_COLUMN = 16


def language() -> str:
    """Return operators, fields and examples, a line each, at most 80 columns wide."""
    width = max(len(query) for query, _ in OPERATORS)
    lines = [f"  {query:<{width}}  {means}" for query, means in OPERATORS]
    lines.append("")
    for field in FIELDS.values():
        head, *rest = textwrap.wrap(" ".join(described(field)), 78 - _COLUMN)
        lines.append(f"  {field.name + ':' + field.value:<{_COLUMN - 2}}{head}")
        lines += [" " * _COLUMN + line for line in rest]
    lines.append("")
    for query, means in EXAMPLES:
        lines += [f"  {means}:", f"    {query}"]
    return "\n".join(lines)


def described(field: QueryField) -> list[str]:
    """Return what a field matches, then its values where they are few; plain text."""
    means = field.means.replace("`", "")
    if not field.choices:
        return [f"{means}."]
    values = [value + (f" ({means})" if means else "") for value, means in field.choices]
    return [f"{means}:", ", ".join(values) + "."]
