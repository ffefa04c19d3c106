"""A story in words, what may stand above a list, and what leaves the house."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsreader.plain.lines import when
from newsreader.plain.registry import Order, carries_out
from newsreader.plain.session import Session
from newsreader.services import following, noticing, story_pages, views
from newsreader.services.story_pages import Member, StoryPage
from newsreader.text.counts import counted
from newsreader.text.safe import one_line

_MOST = 6
#: Signs of rows and margins, which the lines here say in words.
_LEGEND = (
    "There are no signs and colours here; each stands in words:",
    "new, read, starred, for later, dropped: how an article stands with you.",
    "updated: a new version came since you dealt with it.",
    "correction or kill notice: it carries one.",
    "14 articles: so many of one story stand in the row.",
    "388 new words: words you have not read in any article. nothing new: all were read elsewhere.",
    "not analysed yet: it is not known what is new.",
    "In brackets under a paragraph: who else has it, and what differs.",
    "[-gone-], {+new+}, {old>new}: words against the base.",
)


@carries_out("story")
def story(session: Session, order: Order) -> None:
    """Say a story: why it is one, what its articles add, who spoke, where they disagree; then list it."""
    document = session.document(order.rows)
    found = (
        story_pages.story_page(session.library, session.freshness, document)
        if document is not None
        else None
    )
    if document is None or found is None:
        session.cannot("There is no story here.")
        return
    session.say(*_story(found))
    if found.followed is not None and not session.library.read_only:
        following.looked_at_story(session.library, document)
    members = [(member.row.document,) for member in found.members]
    session.show_rows(session.listed.query, "Story", members)


def _story(found: StoryPage) -> Iterator[str]:
    """Yield what is known of a story."""
    outlets = {m.row.outlet for m in found.members if m.row.outlet}
    followed = ", followed" if found.followed is not None else ""
    yield (
        f"{one_line(found.title)}: {counted(len(found.members), 'article')}, {counted(len(outlets), 'outlet')}{followed}."
    )
    if found.why:
        yield f"Grouped because: {one_line('; '.join(found.why), 300)}."
    for member in found.members:
        yield _member(member)
    if found.speakers:
        said = [f"{one_line(name)} {n}" for name, n in found.speakers]
        yield f"Quotes on record: {', '.join(said)}."
    for title, lines in (
        ("Where they disagree", found.disagreeing),
        (
            "Quoted in one article only",
            [f'"{words}" ({outlet})' for words, outlet in found.lonely],
        ),
    ):
        if lines:
            yield f"{title}:"
            yield from (one_line(line) for line in lines[:_MOST])
        if len(lines) > _MOST:
            yield f"and {len(lines) - _MOST} more."
    if found.since:
        yield f"Since you looked: {found.since}."
    yield f"Counts: of the {len(found.members)} held, not of the web. Own: not matched in what is held."


def _member(member: Member) -> str:
    """Say one article's words and where they come from."""
    row = member.row
    known = row.shared >= 0
    parts = [f"{row.words:,} words"]
    parts += (
        [f"wire {member.wire:,}", f"same elsewhere {member.same:,}", f"own {member.own:,}"]
        if known
        else ["not analysed yet"]
    )
    parts += [f"{member.quotes} quote{'' if member.quotes == 1 else 's'}"]
    parts += [f"{member.differs} differ in substance"] if member.differs else []
    parts += ["the record"] if member.record else []
    parts += [] if member.placed else ["not ordered"]
    return f"{one_line(row.outlet or 'unknown outlet')}, {when(row.published)}: {', '.join(parts)}."


@carries_out("legend")
def legend(session: Session, order: Order) -> None:
    """Say what stands for the signs and colours of the screen."""
    session.say(*_LEGEND)


@carries_out("only-these")
def only_these(session: Session, order: Order) -> None:
    """List only articles about whom the article names most."""
    from newsreader.services.article_names import names_in, query_for  # the room of names

    document = session.document(order.rows)
    found = names_in(session.library, document) if document is not None else None
    main = found.main if found is not None else None
    query = query_for(main.type, main.name) if main is not None else None
    if query is None:
        session.cannot("No person, organisation or place was found in this article.")
    else:
        session.show(query, f"Filter: {query}")


@carries_out("hand-over")
def hand_over(session: Session, order: Order) -> None:
    """Write the story, or the stories of the rows named, to the file typed behind it."""
    from newsreader.services.handing_over import hand_over as write  # archives are seldom written

    name = order.words
    rows = session.listed.rows
    named = [rows[at] for at in order.rows if at < len(rows)]
    document = session.document()
    firsts = [found[0] for found in named] or ([document] if document is not None else [])
    if not name:
        session.cannot("Type the file's name behind it: H ferry.newsbundle, H ferry.newsbundle 2-5")
    elif not firsts or (order.rows and not named):
        session.cannot("There is no such row.")
    else:
        found = dict.fromkeys(d for one in firsts for d in views.story_of(session.library, one))
        row = views.row_of(session.library, firsts[0])
        about = one_line(row.title, 200) if row is not None else name
        session.say(write(session.library, list(found), about, Path(name).expanduser()))


@carries_out("kills")
def kills(session: Session, order: Order) -> None:
    """List what the kill notices that stand are about; they then count as seen."""
    standing = noticing.standing_kills(session.library)
    if not standing:
        session.cannot("No kill notice stands.")
    for head in standing:
        noticing.seen(session.library, head.document)
        rows = [(document,) for document in views.order_of(session.library, head.key)]
        session.show_rows(head.key, one_line(head.title).rstrip("."), rows)


def say_kills(session: Session) -> None:
    """Say every kill notice about something the reader kept, cited or dealt with."""
    for head in noticing.standing_kills(session.library):
        words = head.words.partition("   ")[0]
        session.say(f"{one_line(head.title)} {words} {one_line(head.why)}".strip())
        session.say("!! shows them; the notice stands until then.")
