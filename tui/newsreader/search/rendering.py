"""A query tree as text again: :func:`render` and ``parse_query`` are each other's inverse."""

from __future__ import annotations

import re

from newsreader.domain.query import Among, And, Everything, Not, Or, Query, Term, Words

_BARE = re.compile(r'(?!//)[^\s()"]+')


def render(query: Query) -> str:
    """Return a query as it is typed; parsed, it is the same tree.

    Raises:
        ValueError: The tree holds documents by number, which nobody can type.
    """
    match query:
        case Everything():
            return ""
        case Words(text, phrase):
            return quoted(text) if phrase else text
        case Term(field, value):
            return f"{field}:{value if _BARE.fullmatch(value) else quoted(value)}"
        case Not(inner):
            return "-" + _inner(inner)
        case And(queries):
            return " ".join(map(_inner, queries))
        case Or(queries):
            return " or ".join(_inner(q) if isinstance(q, Or) else render(q) for q in queries)
        case Among():
            raise ValueError("documents by number cannot be typed")


def quoted(text: str) -> str:
    """Return a value or phrase in quotation marks."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _inner(query: Query) -> str:
    """Return a query inside another, in brackets where neighbours would join it otherwise."""
    text = render(query)
    return f"({text})" if isinstance(query, And | Or) else text
