"""Witnesses: single pieces of evidence for a field, and how they add up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsreader.capture.page import Row
from newsreader.domain.fields import Evidence


@dataclass(frozen=True, slots=True)
class Witness:
    """One piece of evidence: a value as printed at a span, and how much it says (0 to 1)."""

    value: str
    weight: float
    evidence: Evidence


def witness(row: Row, value: str, start: int, weight: float, rule: str) -> Witness:
    """Return a witness for ``value`` printed at offset ``start`` of the row's head."""
    at = row.start + start
    return Witness(value, weight, Evidence(row.n, at, at + len(value), rule))


def combined(weights: Iterable[float]) -> float:
    """Return the confidence of independent witnesses together, at most .98."""
    doubt = 1.0
    for weight in weights:
        doubt *= 1.0 - weight
    return round(min(1.0 - doubt, 0.98), 3)


def evidence_of(witnesses: Iterable[Witness], limit: int = 5) -> tuple[Evidence, ...]:
    """Return the evidence of the strongest witnesses, one a line, in order of strength."""
    chosen: dict[int, Evidence] = {}
    for one in sorted(witnesses, key=lambda w: (-w.weight, w.evidence.line)):
        chosen.setdefault(one.evidence.line, one.evidence)
    return tuple(chosen.values())[:limit]
