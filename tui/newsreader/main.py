"""The composition root: the only place that knows the command line, the reader and the library."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader import __version__
from newsreader.domain.errors import LibraryError, NewsreaderError, UsageError

if TYPE_CHECKING:
    from newsreader.cli.configuration import Configuration
    from newsreader.cli.program import Program
    from newsreader.ui.terminal.last_screen import LastScreen

#: Seconds for which a thread at work keeps the interpreter while one that a key waits for wants it: on the
#: way of a key there are three of those, and Python's own 5 ms are spent at each. Not before the first
#: screen stands: the start would share with what is only read ahead.
_SHARE = 0.0005
#: Objects made between two collections of garbage: Python's 700 are fewer than an article is made of, and
#: looking through all that a library's analysis holds was a tenth of it.
_YOUNG = 10_000


def run() -> int:
    """Run the program with the words of the command line; returns its exit code."""
    words = sys.argv[1:]
    shown: LastScreen | None = None
    try:
        from newsreader.ui.terminal import last_screen

        shown = last_screen.show(words)
        from newsreader.cli import streams
        from newsreader.cli.configuration import state_folder
        from newsreader.cli.error_handler import guarded

        streams.prepare_streams()
        if words in (["--version"], ["-V"]):
            return guarded(_print_version, state_folder)
        if shown is not None:
            streams.before_saying(shown.leave)
        return guarded(lambda: _run(words, shown), state_folder)
    except KeyboardInterrupt:  # before anything was begun, or a second time while it ended
        return 130
    finally:
        if shown is not None:
            shown.leave()


def _print_version() -> int:
    """Print the version alone: nothing else is imported for it."""
    print(f"newsreader {__version__}")
    return 0


def _run(words: Sequence[str], shown: LastScreen | None = None) -> int:
    """Parse, read the configuration, and hand over to the command."""
    from newsreader.cli import reading
    from newsreader.cli.configuration import read_configuration, state_folder
    from newsreader.cli.invocation import parse
    from newsreader.cli.logs import start_log
    from newsreader.cli.program import Program

    invocation = parse(words)
    arguments = invocation.arguments
    configuration = read_configuration(arguments.config, os.environ)
    cap = configuration.cap if arguments.cap is None else arguments.cap
    folder = configuration.library if arguments.library is None else Path(arguments.library)
    notices = list(configuration.warnings)
    program = Program(
        folder=folder.absolute(),
        cap=cap * 1024 * 1024,
        verbose=arguments.verbose,
        open_reader=lambda folder, paths: _open_reader(
            Opening(folder, paths, cap, configuration, arguments.config, notices, words, shown)
        ),
        open_plain=lambda: _open_plain(program),
        keymap=configuration.keymap,
        rules=configuration.rules,
        bad_rules=configuration.bad_rules,
    )
    start_log(state_folder(), verbose=arguments.verbose)
    notices += _choose_tagger(configuration)
    for notice in notices:
        program.say(f"newsreader: {notice}")
    command = reading.run if invocation.module is None else invocation.module.run
    collect_seldom()
    return _healed(program, lambda: command(arguments, program))


def collect_seldom() -> None:
    """Have Python look for garbage seldom, and never in what is imported by now."""
    gc.freeze()
    gc.set_threshold(_YOUNG)


def _choose_tagger(configuration: Configuration) -> list[str]:
    """Have names found by what the configuration names; where that cannot be had, return what to say."""
    if configuration.tagger is None:
        return []
    from newsreader.entities.default_tagger import choose
    from newsreader.entities.tagger import SPACY_MODEL, Choice, missing

    choice = Choice(configuration.tagger, configuration.spacy_model or SPACY_MODEL)
    sentence = missing(choice)
    if sentence:
        return [f"{sentence} Names are found by the home model."]
    choose(choice)
    return []


def _healed(program: Program, command: Callable[[], int]) -> int:
    """Run a command; where derived.db turns out to be damaged, once more without it."""
    try:
        return command()
    except Exception as error:
        if isinstance(error, NewsreaderError | OSError) and not isinstance(error, LibraryError):
            raise
        from newsreader.services.healing import explain, heal

        sentence = heal(program.folder, error)
        if sentence is None:
            raise (explain(program.folder, error) or error) from error
    program.say(f"newsreader: {sentence}")
    program.failed.clear()
    try:
        return command()
    except Exception as error:
        from newsreader.services.healing import explain

        raise (explain(program.folder, error) or error) from error


@dataclass(frozen=True, slots=True)
class Opening:
    """How the reader is opened.

    Attributes:
        folder: The library's folder.
        paths: What to add at once.
        cap: Largest input in MiB.
        configuration: What config.toml says.
        config: The configuration file that was named, or None.
        notices: What standard error said: it would go unread under the reader and is said there again.
        words: The words of the command line.
        shown: The screen that stands on the terminal already, or None.
    """

    folder: Path
    paths: Sequence[str]
    cap: int
    configuration: Configuration
    config: str | None
    notices: Sequence[str]
    words: Sequence[str] = ()
    shown: LastScreen | None = None


def _open_reader(opening: Opening) -> int:
    """Open the reader on a terminal. Nothing heavy is imported before its first paint."""
    if os.environ.get("TERM", "dumb") == "dumb":
        raise UsageError(
            "TERM=dumb cannot show the reader. Try: newsreader --plain, or newsreader digest | less"
        )
    gc.disable()  # nothing that is imported is garbage; on again with the first list
    from newsreader.cli.configuration import state_folder
    from newsreader.services.library import Library
    from newsreader.ui.app import run_app
    from newsreader.ui.desk_options import DeskOptions
    from newsreader.ui.terminal import last_screen

    folder, config = opening.folder, opening.config
    worker = [
        sys.executable,
        "-m",
        "newsreader",
        "--library",
        str(folder),
        "--cap",
        str(opening.cap),
    ]
    worker += ["--config", str(Path(config).absolute())] if config else []
    options = DeskOptions(
        worker=[*worker, "work"],
        paths=opening.paths,
        keymap=opening.configuration.keymap,
        notices=_by_name(opening),
        history=state_folder() / "command-history",
        shown=opening.shown if opening.shown and opening.shown.is_shown else None,
        lean=opening.configuration.lean,
        scrolling=opening.configuration.scrolling,
        begun=lambda: sys.setswitchinterval(_SHARE),
    )
    with Library(folder) as library:
        ending = run_app(library, options)
    if not opening.configuration.lean:
        last_screen.forget()  # stock output keeps none: an older one would be shown for ever
    elif ending.screen is not None:
        last_screen.keep(opening.words, *ending.screen)
    if not ending.for_demo:
        return ending.code
    from newsreader.services.demonstrating import demo_files

    paths = [str(path) for path in demo_files()]
    opening = replace(opening, words=["demo"], shown=None)
    return _open_reader(replace(opening, folder=folder / "demo", paths=paths))


def _open_plain(program: Program) -> int:
    """Open the library line by line, on standard input and output."""
    import io

    from newsreader.plain.loop import run_plain
    from newsreader.services.library import Library

    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    with Library(program.folder) as library:
        return run_plain(library, program.keymap, sys.stdin, sys.stdout)


def _by_name(opening: Opening) -> list[str]:
    """Return the notices with the configuration file by its name alone: the line is short."""
    file = opening.configuration.file
    folder = f"{file.parent}/" if file else ""
    return [notice.removeprefix(folder) for notice in opening.notices]


if __name__ == "__main__":
    sys.exit(run())
