"""Rules of the reader's own: what is done with an article when it is first analysed."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.domain.query import Query

#: What a rule can do; "tag" takes a name.
RULE_VERBS = ("drop", "star", "later", "read", "tag")


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition and an act.

    Attributes:
        when: The query, as it was written.
        query: What it means.
        verb: One of :data:`RULE_VERBS`.
        text: The tag for "tag", else empty.
        line: Where it begins in the configuration, counted from 1.
    """

    when: str
    query: Query
    verb: str
    text: str = ""
    line: int = 1

    @property
    def sentence(self) -> str:
        """Say what it does: "tag harbour what matches place:karsund"."""
        return f"{self.verb}{' ' + self.text if self.text else ''} what matches {self.when}"
