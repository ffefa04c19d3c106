"""The composition root: the only place that knows the command line, the reader and the library."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from newsreader import __version__


def run() -> int:
    """Run the program with the words of the command line; returns its exit code."""
    words = sys.argv[1:]
    if words in (["--version"], ["-V"]):
        print(f"newsreader {__version__}")
        return 0
    from newsreader.cli.configuration import state_folder
    from newsreader.cli.error_handler import guarded

    return guarded(lambda: _run(words), state_folder)


def _run(words: Sequence[str]) -> int:
    """Parse, read the configuration, and hand over to the command."""
    from newsreader.cli import reading
    from newsreader.cli.configuration import read_configuration, state_folder
    from newsreader.cli.invocation import parse
    from newsreader.cli.logs import start_log
    from newsreader.cli.program import Program

    invocation = parse(words)
    arguments = invocation.arguments
    configuration = read_configuration(arguments.config, os.environ)
    program = Program(
        folder=Path(arguments.library).absolute() if arguments.library else configuration.library,
        cap=(arguments.cap if arguments.cap is not None else configuration.cap) * 1024 * 1024,
        verbose=arguments.verbose,
        open_reader=lambda folder, paths: _open_reader(folder, paths, arguments.cap),
    )
    start_log(state_folder(), verbose=arguments.verbose)
    for warning in configuration.warnings:
        program.say(f"newsreader: {warning}")
    if invocation.module is None:
        return reading.run(arguments, program)
    return invocation.module.run(arguments, program)


def _open_reader(folder: Path, paths: Sequence[str], cap: int | None) -> int:
    """Open the reader on a terminal. Nothing heavy is imported before its first paint."""
    if os.environ.get("TERM", "dumb") == "dumb":
        from newsreader.domain.errors import UsageError

        raise UsageError("TERM=dumb cannot show the reader. Try: newsreader digest | less")
    from newsreader.services.library import Library
    from newsreader.ui.app import run_app
    from newsreader.ui.screens.desk import DeskOptions

    worker = [sys.executable, "-m", "newsreader", "--library", str(folder)]
    worker += ["--cap", str(cap)] if cap is not None else []
    with Library(folder) as library:
        ending = run_app(library, DeskOptions(worker=[*worker, "work"], paths=paths))
    if not ending.for_demo:
        return ending.code
    from newsreader.services.demonstrating import demo_files

    return _open_reader(folder / "demo", [str(path) for path in demo_files()], cap)


if __name__ == "__main__":
    sys.exit(run())
