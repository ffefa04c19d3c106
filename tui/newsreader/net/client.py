"""One careful client: what it asks for, what it follows, and where it stops.

It is httpcore, the engine under httpx, because the engine lets the caller open connections itself,
and because redirects, unpacking and limits are done here anyway. There are no cookies.
"""

from __future__ import annotations

import base64
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import TracebackType

import certifi
import httpcore

from newsreader import __version__
from newsreader.net.connecting import Deadline, GuardedBackend, Lookup, look_up, too_slow
from newsreader.net.errors import FetchError, Trouble
from newsreader.net.unpacking import ACCEPTED, too_large, unpacked
from newsreader.net.urls import Target, joined, target_of

USER_AGENT = f"newsreader/{__version__}"
_MOST_REDIRECTS = 5
_REDIRECTS = {301, 302, 303, 307, 308}
_FOR_EVER = {301, 308}
_WIRE_CAP = 16 * 1024 * 1024
_BODY_CAP = 32 * 1024 * 1024
#: Seconds a whole request may take, redirects included.
TOTAL = 30.0


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for.

    Attributes:
        url: The address; only http and https.
        etag: The validator of the last answer, sent back as it came, or "".
        last_modified: The other validator, or "".
        private: Whether this source may be at a private address.
        login: Name and password for this source; sent only to the host of ``url``.
        accept: What is asked for, as media types.
        wire_cap: Most bytes that are received.
        body_cap: Most bytes it may have unpacked.
        seconds: How long it may all take.
    """

    url: str
    etag: str = ""
    last_modified: str = ""
    private: bool = False
    login: tuple[str, str] | None = field(default=None, repr=False)
    accept: str = "*/*"
    wire_cap: int = _WIRE_CAP
    body_cap: int = _BODY_CAP
    seconds: float = TOTAL


@dataclass(frozen=True, slots=True)
class Answer:
    """What came.

    Attributes:
        url: Where it came from in the end.
        status: The HTTP status; redirects are followed and never seen here.
        headers: Names in lower case.
        body: Unpacked.
        moved: Where the source has moved to for good, or "".
        wire: Bytes received.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    moved: str = ""
    wire: int = 0

    @property
    def charset(self) -> str:
        """The charset the server gave, or ""."""
        for part in self.headers.get("content-type", "").split(";")[1:]:
            name, _, value = part.strip().partition("=")
            if name.strip().lower() == "charset":
                return value.strip(" '\"")[:40]
        return ""


