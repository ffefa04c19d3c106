"""Invented feeds in every format, all with the same two items."""

from __future__ import annotations

BASE = "https://post.example/feeds/all"

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Karsund Post</title><link>https://post.example/</link>
<atom:link rel="self" href="https://post.example/feeds/all"/><language>en-gb</language><ttl>90</ttl>
<item><title>Ferry talks collapse &amp;amp; minister recalls mediator</title><link>/ferry</link>
<guid isPermaLink="false">post-1</guid><dc:creator>Mara Lind</dc:creator><pubDate>Tue, 12 May 2031 05:47:00 +0200</pubDate>
<description>The last ferry left.</description>
<content:encoded><![CDATA[<p>The last ferry left at noon, and no other will sail before Friday.</p><p>"We will not sail on promises," said Tomas Reyle &mdash; the union's chief.</p><script>alert(1)</script>]]></content:encoded>
<enclosure url="https://post.example/ferry.mp3" type="audio/mpeg" length="123"/><category>Islands</category></item>
<item><title>Bridge reopens</title><link>https://post.example/bridge</link><guid>https://post.example/bridge</guid>
<author>desk@post.example (Anke Dorr)</author><pubDate>Mon, 11 May 2031 00:00:00 GMT</pubDate>
<description>Four villages are still cut off.</description></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://post.example/">
<title type="html">Karsund &lt;b&gt;Post&lt;/b&gt;</title><link href="https://post.example/"/><link rel="self" href="/feeds/all"/><id>urn:post</id>
<entry><title>Ferry talks collapse &amp; minister recalls mediator</title><id>post-1</id><link rel="alternate" href="/ferry"/>
<link rel="enclosure" href="/ferry.mp3" type="audio/mpeg" length="123"/>
<author><name>Mara Lind</name><email>m@post.example</email></author><published>2031-05-12T05:47:00+02:00</published><updated>2031-05-12T09:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The last ferry left at noon, and no other will sail before Friday.</p><p>"We will not sail on promises," said Tomas Reyle — the union's chief.</p></div></content></entry>
<entry><title>Bridge reopens</title><id>https://post.example/bridge</id><link href="https://post.example/bridge"/><updated>2031-05-11T00:00:00Z</updated>
<author><name>Anke Dorr</name></author><summary>Four villages are still cut off.</summary></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="https://post.example/"><title>Karsund Post</title><link>https://post.example/</link><dc:language>en</dc:language></channel>
<item rdf:about="post-1"><title>Ferry talks collapse &amp; minister recalls mediator</title><link>https://post.example/ferry</link><dc:creator>Mara Lind</dc:creator>
<dc:date>2031-05-12T05:47:00+02:00</dc:date><content:encoded>&lt;p&gt;The last ferry left at noon, and no other will sail before Friday.&lt;/p&gt;&lt;p&gt;"We will not sail on promises," said Tomas Reyle — the union's chief.&lt;/p&gt;</content:encoded></item>
<item rdf:about="https://post.example/bridge"><title>Bridge reopens</title><link>https://post.example/bridge</link><dc:creator>Anke Dorr</dc:creator><dc:date>2031-05-11</dc:date>
<description>Four villages are still cut off.</description></item></rdf:RDF>"""

JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Karsund Post", "home_page_url": "https://post.example/", "language": "en",
"items": [{"id": "post-1", "url": "https://post.example/ferry", "title": "Ferry talks collapse &amp; minister recalls mediator", "authors": [{"name": "Mara Lind"}],
"date_published": "2031-05-12T05:47:00+02:00", "attachments": [{"url": "https://post.example/ferry.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 123}],
"content_html": "<p>The last ferry left at noon, and no other will sail before Friday.</p><p>\\"We will not sail on promises,\\" said Tomas Reyle — the union's chief.</p>"},
{"id": "https://post.example/bridge", "url": "https://post.example/bridge", "title": "Bridge reopens", "author": {"name": "Anke Dorr"}, "date_published": "2031-05-11", "content_text": "Four villages are still cut off."}]}"""

ALL = {"RSS": RSS, "Atom": ATOM, "RDF": RDF, "JSON Feed": JSON}
