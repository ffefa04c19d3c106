"""Five hundred kinds of damaged feeds, made by rule: what is read of each, beside feedparser where it is there.

A kind is a format and a damage; damages that have a place or a size come in several. Nothing is random, so
that a kind is the same wherever it is made.
"""

from __future__ import annotations

import gzip
import importlib
import random
import sys
import time
from collections.abc import Callable, Iterator

from newsreader.capture.feeds.errors import NotAFeed
from newsreader.capture.feeds.item_captures import capture_of, read_item
from newsreader.capture.feeds.item_text import words_of
from newsreader.capture.feeds.reading import read_feed
from newsreader.capture.feeds.understanding import understand_item

BASE = "https://post.example/feed"
_ITEMS = 6
_PLACES = (0.02, 0.2, 0.4, 0.6, 0.8, 0.95)
Damage = Callable[[bytes], bytes]


def rss() -> bytes:
    """Return a sound RSS feed of six items."""
    items = "".join(
        f"<item><title>Ferry {n} &amp; mediator</title><link>https://post.example/{n}</link><guid>post-{n}</guid>"
        f"<dc:creator>Mara Lind</dc:creator><pubDate>Tue, 1{n} May 2031 05:47:00 GMT</pubDate>"
        f"<content:encoded><![CDATA[<p>The ferry number {n} stays in port, said “Tomas Réyle”.</p>]]></content:encoded></item>"
        for n in range(_ITEMS)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Karsund Post</title>'
        f"<link>https://post.example/</link>{items}</channel></rss>"
    ).encode()


def atom() -> bytes:
    """Return a sound Atom feed of six entries."""
    entries = "".join(
        f'<entry><title>Ferry {n} &amp; mediator</title><id>post-{n}</id><link href="https://post.example/{n}"/>'
        f"<author><name>Mara Lind</name></author><updated>2031-05-1{n}T05:47:00Z</updated>"
        f'<content type="html">&lt;p&gt;The ferry number {n} stays in port, said “Tomas Réyle”.&lt;/p&gt;</content></entry>'
        for n in range(_ITEMS)
    )
    return f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Karsund Post</title><id>u</id>{entries}</feed>'.encode()


def rdf() -> bytes:
    """Return a sound RDF feed of six items."""
    items = "".join(
        f'<item rdf:about="post-{n}"><title>Ferry {n} &amp; mediator</title><link>https://post.example/{n}</link>'
        f"<dc:date>2031-05-1{n}</dc:date><description>The ferry number {n} stays in port, said “Tomas Réyle”.</description></item>"
        for n in range(_ITEMS)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>Karsund Post</title><link>https://post.example/</link></channel>{items}</rdf:RDF>"
    ).encode()


def json_feed() -> bytes:
    """Return a sound JSON feed of six items."""
    items = ",".join(
        f'{{"id": "post-{n}", "url": "https://post.example/{n}", "title": "Ferry {n} & mediator",'
        f' "date_published": "2031-05-1{n}T05:47:00Z", "content_html": "<p>The ferry number {n} stays in port, said “Tomas Réyle”.</p>"}}'
        for n in range(_ITEMS)
    )
    return f'{{"version": "https://jsonfeed.org/version/1.1", "title": "Karsund Post", "items": [{items}]}}'.encode()


FEEDS = {"RSS": rss, "Atom": atom, "RDF": rdf, "JSON Feed": json_feed}


