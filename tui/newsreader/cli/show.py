"""``newsreader show``: an article as understood, with its evidence."""

from __future__ import annotations

import argparse

from newsreader.cli.documents import show_document
from newsreader.cli.gathering import library_for
from newsreader.cli.program import Program
from newsreader.cli.references import resolve, sort_references
from newsreader.domain.fields import Field
from newsreader.services.holding import Held, captures_named, held_articles
from newsreader.text.safe import one_line, visible

HELP = "show articles as understood: fields with evidence, labelled lines, text"
DESCRIPTION = """\
Show how captures were understood. REF is a path (folders are walked), an article id or its first
eight or more characters, id:ID, or path:PATH. With paths, nothing of your library is read.

  newsreader show page.txt
  newsreader show --json captures/ | jq '.articles[].outlet.value'
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Take references."""
    parser.add_argument(
        "refs", nargs="+", metavar="REF", help="path, article id, id:ID or path:PATH"
    )
    parser.add_argument("--json", action="store_true", help="one JSON document (schema 1)")
    parser.add_argument("--lines", action="store_true", help="every line with its label")


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Show the articles."""
    references = sort_references(arguments.refs)
    held: list[Held] = []
    if references.paths:
        with library_for(references.paths, program) as library:
            held += held_articles(library, captures_named(library, ""))
    if references.ids:
        with library_for([], program) as library:
            captures, failed = resolve(library, references.ids)
            program.fail(failed)
            held += held_articles(library, captures)
    if arguments.json:
        program.print_json(show_document(held))
    else:
        for item in held:
            print("\n".join(_text(item, lines=arguments.lines)))
            print()
    return program.exit_code()


def _text(held: Held, *, lines: bool) -> list[str]:
    """Return an article for people."""
    article = held.article
    text = [
        f"{article.id}  {held.places[0].decode('utf-8', 'backslashreplace') if held.places else '-'}"
    ]
    for name in ("headline", "outlet", "byline", "dateline", "standfirst", "notice", "slug"):
        text.append(_field(name, getattr(article, name)))
    published = article.published
    text.append(
        f"{'published':<11} {published.value.value} (exact to the {published.value.precision.value})"
        if published
        else f"{'published':<11} not found"
    )
    text.append(f"{'wire':<11} {', '.join(one_line(w.value) for w in article.wire) or 'not found'}")
    text += [f"{'language':<11} {article.language}", ""]
    if lines:
        content = visible(article.content)
        text += [
            f"{line.n:>4} {line.label.value:<10} {content[line.start : line.end].strip()}"
            for line in article.lines
        ]
    else:
        text.append(visible(article.text))
    return text


def _field(name: str, field: Field[str] | None) -> str:
    """Return a field with the line it was read from."""
    if field is None:
        return f"{name:<11} not found"
    where = f"  (line {field.evidence[0].line}, {field.evidence[0].rule})" if field.evidence else ""
    return f"{name:<11} {one_line(field.value)}{where}"
