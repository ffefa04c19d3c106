"""Invented pages in odd shapes, each with the label of every non-blank line."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from typing import NamedTuple

from tests.unit.capture.pages import Page, page

STRIKE = page("""
appeal| Support The Harbour Times!

headline| Night talks on the island ferries end without a deal after the line withdraws its last offer to the crews

byline| By Mara Lind

body| KARSUND, 12 May 2031 - Talks to end the strike on the island ferries collapsed early on Monday after nineteen hours, the mediator said, and no new meeting has been called.

body| "We will not sail on promises, and the minister knows it," union chief Tomas Reyle told reporters in Karsund. "There is an offer on the table, and it is ours. We have waited for an answer since March."

body| Some 17 ships are tied up in the harbour.

subheading| What the islands need

body| Shops on Merrow have bread for three days, the island council said, and the clinic has asked the coast guard to bring medicine by helicopter if the strike goes on until the weekend.

body| The ministry declined to comment.

newsletter| Sign up for our free weekly newsletter

legal| (c) 2031 The Harbour Times. All rights reserved.
""")
BANK = page("""
headline| Ostavia holds its rate

byline| By Per Stroem

date| Published: 13 May 2031

body| The central bank of Ostavia left its key rate unchanged on Tuesday, its governor said after a meeting that lasted longer than any since she took office four years ago.

body| Lenders had expected a cut of a quarter of a point before the summer, and the crown fell against all of its neighbours within an hour of the announcement.

body| "Prices have not done what we were told they would do," Ilse Varne said. "We can wait, and we will wait."

body| A second vote follows in June.

legal| (c) 2031 Civic Ledger
""")
LISTED = page("""
headline| Five things the roads office found under the harbour bridge

byline| By Elin Marsh

body| Engineers who looked at the harbour bridge in Lindhaven for three weeks have written down what they found, and the list is longer than the council had feared when it asked for it.

body| - two of the four main girders are cracked near the northern pier

body| - the drains have not been cleaned since the bridge was opened to lorries

body| • rust has eaten a third of the bolts that hold the eastern walkway to the deck

body| 1. The bridge will close on Monday for at least a year, whatever the weather.

body| 2. Buses will run by way of the northern tunnel, which adds about twenty minutes to the trip.

body| The council votes on the money next week, and nobody expects it to say no, the mayor said.
""")
TALK = page("""
headline| "I never wanted the job": the mediator looks back

byline| By Odd Berg

body| Jens Holm has ended more strikes than anybody in Karsund can count, and he talks about them as other people talk about the weather, without anger and at length.

body| Q: When did you know that the talks had failed?

body| A: When the coffee came and nobody took any. You learn to look at the hands, and the hands were all under the table by then.

body| Q: Would you do it again?

body| A: Ask me in the autumn, when the ferries run again and I have slept for more than four hours.
""")
BRIEF = page("""
headline| Swan stops traffic in Merrow

body| A swan on the main road of Merrow stopped traffic for two hours on Sunday, police said.
""")
SHOUTED = page("""
headline| FERRY TALKS COLLAPSE IN KARSUND

byline| BY MARA LIND

body| Talks between the ferry line and its crews collapsed early on Monday after nineteen hours, the mediator said in a short statement that gave no reasons.

body| Both sides refused to say when they would meet again, and 17 ships stayed in port.

body| "There is no third option," mediator Jens Holm told reporters outside the harbour office.
""")
STORIES = {
    "strike": STRIKE, "bank": BANK, "listed": LISTED, "talk": TALK, "brief": BRIEF, "shouted": SHOUTED,
}  # fmt: skip


class Shape(NamedTuple):
    """A page in a shape: its bytes and the labels of its non-blank lines."""

    data: bytes
    labels: tuple[str, ...]


def labelled_lines(story: Page) -> list[tuple[str, str]]:
    """Return label and text of every line of a story."""
    texts = [line for line in story.text.split("\n") if line.strip()]
    return list(zip(story.labels, texts, strict=True))


def wrapped(
    story: Page, width: int = 72, first: str = "", margin: str = "", gap: str = "\n"
) -> Page:
    """Wrap every line of a story as a mail program or a text browser does."""
    lines, labels = [], []
    for label, text in labelled_lines(story):
        item = "  " if text[:2] in ("- ", "• ", "1.", "2.") else ""
        pieces = textwrap.wrap(
            text, width,
            initial_indent=margin + (first if label == "body" and not item else ""),
            subsequent_indent=margin + item,
        )  # fmt: skip
        lines.append("\n".join(pieces))
        labels += [label] * len(pieces)
    return Page(f"\n{gap}".join(lines) + "\n", tuple(labels))


def _plain(change: Callable[[str], str], encoding: str = "utf-8") -> Callable[[Page], Shape]:
    return lambda story: Shape(change(story.text).encode(encoding, "replace"), story.labels)


def _wrapped(
    width: int, first: str = "", margin: str = "", gap: str = "\n", end: str = "\n", encoding: str = "utf-8"
) -> Callable[[Page], Shape]:  # fmt: skip
    def shape(story: Page) -> Shape:
        made = wrapped(story, width, first, margin, gap)
        return Shape(made.text.replace("\n", end).encode(encoding, "replace"), made.labels)

    return shape


def _double_spaced_wrapped(story: Page) -> Shape:
    made = wrapped(story, 66)
    return Shape(made.text.replace("\n\n", "\n").replace("\n", "\n\n").encode(), made.labels)


def _curly(text: str) -> str:
    return re.sub(r"(?<!\S)\"", "“", text).replace('"', "”")


SHAPES: dict[str, Callable[[Page], Shape]] = {
    "as it is": _plain(lambda text: text),
    "line ends of carriage returns": _plain(lambda text: text.replace("\n", "\r")),
    "line ends of Windows": _plain(lambda text: text.replace("\n", "\r\n")),
    "tabs before every line": _plain(lambda text: "\t" + text.replace("\n", "\n\t")),
    "tabs between words": _plain(lambda text: text.replace(", ", ",\t")),
    "no blank lines": _plain(lambda text: text.replace("\n\n", "\n")),
    "double-spaced": _plain(lambda text: text.replace("\n\n", "\n\n\n\n")),
    "UTF-16": _plain(lambda text: "\ufeff" + text, "utf-16-le"),
    "trailing spaces": _plain(lambda text: text.replace("\n", "   \n")),
    "no-break spaces": _plain(lambda text: text.replace("\n", "\u00a0\n").replace(" the ", " the\u00a0")),
    "Windows-1252": _plain(_curly, "cp1252"),
    "wrapped at 60": _wrapped(60),
    "wrapped at 72": _wrapped(72),
    "wrapped at 80": _wrapped(80),
    "wrapped at 100": _wrapped(100),
    "wrapped, Windows": _wrapped(72, end="\r\n"),
    "wrapped, carriage returns": _wrapped(76, end="\r"),
    "wrapped, margin": _wrapped(72, margin="   "),
    "wrapped, first lines indented": _wrapped(65, first="    "),
    "wrapped, first lines indented, no blank lines": _wrapped(65, first="    ", gap=""),
    "wrapped, no-break spaces behind lines": _wrapped(70, end=" \u00a0\n"),
    "wrapped, UTF-16": _wrapped(72, encoding="utf-16"),
    "wrapped, double-spaced": _double_spaced_wrapped,
}  # fmt: skip