class Client:
    """Fetches; threads share it. Use as a context manager, or close it."""

    def __init__(self, *, connections: int = 32, lookup: Lookup = look_up) -> None:
        """Make a client that holds at most so many connections."""
        self._connections = connections
        self._lookup = lookup
        self._deadline = Deadline()
        self._lock = threading.Lock()
        self._cancelled = False
        # A connection made for a source that may reach private addresses must serve no other.
        self._pools: dict[tuple[bool, bool], httpcore.ConnectionPool] = {}
        self._backends: list[GuardedBackend] = []

    def get(self, request: Request) -> Answer:
        """Fetch, following up to five redirects, each address checked anew.

        Raises:
            FetchError: It could not be fetched; any HTTP status is an answer and no error.
        """
        self._deadline.at = time.monotonic() + request.seconds
        first = target_of(request.url)
        target, moved, for_ever = first, "", True
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._ask(target, first, request)
            if isinstance(answer, Answer):
                return Answer(
                    target.url, answer.status, answer.headers, answer.body, moved, answer.wire
                )
            status, location = answer
            target = target_of(joined(target.url, location))
            for_ever = for_ever and status in _FOR_EVER
            moved = target.url if for_ever else moved
        raise FetchError(Trouble.REDIRECTS, f"it redirects more than {_MOST_REDIRECTS} times")

    def cancel(self) -> None:
        """End everything that is under way; what is asked for after fails at once."""
        self._cancelled = True
        with self._lock:
            backends = list(self._backends)
        for backend in backends:
            backend.abort()

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            for pool in self._pools.values():
                pool.close()
            self._pools.clear()

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _ask(self, target: Target, first: Target, request: Request) -> Answer | tuple[int, str]:
        """Ask once: an answer, or the status and location of a redirect."""
        if self._cancelled:
            raise FetchError(Trouble.CANCELLED, "cancelled")
        pool = self._pool(private=request.private, secure=target.scheme == "https")
        try:
            with pool.stream(
                "GET",
                httpcore.URL(
                    scheme=target.scheme.encode(),
                    host=target.host.encode(),
                    port=target.port,
                    target=target.path.encode(),
                ),
                headers=_headers(target, first, request),
                extensions={"timeout": {"pool": request.seconds}},
            ) as response:
                headers = _read_headers(response)
                if response.status in _REDIRECTS and headers.get("location"):
                    return response.status, headers["location"]
                if response.status in (204, 304):
                    return Answer(target.url, response.status, headers, b"")
                count = [0]
                pieces = self._pieces(response, headers, request.wire_cap, count)
                encoding = headers.get("content-encoding", "")
                body = unpacked(pieces, encoding, request.body_cap)
                return Answer(target.url, response.status, headers, body, wire=count[0])
        except FetchError:
            raise
        except Exception as error:
            if self._cancelled:
                raise FetchError(Trouble.CANCELLED, "cancelled") from None
            raise _sentence(target.host, error) from error

    def _pieces(
        self, response: httpcore.Response, headers: Mapping[str, str], cap: int, count: list[int]
    ) -> Iterator[bytes]:
        """Yield the body as it comes, up to the limit."""
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > cap:
            raise too_large(cap)
        for piece in response.iter_stream():
            count[0] += len(piece)
            if count[0] > cap:
                raise too_large(cap)
            yield piece

    def _pool(self, *, private: bool, secure: bool) -> httpcore.ConnectionPool:
        """Return the pool for such requests, made when first needed."""
        with self._lock:
            pool = self._pools.get((private, secure))
            if pool is None:
                backend = GuardedBackend(self._deadline, private=private, lookup=self._lookup)
                pool = httpcore.ConnectionPool(
                    ssl_context=_trust() if secure else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
                    max_connections=self._connections,
                    keepalive_expiry=5.0,
                    network_backend=backend,
                )
                self._pools[private, secure] = pool
                self._backends.append(backend)
            return pool


def _trust() -> ssl.SSLContext:
    """Return a context that trusts what the system trusts, and certifi's list."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _headers(target: Target, first: Target, request: Request) -> list[tuple[bytes, bytes]]:
    """Return what is sent; name and password go to the source's own origin alone."""
    headers = [
        (b"Host", target.host_line.encode()),
        (b"User-Agent", USER_AGENT.encode()),
        (b"Accept", request.accept.encode()),
        (b"Accept-Encoding", ACCEPTED.encode()),
    ]
    if request.etag:
        headers.append((b"If-None-Match", request.etag.encode("latin-1", "ignore")))
    if request.last_modified:
        headers.append((b"If-Modified-Since", request.last_modified.encode("latin-1", "ignore")))
    login = (request.login or first.login) if target.origin == first.origin else target.login
    if login is not None:
        token = base64.b64encode(":".join(login).encode("utf-8"))
        headers.append((b"Authorization", b"Basic " + token))
    return headers


def _read_headers(response: httpcore.Response) -> dict[str, str]:
    """Return the headers by name in lower case; of several the last stands."""
    return {
        name.decode("latin-1").lower(): _text(value).strip() for name, value in response.headers
    }


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _sentence(host: str, error: Exception) -> FetchError:
    """Say what went wrong between here and a host."""
    if isinstance(error, httpcore.TimeoutException):
        return too_slow()
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return FetchError(Trouble.TLS, f"the certificate of {host} is not valid for it")
        if isinstance(cause, ssl.SSLError):
            return FetchError(Trouble.TLS, f"{host} offers no secure connection")
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpcore.RemoteProtocolError | httpcore.ReadError):
        return FetchError(Trouble.BROKEN, f"the answer of {host} broke off, or is no HTTP")
    if isinstance(error, httpcore.ConnectError | httpcore.WriteError):
        return FetchError(Trouble.NO_ANSWER, f"{host} closed the connection")
    return FetchError(Trouble.BROKEN, f"{host} could not be asked ({type(error).__name__})")
