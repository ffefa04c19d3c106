"""What is said of feeds: why a look failed, how it stands, when it was last well."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from newsreader.domain.feeds import Feed

_STATUS = {
    400: "does not understand the question",
    401: "asks for a name and a password",
    403: "refuses to give it",
    404: "has nothing at this address",
    406: "refuses to give it",
    408: "gave up waiting",
    410: "says it is gone for good",
    429: "asks to be left alone for a while",
    451: "may not give it, by law",
    500: "failed",
    502: "failed behind its front",
    503: "is not at work now",
    504: "failed behind its front",
}


def of_status(status: int) -> str:
    """Say what an HTTP status means that is no success."""
    what = _STATUS.get(status) or ("failed" if status >= 500 else "gave no feed")
    return f"the server {what} ({status})"


def trouble_of(feed: Feed) -> str:
    """Say what is wrong with a feed, since when, and what is kept; "" where nothing is.

    For example: "no whole answer in time (3 tries). Last good Tue 14:10Z, 22 items kept."
    """
    state = feed.state
    if not state.error:
        return ""
    tries = f" ({state.failures} tries)" if state.failures > 1 else ""
    good = f"Last good {moment(state.last_good)}" if state.last_good else "Never reached yet"
    return f"{state.error}{tries}. {good}, {items(feed.held)} kept."


def last_look(feeds: Sequence[Feed]) -> str:
    """Say when feeds were last asked and what failed; "" where there are none."""
    asked = [feed for feed in feeds if feed.state.asked_at and not feed.rests]
    if not asked:
        return ""
    at = moment(max(feed.state.asked_at for feed in asked))
    failed = sum(bool(feed.state.error) for feed in asked)
    errors = f", {failed:,} failed (:feed errors)" if failed else ""
    return f"Last fetch {at}, {len(asked):,} feed{'' if len(asked) == 1 else 's'}{errors}."


def items(count: int) -> str:
    """Say how many items."""
    return f"{count:,} item{'s' if count != 1 else ''}"


def moment(at: str, now: datetime | None = None) -> str:
    """Return a moment in UTC as people write it: "14:10Z", "Tue 14:10Z", "3 May", "3 May 2030"."""
    try:
        then = datetime.strptime(at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return at
    now = now or datetime.now(UTC)
    days = (now.date() - then.date()).days
    if days == 0:
        return f"{then:%H:%M}Z"
    if 0 < days < 7:
        return f"{then:%a %H:%M}Z"
    year = f" {then.year}" if then.year != now.year else ""
    return f"{then.day} {then:%b}{year}"
