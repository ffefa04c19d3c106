"""Leads elsewhere: related stories, teasers, app adverts, advertisements."""

from __future__ import annotations

import re

from newsreader.capture.page import Row, Verdict
from newsreader.capture.phrases import Hits, PhraseTable
from newsreader.domain.captures import Label

TABLE = PhraseTable(
    strong=(
        "=read more", "=read next", "=read on", "=read also", "=more", "=more stories", "=more news",
        "=see more", "=see also", "=related", "=related stories", "=related articles", "=related news",
        "=related topics", "=related content", "=related links", "=related posts", "=related coverage",
        "=you may also like", "=you might also like", "=recommended", "=recommended for you",
        "=most read", "=most popular", "=most viewed", "=trending", "=trending now", "=top stories",
        "=latest news", "=latest stories", "=latest", "=popular", "=editor's picks", "=editors' picks",
        "=editors picks", "=don't miss", "=in other news", "=also read", "=keep reading", "=up next",
        "=advertisement", "=advertising", "=ad", "=ads", "=sponsored", "=sponsored content", "=promoted",
        "=paid content", "=partner content", "=story continues below advertisement", "=next story",
        "=article continues below advertisement", "=article continues after ad", "=previous story",
        "=continue reading", "=continue reading the main story", "=download the app", "=what to read next",
        "=get the app", "=previous article", "=next article", "=previous post", "=next post", "=recent posts",
        "=explore more", "=explore more on these topics", "=more on this story", "=more on this topic",
        "=more from this section", "=elsewhere", "=watch", "=listen", "=anzeige", "=werbung", "=annonse",
        "=annonce", "=publicité", "=publicidad", "=mehr zum thema", "=lesen sie auch", "=mehr lesen",
        "=weiterlesen", "=lire aussi", "=à lire aussi", "=lire la suite", "=leer más", "=lea también",
        "=te puede interesar", "=noticias relacionadas", "=les mer", "=les også", "=les videre",
        "=siste nytt", "=mest lest", "=meistgelesen", "=les plus lus", "=lo más leído", "=ver más",
        "=læs også", "=läs mer", "=läs också", "=lees ook", "=leggi anche", "=leia também",
        "^read more:", "^read more about", "^read more on", "^read more from", "^read next:", "^read also:",
        "^related:", "^see also:", "^also read:", "^more on:", "^more from", "^also in", "^watch:", "^listen:",
        "^don't miss:", "^recommended:", "^trending:", "^continue reading", "^download our app",
        "^download the", "^get the app", "^opinion:", "^explainer:", "^further reading", "^les også:",
        "^les også", "^lesen sie auch", "^lire aussi", "^lea también", "^read the full story",
        "^click here to", "^click here for", "^tap here to", "^in pictures:", "^gallery:", "^podcast:",
        "^read:", "^more:", "^you may also like", "^you might also like", "^most read", "^up next", "^next on air", "^coming up:",
        "^more stories", "^story continues", "^article continues", "^shop ", "^sponsored by",
        "download our app", "on the app store", "on google play",
        "google play", "app store",
    ),
    weak=("read more", "full story", "related", "watch live", "our app"),
)  # fmt: skip
_HEADINGS = frozenset([
    "related", "related stories", "related articles", "related news", "related content", "most read",
    "most popular", "most viewed", "trending", "trending now", "top stories", "latest news",
    "latest stories", "more stories", "more news", "you may also like", "you might also like",
    "recommended", "recommended for you", "editor's picks", "editors' picks", "read next", "up next",
    "more on this story", "more on this topic", "in other news", "what to read next", "les også",
    "related posts", "recent posts", "related links", "mehr zum thema", "lesen sie auch", "à lire aussi",
    "noticias relacionadas", "siste nytt", "mest lest", "meistgelesen", "les plus lus", "lo más leído",
])  # fmt: skip


#: What kind of thing a lead leads to, before a colon or a bar: "PODCAST | Cold Front".
_KICKER = re.compile(
    r"^(?:video|watch|listen|podcast|photos?|gallery|in pictures|in photos|also read|read also|also|related|see also|read more|more|explainer|quiz|interactive)\s*[:|]\s*\S"
)


def judge(row: Row, hits: Hits | None) -> Verdict | None:
    """Say whether the row leads away from the story."""
    if row.words <= 26 and _KICKER.match(row.key):
        return Verdict(Label.PROMO, 0.8, "promo-kicker")
    if hits is None:
        return None
    if hits.whole and row.words <= 8:
        return Verdict(Label.PROMO, 0.82, "promo-phrase")
    if row.words <= 26 and hits.leads and hits.weight >= 2 and (not row.stopped or row.words <= 18):
        return Verdict(Label.PROMO, 0.8, "promo-lead")
    if row.words <= 14 and hits.weight >= 2 and not row.stopped:
        return Verdict(Label.PROMO, 0.7, "promo-phrase")
    return None


def is_heading(row: Row) -> bool:
    """Say whether the row heads a list of other stories."""
    return row.key in _HEADINGS or (row.words <= 6 and row.sketch.startswith("more from "))