def kinds() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of every kind."""
    for form, make in FEEDS.items():
        sound = make()
        for name, damage in _damages():
            yield f"{form}, {name}", damage(sound)


def _damages() -> Iterator[tuple[str, Damage]]:
    """Yield every damage with its name."""
    for place in _PLACES:
        for name, damage in _AT.items():
            yield f"{name} at {place:.0%}", _placed(damage, place)
    yield from _EVERYWHERE.items()


def _placed(damage: Callable[[bytes, int], bytes], place: float) -> Damage:
    return lambda data: damage(data, int(len(data) * place))


def _put(what: bytes) -> Callable[[bytes, int], bytes]:
    return lambda data, at: data[:at] + what + data[at:]


#: Damages that have a place.
_AT: dict[str, Callable[[bytes, int], bytes]] = {
    "cut off": lambda data, at: data[:at],
    "ten bytes missing": lambda data, at: data[:at] + data[at + 10 :],
    "a hundred bytes missing": lambda data, at: data[:at] + data[at + 100 :],
    "a hundred bytes twice": lambda data, at: data[: at + 100] + data[at:],
    "a NUL": _put(b"\0"),
    "a control character": _put(b"\x0b"),
    "a bare ampersand": _put(b" & "),
    "an unknown entity": _put(b"&nosuch;"),
    "an entity of HTML": _put(b"&nbsp;"),
    "a bare angle bracket": _put(b" < "),
    "an invalid byte": _put(b"\xff"),
    "half a letter": _put(b"\xc3"),
    "a surrogate": _put(b"\xed\xa0\x80"),
    "a tag never closed": _put(b"<b>"),
    "a tag never opened": _put(b"</b>"),
}
#: Damages of the whole.
_EVERYWHERE: dict[str, Damage] = {
    "blank lines before it": lambda d: b"\n\n  \n" + d,
    "words before it": lambda d: b"Warning: mysql_connect() in /var/www on line 3\n" + d,
    "HTML before it": lambda d: b"<br />\n<b>Notice</b>: x<br />\n" + d,
    "words behind it": lambda d: d + b"\n<!-- served in 0.3 s --> bye",
    "twice in a row": lambda d: d + d,
    "a byte-order mark": lambda d: b"\xef\xbb\xbf" + d,
    "two byte-order marks": lambda d: b"\xef\xbb\xbf\xef\xbb\xbf" + d,
    "UTF-16": lambda d: d.decode().encode("utf-16"),
    "UTF-16 without a mark": lambda d: d.decode().encode("utf-16-le"),
    "Windows-1252 that says UTF-8": lambda d: d.decode().encode("cp1252", "replace"),
    "UTF-8 that says Latin 1": lambda d: d.replace(b"utf-8", b"iso-8859-1"),
    "a charset nobody knows": lambda d: d.replace(b"utf-8", b"x-klingon"),
    "a NUL behind every byte": lambda d: b"".join(bytes([b, 0]) for b in d),
    "packed": gzip.compress,
    "empty": lambda d: b"",
    "only white space": lambda d: b" \n\t ",
    "only the first line": lambda d: d[:38],
    "no declaration": lambda d: d.replace(b'<?xml version="1.0" encoding="utf-8"?>', b""),
    "the declaration twice": lambda d: d.replace(b"<?xml", b'<?xml version="1.0"?><?xml', 1),
    "XML 1.1": lambda d: d.replace(b'version="1.0"', b'version="1.1"', 1),
    "no namespaces": lambda d: b"".join(
        p.partition(b'"')[2].partition(b'"')[2] if n else p for n, p in enumerate(d.split(b" xmlns"))
    ),
    "tags in capitals": lambda d: d.replace(b"<item", b"<ITEM").replace(b"</item", b"</ITEM"),
    "a DTD": lambda d: d.replace(b"?>", b'?><!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">', 1),
    "a DTD with entities": lambda d: d.replace(
        b"?>", b'?><!DOCTYPE rss [<!ENTITY a "bb"><!ENTITY c "&a;&a;">]>', 1
    ),
    "an external entity": lambda d: d.replace(
        b"?>", b'?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>', 1
    ).replace(b"mediator", b"&a;"),
    "no items": lambda d: d[: d.index(b"post-0") // 2],
    "no titles": lambda d: d.replace(b"<title>", b"<x>").replace(b"</title>", b"</x>"),
    "no guids": lambda d: d.replace(b"post-", b""),
    "one guid for all": lambda d: _same_digit(d, b"post-"),
    "dates that are none": lambda d: d.replace(b"2031", b"soon"),
    "impossible dates": lambda d: d.replace(b"05:47:00", b"99:99:99").replace(b"-05-", b"-55-"),
    "links to files": lambda d: d.replace(b"https://post.example/", b"file:///etc/"),
    "links to scripts": lambda d: d.replace(b"https://post.example/", b"javascript:"),
    "relative links": lambda d: d.replace(b"https://post.example/", b"/"),
    "a title of a million letters": lambda d: d.replace(b"mediator", b"m" * 1_000_000, 1),
    "a hundred thousand open tags": lambda d: d.replace(b"mediator", b"<a>" * 100_000, 1),
    "deep HTML in a text": lambda d: d.replace(b"<p>", b"<p>" + b"<div>" * 20_000, 1),
    "ten thousand attributes": lambda d: d.replace(
        b"<title", b"<title " + b" ".join(b'a%d="x"' % n for n in range(10_000)), 1
    ),
    "comments that never end": lambda d: d.replace(b"mediator", b"<!-- mediator", 1),
    "a CDATA that never ends": lambda d: d.replace(b"mediator", b"<![CDATA[ mediator", 1),
    "quotes that never end": lambda d: d.replace(b'"', b"", 1),
    "every quote missing": lambda d: d.replace(b'"', b""),
    "backslashes before quotes": lambda d: d.replace(b'"', b'\\"'),
    "every bracket escaped": lambda d: d.replace(b"<", b"&lt;").replace(b">", b"&gt;"),
    "brackets turned round": lambda d: d.replace(b"<", b"\0").replace(b">", b"<").replace(b"\0", b">"),
    "letters shifted": lambda d: bytes((b + 1) % 256 for b in d),
    "bits flipped": lambda d: bytes(b ^ 0x20 if n % 97 == 0 else b for n, b in enumerate(d)),
    "every hundredth byte missing": lambda d: bytes(b for n, b in enumerate(d) if n % 100),
    "lines in reverse": lambda d: b">".join(reversed(d.split(b">"))),
    "terminal control in titles": lambda d: d.replace(b"mediator", b"\x1b]0;x\x07\x1b[2J\xe2\x80\xae"),
}  # fmt: skip


def _same_digit(data: bytes, before: bytes) -> bytes:
    for n in range(_ITEMS):
        data = data.replace(before + b"%d" % n, before + b"0")
    return data


def mutated(count: int, seed: int = 1) -> Iterator[bytes]:
    """Yield sound and damaged feeds with one to nine further random edits each, the same for the same seed."""
    chance = random.Random(seed)
    bodies = [data for _, data in kinds() if 100 < len(data) < 20_000]
    for _ in range(count):
        body = bytearray(chance.choice(bodies))
        for _ in range(chance.randint(1, 9)):
            at = chance.randrange(len(body) + 1)
            edit = chance.randrange(4)
            if edit == 0:
                body[at:at] = chance.randbytes(chance.randint(1, 6))
            elif edit == 1:
                del body[at : at + chance.randint(1, 40)]
            elif edit == 2:
                start = chance.randrange(len(body) + 1)
                body[at:at] = body[start : start + chance.randint(1, 200)]
            elif at < len(body):
                body[at] ^= 1 << chance.randrange(8)
        yield bytes(body)


def mutations(count: int) -> None:
    """Read feeds mutated at random, as far as captures and articles, and print what came of it."""
    crashed = items = refused = 0
    for number, data in enumerate(mutated(count)):
        try:
            feed = read_feed(data, BASE)
            for item in feed.items[:2]:
                kept, capture = capture_of(item, feed.title)
                article = understand_item(capture)
                whole = "".join(article.content[line.start : line.end] for line in article.lines)
                if read_item(kept) != capture or whole != capture.decoded.text:
                    raise AssertionError("a byte is lost")
            items += len(feed.items)
        except NotAFeed:
            refused += 1
        except Exception as error:
            crashed += 1
            print(f"crashed: mutation {number}: {type(error).__name__}: {error}")
    print(f"{count:,} mutated feeds: {items:,} items read, {refused:,} feeds refused in words, {crashed} crashed")  # fmt: skip


def main() -> None:
    """Read every kind and print what came of it; with a number behind it also so many mutations."""
    if sys.argv[1:]:
        mutations(int(sys.argv[1]))
        return
    try:
        other = importlib.import_module("feedparser")
    except ImportError:
        other = None
    total = whole = partly = refused = crashed = 0
    slowest = (0.0, "")
    ours = theirs = 0
    for name, data in kinds():
        total += 1
        began = time.perf_counter()
        try:
            feed = read_feed(data, BASE)
            for item in feed.items:
                words_of(item)
        except NotAFeed:
            refused += 1
            found = 0
        except Exception as error:
            crashed += 1
            print(f"crashed: {name}: {type(error).__name__}")
            continue
        else:
            found = len(feed.items)
            whole += found >= _ITEMS
            partly += found < _ITEMS
        slowest = max(slowest, (time.perf_counter() - began, name))
        ours += min(found, _ITEMS)
        if other is not None and "JSON" not in name:
            try:
                parsed = other.parse(data, sanitize_html=False, resolve_relative_uris=False)
            except ValueError as error:
                print(f"  feedparser raises {type(error).__name__}: {name}")
                continue
            theirs += min(len(parsed.entries), _ITEMS)
            if len(parsed.entries) > found and "DTD" not in name and "external" not in name:
                print(f"  feedparser reads more: {name}: {len(parsed.entries)} against {found}")
    print(f"{total} kinds of {_ITEMS} items: all items of {whole}, some of {partly}, {refused} refused in words, {crashed} crashed")  # fmt: skip
    print(f"slowest {slowest[0]:.2f} s ({slowest[1]})")
    if other is not None:
        xml = sum(min(_count(d), _ITEMS) for n, d in kinds() if "JSON" not in n)
        print(f"items of the XML formats: {xml} read here, {theirs} by feedparser")


def _count(data: bytes) -> int:
    try:
        return len(read_feed(data, BASE).items)
    except NotAFeed:
        return 0


if __name__ == "__main__":
    main()
