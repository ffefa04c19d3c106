"""Names of outlets as printed: cut to size, compared, and told from generic words."""

from __future__ import annotations

import re

from newsreader.capture.agencies import media_weight

_OWNER = re.compile(r"\s+(?:Trust|Group|Holdings?|Foundation)$")
_SUFFIX = re.compile(
    r"[\s,.]*\b(?:All|ALL|Ltd|Limited|LLC|Inc|GmbH|AG|AS|ASA|AB|ApS|A/S|plc|PLC|Pty|BV|NV|S\.A|SA|Publishing|Media Group|Company|Corporation|Corp|Co)\b.*$"
)
_CUT = re.compile(
    r"['’]s\b.*$|\s+(?:App|Newsletter|Newsletters|Team|Staff|Podcast|Briefing|Morning Briefing|Daily Briefing|Weekly Briefing|Daily Newsletter|Privacy Policy|Terms|Website|On|In|And)$"
)
_WORDS = (
    "copyright me you facebook twitter x instagram whatsapp linkedin telegram youtube tiktok bluesky "
    "threads mastodon reddit google apple android ios email e-mail privacy policy terms cookies cookie "
    "comments comment newsletter newsletters login register menu search home read more your our we us "
    "this these those it here there all rights reserved app store play google-play premium plus "
    "english english-language contact about i a an the yes no sign up sign-up get join follow share "
    "print save news world politics business sport sports opinion monday tuesday wednesday thursday "
    "friday saturday sunday january february march april may june july august september october "
    "november december credit photo image recaptcha wordpress disqus wix view profile preview dear "
    "readers reader"
)
#: Capitalised words of furniture that are no outlet's name by themselves.
GENERIC = frozenset(_WORDS.split())
MONTH = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)$"
)
#: Companies that own outlets.
HOUSE = re.compile(
    r"\b(?:Media|Group|Communications?|Holdings?|Interactive|Universal|Publications|Organization|Organisation|Newspapers|Partners|Digital|Enterprises|Foundation|Trust)$"
)


def trim(name: str, *, whole: bool = False) -> str:
    """Cut company forms, possessives and products off a name."""
    name = re.sub(
        r"^(?:Copyright|About|Contact|Visit|Follow|Download|Subscribe|Join|More|Read)\s+",
        "",
        _SUFFIX.sub("", name),
    )
    if _OWNER.search(name) and len(name.split()) > 2:
        name = _OWNER.sub("", name)
    if not whole:
        name = _CUT.sub("", name)
    name = name.strip(" .,;:!'’/-&")
    return (
        "The" + name[3:]
        if name.startswith("the ") and media_weight(name) < 0.6
        else name.removeprefix("the ")
    )


def placed(match: re.Match[str], name: str) -> int:
    """Return where the trimmed ``name`` starts in the text that was matched."""
    return match.start("name") + max(0, match["name"].lower().find(name.lower()))


def key_of(name: str) -> str:
    """Return what two forms of one outlet's name have in common."""
    return " ".join(name.lower().replace("’", "'").split()).removeprefix("the ")
