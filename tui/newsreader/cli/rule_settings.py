"""``[[rules]]`` of config.toml. What cannot be taken is said with its place; the other rules hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from newsreader.domain.rules import RULE_VERBS, Rule
from newsreader.search.parsing import QueryError, parse_query

_HEADER = re.compile(r"\s*\[\[\s*rules\s*\]\]")
_TABLE = re.compile(r"\s*\[")
_KNOWN = ("when", "do")


def read_rules(text: str, tables: Sequence[object]) -> tuple[list[Rule], list[tuple[int, str]]]:
    """Return the rules that settings ask for.

    Args:
        text: The whole configuration, for the numbers of lines.
        tables: What stands under ``rules``.

    Returns:
        The rules, and for each that could not be taken its line and a sentence.
    """
    rules: list[Rule] = []
    complaints: list[tuple[int, str]] = []
    places = list(_places(text))
    for number, table in enumerate(tables):
        lines = places[number] if number < len(places) else {}
        found = _rule(text, table, lines)
        if isinstance(found, Rule):
            rules.append(found)
        else:
            complaints.append(found)
    return rules, complaints


def _rule(text: str, table: object, lines: Mapping[str, int]) -> Rule | tuple[int, str]:
    """Read one rule, or say in which line and why it cannot be taken."""
    begins = lines.get("", 1)
    if not isinstance(table, dict):
        return begins, 'a rule is a table: [[rules]] when = "outlet:post" do = "drop"'
    other = next((key for key in table if key not in _KNOWN), None)
    if other is not None:
        return lines.get(other, begins), f"{other} is not of a rule; it has when and do"
    when, do = table.get("when"), table.get("do")
    if not isinstance(when, str) or not isinstance(do, str):
        return begins, 'a rule needs both: when = "outlet:post" and do = "drop"'
    verb, _, name = do.strip().partition(" ")
    tag = "-".join(name.split())
    if verb not in RULE_VERBS or bool(tag) != (verb == "tag"):
        return lines.get("do", begins), (
            f'do = "{do}" is nothing a rule does; it does drop, star, later, read or tag NAME'
        )
    if not when.strip():
        return lines.get("when", begins), "when is empty, and a rule about everything is none"
    try:
        return Rule(when, parse_query(when), verb, tag, begins)
    except QueryError as error:
        line = lines.get("when", begins)
        return line, f"when: {error.reason} (character {_column(text, line, when, error.at)})"


def _column(text: str, line: int, when: str, at: int) -> int:
    """Return at which character of its line a query is wrong; of the query, where it is not found there."""
    lines = text.splitlines()
    start = lines[line - 1].find(when) if 0 < line <= len(lines) else -1
    return max(start, 0) + at + 1


def _places(text: str) -> Iterator[dict[str, int]]:
    """Yield for every ``[[rules]]`` the lines of its settings, counted from 1; its own under ""."""
    found: dict[str, int] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if _HEADER.match(line):
            if found is not None:
                yield found
            found = {"": number}
        elif _TABLE.match(line):
            if found is not None:
                yield found
            found = None
        elif found is not None and (name := line.partition("=")[0].strip().strip("\"'")):
            found.setdefault(name, number)
    if found is not None:
        yield found
