"""``python -m tests.support.querytable``: write the query language into the README.

It stands between ``<!-- queries -->`` and ``<!-- /queries -->`` and comes from the one table,
:mod:`newsreader.domain.query_language`.
"""

from __future__ import annotations

from newsreader.domain.query_language import EXAMPLES, FIELDS, OPERATORS, QueryField
from tests.support.keytable import README, put_between

BEGIN, END = "<!-- queries -->", "<!-- /queries -->"


def language() -> str:
    """Return examples, operators and fields as Markdown."""
    width = max(len(query) for query, _ in EXAMPLES)
    lines = [f"    {query:<{width}}   {means}" for query, means in EXAMPLES]
    lines += ["", "| Written | Matches |", "|---|---|"]
    lines += [f"| `{query}` | {means} |" for query, means in OPERATORS]
    lines += ["", "| Field | Matches |", "|---|---|"]
    lines += [f"| `{field.name}:{field.value}` | {_means(field)} |" for field in FIELDS.values()]
    return "\n".join(lines)


def written(text: str) -> str:
    """Return a README's text with the present language between the markers.

    Raises:
        ValueError: A marker is missing, or stands twice.
    """
    return put_between(text, BEGIN, END, language())


def _means(field: QueryField) -> str:
    """Return what a field matches, with its values where they are few."""
    if not field.choices:
        return field.means
    return (
        field.means
        + ": "
        + ", ".join(
            f"`{value}`" + (f" ({means})" if means else "") for value, means in field.choices
        )
    )


def main() -> None:
    """Write the language."""
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
