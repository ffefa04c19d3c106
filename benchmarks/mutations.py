"""Damaged captures, pages, messages and dumps: none may crash the reading, and none may lose a letter.

    python -m benchmarks.mutations [--count 100000] [--seed 1]

Each is one of the demo's captures, a made page, a message, a box or a dump, changed by one to four of: bytes flipped,
cut off, cut out, a part repeated, tags left open, NULs, another charset's bytes, deep nesting, a charset that
lies, parts of two inputs joined. It is read as whatever it looks like. What is asked of each capture in it: the lines' spans join
to its text, it is read again from its own bytes to the same text, fields' evidence lies inside the text, and
text that was decoded without loss gives back the bytes. "No text" is an answer.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from newsreader.capture.contents import Found
from newsreader.capture.decoding import NotText
from newsreader.capture.formats import contents_of, format_of, read_again, understand_as_read
from newsreader.domain.articles import Article

SEEDS = Path(__file__).parents[1] / "seeds"
_LARGEST = 4_000
_HEADERS = (
    "From: The Islander <news@islander.example>\nDate: Mon, 12 May 2031 05:47:09 +0200\n"
    "Subject: =?utf-8?q?Ferry_talks?=\nMessage-ID: <1@islander.example>\nMIME-Version: 1.0\n"
)
_CHARSETS = (
    "utf-8",
    "iso-8859-1",
    "koi8-r",
    "utf-16",
    "shift_jis",
    "iso-2022-jp",
    "hex",
    "x-none",
    "",
)
_TAGS = ("<div>", "<p>", "<table><tr><td>", "<ul><li>", "<b>", "<svg>", "<script>", "<!--", "<title>", "<textarea>", "<a href='", "</body>", "<template>", "<noframes>")  # fmt: skip

Change = Callable[[bytes, random.Random], bytes]


def bases() -> list[bytes]:
    """Return what is damaged: texts, pages, messages, boxes and dumps."""
    texts = [path.read_bytes()[:_LARGEST] for path in sorted(SEEDS.glob("*.txt"))]
    found = list(texts)
    for number, raw in enumerate(texts[:16]):
        text = raw.decode("utf-8", "replace")
        title, _, rest = text.partition("\n")
        paragraphs = "".join(f"<p>{line}</p>" for line in rest.split("\n") if line.strip())
        page = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body><div class="menu"><a href="/">Home</a></div><h1>{title}</h1>{paragraphs}</body></html>'
        plain = f"{_HEADERS}Content-Type: text/plain; charset=utf-8\n\n{text}"
        both = f'{_HEADERS}Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain\n\n{text[:800]}\n--b\nContent-Type: text/html; charset=utf-8\n\n{page}\n--b--\n'
        record = {
            "title": title,
            "text": rest,
            "url": f"https://islander.example/{number}",
            "date": "2031-05-12",
        }
        lines = "".join(json.dumps({**record, "id": i}) + "\n" for i in range(2))
        cell = rest.replace('"', '""')
        table = f'title,body,date\n"{title}","{cell}",2031-05-12\nOther,"{cell[:300]}",2031-05-13\n'
        box = f"From a@b.example Mon May 12 05:47:09 2031\n{plain}\n\nFrom a@b.example Mon May 12 05:48:09 2031\n{plain[:900]}\n"
        found += [
            one.encode() for one in (page, plain, both, lines, json.dumps([record]), table, box)
        ]
    return found


def _flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 24)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _holed(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at + chance.randrange(1, 400) :]


def _repeated(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    part = data[at : at + chance.randrange(1, 300)]
    return data[:at] + part * chance.randrange(2, 12) + data[at:]


def _opened(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_TAGS).encode() * chance.choice((1, 3, 60)) + data[at:]


def _nested(data: bytes, chance: random.Random) -> bytes:
    deep = chance.choice((b"<div>", b"<span>", b"[", b'{"a":', b"> ", b"("))
    return data[: len(data) // 2] + deep * chance.choice((50, 600)) + data[len(data) // 2 :]


def _nulled(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + b"\0" * chance.randrange(1, 5) + data[at:]


def _mixed(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    odd = "naïve Ærø “quoted” Привет 日本語 \u202e\u200b\ufeff".encode(
        chance.choice(("utf-8", "utf-16-le", "utf-7", "gb18030")), "replace"
    )
    return data[:at] + odd + data[at:]


def _lying(data: bytes, chance: random.Random) -> bytes:
    return data.replace(b"utf-8", chance.choice(_CHARSETS).encode())


def _marked(data: bytes, chance: random.Random) -> bytes:
    return (
        chance.choice((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xff\xfe\0\0", b"\x1f\x8b"))
        + data
    )


def _ended(data: bytes, chance: random.Random) -> bytes:
    return data.replace(
        b"\n", chance.choice((b"\r", b"\r\n", b"\n\r", b"\x0b", b"\xe2\x80\xa8", b""))
    )


CHANGES: tuple[Change, ...] = (
    _flipped, _cut, _holed, _repeated, _opened, _nested, _nulled, _mixed, _lying, _marked, _ended,
)  # fmt: skip


def damaged(count: int, seed: int) -> Iterator[bytes]:
    """Yield damaged inputs, the same for the same seed."""
    some = bases()
    chance = random.Random(seed)
    for _ in range(count):
        data = chance.choice(some)
        if chance.random() < 0.05:
            data += chance.choice(some)
        for _ in range(chance.randrange(1, 5)):
            data = chance.choice(CHANGES)(data, chance)
        yield data


def faults_of(data: bytes) -> list[str]:
    """Read an input and return what is wrong with the outcome; an exception is the caller's to count."""
    try:
        contents = contents_of(data, "-")
    except NotText:
        return []
    return [fault for found in contents.found for fault in _faults(found)]


