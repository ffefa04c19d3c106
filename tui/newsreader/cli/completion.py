"""``newsreader completion``: shell completion, from the same parsers."""

from __future__ import annotations

import argparse

from newsreader.cli import invocation
from newsreader.cli.program import Program
from newsreader.domain.errors import UsageError

HELP = "print shell completion"
DESCRIPTION = """\
Print completion for a shell.

  newsreader completion bash > ~/.local/share/bash-completion/completions/newsreader
  newsreader completion zsh > ~/.zfunc/_newsreader
  newsreader completion fish > ~/.config/fish/completions/newsreader.fish
"""
#: The shells there is completion for.
_SHELLS = "bash, zsh or fish"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take a shell."""
    parser.add_argument("shell", nargs="?", metavar="SHELL", help=f"one of {_SHELLS}")


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Print the script."""
    script = {"bash": _bash, "zsh": _zsh, "fish": _fish}.get(arguments.shell or "")
    if script is None:
        other = f", not {arguments.shell}" if arguments.shell else ""
        raise UsageError(f"name a shell: {_SHELLS}{other}. Try: newsreader completion --help")
    print(script())
    return 0


def options_of(command: str) -> list[tuple[str, str]]:
    """Return a command's long options with their help."""
    parser = invocation.subcommand_parser(command, invocation.load(command))
    return [
        (option, action.help or "")
        for action in parser._actions
        for option in action.option_strings
        if option.startswith("--")
    ]


def _bash() -> str:
    """Return completion for bash."""
    names = " ".join(invocation.COMMANDS)
    cases = "\n".join(
        f'        {name}) words="{" ".join(option for option, _ in options_of(name))}" ;;'
        for name in invocation.COMMANDS
    )
    return f"""_newsreader() {{
    local cur="${{COMP_WORDS[COMP_CWORD]}}" command="" words=""
    local word
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case "$word" in -*) ;; *) command="$word"; break ;; esac
    done
    case "$command" in
{cases}
        *) words="{names} --library --config --help --version" ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$cur") $(compgen -f -- "$cur"))
}}
complete -o filenames -F _newsreader newsreader"""


def _zsh() -> str:
    """Return completion for zsh."""
    commands = "\n".join(
        f"        '{name}:{invocation.load(name).HELP.replace(':', ' -')}'"
        for name in invocation.COMMANDS
    )
    cases = "\n".join(
        f"        {name}) _values 'option' {' '.join(option for option, _ in options_of(name))} ;;"
        for name in invocation.COMMANDS
    )
    return f"""#compdef newsreader
_newsreader() {{
    local -a commands=(
{commands}
    )
    if (( CURRENT == 2 )); then
        _describe 'command' commands
        _files
        return
    fi
    if [[ "${{words[CURRENT]}}" == -* ]]; then
        case "${{words[2]}}" in
{cases}
        esac
    else
        _files
    fi
}}
_newsreader "$@\""""


def _fish() -> str:
    """Return completion for fish."""
    lines = []
    for name in invocation.COMMANDS:
        text = invocation.load(name).HELP.replace("'", "")
        lines.append(f"complete -c newsreader -n __fish_use_subcommand -a {name} -d '{text}'")
        for option, words in options_of(name):
            words = words.replace("'", "")
            lines.append(
                f"complete -c newsreader -n '__fish_seen_subcommand_from {name}' -l {option[2:]} -d '{words}'"
            )
    return "\n".join(lines)
