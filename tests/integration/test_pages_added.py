from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsreader.domain.articles import Article
from newsreader.domain.captures import Label
from newsreader.services.adding import add_bytes, add_files
from newsreader.services.checking import check
from newsreader.services.deriving import derive
from newsreader.services.finding import find_files
from newsreader.services.library import Library
from newsreader.services.reading import read_document
from tests.support.libraries import FERRY
from tests.unit.capture.html.made_pages import JSON_LD, LAST, LEAD, page

CANONICAL = '<link rel="canonical" href="https://islander.example/2031/ferry">'


def opened(library: Library, document: int) -> Article:
    reading = read_document(library, document)
    assert reading is not None
    return reading.article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "captures"
    made.mkdir()
    (made / "page.html").write_bytes(page(JSON_LD + CANONICAL))
    (made / "broken.html").write_bytes(b"<html>" + b"<div>" * 60_000 + f"<p>{LEAD}".encode())
    (made / "text.txt").write_text(FERRY, encoding="utf-8")
    (made / "empty.html").write_bytes(b"<html><script>x</script></html>")
    return made


def test_a_folder_of_pages_and_texts_ends_in_one_library_with_evidence(
    tmp_path: Path, folder: Path
) -> None:
    with Library(tmp_path / "library") as library:
        adding = add_files(library, find_files([str(folder)]))
        assert (adding.new, [Path(e.path).name for e in adding.failed]) == (3, ["empty.html"])
        assert derive(library)
        articles = [opened(library, number) for number in adding.documents]
    pages = [article for article in articles if "[page data]" in article.content]
    assert [LEAD in article.text for article in articles].count(True) == 2
    for article in articles:
        assert article.text
        if article.headline is not None:
            assert article.headline.evidence
    assert len(pages) == 1


def test_a_page_keeps_its_lines_its_bytes_and_its_document(tmp_path: Path) -> None:
    first = page(JSON_LD + CANONICAL)
    second = page(
        JSON_LD + CANONICAL,
        story=f"<p>{LEAD}</p><p>{LAST}</p><p>The talks went on at night, the mediator said.</p>",
    )
    with Library(tmp_path / "library") as library:
        one = add_bytes(library, first, "-")
        two = add_bytes(library, second, "-")
        assert (one.new, two.versions, one.documents) == (1, 1, two.documents)
        assert derive(library)
        article = opened(library, two.documents[0])
        assert "".join(article.content[x.start : x.end] for x in article.lines) == article.content
        assert article.text == f"{LEAD}\n\n{LAST}\n\nThe talks went on at night, the mediator said."
        data = [x for x in article.lines if x.rule == "html:data"]
        assert data
        assert {line.label for line in data} == {Label.CHROME}
        assert "[page data]" in article.content
    assert "every byte is what came in" in " ".join(
        f.sentence for f in check(tmp_path / "library").findings
    )


def test_showing_a_page_as_json_gives_its_lines_and_fields(
    tmp_path: Path,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from newsreader.main import run

    monkeypatch.setattr("sys.argv", ["newsreader", "show", "--json", str(folder / "page.html")])
    assert run() == 0
    (article,) = json.loads(capsys.readouterr().out)["articles"]
    assert article["byline"]["value"] == "Mara Lind; Per Stroem"
    assert article["published"]["value"] == "2031-05-12T05:47:00+02:00"
    assert article["byline"]["evidence"][0]["rule"] == "html:json-ld"
    assert article["text"].startswith(LEAD)
