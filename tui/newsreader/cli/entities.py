"""``newsreader entities``: who and what is named."""

from __future__ import annotations

import argparse

from newsreader.cli.documents import entities_document
from newsreader.cli.gathering import library_for, take_paths
from newsreader.cli.program import Program
from newsreader.services.holding import entities_of, held_articles
from newsreader.text.safe import one_line

HELP = "print the people, organisations and places named"
DESCRIPTION = """\
Print people, organisations, places, nationalities, roles and dates with every form written and how
often each is mentioned. With paths, only in those.

  newsreader entities captures/
  newsreader entities --json captures/
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Take paths."""
    take_paths(parser, json=True)


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Print the entities."""
    with library_for(arguments.paths, program) as library:
        held = held_articles(library)
        entities = entities_of(library)
    if arguments.json:
        program.print_json(entities_document(held, entities))
        return program.exit_code()
    for entity in sorted(entities, key=lambda e: (e.type.value, -len(e.links), e.name)):
        articles = len({mention.article for mention in entity.mentions})
        also = [one_line(alias, 60) for alias in entity.aliases if alias != entity.name]
        plural = "" if articles == 1 else "s"
        written = f"; also written {', '.join(also)}" if also else ""
        print(
            f"{entity.type.value:<5} {one_line(entity.name, 80)}: {len(entity.links)} in {articles} article{plural}{written}"
        )
    return program.exit_code()
