"""Invented messages and records."""

from __future__ import annotations

LEAD = (
    "Talks on the ferry to Vell collapsed on Monday after nine hours, the mediator said in Karsund,"
    " and both sides went home without a date for the next round."
)
NEXT = (
    "Jens Holm said he would call both sides again when they had something new to say, and that the"
    " boats would run on the winter timetable until then."
)
LAST = "The line carries four hundred people a day, most of them to work and to school in Karsund."
HEADERS = """\
From: "The Islander" <news@islander.example>
To: reader@post.example
Date: Mon, 12 May 2031 05:47:09 +0200
Subject: Ferry talks collapse in Karsund
Message-ID: <0512-ferry@islander.example>
List-Id: The Islander Daily <daily.islander.example>
MIME-Version: 1.0
"""
PAGE = f"""\
<html><body>
<div style="display:none">Nine hours, no deal. Also today: the bridge, the price of herring</div>
<p><a href="https://islander.example/v">View this email in your browser</a></p>
<table><tr><td><h1>Ferry talks collapse in Karsund</h1>
<p>{LEAD}</p><p>{NEXT}</p><p>{LAST}</p></td></tr>
<tr><td><p>You are receiving this because you signed up on our website.</p>
<p><a href="https://islander.example/u">Unsubscribe</a> | <a href="https://islander.example/p">Manage preferences</a></p></td></tr></table>
</body></html>
"""


def message(
    body: str = f"{LEAD}\n\n{NEXT}\n",
    kind: str = "text/plain; charset=utf-8",
    headers: str = HEADERS,
) -> bytes:
    """Return a message with one part."""
    return f"{headers}Content-Type: {kind}\n\n{body}".encode()


def several(*parts: tuple[str, str], kind: str = "alternative", headers: str = HEADERS) -> bytes:
    """Return a message with parts, each its headers and its text."""
    inner = "".join(f"--b1\n{about}\n\n{text}\n" for about, text in parts)
    return f'{headers}Content-Type: multipart/{kind}; boundary="b1"\n\npreamble\n{inner}--b1--\nepilogue\n'.encode()
