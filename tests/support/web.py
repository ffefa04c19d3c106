"""A web server of the tests' own on 127.0.0.1; nothing here reaches further."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Reply:
    """What a path is answered with."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """What somebody asked for: path, and headers by name in lower case."""

    path: str
    headers: dict[str, str]


Answering = Callable[[Asked], Reply]


class Web:
    """Paths and what they answer, in the hands of a test.

    Attributes:
        base: The address of the server, without a slash at the end.
        asked: Everything that was asked for, in order.
        busy: How many requests are being answered now; ``busiest`` the most there ever were.
    """

    def __init__(self, base: str) -> None:
        self.base = base
        self.asked: list[Asked] = []
        self.busiest = 0
        self.busy = 0
        self.lock = threading.Lock()
        self._paths: dict[str, Answering] = {}

    def put(self, path: str, reply: Reply | Answering) -> str:
        """Answer a path from now on; returns its address."""
        self._paths[path] = reply if callable(reply) else lambda _: reply
        return self.base + path

    def paths(self) -> list[str]:
        """Return the paths that were asked for."""
        return [one.path for one in self.asked]

    def answer(self, asked: Asked) -> Reply:
        """Answer a request."""
        with self.lock:
            self.asked.append(asked)
            self.busy += 1
            self.busiest = max(self.busiest, self.busy)
        try:
            found = self._paths.get(asked.path.partition("?")[0])
            return found(asked) if found else Reply(b"nothing here", 404)
        finally:
            with self.lock:
                self.busy -= 1


@contextmanager
def web() -> Iterator[Web]:
    """Serve until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = site.answer(Asked(self.path, headers))
            try:
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                if "Content-Length" not in reply.headers:
                    self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                if reply.status != 304:
                    self.wfile.write(reply.body)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 64

        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing of a client that went away; that is what some tests do."""
            if not isinstance(sys.exc_info()[1], ConnectionError):
                super().handle_error(request, client_address)  # type: ignore[arg-type]

    server = Server(("127.0.0.1", 0), Handler)
    site = Web(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def raw_server(talk: Callable[[socket.socket], None]) -> Iterator[str]:
    """Serve one connection after the other with a function that talks as it likes."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.1)
    ending = threading.Event()

    def serve() -> None:
        while not ending.is_set():
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                continue
            with connection:
                connection.settimeout(5)
                try:
                    connection.recv(65536)
                    talk(connection)
                except OSError:
                    continue

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        ending.set()
        thread.join()
        listener.close()
