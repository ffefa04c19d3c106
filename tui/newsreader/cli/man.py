"""``newsreader man``: the manual page, from the same parsers and the same table of keys."""

from __future__ import annotations

import argparse

from newsreader import __version__
from newsreader.cli import invocation
from newsreader.cli.layout import reflowed
from newsreader.cli.program import Program
from newsreader.cli.queries import described
from newsreader.domain.commands import by_group
from newsreader.domain.keymaps import DEFAULT, Keymap
from newsreader.domain.query_language import EXAMPLES, FIELDS, OPERATORS

#: Columns that are left where a page of 80 is indented twice.
_WIDTH = 66

HELP = "print the manual page"
DESCRIPTION = "Print the manual page in roff: newsreader man > newsreader.1\n"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take nothing."""


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Print the page."""
    print("\n".join(page(program.keymap)))
    return 0


def page(keymap: Keymap = DEFAULT) -> list[str]:
    """Return the page's lines, with the keys in force."""
    lines = [
        f'.TH NEWSREADER 1 "" "newsreader {__version__}"',
        ".SH NAME",
        "newsreader \\- a terminal news reader that knows what you have read elsewhere",
        ".SH SYNOPSIS",
        ".B newsreader",
        "[PATH ...]",
        ".br",
        ".B newsreader",
        "COMMAND [ARGUMENT ...]",
        ".SH DESCRIPTION",
        *_text(invocation.reader_parser(full=False).description or ""),
        ".SH COMMANDS",
    ]
    for name in invocation.COMMANDS:
        parser = invocation.subcommand_parser(name, invocation.load(name))
        usage = parser.format_usage().removeprefix("usage: ").split()
        lines += [".TP", f".B {_escape(' '.join(usage))}", *_text(parser.description or "")]
    lines += _keys(keymap)
    return [
        *lines,
        *_queries(),
        ".SH EXIT STATUS",
        "0 done; 1 an input failed, the rest is done; 2 wrong use; 3 library unusable; 4 our fault;",
        "130 interrupted.",
        ".SH ENVIRONMENT",
        ".TP",
        ".B NEWSREADER_LIBRARY",
        "Folder of the library.",
        ".TP",
        ".B NEWSREADER_OUTPUT",
        "lean sends the cells that change, stock whole lines; wins over output under [screen] in config.toml,",
        "where scroll = auto, line or half says how the list goes on past its edge.",
        ".TP",
        ".B NO_COLOR",
        "Attributes instead of colours.",
    ]


def _keys(keymap: Keymap) -> list[str]:
    """Return the section about keys."""
    lines = [
        ".SH KEYS",
        f"The keys of the profile {keymap.profile}, as the configuration has them. \\fBnewsreader man\\fR",
        "prints the keys in force; [keys] in config.toml changes them.",
    ]
    for group, commands in by_group(keymap.commands).items():
        lines.append(f".SS {group}")
        for command in commands:
            keys = ", ".join(keys.replace(" ", "") for keys in command.keys)
            lines += [".TP", f".B {_escape(keys or f':{command.name}')}", _escape(command.title)]
    if keymap.absent:
        lines.append(f".SS Keys of {keymap.profile} without a counterpart")
        for key, words in keymap.missing.items():
            lines += [".TP", f".B {_escape(key)}", _escape(words)]
    return lines


def _queries() -> list[str]:
    """Return the query language."""
    lines = [".SH QUERIES"]
    for query, means in (*OPERATORS, *EXAMPLES):
        lines += [".TP", f".B {_escape(query)}", _escape(means)]
    for field in FIELDS.values():
        lines += [".TP", f".B {_escape(f'{field.name}:{field.value}')}"]
        lines += [_escape(line) for line in described(field)]
    return lines


def _text(text: str) -> list[str]:
    """Return text as roff, laid out to stand indented in 80 columns."""
    return [".nf", *(_escape(line) for line in reflowed(text, _WIDTH)), ".fi"]


def _escape(text: str) -> str:
    """Return text that roff prints as it is."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + escaped if escaped[:1] in (".", "'") else escaped
