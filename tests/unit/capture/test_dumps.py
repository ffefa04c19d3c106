from __future__ import annotations

import csv
import io
import json
import time

import pytest

from newsreader.capture.dumps.columns import column_of
from newsreader.capture.formats import (
    address_in,
    capture_in,
    contents_of,
    format_of,
    read_again,
    understand_as_read,
)
from newsreader.domain.articles import Article
from newsreader.domain.captures import Label
from tests.unit.capture.made_mail import LAST, LEAD, NEXT

RECORD = {
    "headline": "Ferry talks collapse in Karsund",
    "body": f"{LEAD}\n\n{NEXT}",
    "url": "https://islander.example/2031/ferry",
    "published": "2031-05-12T05:47:00+02:00",
    "byline": "By Mara Lind and Per Stroem",
    "publisher": "The Islander",
}
OTHER = {
    **RECORD,
    "headline": "Herring dearer",
    "body": LAST,
    "url": "https://islander.example/2031/herring",
}


def lines_of(*records: object) -> bytes:
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def table(*records: dict[str, str], mark: str = ",") -> bytes:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(records[0]), delimiter=mark)
    writer.writeheader()
    writer.writerows(records)
    return stream.getvalue().encode()


def articles_in(data: bytes, name: str = "-") -> list[Article]:
    found = contents_of(data, name).found
    for one in found:
        assert read_again(one.data, one.capture.decoded.decoder) == one.capture
        assert capture_in(one.data, name).decoded.text == one.capture.decoded.text
    articles = [understand_as_read(f.capture, lambda f=f: f.data, None) for f in found]  # type: ignore[misc]
    for article in articles:
        assert "".join(article.content[x.start : x.end] for x in article.lines) == article.content
    return articles


@pytest.mark.parametrize(
    "data",
    [
        lines_of(RECORD, OTHER),
        json.dumps([RECORD, OTHER], indent=2).encode(),
        (json.dumps(RECORD, indent=2) + "\n" + json.dumps(OTHER, indent=2)).encode(),
        table(RECORD, OTHER),
        table(RECORD, OTHER, mark=";"),
        table(RECORD, OTHER, mark="\t"),
        b"\xef\xbb\xbf" + table(RECORD, OTHER),
        b"\xff\xfe" + table(RECORD, OTHER).decode().encode("utf-16-le"),
    ],
    ids=["lines", "list", "spread", "commas", "semicolons", "tabs", "mark", "utf-16"],
)
def test_a_dump_gives_an_article_a_record_with_evidence(data: bytes) -> None:
    first, second = articles_in(data)
    assert first.text == f"{LEAD}\n\n{NEXT}"
    assert second.text == LAST
    for field, value, rule in (
        (first.headline, RECORD["headline"], "record:title"),
        (first.outlet, "The Islander", "record:outlet"),
        (first.byline, "Mara Lind; Per Stroem", "record:author"),
        (first.url, RECORD["url"], "record:url"),
    ):
        assert field is not None
        assert field.value == value
        assert field.evidence[-1].rule == rule
    assert first.published is not None
    assert first.published.value.value == "2031-05-12T05:47:00+02:00"
    assert first.lines[0].label is Label.HEADLINE


def test_a_record_belongs_to_the_document_of_its_address() -> None:
    (found, _) = contents_of(lines_of(RECORD, OTHER)).found
    assert address_in(found.capture) == RECORD["url"]


def test_a_record_s_bytes_are_its_line_and_of_a_table_the_names_as_well() -> None:
    found = contents_of(lines_of(RECORD, OTHER)).found
    assert [f.data for f in found] == [json.dumps(r).encode() for r in (RECORD, OTHER)]
    rows = contents_of(table(RECORD, OTHER), "x.csv").found
    assert all(f.data.startswith(b"headline,body,url") for f in rows)


