"""The same catch-up in newsboat: the demo's articles served as one feed an outlet on loopback."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from benchmarks.played import Player, Spent
from newsreader.services import views
from newsreader.services.library import Library
from newsreader.services.reading import plain_text

SIZE = (80, 24)


def installed() -> bool:
    """Say whether newsboat can be run."""
    return shutil.which("newsboat") is not None


def feeds_of(library: Library) -> dict[str, bytes]:
    """Return outlet -> its articles as RSS, the story as the reader understood it."""
    items: dict[str, list[str]] = {}
    for row in views.rows_of(library, ""):
        text = plain_text(library, row.document)
        paragraphs = "".join(f"<p>{escape(p)}</p>" for p in text.split("\n\n")[1:])
        items.setdefault(row.outlet or "(unknown)", []).append(
            f"<item><title>{escape(row.title)}</title><guid>{row.article}</guid>"
            f"<pubDate>{_date(row.published)}</pubDate>"
            f"<description>{escape(paragraphs)}</description></item>"
        )
    return {
        outlet: (
            f'<rss version="2.0"><channel><title>{escape(outlet)}</title>'
            f"<link>http://127.0.0.1/</link>{''.join(found)}</channel></rss>"
        ).encode()
        for outlet, found in items.items()
    }


def _date(published: str | None) -> str:
    """Return a time as feeds give it; what is not known becomes noon of the first day."""
    from datetime import UTC, datetime

    whole = "2031-05-01T12:00Z"
    value = (published or whole)[:16]
    value = value + whole[len(value) : 16] if len(value) < 16 else value
    return format_datetime(datetime.fromisoformat(value).replace(tzinfo=UTC))


@contextmanager
def served(feeds: dict[str, bytes]) -> Iterator[list[str]]:
    """Serve feeds on loopback; yields their addresses."""
    bodies = {f"/{number}.xml": body for number, body in enumerate(feeds.values())}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = bodies.get(self.path, b"")
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "application/rss+xml; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield [f"http://127.0.0.1:{server.server_port}{path}" for path in bodies]
    finally:
        server.shutdown()


@contextmanager
def newsboat(home: Path, addresses: list[str]) -> Iterator[Player]:
    """Open newsboat on the feeds, reloaded, in its list of unread articles of all of them."""
    home.mkdir(parents=True)
    (home / "urls").write_text(
        '"query:Unread:unread = \\"yes\\""\n' + "".join(f"{a}\n" for a in addresses)
    )
    (home / "config").write_text(
        "refresh-on-startup yes\nreload-threads 4\nprepopulate-query-feeds yes\n"
    )
    command = ["newsboat", "-u", str(home / "urls"), "-C", str(home / "config")]
    command += ["-c", str(home / "cache.db")]
    variables = {"HOME": str(home), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    with Player(command, SIZE, variables) as player:
        player.terminal.wait_for("Unread", 60)
        player.terminal.wait_quiet(2.0, 60)
        yield player


def skim(player: Player, articles: int) -> Spent:
    """Look at the first screen of every article: Enter on the list, Enter on the first, then n."""
    player.press("Enter", "Enter")
    for _ in range(articles - 1):
        player.press("n")
    return player.spent


def read(player: Player, articles: int) -> Spent:
    """See every screen of every article: Space to the end of each, then n."""
    player.press("Enter", "Enter")
    for number in range(articles):
        player.until("Space", _at_end, 60)
        if number < articles - 1:
            player.press("n")
    return player.spent


def _at_end(screen: str) -> bool:
    """Say whether the article's end is on the screen: tildes stand below it, or the bar says so."""
    lines = screen.splitlines()
    bar = next((line for line in lines if line.startswith("q:Quit")), "")
    return "~" in lines or bar.rstrip().endswith(("Bottom", "All"))
