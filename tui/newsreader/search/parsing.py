"""The query language: words, "phrases", -not, or, ( ) and field:value."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from newsreader.domain.errors import UsageError
from newsreader.domain.query import And, Everything, Not, Or, Query, Term, Words
from newsreader.domain.query_language import FIELDS
from newsreader.text.near import nearest
from newsreader.text.safe import shortened, visible

_INSIDE = r"(?:\\[\"\\]|[^\"])*"  # between quotation marks, where \" and \\ are escaped
_LEXEME = re.compile(
    r"\s*(?:(?P<open>\()|(?P<close>\))|(?P<minus>-(?=[^\s)]))"
    rf"|(?P<field>[a-z]+(?:-[a-z]+)*):(?:\"(?P<quoted>{_INSIDE})\"?|(?P<value>[^\s()]*))"
    rf"|\"(?P<phrase>{_INSIDE})\"?|(?P<word>[^\s()]+))"
)


class _Lexeme(NamedTuple):
    """One piece of the query with its kind and where it starts."""

    kind: str
    text: str
    at: int
    field: str = ""


#: Conditions and depth of one query; beyond them the database would refuse it.
_MOST_CONDITIONS = 200
_DEEPEST = 50
_SHOWN = 60


class QueryError(UsageError):
    """The query cannot be read.

    Attributes:
        at: The character the message points to, from 0.
        reason: What is wrong there and what was expected, a sentence without its full stop.
    """

    def __init__(self, message: str, query: str, at: int) -> None:
        start = max(0, at - _SHOWN)
        shown = visible(query[start : at + _SHOWN])
        super().__init__(f"{message}\n  {shown}\n  {' ' * cells(query[start:at])}^")
        self.at = at
        self.reason = message


def cells(text: str) -> int:
    """Return how many cells of a terminal a query takes, to point at what stands behind it."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))


def parse_query(text: str) -> Query:
    """Parse a query; an empty one matches everything.

    ``or`` binds weaker than the and of neighbours; ``-`` negates what follows. What can be written is
    the table :mod:`newsreader.domain.query_language`; ``rendering.render`` is the way back.

    Raises:
        QueryError: With the place of what cannot be read.
    """
    # What is no letter (a name that is not UTF-8, on a command line) can stand in no text.
    parser = _Parser(text.encode("utf-8", "replace").decode("utf-8"))
    if len(parser.lexemes) > _MOST_CONDITIONS:
        at = parser.lexemes[_MOST_CONDITIONS].at
        raise QueryError(f"That is more than {_MOST_CONDITIONS} conditions", parser.text, at)
    if not parser.lexemes:
        return Everything()
    query = parser.alternatives()
    if parser.peek() is not None:
        raise parser.error("There is a ) without its (")
    parser.check_sort(query)
    return query


