"""A message's bytes -> what it encloses: its text, HTML or plain, and what its headers say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from email.message import Message
from html import escape

from newsreader.capture.decoding import NotText
from newsreader.capture.enclosed.layout import Enclosed
from newsreader.capture.html.page_data import Datum
from newsreader.capture.html.reading import visible_text
from newsreader.capture.mail import parts as pieces
from newsreader.capture.mail.parts import Cut, Part
from newsreader.domain.captures import Decoded

#: How the decoder of a message's text begins: "mail/utf-8".
DECODER = "mail/"
#: Headers that are kept as lines, in this order.
_KEPT = (
    "From", "Sender", "Reply-To", "To", "Date", "Subject", "List-Id", "List-Unsubscribe", "Message-ID",
)  # fmt: skip
_KNOWN = re.compile(
    rb"(?:from|to|cc|date|subject|message-id|received|return-path|mime-version|content-type|list-id|delivered-to|reply-to|dkim-signature"
    rb"|content-transfer-encoding|x-[\w-]+|sender|list-unsubscribe|arc-[\w-]+|authentication-results):",
    re.IGNORECASE,
)
_HEADER = re.compile(rb"[!-9;-~]+[ \t]*:|[ \t]+\S")
_REPLY = re.compile(
    r"^(?:(?:re|fwd?|aw|wg|tr|sv|vs|rv|vb|antw|i|r)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE
)
#: HTML that shows fewer words than this share of the plain part stands in for it.
_STUB = 0.4


def is_message(data: bytes) -> bool:
    """Say whether bytes begin with a message's headers: three that mail has, a sender among them."""
    head = data[:65_536].removeprefix(b"\xef\xbb\xbf")
    lines = head.split(b"\n", 200)
    known: set[bytes] = set()
    for at, line in enumerate(lines):
        bare = line.rstrip(b"\r")
        if not bare:
            break
        if _HEADER.match(bare) is None or (at == 0 and bare[:1] in b" \t"):
            return False
        match = _KNOWN.match(bare)
        if match is not None:
            known.add(match[0].lower())
    return len(known) >= 3 and bool(known & {b"from:", b"received:", b"return-path:", b"sender:"})


def message_id(data: bytes) -> str:
    """Return what a message is known by, or an empty string."""
    headers, _ = pieces.split(data.removeprefix(b"\xef\xbb\xbf"))
    return pieces.header(headers.get("Message-ID", "")).strip("<> ")[:200]


def read_message(data: bytes) -> Enclosed:
    """Return what a message encloses.

    The HTML part of an alternative is taken, but for one that shows much less than the plain one.
    Files that are attached are named and not read.
    """
    headers, body = pieces.split(data.removeprefix(b"\xef\xbb\xbf"))
    taken: list[tuple[Part, Decoded]] = []
    attached: list[str] = []
    left = 0
    for part in pieces.parts_of(headers, body):
        if isinstance(part, Cut):
            left = part.left
        elif part.kind == "message/rfc822":
            taken.append((part, Decoded(_inner_head(part.headers), "utf-8", False, "")))
        elif pieces.is_attached(part):
            attached.append(_attachment(part))
        else:
            try:
                taken.append((part, pieces.text_in(part)))
            except NotText as error:
                attached.append(f"{part.kind}, {error}")
    chosen = _chosen(taken)
    subject = pieces.header(headers.get("Subject", ""))
    texts = [decoded for _, decoded in chosen]
    codec = Counter(one.decoder for one in texts if one.text).most_common(1)
    marked = any(part.kind == "text/html" and decoded.text for part, decoded in chosen)
    return Enclosed(
        text="" if marked else "\n".join(_flowed(part, one.text) for part, one in chosen),
        source="\n".join(_as_page(part, one.text) for part, one in chosen) if marked else "",
        title=_REPLY.sub("", subject),
        data=tuple(_said(headers, attached)),
        decoder=DECODER + (codec[0][0] if codec else "utf-8"),
        lossy=any(one.lossy for one in texts),
        note=_note(texts, attached, left),
    )


