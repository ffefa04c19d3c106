"""Addresses of the web: what may be asked for at all, taken apart once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit

from newsreader.net.errors import FetchError, Trouble

_CONTROL = re.compile(r"[\x00-\x20\x7f]")
#: What stays as it is in a path or query; everything else is written as %XX.
_PATH_SAFE = "/%:@!$&'()*+,;=~-._?"
_PORTS = {"http": 80, "https": 443}
_LONGEST = 8_000


@dataclass(frozen=True, slots=True)
class Target:
    """A checked address.

    Attributes:
        scheme: "http" or "https".
        host: The host in ASCII, lower case.
        port: The port.
        path: Path and query as they are sent.
        login: Name and password that stood in the address, or None.
    """

    scheme: str
    host: str
    port: int
    path: str
    login: tuple[str, str] | None

    @property
    def origin(self) -> tuple[str, str, int]:
        """Who is asked: scheme, host and port."""
        return (self.scheme, self.host, self.port)

    @property
    def host_line(self) -> str:
        """The value of the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The address, without name and password."""
        return f"{self.scheme}://{self.host_line}{self.path}"


def target_of(url: str) -> Target:
    """Take an address apart.

    Raises:
        FetchError: It is not http or https, or cannot be read.
    """
    if len(url) > _LONGEST:
        raise FetchError(Trouble.ADDRESS, "the address is too long")
    url = _CONTROL.sub("", url.strip())
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        raise FetchError(Trouble.ADDRESS, "the address cannot be read") from None
    if parts.scheme not in _PORTS:
        said = f"{parts.scheme}:" if parts.scheme else "an address without http:// or https://"
        raise FetchError(
            Trouble.ADDRESS, f"{said} is not followed; only http and https addresses are"
        )
    if not host:
        raise FetchError(Trouble.ADDRESS, "the address names no host")
    path = quote(parts.path or "/", safe=_PATH_SAFE)
    if parts.query:
        path += "?" + quote(parts.query, safe=_PATH_SAFE)
    login = None
    if parts.username is not None:
        login = (unquote(parts.username), unquote(parts.password or ""))
    return Target(parts.scheme, _ascii(host), port or _PORTS[parts.scheme], path, login)


def joined(base: str, reference: str) -> str:
    """Return the address that a reference on a page or in a header leads to."""
    try:
        return urljoin(base, _CONTROL.sub("", reference.strip()))
    except ValueError:
        raise FetchError(Trouble.ADDRESS, "the address it leads to cannot be read") from None


def without_login(url: str) -> str:
    """Return an address for people and logs: without the name and password in it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url.partition("://")[0] + "://…"
    if "@" not in parts.netloc:
        return url
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def host_of(url: str) -> str:
    """Return the host of an address in lower case, or an empty string."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _ascii(host: str) -> str:
    """Return a host as it is looked up."""
    if host.isascii():
        return host.lower()
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise FetchError(Trouble.ADDRESS, "the host's name cannot be looked up") from None