def _faults(found: Found) -> Iterator[str]:
    capture = found.capture
    decoded = capture.decoded
    if read_again(found.data, decoded.decoder).decoded.text != decoded.text:
        yield "read again otherwise"
    if "/" not in decoded.decoder and not decoded.lossy:
        back = decoded.text.encode(decoded.decoder)
        if not found.data.endswith(back) or len(found.data) - len(back) > 4:
            yield "bytes lost"
    article = understand_as_read(capture, lambda: found.data, None)
    text = decoded.text
    if article.content != text or "".join(text[x.start : x.end] for x in article.lines) != text:
        yield "lines do not join"
    yield from _bad_evidence(article)


def _bad_evidence(article: Article) -> Iterator[str]:
    fields: Sequence[object] = (
        article.outlet, article.headline, article.standfirst, article.byline, article.dateline, article.published, *article.wire,
    )  # fmt: skip
    for field in fields:
        for place in getattr(field, "evidence", ()):
            if not 0 <= place.start <= place.end <= len(article.content):
                yield "evidence outside the text"


def main() -> None:
    """Damage, read, count."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutations", description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    faults: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    slowest = 0.0
    started = time.process_time()
    for number, data in enumerate(damaged(options.count, options.seed)):
        before = time.process_time()
        kinds[format_of(data, "-").name] += 1
        try:
            faults.update(faults_of(data))
        except Exception as error:
            faults[f"{type(error).__name__} at {number}"] += 1
        slowest = max(slowest, time.process_time() - before)
    spent = time.process_time() - started
    print(f"{options.count:,} damaged inputs, seed {options.seed}: {sum(faults.values())} faults")
    print(", ".join(f"{count:,} read as {name}" for name, count in kinds.most_common()))
    print(f"{spent:.0f} s of CPU; the slowest took {slowest * 1000:.0f} ms")
    for fault, count in faults.most_common(20):
        print(f"  {count} {fault}")


if __name__ == "__main__":
    main()
