"""Tables of records: CSV, and its like with semicolons, tabs or bars.

A record's bytes are the line of names and its own, so that they can be read again by themselves.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import NamedTuple

from newsreader.capture.contents import Contents
from newsreader.capture.decoding import NotText, decode
from newsreader.capture.dumps.columns import LONGEST, column_of, enclosed_in, fields_of, is_dump
from newsreader.capture.dumps.records import Records, codec_of, lines_as_bytes
from newsreader.capture.enclosed.layout import Enclosed
from newsreader.capture.html.charset import decode_page
from newsreader.domain.captures import Decoded

#: How the decoder of a record's text begins: "table-comma/utf-8".
DECODER = "table-"
_MARKS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
_LOOKED_AT = 65_536
_HEADING = 8_192
#: Most columns a table may have, and names of columns in code points.
_COLUMNS = 400
#: Lines a record may go over, and lines that may be read a second time in all.
_REACH = 5_000
_REREAD = 200_000


class _Record(NamedTuple):
    """A record: its cells, and the numbers of its first and last line."""

    cells: list[str]
    line: int
    end: int


def is_table(data: bytes) -> bool:
    """Say whether bytes begin as a table of articles does; looks at 64 KiB."""
    try:
        head = decode(data[:_LOOKED_AT] if data[1:2] != b"\0" else data[: _LOOKED_AT & ~3]).text
    except NotText:
        return False
    mark = _mark_of(head)
    if mark is None:
        return False
    records = _records(head, _MARKS[mark])
    names = next(records, None)
    first = next(records, None)
    if names is None or first is None:
        return False
    return len(first.cells) == len(names.cells) or len(head) >= _LOOKED_AT


def records_in(data: bytes) -> Contents:
    """Return a capture a row, and the rows that do not fit.

    Raises:
        NotText: The bytes are no text, or no table of articles.
    """
    decoded = decode(data)
    mark = _mark_of(decoded.text[:_LOOKED_AT])
    if mark is None:
        raise NotText("a table without columns of articles")
    records = Records()
    rows = _records(decoded.text, _MARKS[mark])
    names = next(rows)
    lines = lines_as_bytes(data, decoded)
    heading = b"\n".join(lines[: names.end]).rstrip(b"\r\n")
    for row in rows:
        place = f"line {row.line:,}"
        if not row.cells:
            records.refuse(place, "a quotation that is not closed")
            continue
        if not any(cell.strip() for cell in row.cells):
            continue
        if len(row.cells) != len(names.cells):
            records.refuse(place, f"{len(row.cells)} columns where {len(names.cells)} are named")
            continue
        raw = heading + b"\n" + b"\n".join(lines[row.line - 1 : row.end]).rstrip(b"\r\n")
        fields = _fields(names.cells, row.cells)
        try:
            enclosed = read_record(raw, f"{DECODER}{mark}/{codec_of(decoded)}")
        except NotText as error:
            records.refuse(place, str(error))
            continue
        records.take(enclosed, raw, fields.get("id", "") or fields.get("url", ""), place)
    return records.contents()


def read_record(data: bytes, decoder: str) -> Enclosed:
    """Return what one record encloses, from the line of names and its own.

    Raises:
        NotText: It is no record.
    """
    name, _, codec = decoder.removeprefix(DECODER).partition("/")
    decoded: Decoded = decode_page(data, codec) if codec not in ("", "utf-8") else decode(data)
    mark = name if name in _MARKS else _mark_of(decoded.text)
    rows = list(_records(decoded.text, _MARKS[mark])) if mark else []
    if mark is None or len(rows) < 2:
        raise NotText("not a record of a table")
    fields = _fields(rows[0].cells, rows[1].cells)
    return enclosed_in(fields, f"{DECODER}{mark}/{decoded.decoder}", decoded.lossy, decoded.note)


def _mark_of(text: str) -> str | None:
    """Return the name of the mark between columns, or None where the first line names no articles."""
    heading = text[:_HEADING].lstrip("\ufeff").partition("\n")[0]
    best, most = None, 1
    for name, mark in _MARKS.items():
        cells = _cells(heading.rstrip("\r"), mark) if mark in heading else []
        if not 1 < len(cells) <= _COLUMNS or any(len(cell) > 60 for cell in cells):
            continue
        columns = {column for cell in cells if (column := column_of(cell))}
        if is_dump(columns) and len(columns) > most:
            best, most = name, len(columns)
    return best


def _cells(line: str, mark: str) -> list[str]:
    """Return the cells of one line; none where it is no line of a table."""
    try:
        return next(csv.reader([line], delimiter=mark), [])
    except csv.Error:
        return []


def _fields(names: list[str], cells: list[str]) -> dict[str, str]:
    return fields_of(dict(zip(names, cells, strict=False)))


def _records(text: str, mark: str) -> Iterator[_Record]:
    """Yield the records of a table with what they were read from.

    A line goes on with the next where a cell of it is quoted and not closed (RFC 4180). Where no
    quote closes it, that line alone is given up and reading goes on behind it.
    """
    csv.field_size_limit(LONGEST * 4)
    lines = text.split("\n")
    at, spare = 0, _REREAD
    while at < len(lines):
        reach = _REACH if spare > 0 else 1
        cells, end = _read(lines, at, min(len(lines), at + reach), mark)
        if cells is None:
            spare -= end - at
            end = at + 1
        if any(line.strip() for line in lines[at:end]):
            yield _Record(cells or [], at + 1, end)
        at = end


def _read(lines: list[str], at: int, limit: int, mark: str) -> tuple[list[str] | None, int]:
    """Return the cells of the record that begins on a line, or None, and where reading ended."""
    taken = at

    def feed() -> Iterator[str]:
        nonlocal taken
        while taken < limit:
            taken += 1
            yield lines[taken - 1].replace("\0", "").rstrip("\r") + "\n"

    try:
        cells = next(csv.reader(feed(), delimiter=mark, skipinitialspace=mark != "\t", strict=True))
    except StopIteration:
        return [], max(taken, at + 1)
    except csv.Error as error:
        if taken > at + 1 or "end of data" in str(error) or "field" in str(error):
            return None, taken
        some = [line.replace("\0", "") + "\n" for line in lines[at:taken]]
        try:
            return next(csv.reader(some, delimiter=mark)), taken
        except (csv.Error, StopIteration):
            return None, taken
    return cells, taken
