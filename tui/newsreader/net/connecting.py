"""Connecting to checked addresses only, and never waiting past a deadline.

The name is looked up once, every address it stands for is judged, and the connection goes to a
judged address, not to the name: a second answer of the name server cannot lead elsewhere.
"""

from __future__ import annotations

import errno
import queue
import socket
import ssl
import threading
import time
import weakref
from collections.abc import Callable, Iterable

import httpcore

from newsreader.net.addresses import is_address, refusal
from newsreader.net.errors import FetchError, Trouble

#: Seconds to wait for one address to answer, where the deadline leaves so much.
_CONNECT = 8.0
_UNREACHABLE = (errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH)

#: Host and port -> the addresses it stands for.
Lookup = Callable[[str, int], list[str]]


def look_up(host: str, port: int) -> list[str]:
    """Return the addresses a name stands for, in the order the system prefers.

    Raises:
        OSError: There are none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


class Deadline(threading.local):
    """The moment, on the monotonic clock, by which a thread's request must be done."""

    at: float = float("inf")

    def left(self, timeout: float | None = None) -> float:
        """Return the seconds that may still be waited.

        Raises:
            FetchError: There are none.
        """
        left = self.at - time.monotonic()
        if left <= 0:
            raise too_slow()
        return left if timeout is None else min(left, timeout)


def too_slow() -> FetchError:
    """Return the error of an answer that did not come in time."""
    return FetchError(Trouble.SLOW, "no whole answer in time")


class _Stream(httpcore.NetworkStream):
    """A connection whose every wait ends at the deadline of the request it serves."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._deadline.left(timeout)
        inner = self._inner.start_tls(ssl_context, server_hostname, left)
        return _Stream(inner, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections for a pool: to addresses anybody may reach, or also to private ones."""

    def __init__(self, deadline: Deadline, *, private: bool, lookup: Lookup = look_up) -> None:
        """Take the deadline of the thread's request, and whether private addresses are allowed."""
        self._deadline = deadline
        self._private = private
        self._lookup = lookup
        self._inner = httpcore.SyncBackend()
        self._sockets: weakref.WeakSet[socket.socket] = weakref.WeakSet()
        self._lock = threading.Lock()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first judged address that answers.

        Raises:
            FetchError: No address may be reached, or none answers.
        """
        addresses = [host] if is_address(host) else self._found(host, port)
        refused = {address: refusal(address) for address in addresses}
        open_ones = [a for a in addresses if self._private or refused[a] is None]
        if not open_ones:
            what = next((why for why in refused.values() if why), "no address")
            raise FetchError(
                Trouble.ADDRESS,
                f"{host} is {what}; that is reached only where you allow it",
                "newsreader feeds private FEED on",
            )
        failure: Exception | None = None
        for address in open_ones:
            try:
                stream = self._inner.connect_tcp(
                    address,
                    port,
                    self._deadline.left(_CONNECT),
                    local_address,
                    list(socket_options or []),
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            with self._lock:
                self._sockets.add(stream.get_extra_info("socket"))
            return _Stream(stream, self._deadline)
        raise _no_answer(host, failure) from failure

    def abort(self) -> None:
        """End every connection at once, also one that another thread waits on."""
        with self._lock:
            open_ones = list(self._sockets)
        for one in open_ones:
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    def _found(self, host: str, port: int) -> list[str]:
        """Look a name up, in a thread of its own: the system's own wait knows no deadline."""
        answer: queue.SimpleQueue[list[str] | OSError | UnicodeError] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answer.put(self._lookup(host, port))
            except (OSError, UnicodeError) as error:
                answer.put(error)

        threading.Thread(target=ask, daemon=True, name="look up a name").start()
        try:
            found = answer.get(timeout=self._deadline.left())
        except queue.Empty:
            raise FetchError(
                Trouble.OFFLINE, f"the name {host} was not looked up in time"
            ) from None
        if isinstance(found, socket.gaierror) and found.errno == socket.EAI_AGAIN:
            raise FetchError(Trouble.OFFLINE, f"the name {host} cannot be looked up now")
        if isinstance(found, Exception) or not found:
            raise FetchError(Trouble.NAME, f"there is no host named {host}")
        return found


def _no_answer(host: str, failure: Exception | None) -> FetchError:
    """Say why none of a host's addresses could be connected to."""
    cause = failure.__cause__ if failure is not None else None
    if isinstance(failure, httpcore.ConnectTimeout):
        return FetchError(Trouble.NO_ANSWER, f"{host} does not answer")
    number = cause.errno if isinstance(cause, OSError) else None
    if number in _UNREACHABLE:
        return FetchError(Trouble.OFFLINE, f"{host} cannot be reached: there is no way to it")
    if number == errno.ECONNREFUSED:
        return FetchError(Trouble.NO_ANSWER, f"{host} refuses the connection")
    return FetchError(Trouble.NO_ANSWER, f"{host} cannot be connected to")
