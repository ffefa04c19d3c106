"""Lines of JSON, a record each; also a list of records, and one record over several lines."""

from __future__ import annotations

import codecs
import json
import re
from typing import Any

from newsreader.capture.contents import Contents
from newsreader.capture.decoding import NotText, decode
from newsreader.capture.dumps.columns import column_of, enclosed_in, fields_of, is_dump
from newsreader.capture.dumps.records import Records, codec_of, lines_as_bytes
from newsreader.capture.enclosed.layout import Enclosed
from newsreader.capture.html.charset import decode_page
from newsreader.domain.captures import Decoded

#: How the decoder of a record's text begins: "json/utf-8".
DECODER = "json/"
_LOOKED_AT = 262_144
_GAP = re.compile(r"[\s,\x1e]*")
_FIRST = 5
#: What may stand around a record on its line.
_AROUND = " \t\r\x1e,"


def is_dump_of_json(data: bytes) -> bool:
    """Say whether bytes begin as records of articles in JSON do; looks at 256 KiB."""
    head = data[:_LOOKED_AT].removeprefix(codecs.BOM_UTF8).lstrip(b" \t\r\n\x1e")
    if not head.startswith((b"{", b"[")):
        return False
    text = head.decode("utf-8", "replace")
    seen = 0
    lines = text.split("\n")[:_FIRST] if head.startswith(b"{") else []
    for line in lines:
        record = _loaded(line)
        if isinstance(record, dict):
            if "jsonfeed.org" in str(record.get("version", ""))[:60]:
                return False
            if is_dump(_columns(record)):
                return True
            seen += 1
    if seen:
        return False
    if head.startswith(b"["):
        text = text[1:].lstrip()
    record = _first(text)
    if "jsonfeed.org" in str(record.get("version", ""))[:60]:
        return False
    return is_dump(_columns(record))


def records_in(data: bytes) -> Contents:
    """Return a capture a record, and the lines that are none.

    Raises:
        NotText: The bytes are no text.
    """
    decoded = decode(data)
    records = Records()
    text = decoded.text
    start = _GAP.match(text)
    at = start.end() if start else 0
    several = text.startswith("[", at)
    if several or _spans_lines(text[at : at + _LOOKED_AT]):
        _walk(decoded, at + several, records)
        return records.contents()
    lines = lines_as_bytes(data, decoded)
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip(_AROUND)
        if bare:
            came = lines[number - 1].strip(_AROUND.encode())
            _take(bare, decoded, f"line {number:,}", records, came)
    return records.contents()


def read_record(data: bytes, decoder: str) -> Enclosed:
    """Return what one record encloses.

    Raises:
        NotText: It is no record.
    """
    codec = decoder.removeprefix(DECODER)
    decoded = decode_page(data, codec) if codec not in ("", "utf-8") else decode(data)
    record = _loaded(decoded.text)
    if not isinstance(record, dict):
        raise NotText("not a JSON object")
    return enclosed_in(fields_of(record), DECODER + decoded.decoder, decoded.lossy, decoded.note)


def _take(
    raw: str, decoded: Decoded, place: str, records: Records, as_it_came: bytes = b""
) -> None:
    """Take one record by its text, and its bytes where they are known."""
    try:
        record = _loaded(raw)
    except RecursionError:
        record = None
    if not isinstance(record, dict):
        what = "not a JSON object" if record is not None else "not JSON"
        records.refuse(place, what)
        return
    fields = fields_of(record)
    data = as_it_came or raw.encode(codec_of(decoded), "replace")
    try:
        enclosed = read_record(data, DECODER + codec_of(decoded))
    except NotText as error:
        records.refuse(place, str(error))
        return
    records.take(enclosed, data, fields.get("id", "") or fields.get("url", ""), place)


def _walk(decoded: Decoded, at: int, records: Records) -> None:
    """Take the records of a list, or records that go over several lines; ends at what is no JSON."""
    text, number = decoded.text, 0
    reader = json.JSONDecoder(parse_int=_number, strict=False)
    while True:
        gap = _GAP.match(text, at)
        at = gap.end() if gap else at
        if at >= len(text) or text[at] == "]":
            return
        number += 1
        try:
            _, end = reader.raw_decode(text, at)
        except (ValueError, RecursionError):
            records.refuse(f"record {number:,}", "not JSON; what follows it was not read")
            return
        _take(text[at:end], decoded, f"record {number:,}", records)
        at = end


def _spans_lines(head: str) -> bool:
    """Say whether the first record goes over several lines."""
    first = head.partition("\n")[0]
    return head.startswith("{") and _loaded(first) is None and bool(_first(head))


def _loaded(text: str) -> Any:
    """Return what JSON says, or None where it is none."""
    try:
        return json.loads(text.strip(_AROUND + "\n"), parse_int=_number, strict=False)
    except (ValueError, RecursionError):
        return None


def _first(text: str) -> dict[str, Any]:
    """Return the first object of a text; of one that is cut off, the columns that are whole."""
    try:
        found, _ = json.JSONDecoder(parse_int=_number, strict=False).raw_decode(text)
    except (ValueError, RecursionError):
        names = re.findall(r'"([^"\\]{1,60})"\s*:', text[:_LOOKED_AT]) if text[:1] == "{" else []
        return dict.fromkeys(names[:60], "") if len(text) >= _LOOKED_AT // 2 else {}
    return found if isinstance(found, dict) else {}


def _number(digits: str) -> int | str:
    """Read a number; one of thousands of digits stays text."""
    return int(digits) if len(digits) < 400 else digits


def _columns(record: dict[str, Any]) -> set[str]:
    return {column for name in list(record)[:200] if (column := column_of(str(name)))}
