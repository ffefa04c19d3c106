"""From a key to the last byte of the frame it causes, over a real sshd on loopback.

``python -m benchmarks.ssh_latency [ARTICLES] [COLUMNSxLINES]`` starts an sshd of its own (config, host key and user key
in a temporary folder, a free port of 127.0.0.1), opens each program through ``ssh -tt`` on a
pseudo-terminal, and presses keys in turns, each after the screen has come to rest. What a key causes ends
where nothing has come for 40 ms; what comes after a rest of the cursor (preview, explanations) does not
count. The reader may send more than one frame (an opened article, then the row as read, once that is on
disk), so the end of its first is told, too. Beside the reader: the reader with Textual's own output, newsboat with
1,000 articles, less, and the echo of ``cat``, which is what ssh and the terminals cost.
"""

from __future__ import annotations

import getpass
import os
import select
import shlex
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.support.terminal import Terminal, answers_to, keys_of, newsreader

from benchmarks.large_library import Words, large_library

_ROUNDS = 40
#: Seconds without a byte after which a frame is over; seconds of rest before the next key.
_GAP, _REST = 0.04, 0.35
_FRAME_ENDS = b"\x1b[?2026l"
#: The folder an sshd that root starts insists on; it stays empty.
_EMPTY = Path("/run/sshd")
#: Kinds of keys in the order they are pressed, with the key of each program that has one.
_READER = {"j": "j", "page": "Space", "open": "Enter", "article page": "Space", "back": "q"}
_NEWSBOAT = {"j": "Down", "page": "PageDown", "open": "Enter", "article page": "Space", "back": "q"}
_LESS = {"j": "j", "page": "Space"}
_CAT = {"j": "x"}


def main(count: int, size: tuple[int, int]) -> None:
    """Print the table."""
    if shutil.which("sshd", path=_path()) is None or shutil.which("ssh") is None:
        sys.exit("This needs OpenSSH's sshd and ssh.")
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))  # sshd goes then, too
    with large_library(count) as folder, ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        ssh = stack.enter_context(loopback_sshd(home))
        programs = {
            name: (stack.enter_context(Timed([*ssh, command], size)), keys)
            for name, command, keys in _programs(folder, home)
        }
        for terminal, _ in programs.values():
            terminal.wait_quiet(2.0, 120)
        if "newsboat" in programs:
            programs["newsboat"][0].press("Enter")
            programs["newsboat"][0].wait_quiet(1.0)
        taken: dict[tuple[str, str], list[tuple[float, float]]] = {}
        for turn in range(_ROUNDS):
            for name, (terminal, keys) in programs.items():
                for kind, key in keys.items():
                    if kind == "page" and turn % 10 >= 5:
                        key = {"Space": "b", "PageDown": "PageUp"}[key]
                    taken.setdefault((kind, name), []).append(terminal.time(key))
                    terminal.wait_quiet(_REST)
        _print(count, size, taken)


def _print(
    count: int, size: tuple[int, int], taken: dict[tuple[str, str], list[tuple[float, float]]]
) -> None:
    """Print median and 95th percentile of each kind of key in each program."""
    print(f"{count:,} articles, {size[0]}x{size[1]}, {_ROUNDS} keys of each kind; load {os.getloadavg()[0]:.1f}")  # fmt: skip
    print("ms after the key: first frame p50, p95, most; everything p50, p95, most")
    for (kind, name), found in sorted(taken.items(), key=lambda item: list(_READER).index(item[0][0])):  # fmt: skip
        told = "".join(
            f"   {statistics.median(times):6.1f} {statistics.quantiles(times, n=20, method='inclusive')[-1]:6.1f} {max(times):6.1f}"
            for times in zip(*found, strict=True)
        )
        print(f"{kind:<13} {name:<9}{told}")


