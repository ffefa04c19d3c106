"""The digest: stories, what is new, which passages outlets share and why. Plain text for mail and pipes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from newsreader.domain.documents import Row
from newsreader.domain.reuse import Basis, ChangeClass, Family, Likeness, Match
from newsreader.search.parsing import parse_query
from newsreader.services.library import Library
from newsreader.services.story_names import title_of
from newsreader.storage import findings, listing
from newsreader.storage import matches as match_rows
from newsreader.text.counts import counted
from newsreader.text.safe import one_line, shortened

_MOST_SHARED = 20
#: Wordings told of one kind of difference.
_MOST_WORDINGS = 4
_BASIS = {
    Basis.STATEMENT: "a public statement",
    Basis.WIRE: "wire copy, credited",
    Basis.ATTRIBUTED: "attributed to another outlet",
    Basis.SAME_HOUSE: "one outlet's own words",
    Basis.UNKNOWN: "same words, no credit found",
    Basis.FORMULA: "a set phrase",
}


def digest(library: Library) -> list[str]:
    """Return the digest's lines; an empty library says how to fill it."""
    rows = listing.rows_matching(library.connection, parse_query(""))
    if not rows:
        return [
            "Nothing here yet.",
            "  newsreader add FILE|FOLDER   adds what you name",
            "  newsreader demo              shows the demo library",
        ]
    by_article = {row.article: row for row in rows}
    unread = sum(1 for row in rows if row.unread)
    outlets = {row.outlet for row in rows if row.outlet}
    unknown = sum(1 for row in rows if not row.outlet)
    lines = [
        f"{counted(len(rows), 'article')} held from {counted(len(outlets), 'outlet')}"
        + (f" and {unknown} of unknown outlet" if unknown else "")
        + f"; {unread} unread",
        "",
    ]
    lines += _stories(library, by_article)
    lines += _shared(library, by_article)
    return lines


def _stories(library: Library, by_article: dict[str, Row]) -> list[str]:
    """Return the stories with their articles, then what stands alone."""
    stories = findings.load_stories(library.connection)
    stories.sort(key=lambda story: (-len(story.articles), story.id))
    lines = ["STORIES", ""] if stories else []
    told: set[str] = set()
    newest_first = {article: at for at, article in enumerate(by_article)}
    for story in stories:
        rows = [by_article[aid] for aid in story.articles if aid in by_article]
        if not rows:
            continue
        rows.sort(key=lambda row: (row.published is None, -newest_first[row.article]))
        told.update(row.article for row in rows)
        outlets = {row.outlet for row in rows if row.outlet}
        lines.append(
            f"{one_line(title_of(rows), 90)}"
            f"  ({counted(len(rows), 'article')}, {counted(len(outlets), 'outlet')})"
        )
        if story.why:
            lines.append(f"  grouped because: {one_line('; '.join(story.why), 200)}")
        lines += [_article(row) for row in rows]
        lines.append("")
    alone = [row for row in by_article.values() if row.article not in told]
    if alone:
        lines += ["In one article only", *(_article(row) for row in alone), ""]
    return lines


def _article(row: Row) -> str:
    """Return one article as a line."""
    state = "new " if row.unread else "    "
    outlet = shortened(row.outlet or "(unknown)", 20)
    title = ("(untitled) " if row.untitled else "") + one_line(row.title, 80)
    notice = f" [{row.notice}]" if row.notice else ""
    return (
        f"  {state}{row.published or 'no date':<22} {outlet:<20} {title} ({row.words:,}w){notice}"
    )


def _shared(library: Library, by_article: dict[str, Row]) -> list[str]:
    """Return the passages most articles share, why, and whether they differ."""
    families = match_rows.load_families(library.connection)
    if not families:
        return ["No passage is shared between the outlets held."]
    matches = match_rows.load_matches(library.connection)
    index: dict[tuple[str, int, int], list[Match]] = {}
    for match in matches:
        if match.likeness is not Likeness.SIMILAR:
            index.setdefault(match.a.key, []).append(match)
    families.sort(key=lambda family: (-len(family.passages), family.id))
    lines = ["PASSAGES SHARED", ""]
    for family in families[:_MOST_SHARED]:
        lines += _family(family, index, by_article)
    if len(families) > _MOST_SHARED:
        lines.append(f"and {len(families) - _MOST_SHARED} more: newsreader reuse")
    lines.append("Counts are of the articles held, not of the web.")
    return lines


def _family(
    family: Family, index: dict[tuple[str, int, int], list[Match]], by_article: dict[str, Row]
) -> list[str]:
    """Return one family: its words, who has them, why, and what differs."""
    keys = {passage.key for passage in family.passages}
    matches = [m for p in family.passages for m in index.get(p.key, ()) if m.b.key in keys]
    bases = Counter(_BASIS[m.basis] for m in matches).most_common()
    differences = _differences(matches)
    names = sorted(
        {
            shortened(by_article[p.article].outlet or "(unknown)", 30)
            for p in family.passages
            if p.article in by_article
        }
    )
    reason = _reasons(bases)
    articles = len({p.article for p in family.passages})
    lines = [
        f"  {one_line(family.passages[family.base].text, 220)}",
        f"    {counted(articles, 'article')}: {', '.join(names)}. {reason[0].upper()}{reason[1:]}.",
    ]
    if differences:
        lines.append(f"    They differ in substance: {'; '.join(differences)}.")
    return [*lines, ""]


def _differences(matches: Iterable[Match]) -> list[str]:
    """Return the loud differences by kind, with the words on either side."""
    wordings: dict[str, set[str]] = defaultdict(set)
    for match in matches:
        for change in match.changes if match.substance else ():
            if change.cls is ChangeClass.LOUD:
                some = wordings[change.kind]
                for passage, span in ((match.a, change.a), (match.b, change.b)):
                    if passage.span.contains(span):
                        words = span.shifted(-passage.start).slice(passage.text)
                        some.add(shortened(words, 40) or "no word")
    told = []
    for kind, some in sorted(wordings.items()):
        more = ", …" if len(some) > _MOST_WORDINGS else ""
        words = ", ".join(sorted(some)[:_MOST_WORDINGS])
        told.append(f"{kind} ({words}{more})" if words else kind)
    return told


def _reasons(bases: list[tuple[str, int]]) -> str:
    """Say why, for every pair of articles: one reason, or each with its number of pairs."""
    if len(bases) < 2:
        return bases[0][0] if bases else _BASIS[Basis.UNKNOWN]
    return "; ".join(f"{words} ({counted(pairs, 'pair')})" for words, pairs in bases)
