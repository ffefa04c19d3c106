"""What the documents say of the program is held to the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsreader.cli import man, queries
from newsreader.cli.configuration import read_configuration
from newsreader.cli.invocation import COMMANDS
from newsreader.domain.commands import COMMANDS as KEYS
from newsreader.domain.commands import by_group
from newsreader.domain.query_language import FIELDS
from newsreader.search.parsing import parse_query
from tests.support import keytable, querytable
from tests.support.screenshots import SCENES

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "tui" / "newsreader"
README = keytable.README.read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("[!.]*/*.md")])
#: ``capture/labels.py`` or ``services/adding.py:add_files``, as code.
PLACE = re.compile(r"`([\w./]+\.(?:py|json|txt|toml))(?::(\w+(?:\.\w+)?))?`")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
PICTURES = {f"screenshots/{scene.name}.{form}" for scene in SCENES for form in ("png", "svg")}


def test_the_readme_s_keys_are_those_of_the_program() -> None:
    assert keytable.written(README) == README, "run: python -m tests.support.keytable"


def test_the_table_has_a_row_for_every_command_and_every_key() -> None:
    rows = [line for line in keytable.table().splitlines()[2:] if not line.startswith("| **")]
    commands = [command for group in by_group(KEYS).values() for command in group]
    for command, row in zip(commands, rows, strict=True):
        assert command.keys or f"`:{command.name}`" in row
        assert all(keytable.code(keys.replace(" ", "")) in row for keys in command.keys)
        assert command.title in row


@pytest.mark.parametrize("text", ["no marker", f"{keytable.BEGIN} {keytable.BEGIN}{keytable.END}"])
def test_a_readme_without_its_markers_is_not_written(text: str) -> None:
    with pytest.raises(ValueError, match="once each"):
        keytable.written(text)


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_is_in_the_readme(name: str) -> None:
    assert re.search(rf"newsreader {name}\b", README)


def test_the_readme_s_query_language_is_the_program_s() -> None:
    assert querytable.written(README) == README, "run: python -m tests.support.querytable"


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_of_the_query_language_is_in_readme_help_and_man_page(name: str) -> None:
    row = next(line for line in README.splitlines() if line.startswith(f"| `{name}:"))
    roff = "\n".join(man.page()).replace("\\-", "-")
    section = roff.partition(".SH QUERIES")[2]
    help_ = queries.language()
    assert f"  {name}:" in help_
    assert f".B {name}:" in section
    for value, _ in FIELDS[name].choices:
        assert f"`{value}`" in row
        assert parse_query(f"{name}:{value}")
        assert re.search(rf"\b{value}\b", section)
        assert re.search(rf"\b{value}\b", help_)


def test_every_query_in_the_readme_can_be_read() -> None:
    section = README.partition("## The query language")[2].partition("\n## ")[0]
    shown = re.findall(r"^    (\S.*?)(?:   .*)?$", section, re.MULTILINE)
    shown += re.findall(r"newsreader (?:list|export) '([^']+)'", README)
    assert len(shown) > 6
    for query in shown:
        words = query.split()
        if words[0].startswith(":"):
            query = " ".join(words[2 if words[0] == ":tag" else 1 :])
        assert parse_query(query)


def test_every_setting_in_the_readme_is_understood(tmp_path: Path) -> None:
    [settings] = re.findall(r"^```toml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    file = tmp_path / "config.toml"
    file.write_text(settings, encoding="utf-8")
    assert read_configuration(str(file), {}).warnings == ()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for target in LINK.findall(FENCE.sub("", text)):
        if re.match(r"[a-z][a-z0-9+.-]*:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (document.parent / path).resolve() if path else document
        # Pictures are drawn by ``make screenshots``, so a new clone may lack them.
        assert file.exists() or target in PICTURES, f"{target} is not there"
        if anchor:
            assert anchor in anchors(file.read_text(encoding="utf-8")), f"{target} has no heading"


@pytest.mark.parametrize(
    ("path", "name"), sorted({(path, name) for path, name in PLACE.findall(ARCHITECTURE)})
)
def test_every_place_the_architecture_names_exists(path: str, name: str) -> None:
    file = next((f for f in (PACKAGE / path, ROOT / path) if f.is_file()), None)
    assert file is not None, f"{path} is neither in the package nor in the repository"
    source = file.read_text(encoding="utf-8")
    for part in name.split(".") if name else ():
        assert re.search(
            rf"^\s*(?:(?:async )?def|class) {part}\b|^\s*{part}\b.* = ", source, re.MULTILINE
        ), f"{path} has no {part}"


def test_no_document_is_left_out_of_these_tests() -> None:
    names = {path.name for path in DOCUMENTS if path.parent == ROOT}
    assert {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"} <= names


def anchors(text: str) -> set[str]:
    """Return the anchors of a document's headings, as forges make them."""
    headings = re.findall(r"^#{1,6} +(.+?) *$", FENCE.sub("", text), re.MULTILINE)
    bare = [re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings]
    return {heading.replace(" ", "-") for heading in bare}
