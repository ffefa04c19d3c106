"""``newsreader reuse``: which passages outlets share, why, and how they differ."""

from __future__ import annotations

import argparse

from newsreader.cli.documents import reuse_document
from newsreader.cli.gathering import library_for, take_paths
from newsreader.cli.program import Program
from newsreader.services.holding import Held, Reuse, held_articles, reuse_of
from newsreader.text.safe import one_line

HELP = "print which passages articles share, why, and how they differ"
DESCRIPTION = """\
Print matching passages with likeness (same, altered, similar), basis (statement, wire, attributed,
same-house, unknown) and every difference. With paths, only those are compared.

  newsreader reuse a.txt b.txt
  newsreader reuse --json captures/
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Take paths."""
    take_paths(parser, json=True)


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Print the matches."""
    with library_for(arguments.paths, program) as library:
        held = held_articles(library)
        reuse = reuse_of(library)
    if arguments.json:
        program.print_json(reuse_document(held, reuse))
    else:
        print("\n".join(_text(held, reuse)))
    return program.exit_code()


def _text(held: list[Held], reuse: Reuse) -> list[str]:
    """Return the matches for people."""
    if not reuse.matches:
        return [f"No passage is shared between the {len(held)} articles."]
    names = {
        item.article.id: one_line(
            item.article.outlet.value if item.article.outlet else item.article.id, 30
        )
        for item in held
    }
    lines = []
    for match in reuse.matches:
        changes = ", ".join(sorted({f"{c.kind} ({c.cls.value})" for c in match.changes})) or "none"
        lines += [
            f"{match.likeness.value}, basis {match.basis.value}; differences: {changes}",
            f"  {names[match.a.article]}: {one_line(match.a.text, 400)}",
            f"  {names[match.b.article]}: {one_line(match.b.text, 400)}",
            "",
        ]
    return lines