def test_bad_lines_are_told_by_number_and_the_others_kept() -> None:
    data = (
        lines_of(RECORD)
        + b'{"headline": "cut off\n[1, 2]\n{"url": "https://islander.example/x"}\n\n'
        + lines_of(OTHER)
    )
    contents = contents_of(data, "x.jsonl")
    assert len(contents.found) == 2
    assert [(r.place, r.reason) for r in contents.refused] == [
        ("line 2", "not JSON"),
        ("line 3", "not a JSON object"),
        ("line 4", "neither a text nor a title"),
    ]


def test_a_row_with_other_columns_and_an_open_quote_cost_no_other_row() -> None:
    data = (
        table(RECORD)
        + b'only,two\r\n"an open quote,a,b,c,d,e\r\n'
        + table(OTHER).partition(b"\n")[2]
    )
    contents = contents_of(data, "x.csv")
    assert [f.capture.decoded.text.partition("\n")[0] for f in contents.found] == [
        RECORD["headline"],
        OTHER["headline"],
    ]
    assert len(contents.refused) == 2


def test_the_many_shapes_of_values_are_read() -> None:
    record = {
        "title": "Ferry talks collapse in Karsund",
        "source": {"id": None, "name": "The Islander"},
        "authors": [{"name": "Mara Lind"}, {"name": "Per Stroem"}],
        "content": f"<p>{LEAD}</p><p>{NEXT}</p>",
        "publishedAt": 1936237620,
    }
    (article,) = articles_in(lines_of(record))
    assert article.text == f"{LEAD}\n\n{NEXT}"
    assert article.outlet is not None
    assert article.outlet.value == "The Islander"
    assert article.byline is not None
    assert article.byline.value == "Mara Lind; Per Stroem"
    assert article.published is not None
    assert article.published.value.value.startswith("2031-05-11T")


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("articleBody", "text"), ("Full Text", "text"), ("content_html", "html"), ("datePublished", "date"),
        ("publishedAt", "date"), ("Byline", "author"), ("\ufeffHeadline", "title"), ("source_name", "outlet"),
        ("_id", "id"), ("width", None), ("", None),
    ],
)  # fmt: skip
def test_columns_are_found_by_name(name: str, column: str | None) -> None:
    assert column_of(name) == column


@pytest.mark.parametrize(
    "data",
    [
        b'{"name": "package", "version": "1.0"}',
        b"Ferry, talks, Karsund\nThe talks collapsed, he said, on Monday\n",
        b"Title, text and other things that a page may begin with\nmore\n",
        b"[Reuters] The talks collapsed.\n",
        b"{not json}\n",
        b"a,b\n1,2\n",
    ],
)
def test_what_is_no_dump_of_articles_is_not_taken_for_one(data: bytes) -> None:
    assert format_of(data, "-").name == "plain text"


def test_a_table_of_windows_is_read_in_its_charset() -> None:
    record = {
        "headline": "Færgen står",
        "body": "Førerne står på kajen i Århus og får ingen løn, sagde de.",
    }
    data = table(record).decode().encode("cp1252")
    (article,) = articles_in(data, "x.csv")
    assert "Førerne" in article.text


def test_huge_fields_and_numbers_are_cut_and_said() -> None:
    data = lines_of({"title": "Long", "text": "word " * 600_000, "n": 1}).replace(
        b'"n": 1', b'"n": ' + b"9" * 9_000
    )
    (found,) = contents_of(data, "x.jsonl").found
    assert "cut at 2,000,000" in found.capture.decoded.note


@pytest.mark.parametrize("line", ['"open quote,', "[" * 900, '{"a":' * 900, '""",'])
def test_hostile_dumps_are_read_in_a_moment(line: str) -> None:
    data = lines_of(RECORD) + f"{line}\n".encode() * 20_000
    started = time.process_time()
    assert len(contents_of(data, "x.jsonl").found) == 1
    rows = table(RECORD) + f"{line}\n".encode() * 20_000
    assert contents_of(rows, "x.csv").found
    assert time.process_time() - started < 20


def test_a_json_feed_is_no_dump() -> None:
    data = b'{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [{"content_text": "y"}]}'
    assert format_of(data, "-").name != "JSON lines"
