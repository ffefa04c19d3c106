"""newsboat's filter expressions -> queries, as far as both can say the same."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r'\s*(?:(?P<op>==|!=|=~|!~|<=|>=|!#|[=<>#()]|\bbetween\b|\band\b|\bor\b)|"(?P<text>(?:[^"\\]|\\.)*)"|(?P<name>[A-Za-z_]+)|(?P<number>\d+(?::\d+)?))'
)
_REGEX = re.compile(r"[\\^$.|?*+()\[\]{}]")
_EQUAL = {"=": "", "==": "", "!=": "-", "=~": "", "!~": "-", "#": "", "!#": "-"}
_FIELDS = {"feedtitle": "feed", "tags": "folder", "rssurl": "feed", "feedlink": "feed"}
_MOST = 200


class NotTranslated(ValueError):  # noqa: N818 - named after what happened
    """A filter says what no query can say; ``str()`` names it."""


def query_of(expression: str) -> str:
    """Return the query that means what a filter expression means.

    Raises:
        NotTranslated: It has no counterpart.
    """
    tokens = _tokens(expression)
    if not tokens:
        return ""
    query, rest = _either(tokens, 0)
    if rest != len(tokens):
        raise NotTranslated(f"what follows {tokens[rest][1]!r}")
    return query


def _tokens(expression: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at = 0
    text = expression.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.end() == at or len(found) > _MOST:
            raise NotTranslated(repr(text[at : at + 20]))
        kind = str(match.lastgroup)
        found.append((kind, match[kind]))
        at = match.end()
    return found


def _either(tokens: list[tuple[str, str]], at: int, depth: int = 0) -> tuple[str, int]:
    """Read conditions joined by "or"."""
    parts = []
    while True:
        part, at = _all(tokens, at, depth)
        parts.append(part)
        if at < len(tokens) and tokens[at] == ("op", "or"):
            at += 1
            continue
        return (parts[0] if len(parts) == 1 else f"({' or '.join(parts)})"), at


def _all(tokens: list[tuple[str, str]], at: int, depth: int) -> tuple[str, int]:
    """Read conditions joined by "and"."""
    parts = []
    while True:
        if at < len(tokens) and tokens[at] == ("op", "("):
            if depth > 20:
                raise NotTranslated("so many brackets")
            part, at = _either(tokens, at + 1, depth + 1)
            if at >= len(tokens) or tokens[at] != ("op", ")"):
                raise NotTranslated("a bracket that is not closed")
            at += 1
        else:
            part = _condition(tokens[at : at + 3])
            at += 3
        parts.append(part)
        if at < len(tokens) and tokens[at] == ("op", "and"):
            at += 1
            continue
        return (parts[0] if len(parts) == 1 else f"({' '.join(parts)})"), at


def _condition(tokens: list[tuple[str, str]]) -> str:
    """Translate "name operator value"."""
    if [kind for kind, _ in tokens[:2]] != ["name", "op"] or len(tokens) < 3:
        raise NotTranslated(" ".join(word for _, word in tokens) or "an empty condition")
    (_, name), (_, operator), (kind, value) = tokens
    name = name.lower()
    value = re.sub(r"\\(.)", r"\1", value) if kind == "text" else value
    if name == "age":
        return _age(operator, value)
    if operator not in _EQUAL:
        raise NotTranslated(f"{name} {operator}")
    minus = _EQUAL[operator]
    if name == "unread" and value in ("yes", "no"):
        return "is:unread" if (value == "yes") != bool(minus) else "-is:unread"
    if name == "flags":
        return f"{minus}is:starred"
    if operator in ("=~", "!~") and _REGEX.search(value):
        raise NotTranslated(f"the pattern {value!r}")
    if '"' in value or not value.strip():
        raise NotTranslated(f"{name} {operator} {value!r}")
    if name in _FIELDS:
        return f'{minus}{_FIELDS[name]}:"{value}"'
    if name in ("title", "content", "author") and operator in ("=~", "!~"):
        return f'{minus}"{value}"'
    raise NotTranslated(f"{name} {operator}")


def _age(operator: str, value: str) -> str:
    """Translate an age in days."""
    first, colon, last = value.partition(":")
    if operator == "between" and colon:
        low, high = sorted((int(first[:5]), int(last[:5])))
        after = f" age:>{low}d" if low else ""
        return f"(age:<{high + 1}d{after})" if after else f"age:<{high + 1}d"
    if colon or not first.isdecimal() or operator not in ("<", "<=", ">", ">="):
        raise NotTranslated(f"age {operator} {value}")
    days = int(first[:5]) + (operator == "<=")
    return f"age:{operator[0]}{max(1, days)}d"
