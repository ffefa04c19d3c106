"""The slots that a page's furniture leaves for the name of its outlet."""

from __future__ import annotations

import re

from newsreader.capture.agencies import NAME

#: Slots that furniture leaves for the outlet's name: the rule, its weight, and the form.
SLOTS = tuple(
    (rule, weight, re.compile(form.replace("NAME", f"(?P<name>{NAME})")))
    for rule, weight, form in (
        ("outlet-copyright", 0.8, r"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)[\s:,]*(?:©|\([cC]\)|by|[Cc]opyright)?[\s,]*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:\d{4}|\d\d))?)?[\s,.]*(?:by\s+)?NAME"),
        ("outlet-rights", 0.6, r"^NAME(?:[,.]?\s+(?:©|\([cC]\))\s*(?:19|20)\d\d|(?:, (?:19|20)\d\d)?[.,] [Aa]ll [Rr]ights [Rr]eserved)"),
        ("outlet-author-box", 0.7, r"(?:[Ww]riter|[Aa]uthor|[Pp]rofile|[Uu]ser)(?:['’]s)? ?(?:picture|photo|avatar|image)\s*(?:of\s+)?NAME"),
        ("outlet-support", 0.7, r"^(?:[Ss]upport|SUPPORT|[Dd]onate to|[Jj]oin|[Bb]ack)\s+NAME\s*!?$"),
        ("outlet-keeps-open", 0.8, r"\b(?:[Kk]eeps?|[Kk]eeping)\s+NAME\s+(?:open|free|alive|going|running|independent|online|afloat|strong|available)"),
        ("outlet-message", 0.7, r"\b(?:[Mm]essage|[Ll]etter|[Nn]ote|[Ww]ord) from (?:the (?:editors?|team|newsroom|staff) (?:of|at) )?NAME"),
        ("outlet-supporting", 0.6, r"\b(?:[Ss]upport(?:s|ing|ers of)?|[Ff]und(?:s|ing)?|[Ss]ustain(?:s|ing)?)\s+NAME"),
        ("outlet-subscribe", 0.5, r"\b(?:[Ss]ubscri(?:be|bing|bers?|ption) to|[Mm]embers? of|[Ss]ign(?:ing)? up (?:for|to)|[Rr]egister with|[Ll]og in to|[Aa]ccess to|[Ww]elcome to|[Rr]eading)\s+NAME"),
        ("outlet-from", 0.4, r"\b(?:from|by|at|on|with|in|via)\s+NAME(?=[.,!:]|\s+(?:to|in|every|direct|straight|and|is|app|newsletter)\b|$)"),
        ("outlet-own", 0.55, r"NAME['’]s?\s+(?:[a-z]+\s+)?(?:newsletter|app|journalism|reporting|comments?|comment|community|readers|newsroom|journalists|mission|work|house rules|privacy|terms|coverage|editors?|weekly|daily|morning|free)\b"),
        ("outlet-people", 0.6, r"\b(?:journalists|reporters|team|staff|newsroom|editors?|readers|subscribers|friends) (?:of|at)\s+NAME"),
        ("outlet-about", 0.6, r"(?:^|[.!?]\s|,\s)NAME\s+(?:is|are|follows|adheres|complies|arbeider|følger|arbeitet|has been|was founded|depends|relies|needs|will never|does not|cannot|welcomes|reserves|uses|moderates|may earn|takes)\b"),
        ("outlet-founded", 0.6, r"^NAME, (?:founded|established|published|since)\b"),
        ("outlet-listen", 0.55, r"\b(?:[Ll]isten(?:ing)?(?: live)? to|[Ww]atch(?:ing)? |[Tt]uned? in(?: to)?)\s*NAME"),
        ("outlet-reach", 0.45, r"\b(?:[Aa]bout|[Ff]ollow|[Cc]ontact|[Vv]isit|[Aa]dvertise (?:in|with)|[Ww]ork for|[Dd]ownload (?:the )?|[Gg]et (?:the )?|[Oo]pen (?:the )?|[Mm]ore from|[Rr]ead more (?:on|at|in)|[Dd]esignated|[Pp]ublished by|[Pp]ublisher:|[Ff]oll[ow]+|[Gg]ot a tip\? \w+)\s*NAME"),
        ("outlet-abonner", 0.5, r"\b(?:[Aa]bonn(?:ez-vous à|ieren Sie|er på)|[Ss]uscríbe(?:te|se) a|[Ss]tøtt|[Uu]nterstützen Sie|[Ss]outenez|[Aa]poya a)\s+(?:die |den |das |le |la |el )?NAME"),
    )
)  # fmt: skip
#: Slots that news fills with any name; read only where the row is surely furniture.
LOOSE = frozenset(
    [
        "outlet-from",
        "outlet-reach",
        "outlet-about",
        "outlet-supporting",
        "outlet-people",
        "outlet-own",
    ]
)
#: Slots at the head of a sentence.
OPENING = frozenset(["outlet-about", "outlet-founded"])
