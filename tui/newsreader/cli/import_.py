"""``newsreader import``: feeds and articles from other readers."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from newsreader.cli.gathering import analyse
from newsreader.cli.interruption import interruptible
from newsreader.cli.program import Program
from newsreader.cli.progress import ProgressBar
from newsreader.domain.errors import InputError, UsageError
from newsreader.services.importing import Imported, import_newsboat, import_opml
from newsreader.services.library import Library
from newsreader.text.safe import one_line

HELP = "take over feeds from newsboat or an OPML file"
DESCRIPTION = """\
Take over feeds, and from newsboat everything: the addresses with their tags (the first one becomes the
folder), titles of your own, query feeds as saved views, and the articles of its cache with what you read
and flagged (flagged ones are starred). Its files are only read. Taking over again adds what is new since.

  newsreader import newsboat                         from the usual places
  newsreader import newsboat --urls FILE --cache FILE
  newsreader import opml feeds.opml

The articles are analysed when the reader is opened, unread and newest first, while you read; with --now
at once. What could not be taken over is named.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Take a kind and files."""
    parser.add_argument(
        "kind", choices=("newsboat", "opml"), metavar="KIND", help="newsboat or opml"
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="the OPML file")
    parser.add_argument("--urls", metavar="FILE", help="newsboat's file of addresses")
    parser.add_argument("--cache", metavar="FILE", help="newsboat's cache.db")
    parser.add_argument("--now", action="store_true", help="analyse at once")


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Import and say what came."""
    with interruptible() as interruption, Library(program.folder) as library:
        bar = ProgressBar()
        try:
            if arguments.kind == "opml":
                if arguments.file is None:
                    raise UsageError("Name the OPML file: newsreader import opml FILE")
                imported = _opml(library, Path(arguments.file))
            else:
                urls, cache = _places(arguments)
                imported = import_newsboat(library, urls, cache, cancelled=interruption, report=bar)
        except InputError as error:
            bar.close()
            program.fail([error])
            return program.exit_code()
        bar.close()
        for sentence in imported.said:
            program.say(f"newsreader: {one_line(sentence)}")
        print(imported.sentence())
        if arguments.now and not interruption.asked:
            analyse(library, interruption, program)
    return 130 if interruption.asked else 0


def _opml(library: Library, file: Path) -> Imported:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise InputError(str(file), error.strerror or "cannot be read") from None
    return import_opml(library, data, str(file))


def _places(arguments: argparse.Namespace) -> tuple[Path, Path | None]:
    """Return newsboat's two files: those named, else where newsboat has them."""
    home = Path.home()
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share")
    old = home / ".newsboat"
    urls = (
        Path(arguments.urls) if arguments.urls else _first(config / "newsboat/urls", old / "urls")
    )
    cache = Path(arguments.cache) if arguments.cache else _first(data / "newsboat/cache.db", old / "cache.db")  # fmt: skip
    if urls is None:
        raise UsageError(
            "newsboat's file of addresses is not at its usual places; name it: --urls FILE"
        )
    return urls, cache


def _first(*places: Path) -> Path | None:
    return next((place for place in places if place.is_file()), None)