def _programs(folder: Path, home: Path) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield name, command line and keys of each program that is installed."""
    for output in ("lean", "stock"):
        variables = [f"NEWSREADER_OUTPUT={output}", f"XDG_STATE_HOME={home}/{output}", "LANG=C.UTF-8"]  # fmt: skip
        own = home / f"library-{output}"  # one reader shows what another does
        shutil.copytree(folder, own)
        words = newsreader("--library", str(own))
        yield output, shlex.join(["env", *variables, *words]), _READER
    words_made = Words(3)
    if shutil.which("newsboat"):
        items = "".join(
            f"<item><title>{words_made.headline()}</title><guid>{n}</guid>"
            f"<description>{words_made.paragraph() * 8}</description></item>"
            for n in range(1000)
        )
        feed = home / "feed.xml"
        feed.write_text(f'<rss version="2.0"><channel><title>Feed</title>{items}</channel></rss>')
        (home / "urls").write_text(f"file://{feed}\n")
        words = ["newsboat", "-r", "-u", str(home / "urls"), "-c", str(home / "cache.db")]
        yield "newsboat", shlex.join(["env", "LANG=C.UTF-8", *words]), _NEWSBOAT
    if shutil.which("less"):
        text = home / "article.txt"
        text.write_text("\n\n".join(words_made.paragraph() for _ in range(9000)))
        yield "less", shlex.join(["less", str(text)]), _LESS
    yield "cat", "cat", _CAT


class Timed(Terminal):
    """A terminal that tells how long the frame took that a key causes."""

    def time(self, key: str) -> tuple[float, float]:
        """Press a key; return the milliseconds until the last byte of its first frame, and of all it causes.

        A frame ends with its own mark, of programs that send none with the last byte of all.

        Raises:
            AssertionError: Nothing came within five seconds.
        """
        self.wait_quiet(0.01)
        begun = first = last = time.monotonic()
        os.write(self.file, keys_of(key))
        frame = bytearray()
        while select.select([self.file], [], [], _GAP if frame else 5.0)[0]:
            data = os.read(self.file, 65536)
            last = time.monotonic()
            if _FRAME_ENDS not in frame:
                first = last
            frame += data
            for reply in answers_to(data):
                os.write(self.file, reply)
        assert frame, f"{key} changed nothing on the screen:\n{self.text}"
        self.output += frame
        self._show(bytes(frame))
        if _FRAME_ENDS not in frame:
            first = last
        return 1000 * (first - begun), 1000 * (last - begun)


@contextmanager
def loopback_sshd(home: Path) -> Iterator[list[str]]:
    """Run an sshd for oneself in a folder; gives the command line of a client but for what to run.

    Nothing outside the folder is read or written, but for an empty /run/sshd that an sshd started by
    root wants: where there is none it is made, and removed again.
    """
    for name in ("host", "user"):
        _quiet(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(home / name)])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (home / "sshd_config").write_text(
        f"ListenAddress 127.0.0.1\nPort {port}\nHostKey {home}/host\nPidFile none\nUsePAM no\nStrictModes no\n"
        f"AuthorizedKeysFile {home}/user.pub\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n"
        "PermitRootLogin prohibit-password\nPrintMotd no\nPrintLastLog no\nPermitUserRC no\n"
    )
    made = os.getuid() == 0 and not _EMPTY.exists()
    if made:
        _EMPTY.mkdir(mode=0o755)
    sshd = shutil.which("sshd", path=_path()) or "sshd"
    with (home / "sshd.log").open("wb") as log:
        server = subprocess.Popen(
            [sshd, "-D", "-e", "-f", str(home / "sshd_config")], stdout=log, stderr=log, stdin=subprocess.DEVNULL
        )  # fmt: skip
    try:
        options = ["IdentitiesOnly=yes", "StrictHostKeyChecking=no", "GlobalKnownHostsFile=none",
                   f"UserKnownHostsFile={home}/known", "LogLevel=ERROR", "BatchMode=yes"]  # fmt: skip
        client = ["ssh", "-F", "none", "-p", str(port), "-i", str(home / "user")]
        client += [word for option in options for word in ("-o", option)]
        client.append(f"{getpass.getuser()}@127.0.0.1")
        _wait_until_it_answers(client, server, home)
        yield [client[0], "-tt", *client[1:]]
    finally:
        server.terminate()
        server.wait(10)
        if made:
            _EMPTY.rmdir()


def _wait_until_it_answers(
    client: Sequence[str], server: subprocess.Popen[bytes], home: Path
) -> None:
    """Wait until the server lets us in.

    Raises:
        AssertionError: It does not within ten seconds.
    """
    until = time.monotonic() + 10
    while subprocess.run([*client, "true"], capture_output=True, check=False).returncode:
        if server.poll() is not None or time.monotonic() > until:
            raise AssertionError(f"sshd lets nobody in:\n{(home / 'sshd.log').read_text()}")
        time.sleep(0.1)


def _quiet(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _path() -> str:
    """Return where programs are looked for: sshd is not on everybody's path."""
    return f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin:/usr/local/sbin"


if __name__ == "__main__":
    columns, _, lines = (sys.argv[2] if len(sys.argv) > 2 else "120x40").partition("x")
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, (int(columns), int(lines)))
