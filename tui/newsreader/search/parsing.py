"""The query language: words, "phrases", -not, or, ( ) and field:value."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsreader.domain.errors import UsageError
from newsreader.domain.query import FIELDS, And, Everything, Not, Or, Query, Term, Words
from newsreader.text.safe import visible

_LEXEME = re.compile(
    r"\s*(?:(?P<open>\()|(?P<close>\))|(?P<minus>-(?=\S))|(?P<field>[a-z]+):(?:\"(?P<quoted>[^\"]*)\"?|(?P<value>[^\s()]*))"
    r"|\"(?P<phrase>[^\"]*)\"?|(?P<word>[^\s()]+))"
)


class _Lexeme(NamedTuple):
    """One piece of the query with its kind and where it starts."""

    kind: str
    text: str
    at: int


#: Conditions and depth of one query; beyond them the database would refuse it.
_MOST_CONDITIONS = 200
_DEEPEST = 50
_SHOWN = 60


class QueryError(UsageError):
    """The query cannot be read; ``at`` is the character the message points to, from 0."""

    def __init__(self, message: str, query: str, at: int) -> None:
        start = max(0, at - _SHOWN)
        shown = visible(query[start : at + _SHOWN])
        super().__init__(f"{message}\n  {shown}\n  {' ' * (at - start)}^")
        self.at = at
        self.reason = message


def parse_query(text: str) -> Query:
    """Parse a query; an empty one matches everything.

    ``or`` binds weaker than the and of neighbours; ``-`` negates what follows.

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
    return query


class _Parser:
    """Recursive descent over the lexemes of one query."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lexemes = _split(text)
        self.at = 0
        self._depth = 0

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
        field, _, value = lexeme.text.partition(":")
        known = FIELDS.get(field)
        if known is None:
            raise QueryError(
                f"There is no field {field}: (there are {', '.join(sorted(FIELDS))})",
                self.text,
                lexeme.at,
            )
        if not value:
            raise QueryError(f"{field}: needs a value", self.text, lexeme.at)
        if known and value not in known:
            raise QueryError(f"{field}: can be {', '.join(known)}", self.text, lexeme.at)
        return Term(field, value)


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
                value = match["quoted"] if match["quoted"] is not None else match["value"]
                lexemes.append(_Lexeme("field", f"{match['field']}:{value}", start))
        else:
            lexemes.append(_Lexeme(kind, match[kind], start))
        at = match.end()
    return lexemes
