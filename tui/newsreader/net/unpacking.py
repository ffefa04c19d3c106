"""Unpacking what a server packed, with the limit inside the loop: 200 kB of gzip can be 200 MB."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator

from newsreader.net.errors import FetchError, Trouble

#: What the client says it can read.
ACCEPTED = "gzip, deflate, br"
#: So much is unpacked at a time.
_PIECE = 64 * 1024
_GZIP_MAGIC = b"\x1f\x8b"

Unpacker = Callable[[Iterator[bytes]], Iterator[bytes]]


def unpacked(pieces: Iterable[bytes], encoding: str, cap: int) -> bytes:
    """Return a body as it was before it was packed.

    Args:
        pieces: The body as it comes.
        encoding: The Content-Encoding header, "" where there is none.
        cap: Most bytes it may have unpacked.

    Raises:
        FetchError: It is larger, or is not packed as it says.
    """
    names = [name.strip().lower() for name in encoding.split(",")]
    names = [name for name in names if name not in ("", "identity")]
    if len(names) > 1:
        raise FetchError(Trouble.BROKEN, "it is packed more than once")
    body = bytearray()
    for piece in _unpacker(names[0] if names else "")(iter(pieces)):
        body += piece
        if len(body) > cap:
            raise too_large(cap)
    return bytes(body)


def too_large(cap: int) -> FetchError:
    """Return the error of an answer above the limit."""
    return FetchError(Trouble.TOO_LARGE, f"it is larger than {cap / 1024 / 1024:,.0f} MiB")


def _unpacker(name: str) -> Unpacker:
    if not name:
        return iter
    if name in ("gzip", "x-gzip"):
        return _gzip
    if name == "deflate":
        return _deflate
    if name == "br":
        return _brotli
    raise FetchError(Trouble.BROKEN, f"it is packed as {name[:40]!r}, which is not known")


def _gzip(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Unpack gzip, in any number of members; what only says it is gzip is taken as it stands."""
    machine: zlib._Decompress | None = None
    head = b""
    for raw in pieces:
        data = head + raw
        if machine is None:
            if len(data) < len(_GZIP_MAGIC):
                head = data
                continue
            head = b""
            if not data.startswith(_GZIP_MAGIC):
                yield data
                yield from pieces
                return
            machine = zlib.decompressobj(wbits=31)
        while data:
            yield from _inflated(machine, data)
            if not machine.eof:
                break
            data = machine.unused_data.lstrip(b"\0")
            if data and not data.startswith(_GZIP_MAGIC[: len(data)]):
                return  # rubbish behind the last member
            machine = zlib.decompressobj(wbits=31)
    if machine is None:
        yield head


def _deflate(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Unpack zlib, or bare deflate, which many servers send under that name."""
    machine: zlib._Decompress | None = None
    for data in pieces:
        if machine is None:
            if not data:
                continue
            zlib_head = data[0] & 0x0F == 8 and (
                len(data) < 2 or (data[0] * 256 + data[1]) % 31 == 0
            )
            machine = zlib.decompressobj(wbits=15 if zlib_head else -15)
        yield from _inflated(machine, data)
        if machine.eof:
            return


def _inflated(machine: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    """Yield what data unpacks to, a piece at a time."""
    try:
        while True:
            piece = machine.decompress(data, _PIECE)
            if piece:
                yield piece
            data = machine.unconsumed_tail
            if machine.eof or (not data and len(piece) < _PIECE):
                return
    except zlib.error:
        raise FetchError(Trouble.BROKEN, "what it sent cannot be unpacked") from None


def _brotli(pieces: Iterator[bytes]) -> Iterator[bytes]:
    import brotli  # type: ignore[import-untyped]  # few servers use it

    machine = brotli.Decompressor()
    try:
        for raw in pieces:
            data = raw
            while True:
                piece = machine.process(data, output_buffer_limit=_PIECE)
                if piece:
                    yield piece
                data = b""
                if machine.is_finished() or (machine.can_accept_more_data() and not piece):
                    break
    except brotli.error:
        raise FetchError(Trouble.BROKEN, "what it sent cannot be unpacked") from None
