"""The stages of analysis, as a list: what each reads, what it writes, and how."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from newsreader.capture import company, formats, reading
from newsreader.capture.html.extractor_worker import ExtractorWorker
from newsreader.domain.articles import Article
from newsreader.domain.captures import Capture
from newsreader.domain.entities import Mention
from newsreader.domain.reuse import Match
from newsreader.entities import default_tagger, linker, mentions
from newsreader.entities.tagger import HOME, Tagger
from newsreader.reuse import matcher, variants
from newsreader.reuse.matcher import Matcher, Named
from newsreader.services.company import affected_by, rows_of, settle_company
from newsreader.services.linking import link_changed
from newsreader.services.matching import name_spans
from newsreader.storage import articles as article_rows
from newsreader.storage import findings
from newsreader.storage import matches as match_rows
from newsreader.storage.captures import capture_bytes, load_capture
from newsreader.storage.connections import Connection
from newsreader.storage.decisions import load_decisions
from newsreader.stories import grouping
from newsreader.stories.grouping import StoryItem

T = TypeVar("T")
_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class Batch:
    """Some captures on their way through the stages, and what was found so far.

    Attributes:
        library: Connection to library.db, for reading.
        captures: Numbers of the captures, each the newest version of its document.
        aside: Numbers of captures that are older versions: understood, but not matched.
        superseded: Older versions of the documents of ``captures``, with their article ids.
        matcher: Holds every article that was matched before.
        tagger: Finds the names.
        extractors: Asked what the story of a page is.
        again: Numbers of captures analysed before that are analysed again, because their company changed; also
            among ``captures``.
        traces: What is stored of each capture to compare it with others of its outlet.
    """

    library: Connection
    captures: list[int]
    aside: list[int]
    superseded: dict[int, str]
    matcher: Matcher
    tagger: Tagger
    extractors: ExtractorWorker
    articles: dict[int, Article] = field(default_factory=dict)
    mentions: dict[int, list[Mention]] = field(default_factory=dict)
    matches: list[Match] = field(default_factory=list)
    again: list[int] = field(default_factory=list)
    traces: dict[int, list[tuple[int, int]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of analysis over a batch; idempotent, so that a resumed batch may run it again."""

    name: str
    version: int
    reads: str
    writes: str
    run: Callable[[Batch], None]


@dataclass(frozen=True, slots=True)
class GroupStage:
    """One step over everything held, run when no change is left to apply."""

    name: str
    version: int
    reads: str
    writes: str
    run: Callable[[Connection, Connection], None]


def _understand(batch: Batch) -> None:
    for capture in [*batch.captures, *batch.aside]:
        stored = load_capture(batch.library, capture)
        article = _guarded(capture, partial(_read, batch, capture, stored))
        batch.articles[capture] = article or reading.as_it_came(stored)


def _read(batch: Batch, number: int, capture: Capture) -> Article:
    """Read a capture in the way of its format."""
    data = partial(capture_bytes, batch.library, number)
    return formats.understand_as_read(capture, data, batch.extractors.opinions)


def _keep_company(batch: Batch) -> None:
    """Let articles of one outlet tell what of them is the outlet's; others they concern come again."""
    gone = {*batch.superseded, *batch.aside}
    alone = {capture: batch.articles[capture] for capture in batch.captures}
    for capture in affected_by(batch.library, alone, gone):
        stored = load_capture(batch.library, capture)
        article = _guarded(capture, partial(_read, batch, capture, stored))
        if article is not None:
            alone[capture] = article
    together = {**alone, **settle_company(batch.library, alone, gone)}
    for capture, article in together.items():
        if capture not in batch.articles:
            held = article_rows.load_article(batch.library, capture)
            if held is not None and held.lines == article.lines:
                continue
            batch.again.append(capture)
        batch.articles[capture] = article
        batch.traces[capture] = rows_of(alone[capture])
    batch.captures += batch.again
    batch.traces.update({capture: [] for capture in gone})


