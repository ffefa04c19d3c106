"""What a subcommand is, and what it is run with."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from newsreader.cli.streams import say
from newsreader.domain.errors import InputError
from newsreader.domain.keymaps import DEFAULT, Keymap

if TYPE_CHECKING:
    from newsreader.domain.rules import Rule


class Subcommand(Protocol):
    """A module under ``cli`` that is one subcommand.

    Attributes:
        HELP: One line for the list of commands.
        DESCRIPTION: What it does, in a paragraph or two, with examples.
    """

    HELP: str
    DESCRIPTION: str

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the subcommand's own arguments."""

    def run(self, arguments: argparse.Namespace, program: Program) -> int:
        """Carry it out and return the exit code."""


#: Opens the reader: library folder, what to add, captures from standard input -> exit code.
Reader = Callable[[Path, Sequence[str]], int]


@dataclass(slots=True)
class Program:
    """What the composition root gives every subcommand.

    Attributes:
        folder: The library's folder.
        cap: Largest input in bytes.
        verbose: Whether to say more on standard error.
        open_reader: Opens the reader on a terminal.
        open_plain: Opens the library line by line.
        keymap: The keys in force.
        rules: What is done with articles when they are first analysed.
        bad_rules: A sentence for each rule that could not be taken.
        failed: Inputs that could not be taken; they make the exit code 1.
    """

    folder: Path
    cap: int
    verbose: bool
    open_reader: Reader
    open_plain: Callable[[], int]
    keymap: Keymap = DEFAULT
    rules: tuple[Rule, ...] = ()
    bad_rules: tuple[str, ...] = ()
    failed: list[InputError] = field(default_factory=list)

    def say(self, sentence: str) -> None:
        """Say something to the user on standard error."""
        say(sentence)

    def fail(self, errors: Sequence[InputError]) -> None:
        """Name inputs that could not be taken."""
        for error in errors:
            self.say(f"newsreader: {error}")
        self.failed += errors

    def exit_code(self) -> int:
        """0 when all was done, 1 when an input failed."""
        return 1 if self.failed else 0

    def print_json(self, document: dict[str, object]) -> None:
        """Print one JSON document, with the errors there were."""
        if self.failed:
            document["errors"] = [{"path": e.path, "error": e.reason} for e in self.failed]
        json.dump(document, sys.stdout, ensure_ascii=True, separators=(",", ":"))
        print()
