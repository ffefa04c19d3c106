"""Pages made for tests, of invented outlets."""

from __future__ import annotations

LEAD = "Talks to end the strike on the island ferries collapsed early on Monday after nineteen hours, the mediator said."
QUOTE = '"We will not sail on promises, and the minister knows it," union chief Tomas Reyle told reporters in Karsund.'
LAST = "Some 17 ships are tied up in the harbour, and nobody expects them to sail before the weekend, the port said."
TEASER = "Lenders had expected a cut of a quarter of a point before the summer, but the bank of Ostavia kept its rate."
STORY = f"<p>{LEAD}</p><p>{QUOTE}</p><h2>What happens next</h2><p>{LAST}</p>"
JSON_LD = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"islander"},'
    '{"@type":"NewsArticle","headline":"Ferry talks collapse in Karsund","datePublished":"2031-05-12T05:47:00+02:00",'
    '"author":[{"@type":"Person","name":"Mara Lind"},{"@type":"Person","name":"Per Stroem"}],'
    '"publisher":{"@type":"Organization","name":"The Islander"}}]}</script>'
)


def page(head: str = "", story: str = STORY, lang: str = "en") -> bytes:
    """Return a whole page around a story."""
    return f"""<!doctype html><html lang="{lang}"><head><meta charset="utf-8">
<title>Ferry talks collapse in Karsund - The Islander</title>{head}</head><body>
<nav><a href="/">Home</a><a href="/w">World</a></nav>
<article><h1>Ferry talks collapse in Karsund</h1><p class="byline">By Mara Lind</p>
<figure><img src="x"><figcaption>A ferry at the quay. Nordline</figcaption></figure>{story}</article>
<aside><h3>More stories</h3><a href="/1">{TEASER}</a></aside>
<footer>© 2031 The Islander</footer></body></html>""".encode()
