"""No command: open the reader, or print the digest where standard output is no terminal."""

from __future__ import annotations

import argparse
import importlib
import os
import re
import sys
from pathlib import Path
from types import ModuleType

from newsreader.cli.invocation import COMMANDS
from newsreader.cli.program import Program
from newsreader.domain.errors import InputError
from newsreader.services.finding import is_url
from newsreader.text.near import nearest


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Open the reader on the library, adding what is named."""
    paths: list[str] = arguments.paths
    missing = [p for p in paths if p != "-" and not is_url(p) and not os.path.lexists(p)]
    program.fail([InputError(path, _not_there(path)) for path in missing])
    paths = [path for path in paths if path not in missing]
    if missing and not paths:
        return program.exit_code()
    if arguments.plain:
        return int(_piped().open_plain(paths, program))
    if not sys.stdout.isatty():
        return int(_piped().print_digest(paths, program))
    urls = [word for word in paths if is_url(word)]
    paths = [word for word in paths if word not in urls]
    if "-" in paths:
        _piped().add_standard_input(program)
        paths = [path for path in paths if path != "-"]
    named = [*(str(Path(path).absolute()) for path in paths), *urls]
    code = program.open_reader(program.folder, named)
    return code or program.exit_code()


def _not_there(path: str) -> str:
    """Say that there is no such path, and which command may have been meant."""
    if not re.fullmatch("[A-Za-z-]+", path):
        return "no such file or folder"
    near = nearest(path.lower(), COMMANDS, 0.7)
    hint = f"did you mean newsreader {near}?" if near else "newsreader --help names them all"
    return f"no such file or folder, and no such command; {hint}"


def _piped() -> ModuleType:
    """Import what adds and analyses; the reader on a terminal never waits for it."""
    return importlib.import_module("newsreader.cli.piped")
