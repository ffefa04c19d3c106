"""``newsreader doctor``: checks, explains, rebuilds what can be rebuilt."""

from __future__ import annotations

import argparse

from newsreader.cli.gathering import analyse
from newsreader.cli.interruption import interruptible
from newsreader.cli.program import Program
from newsreader.services.checking import check, rebuild_derived
from newsreader.services.library import Library
from newsreader.services.recovering import recover

HELP = "check the library; rebuild what can be rebuilt"
DESCRIPTION = """\
Check both files and every capture against its SHA-256 (the database's own check misses most bit
rot). Nothing is ever deleted: what is replaced is set aside under another name.

  newsreader doctor              check and explain
  newsreader doctor --rebuild    analyse everything again
  newsreader doctor --recover    make a new library from what a damaged one still gives up
  newsreader restore FILE        go back to a backup
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Take what to do beyond checking."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--rebuild", action="store_true", help="compute derived.db again")
    group.add_argument("--recover", action="store_true", help="save what a damaged library holds")


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Check, and do what was asked for."""
    if arguments.recover:
        print(recover(program.folder))
    if arguments.rebuild:
        print(rebuild_derived(program.folder))
    if arguments.rebuild or arguments.recover:
        with interruptible() as interruption, Library(program.folder) as library:
            analyse(library, interruption, program)
        if interruption.asked:
            return 130
    diagnosis = check(program.folder)
    for finding in diagnosis.findings:
        print(("ok    " if finding.ok else "BAD   ") + finding.sentence)
    for rule in program.rules:
        print(f"ok    Rule in line {rule.line}: {rule.sentence}.")
    for sentence in program.bad_rules:
        print(f"BAD   Rule not taken: {sentence}")
    if diagnosis.damaged:
        print("What can be done: newsreader doctor --recover, or newsreader restore BACKUP.")
    if not diagnosis.ok:
        return 3
    return 1 if program.bad_rules else 0
