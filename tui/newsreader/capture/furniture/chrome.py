"""The page's machinery: menus, share buttons, counters, accessibility links."""

from __future__ import annotations

import re

from newsreader.capture.page import Row, Verdict
from newsreader.capture.phrases import Hits, PhraseTable
from newsreader.domain.captures import Label

TABLE = PhraseTable(
    strong=(
        "=top of page", "=bottom of page", "=back to top", "=top", "=menu", "=search", "=home", "=share",
        "=share this", "=share this article", "=share this story", "=share article", "=tweet", "=print",
        "=print this article", "=save", "=save article", "=save for later", "=copy link", "=link copied",
        "=copy url", "=facebook", "=twitter", "=x", "=whatsapp", "=linkedin", "=reddit", "=telegram",
        "=instagram", "=youtube", "=tiktok", "=bluesky", "=threads", "=mastodon", "=pinterest", "=rss",
        "=log in", "=login", "=sign in", "=register", "=my account", "=account", "=close", "=skip", "=ok",
        "=loading", "=loading...", "=toggle navigation", "=open menu", "=close menu", "=show more",
        "=show less", "=expand", "=expand article", "=collapse", "=news", "=world", "=politics",
        "=business", "=sport", "=sports", "=opinion", "=culture", "=lifestyle", "=technology", "=tech",
        "=science", "=health", "=weather", "=video", "=videos", "=photos", "=audio", "=podcasts", "=live",
        "=local", "=local news", "=national", "=international", "=economy", "=money", "=travel", "=arts",
        "=entertainment", "=education", "=environment", "=climate", "=obituaries", "=classifieds", "=jobs",
        "=e-paper", "=epaper", "=contact", "=contact us", "=about", "=about us", "=follow us", "=tags",
        "=filed under", "=topics", "=font size", "=text size", "=listen to this article", "=play", "=pause",
        "=next", "=previous", "=prev", "=skip to content", "=skip to main content", "=main content",
        "=advertise", "=sections", "=featured", "=breaking news", "=breaking", "=exclusive", "=analysis",
        "=share on facebook", "=share on twitter", "=share on x", "=share via email", "=email this", "=gift",
        "=give feedback", "=view gallery", "=open image in gallery", "=image", "=view image", "=fullscreen",
        "=enlarge", "=view more", "=toggle caption", "=hide caption", "=sitemap", "=site map", "=help",
        "=startseite", "=teilen", "=drucken", "=suche", "=accueil", "=partager", "=imprimer", "=rechercher",
        "=inicio", "=compartir", "=imprimir", "=buscar", "=hjem", "=del", "=søk", "=meny", "=nyheter",
        "=del saken", "=skriv ut", "=logg inn", "=kultur", "=debatt", "=politikk", "=økonomi", "=utenriks",
        "=innenriks", "=politik", "=wirtschaft", "=politique", "=économie", "=deportes", "=política",
        "=subscribe sign in", "=world news", "=uk news", "=us news", "=europe", "=asia", "=africa",
        "=add as preferred source", "=follow", "=following", "=subscribed", "=bookmark", "=comments off",
        "=advertisement - scroll to continue", "=scroll to continue", "=terms apply", "=swipe for more",
        "^share this", "^share on", "^share:", "^tags:", "^tag:", "^filed under", "^follow us", "^topics:",
        "^skip to", "^back to", "^listen live", "^watch live", "^on air", "^now playing", "^posted in", "^categories:", "^category:", "^keywords:", "^listen to this",
        "^this article is available in", "^click to share", "^you are here", "^reading time", "^views:",
        "^print this", "^send to a friend", "^send us a tip", "^got a tip", "^have a tip", "^contact us at",
        "^image 1 of", "^slide 1", "^share via", "^share by", "^share with", "^copy link", "^powered by", "^short link", "^permalink",
        "^link to this", "^home >", "^home /", "^home ›", "^home »", "^del på", "^teilen auf",
        "view this email in", "view this message in", "view in your browser", "view in browser", "view it in your browser", "open in browser", "read in browser",
        "view online", "read this online", "read it online", "read online", "view web version", "view the web version", "view as a web page", "email not displaying",
        "trouble viewing this", "trouble reading this", "having trouble viewing", "having trouble reading", "images not displaying", "can't see the images",
        "im browser ansehen", "im browser öffnen", "voir dans le navigateur", "version en ligne", "ver en el navegador", "åpne i nettleser",
        "sent from my iphone", "sent from my ipad", "sent from my android", "sent from my mobile", "sent via substack", "^begin forwarded message", "^forwarded message",
        "^original message", "=view online", "=read in app", "^get outlook for", "^sent from mail for",
        "min read", "mins read", "minute read", "minutes read", "min lesetid", "minutos de lectura",
        "min de lecture", "minutes de lecture", "tap to unmute", "javascript is", "enable javascript",
        "your browser does not", "follow us on", "share this article", "listen to article",
    ),
    weak=("follow", "share", "menu", "facebook", "twitter", "instagram", "whatsapp", "sign in", "log in"),
)  # fmt: skip
_COUNT = re.compile(
    r"^\d[\d.,]*\s*[km]?\s*(?:views?|shares?|likes?|reads?|followers|visninger|aufrufe|vues)\b.{0,20}$"
)
_SEPARATED = re.compile(r"\s[|·•»>/›]\s")
_PICTURES = re.compile(r"^(?:image|photo|slide|picture)?\s*\d+\s*(?:/|of)\s*\d+$")
_URL = re.compile(r"^(?:[\w ]{2,20}:\s*)?(?:https?://|www\.)\S+$")
_LOCATOR = re.compile(
    r"^(?:permalink|short ?link|link to this (?:story|article|page)|url|article url|canonical|source url)\s*:?\s*(?:https?://|www\.|\w+\.\w+/)"
)


def judge(row: Row, hits: Hits | None) -> Verdict | None:
    """Say whether the row is machinery of the page."""
    if row.words <= 6 and not any(c.isalpha() for c in row.head):
        return Verdict(Label.CHROME, 0.4, "chrome-no-letters")
    if row.words <= 14:
        if _COUNT.match(row.sketch) or _PICTURES.match(row.sketch):
            return Verdict(Label.CHROME, 0.75, "chrome-count")
        if _URL.match(row.sketch) or _LOCATOR.match(row.sketch):
            return Verdict(Label.CHROME, 0.8, "chrome-link")
        if len(_SEPARATED.findall(row.sketch)) >= 2 and not row.stopped:
            return Verdict(Label.CHROME, 0.65, "chrome-menu")
    if hits is None:
        return None
    if hits.whole and row.words <= 12:
        return Verdict(Label.CHROME, 0.78, "chrome-phrase")
    if row.words <= 18 and hits.weight >= 2 and not row.prose:
        return Verdict(Label.CHROME, 0.8, "chrome-phrase")
    if hits.weight >= 2 and row.reader and row.words <= 30:
        return Verdict(Label.CHROME, 0.6, "chrome-to-reader")
    return None