def _find_mentions(batch: Batch) -> None:
    for capture in batch.captures:
        article = batch.articles[capture]
        found = _guarded(capture, partial(mentions.find_mentions, article, batch.tagger))
        batch.mentions[capture] = found or []


def _match(batch: Batch) -> None:
    gone = {*batch.superseded.values(), *(batch.articles[capture].id for capture in batch.again)}
    between = [match for aid in sorted(gone) for match in batch.matcher.remove(aid)]
    named = {
        capture: Named(batch.articles[capture], name_spans(batch.mentions[capture]))
        for capture in batch.captures
    }
    try:
        batch.matches += batch.matcher.add_all(list(named.values()))
    except Exception as error:
        _LOG.warning("a batch could not be matched as one: %s", _where(error))
        for capture, one in named.items():
            batch.matches += _guarded(capture, partial(batch.matcher.add, *one)) or []
    gone.update(one.article.id for one in named.values())
    held = [match for match in between if gone.isdisjoint((match.a.article, match.b.article))]
    batch.matches = list({(m.a.key, m.b.key): m for m in [*batch.matches, *held]}.values())


def _guarded(capture: int, work: Callable[[], T]) -> T | None:
    """Do one article's work; a text that trips a rule must not keep all others from being analysed."""
    try:
        return work()
    except Exception as error:
        _LOG.warning("capture %d: %s; it is shown without what failed", capture, _where(error))
        return None


def _where(error: Exception) -> str:
    """Return an error's type and place; its message may quote an outlet's text."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" in {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return type(error).__name__ + place


def _link(library: Connection, derived: Connection) -> None:
    link_changed(derived, load_decisions(library))


def _group_variants(library: Connection, derived: Connection) -> None:
    judged = match_rows.load_judged(library)
    settled = {(m.a.key, m.b.key): m for m in matcher.settle(judged.values())}
    match_rows.store_settled(
        derived, {row: settled.get((m.a.key, m.b.key)) for row, m in judged.items()}
    )
    match_rows.store_families(
        derived,
        article_rows.newest_articles(library),
        variants.families(settled.values(), load_decisions(library)),
    )


def _group_stories(library: Connection, derived: Connection) -> None:
    shared = match_rows.shared_passages(library)
    names = findings.entity_counts(library)
    topics = article_rows.load_topics(library)
    stories = grouping.group(
        [
            StoryItem(
                article=topic.article,
                title=topic.headline,
                entities=names.get(capture, {}),
                published=topic.published,
                words=topic.words,
                shared=shared.get(topic.article, {}),
            )
            for capture, topic in topics.items()
        ],
        names=findings.entity_names(library),
        decisions=load_decisions(library),
    )
    findings.store_stories(derived, {t.article: c for c, t in topics.items()}, stories)


STAGES = (
    Stage("articles", formats.VERSION, "captures", "articles", _understand),
    Stage("company", company.VERSION, "articles", "articles, outlet_lines", _keep_company),
    Stage("mentions", mentions.VERSION, "articles", "mentions", _find_mentions),
    Stage("matches", matcher.VERSION, "articles, mentions", "matches", _match),
)
GROUP_STAGES = (
    GroupStage("entities", linker.VERSION, "mentions", "entities", _link),
    GroupStage("variants", variants.VERSION, "matches", "families", _group_variants),
    GroupStage(
        "stories", grouping.VERSION, "articles, entities, matches", "stories", _group_stories
    ),
)


def stage_versions() -> str:
    """Return the versions of all stages; a change of it means everything is derived again.

    Another tagger than the home one is part of it: what it finds is not what the home one finds.
    """
    versions = [f"{stage.name}={stage.version}" for stage in (*STAGES, *GROUP_STAGES)]
    choice = default_tagger.chosen()
    if choice.name != HOME:
        versions.append(f"tagger={choice.stamp}")
    return " ".join(versions)
