"""What stands above an article's text: facts, counts, its notice. Words, not yet lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsreader.services.times import clock, long_time
from newsreader.text.safe import one_line
from newsreader.ui.paint.palette import Role

if TYPE_CHECKING:
    from newsreader.domain.articles import Article
    from newsreader.services.reading import Reading


def facts(article: Article) -> list[str]:
    """Outlet, byline, time, wire: each as far as it is known."""
    known = [one_line(article.outlet.value) if article.outlet else "outlet not found on the page"]
    if article.byline:
        known.append("by " + one_line(article.byline.value).replace("; ", " and "))
    published = article.published.value if article.published else None
    known.append(long_time(published.value, published.zone) if published else "no date found")
    for wire in article.wire[:3]:
        place = f" (line {wire.evidence[0].line})" if wire.evidence else ""
        known.append(f"wire: {one_line(wire.value)}{place}")
    return known


def counts(reading: Reading) -> list[str]:
    """The story, what is new to the reader, versions, triage that the list shows by a sign."""
    row = reading.row
    counted = [f"{reading.held} held in story"] if reading.held > 1 else []
    if reading.newness is None:
        counted.append(f"{row.words:,} words, new to you: …")
    elif reading.newness.new:
        counted.append(f"{reading.newness.new:,} of {row.words:,} words new to you")
    else:
        counted.append(f"{row.words:,} words, nothing new to you")
    if reading.versions > 1:
        when = f"updated {clock(reading.version_times[-1])} " if reading.version_times else ""
        counted.append(f"{when}(v{reading.versions} of {reading.versions})")
    if row.triage.tags:
        counted.append("tags: " + " ".join(row.triage.tags))
    if row.triage.note:
        counted.append("note: " + one_line(row.triage.note))
    return counted


def notice(article: Article) -> tuple[str, Role] | None:
    """The words by which the article gives notice (a correction, a kill), and how they look."""
    if article.notice is None or not article.notice.evidence:
        return None
    evidence = article.notice.evidence[0]
    words = one_line(article.content[evidence.start : evidence.end])
    said = words.casefold().startswith(article.notice.value)
    lead = "" if said else f"{article.notice.value.upper()}: "
    loud = article.notice.value in ("correction", "kill")
    return lead + words, Role.ALERT if loud else Role.META