def _said(headers: Message, attached: Iterable[str]) -> Iterable[Datum]:
    """Yield what headers say, decoded, and the files that are attached."""
    for name in _KEPT:
        value = pieces.header(headers.get(name, ""))
        if value:
            yield Datum(f"mail {name.lower()}", value)
    for file in attached:
        yield Datum("mail attachment", file)


def _chosen(taken: list[tuple[Part, Decoded]]) -> list[tuple[Part, Decoded]]:
    """Choose one of each alternative's parts, and all others."""
    chosen: list[tuple[Part, Decoded]] = []
    alternatives: dict[int, list[tuple[Part, Decoded]]] = {}
    for one in taken:
        group = one[0].group
        if one[0].inside != "alternative":
            chosen.append(one)
        elif group in alternatives:
            alternatives[group].append(one)
        else:
            alternatives[group] = [one]
            chosen.append(one)
    return [
        _better(alternatives[one[0].group])
        if one[0].group in alternatives and alternatives[one[0].group][0] is one
        else one
        for one in chosen
    ]


def _better(several: list[tuple[Part, Decoded]]) -> tuple[Part, Decoded]:
    """Return the HTML among alternatives, or the plain text where that says much more."""
    pages = [one for one in several if one[0].kind == "text/html" and one[1].text.strip()]
    plain = [one for one in several if one[0].kind != "text/html" and one[1].text.strip()]
    if not pages or not plain:
        return (pages or plain or several)[0]
    page = max(pages, key=lambda one: len(one[1].text))
    shown = len(visible_text(page[1].text).split())
    return page if shown >= _STUB * len(plain[0][1].text.split()) else plain[0]


def _as_page(part: Part, text: str) -> str:
    """Return a part as HTML; plain text keeps its line ends."""
    if part.kind == "text/html":
        return text
    return f"<pre>{escape(_flowed(part, text))}</pre>" if text.strip() else ""


def _flowed(part: Part, text: str) -> str:
    """Join the lines that a plain part says are broken only for the way (RFC 3676)."""
    if parameter_of(part) != "flowed":
        return text
    glued = pieces.parameter(part.headers, "delsp") == "yes"
    out: list[str] = []
    depth, going = 0, False
    for line in text.replace("\r\n", "\n").split("\n"):
        bare = line.lstrip(">")
        quoted = len(line) - len(bare)
        bare = bare.removeprefix(" ")
        soft = bare.endswith(" ") and bare != "-- "
        if soft and glued:
            bare = bare[:-1]
        if going and quoted == depth and out:
            out[-1] += bare
        else:
            out.append((">" * quoted + " " if quoted else "") + bare)
        depth, going = quoted, soft
    return "\n".join(out)


def parameter_of(part: Part) -> str:
    """Return how the lines of a plain part are meant: "flowed", "fixed" or nothing said."""
    return pieces.parameter(part.headers, "format")


def _inner_head(headers: Message) -> str:
    """Return the lines above a message within a message."""
    lines = [
        f"{name}: {value}"
        for name in ("From", "Date", "Subject")
        if (value := pieces.header(headers.get(name, "")))
    ]
    return "\n".join(["", *lines, ""])


def _attachment(part: Part) -> str:
    name = pieces.name_of(part)
    return f"{name or 'without a name'} ({part.kind}, {len(part.body):,} bytes as sent)"


def _note(texts: Iterable[Decoded], attached: list[str], left: int) -> str:
    """Say what was odd, and what was not read."""
    said = list(dict.fromkeys(one.note for one in texts if one.note))
    if attached:
        files = "file is" if len(attached) == 1 else "files are"
        said.append(f"{len(attached)} attached {files} kept with the mail and not read.")
    if left:
        parts = "part is" if left == 1 else "parts are"
        said.append(f"{left} {parts} too deep or too many; kept with the mail and not read.")
    return " ".join(said)
