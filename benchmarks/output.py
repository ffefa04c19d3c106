"""What the reader sends: bytes and CPU a key, held keys on slow links; other programs in the same run.

``python -m benchmarks.output [ARTICLES]`` plays keys on pseudo-terminals of 120x40, 80x24 and 160x50, once with
the reader's own output and once with Textual's (``NEWSREADER_OUTPUT=stock``), then newsboat and less where
they are installed. Held keys travel over a link made slow here (``slow_link.py``).
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from tests.support.terminal import Terminal, newsreader

from benchmarks.large_library import Words, large_library
from benchmarks.slow_link import SlowTerminal
from benchmarks.start import cpu_of

_SYNC = b"\x1b[?2026$p"
#: Links: name, bytes a second, seconds each way, a question the terminal does not answer.
_LINKS = (
    ("16 kB/s + 100 ms", 16_000, 0.1, b""),
    ("2 kB/s + 200 ms", 2_000, 0.2, b""),
    ("16 kB/s + 100 ms, ?2026 not answered", 16_000, 0.1, _SYNC),
    ("2 kB/s + 200 ms, ?2026 not answered", 2_000, 0.2, _SYNC),
)
_HELD, _A_SECOND = 45, 30


def main(count: int) -> None:
    """Print the tables."""
    with large_library(count) as folder, tempfile.TemporaryDirectory() as home:
        for output in ("lean", "stock"):
            variables = {"NEWSREADER_OUTPUT": output}
            _play(f"{output} 120x40", folder, (120, 40), variables, home)
            _play(f"{output} 80x24", folder, (80, 24), variables, home)
            _play(f"{output} 160x50", folder, (160, 50), variables, home)
            for link in _LINKS[: 4 if output == "lean" else 2]:
                _hold(output, folder, link, variables, home)
        _others(Path(home))


def _play(
    name: str, folder: Path, size: tuple[int, int], variables: Mapping[str, str], home: str
) -> None:
    """Open the reader and press keys; print bytes and CPU of each kind."""
    fresh = {**variables, "XDG_STATE_HOME": f"{home}/{name}"}
    with Terminal(newsreader("--library", str(folder)), size, fresh) as terminal:
        terminal.wait_for("1/")
        terminal.wait_quiet(1.5)
        print(f"{name:<14} start to idle   {len(terminal.output):7,} bytes", flush=True)
        before, spent, began = len(terminal.output), cpu_of(terminal.pid), time.monotonic()
        while time.monotonic() - began < 5:
            terminal.wait_quiet(1.0)
        idle = (cpu_of(terminal.pid) - spent) / (time.monotonic() - began) / 10
        print(f"{name:<14} idle            {len(terminal.output) - before:7,} bytes   {idle:.2f} % CPU")  # fmt: skip
        _press(name, terminal, "j", "j", 12)
        _press(name, terminal, "page", "Space", 5)
        _press(name, terminal, "open", "Enter", 1)
        _press(name, terminal, "back", "q", 1)
        spent = cpu_of(terminal.pid)
        terminal.press("g", "g")  # the newest is the long article: 11,400 words, 1,800 names
        terminal.wait_quiet(1.5)
        spent = cpu_of(terminal.pid) - spent
        print(
            f"{name:<14} to the long one, with its preview where there is room {spent:5.1f} ms CPU"
        )
        _press(name, terminal, "open long", "Enter", 1)
        _press(name, terminal, "article line", "j", 8)
        _press(name, terminal, "article page", "Space", 5)
        _resize(name, terminal, size)
        terminal.press("q", "u")  # read again by the next
        terminal.wait_quiet(0.6)
        terminal.press("Q")
        terminal.exit_code()


def _press(name: str, terminal: Terminal, kind: str, key: str, times: int) -> None:
    """Press a key some times; print the median of what each costs until the screen rests."""
    sizes, spent = [], []
    for _ in range(times):
        size, cpu = len(terminal.output), cpu_of(terminal.pid)
        terminal.press(key)
        terminal.wait_quiet(0.12)
        sizes.append(len(terminal.output) - size)
        spent.append(cpu_of(terminal.pid) - cpu)
    rest = len(terminal.output)
    terminal.wait_quiet(0.6)
    rest = len(terminal.output) - rest
    print(
        f"{name:<14} {kind:<15} {statistics.median(sizes):7,.0f} bytes   {statistics.median(spent):5.1f} ms CPU   after a rest {rest:,} more",
        flush=True,
    )


def _resize(name: str, terminal: Terminal, size: tuple[int, int]) -> None:
    """Make the screen a column narrower, and wide again; print what each costs."""
    sizes, spent = [], []
    for number in range(6):
        written, cpu = len(terminal.output), cpu_of(terminal.pid)
        terminal.resize(size[0] - (number + 1) % 2, size[1])
        terminal.wait_quiet(0.3)
        sizes.append(len(terminal.output) - written)
        spent.append(cpu_of(terminal.pid) - cpu)
    print(f"{name:<14} resize          {statistics.median(sizes):7,.0f} bytes   {statistics.median(spent):5.1f} ms CPU")  # fmt: skip


def _hold(
    output: str,
    folder: Path,
    link: tuple[str, int, float, bytes],
    variables: Mapping[str, str],
    home: str,
) -> None:
    """Hold j; print how long after the last key the terminal shows what it leads to."""
    name, rate, delay, unknown = link
    fresh = {**variables, "XDG_STATE_HOME": f"{home}/{output}{name}"}
    with SlowTerminal(
        newsreader("--library", str(folder)), (120, 40), fresh, rate=rate, delay=delay, unknown=unknown
    ) as terminal:  # fmt: skip
        terminal.wait_for("1/", 60)
        terminal.wait_quiet(4.0, 90)
        carried, begun = terminal.carried, time.monotonic()
        for number in range(_HELD):
            terminal.press("j")
            while time.monotonic() < begun + (number + 1) / _A_SECOND:
                terminal.carry(0.005)
        ended = time.monotonic()
        try:
            terminal.wait_quiet(3.0, 90)
            settled = f"{terminal.changed_at - ended:5.2f} s"
        except AssertionError:
            settled = "over 90 s"
        print(f"{output:<6} {_HELD} held keys, {name:<38} settled after {settled}, {terminal.carried - carried:7,} bytes", flush=True)  # fmt: skip
        terminal.press("Q")
        terminal.exit_code(30)


def _others(home: Path) -> None:
    """Play the same kinds of keys on newsboat and less."""
    words = Words(3)
    text = home / "article.txt"
    text.write_text("\n\n".join(words.paragraph() for _ in range(200)))
    if shutil.which("less"):
        with Terminal(["less", str(text)], (120, 40)) as terminal:
            terminal.wait_quiet(0.5)
            _press("less 120x40", terminal, "article line", "j", 8)
            _press("less 120x40", terminal, "page", "Space", 5)
            terminal.press("q")
            terminal.exit_code()
    if shutil.which("newsboat"):
        items = "".join(
            f"<item><title>{words.headline()}</title><guid>{n}</guid><description>{words.paragraph()}</description></item>"
            for n in range(200)
        )
        feed = home / "feed.xml"
        feed.write_text(f'<rss version="2.0"><channel><title>Feed</title>{items}</channel></rss>')
        (home / "urls").write_text(f"file://{feed}\n")
        command = ["newsboat", "-r", "-u", str(home / "urls"), "-c", str(home / "cache.db")]
        with Terminal(command, (120, 40), {"LANG": "C.UTF-8"}) as terminal:
            terminal.wait_for("Feed", 30)
            terminal.wait_quiet(0.5)
            terminal.press("Enter")
            terminal.wait_quiet(0.8)
            _press("newsboat 120x40", terminal, "j", "Down", 12)
            _press("newsboat 120x40", terminal, "page", "PageDown", 4)
            _press("newsboat 120x40", terminal, "open", "Enter", 1)
            terminal.press("q", "q", "q")
            terminal.exit_code(5)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