class _Parser:
    """Recursive descent over the lexemes of one query."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lexemes = _split(text)
        self.at = 0
        self._depth = 0
        self._sorts: list[_Lexeme] = []

    def peek(self) -> _Lexeme | None:
        """Return the next lexeme without taking it."""
        return self.lexemes[self.at] if self.at < len(self.lexemes) else None

    def error(self, message: str) -> QueryError:
        """Return an error that points at the next lexeme, or at the end."""
        lexeme = self.peek()
        return QueryError(message, self.text, lexeme.at if lexeme else len(self.text))

    def alternatives(self) -> Query:
        """Read ``a or b or c``."""
        queries = [self.conjunction()]
        while (lexeme := self.peek()) and lexeme.kind == "word" and lexeme.text.lower() == "or":
            self.at += 1
            queries.append(self.conjunction())
        return queries[0] if len(queries) == 1 else Or(tuple(queries))

    def conjunction(self) -> Query:
        """Read neighbours up to ``or``, ``)`` or the end."""
        queries: list[Query] = []
        while (lexeme := self.peek()) and lexeme.kind != "close":
            if lexeme.kind == "word" and lexeme.text.lower() == "or":
                break
            queries.append(self.factor())
        if not queries:
            raise self.error("Something to look for is missing here")
        return queries[0] if len(queries) == 1 else And(tuple(queries))

    def factor(self) -> Query:
        """Read one condition."""
        lexeme = self.peek()
        if lexeme is None:
            raise self.error("Something to look for is missing here")
        if lexeme.kind in ("minus", "open"):
            if self._depth == _DEEPEST:
                raise self.error(f"That is nested more than {_DEEPEST} deep")
            self._depth += 1
            query = self._inner(lexeme.kind)
            self._depth -= 1
            return query
        self.at += 1
        if lexeme.kind == "field":
            return self._term(lexeme)
        return Words(lexeme.text, phrase=lexeme.kind == "phrase")

    def _inner(self, kind: str) -> Query:
        """Read what follows a - or stands in ( )."""
        self.at += 1
        if kind == "minus":
            return Not(self.factor())
        query = self.alternatives()
        if self.peek() is None:
            raise self.error("A ( is not closed")
        self.at += 1
        return query

    def _term(self, lexeme: _Lexeme) -> Term:
        """Check a field and its value."""
        name, value = lexeme.field, lexeme.text
        field = FIELDS.get(name)
        if field is None:
            raise QueryError(
                f"There is no field {name}:; {_fields_near(name)}", self.text, lexeme.at
            )
        behind = lexeme.at + len(name) + 1
        if not value:
            wanted = _one_of([choice for choice, _ in field.choices]) or field.expects or "a value"
            raise QueryError(f"{name}: needs {wanted}", self.text, behind)
        if field.choices:
            value = value.lower()
            choices = [choice for choice, _ in field.choices]
            if value not in choices:
                near = nearest(value, choices)
                meant = f"There is no {name}:{shortened(value, 20)}; did you mean {near}? It"
                meant = meant if near else f"{name}:"
                raise QueryError(f"{meant} takes {_one_of(choices)}", self.text, behind)
        elif field.pattern and not re.fullmatch(field.pattern, value):
            raise QueryError(f"{name}: takes {field.expects}", self.text, behind)
        if name == "sort":
            self._sorts.append(lexeme)
        return Term(name, value)

    def check_sort(self, query: Query) -> None:
        """See that an order is asked for once, beside all other conditions."""
        if not self._sorts:
            return
        if len(self._sorts) > 1:
            raise QueryError("sort: can stand only once", self.text, self._sorts[1].at)
        beside = query.queries if isinstance(query, And) else (query,)
        if not any(isinstance(q, Term) and q.field == "sort" for q in beside):
            raise QueryError(
                "sort: stands beside all other conditions, not in or, - or ( )",
                self.text,
                self._sorts[0].at,
            )


def _fields_near(name: str) -> str:
    """Return the field that may have been meant by one that there is not, else all fields."""
    near = nearest(name, FIELDS, 0.5)
    return f"did you mean {near}:?" if near else "there are " + " ".join(f"{n}:" for n in FIELDS)


def _one_of(choices: list[str]) -> str:
    """Return choices in words."""
    return " or ".join((", ".join(choices[:-1]), choices[-1])) if len(choices) > 1 else ""


def _split(text: str) -> list[_Lexeme]:
    """Split a query into lexemes. A URL or a time is a word: only known shapes are fields."""
    lexemes: list[_Lexeme] = []
    at = 0
    text = text.rstrip()
    while at < len(text):
        match = _LEXEME.match(text, at)
        if match is None:
            break
        kind = match.lastgroup or "word"
        start = match.end(0) - len(match.group(0).lstrip())
        if match["field"] is not None:
            if match["value"] is not None and match["value"].startswith("//"):
                lexemes.append(_Lexeme("word", match.group(0).strip(), start))
            else:
                quoted = match["quoted"]
                value = match["value"] if quoted is None else _unescaped(quoted)
                lexemes.append(_Lexeme("field", value, start, match["field"]))
        else:
            text_of = _unescaped(match[kind]) if kind == "phrase" else match[kind]
            lexemes.append(_Lexeme(kind, text_of, start))
        at = match.end()
    return lexemes


def _unescaped(text: str) -> str:
    """Return what stands between quotation marks, its escaped signs as they are meant."""
    return re.sub(r"\\([\"\\])", r"\1", text)
