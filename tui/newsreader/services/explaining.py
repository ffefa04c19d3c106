"""Why: the evidence behind a field or a margin mark, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsreader.domain.articles import Article
from newsreader.domain.fields import Evidence, Field
from newsreader.domain.languages import note_on_names
from newsreader.domain.marks import Mark, MarkKind
from newsreader.domain.reuse import Basis, Match, Op
from newsreader.services.reading import Reading
from newsreader.text.flow import on_one_line
from newsreader.text.safe import one_line

_BASIS = {
    Basis.STATEMENT: "a public statement: the speaker is named in both",
    Basis.WIRE: "wire copy: an agency is credited",
    Basis.ATTRIBUTED: "attributed: one names the other as its source",
    Basis.SAME_HOUSE: "the same outlet",
    Basis.FORMULA: "a set phrase",
    Basis.UNKNOWN: "same words, no credit found in these captures",
}
_KIND = {
    MarkKind.STATEMENT: "A statement carried by {n} articles held.",
    MarkKind.WIRE: "Wire or attributed copy carried by {n} articles held.",
    MarkKind.SAME: "The same words in {n} articles held; no credit found in these captures.",
    MarkKind.DIFFERS: "Shared by {n} articles held, and they differ in substance.",
    MarkKind.SIMILAR: "Similar wording in {n} articles held.",
    MarkKind.ADDED: "New in this version; the version before did not have it.",
}


#: What is said of lines by the beginning of their rule.
_NOT_BY_RULES = {
    "learned:": "Settled by weights fitted on labelled pages, not by a rule",
    "company:": "Also in other articles of this outlet, so not the story's own",
    "html:vote-alone": "Settled without the extractors: the page is too large, or they took too long",
    "beyond-the-rules": "Below the 12,000 lines that rules read; told by whether they read like a paragraph",
}
_QUOTED_LINES = 8


def sentence_for_mark(mark: Mark) -> str:
    """Say in one sentence what a margin mark means."""
    return _KIND[mark.kind].format(n=mark.articles)


def explain_mark(reading: Reading, mark: Mark) -> list[str]:
    """Explain a mark: what is shared with whom, why, and every difference."""
    lines = [sentence_for_mark(mark), "", one_line(mark.passage.text, 2000), ""]
    return lines + explain_mark_of(mark.passage.article, mark.matches, reading.sources)


def explain_mark_of(own: str, matches: Iterable[Match], sources: Mapping[str, str]) -> list[str]:
    """Explain matches from one article's side: likeness, reason, differences, evidence.

    Args:
        own: The article's id.
        matches: Its matches.
        sources: What stands for the other articles, by id.
    """
    lines: list[str] = []
    for match in matches:
        other = match.b if match.a.article == own else match.a
        outlet = sources.get(other.article, "(unknown outlet)")
        lines.append(f"{outlet}: {match.likeness.value} words; {_BASIS[match.basis]}.")
        lines.append("  " + one_line(word_diff(match, own), 2000))
        if match.changes:
            kinds = ", ".join(sorted({f"{c.kind} ({c.cls.value})" for c in match.changes}))
            lines.append(f"  differences: {kinds}")
        for aid, evidence in match.basis_evidence:
            place = "here" if aid == own else outlet
            lines.append(f"  evidence: line {evidence.line} {place}, rule {evidence.rule}")
        lines.append("")
    lines.append("Counts are of the articles held, not of the web.")
    return lines


def word_diff(match: Match, own: str) -> str:
    """Write the other passage against one's own with ``[-gone-]``, ``{+new+}`` and ``{old>new}``."""
    mine, other = (match.a, match.b) if match.a.article == own else (match.b, match.a)
    parts = []
    for op in match.ops:
        tag, a0, a1, b0, b1 = op if match.a.article == own else _turned(op)
        was = on_one_line(mine.text[max(0, a0 - mine.start) : max(0, a1 - mine.start)])
        now = on_one_line(other.text[max(0, b0 - other.start) : max(0, b1 - other.start)])
        if tag == "equal":
            parts.append(now)
        elif tag == "delete":
            parts.append(f"[-{was.strip()}-] ")
        elif tag == "insert":
            parts.append(f"{{+{now.strip()}+}} ")
        else:
            parts.append(f"{{{was.strip()}>{now.strip()}}} ")
    return "".join(parts)


def _turned(op: Op) -> Op:
    """Return the operation seen from the other side."""
    tags = {"delete": "insert", "insert": "delete"}
    return Op(tags.get(op.tag, op.tag), op.b0, op.b1, op.a0, op.a1)


def explain_article(reading: Reading) -> list[str]:
    """Explain every field of the article: value, confidence, and the line it was read from."""
    article = reading.article
    lines = ["What was read from this capture, and where", ""]
    fields: list[tuple[str, Field[str] | None]] = [
        ("outlet", article.outlet),
        ("headline", article.headline),
        ("standfirst", article.standfirst),
        ("byline", article.byline),
        ("dateline", article.dateline),
        ("notice", article.notice),
        ("slug", article.slug),
        ("permalink", article.url),
    ]
    for name, field in fields:
        lines += _field(article, name, field)
    published = article.published
    lines += _field(
        article,
        "published",
        Field(
            f"{published.value.value} (exact to the {published.value.precision.value}, zone {published.value.zone})",
            published.confidence,
            published.evidence,
        )
        if published
        else None,
    )
    for wire in article.wire:
        lines += _field(article, "wire", wire)
    for source in article.attributed:
        lines += _field(article, "attributed to", source)
    lines += _lines_by_others(article)
    lines += ["", "Found at: " + "; ".join(one_line(place, 300) for place in reading.locations)]
    lines.append(f"Article {article.id}, language {article.language}")
    note = note_on_names(article.language)
    return [*lines, note] if note else lines


def _lines_by_others(article: Article) -> list[str]:
    """Quote the lines that no rule on this page alone settled."""
    said: list[str] = []
    for kind, words in _NOT_BY_RULES.items():
        some = [line for line in article.lines if line.rule.startswith(kind)]
        if some:
            said += ["", f"{words} ({len(some)} line{'s' if len(some) > 1 else ''}):"]
            for line in some[:_QUOTED_LINES]:
                quoted = one_line(article.content[line.start : line.end].strip(), 120)
                said.append(f'    line {line.n}, {line.label.value}, rule {line.rule}: "{quoted}"')
    return said


def _field(article: Article, name: str, field: Field[str] | None) -> list[str]:
    """Explain one field."""
    if field is None:
        return [f"{name}: not found on the page"]
    lines = [f"{name}: {one_line(field.value, 300)}   (confidence {field.confidence:.2f})"]
    return lines + [_evidence(article, evidence) for evidence in field.evidence[:4]]


def _evidence(article: Article, evidence: Evidence) -> str:
    """Quote one evidence line."""
    words = one_line(article.content[evidence.start : evidence.end], 120)
    return f'    line {evidence.line}, rule {evidence.rule}: "{words}"'
