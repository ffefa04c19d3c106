from __future__ import annotations

import contextlib
import gzip
import tracemalloc
import zlib

import brotli  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.net.errors import FetchError, Trouble
from newsreader.net.unpacking import unpacked

WORDS = b"The ferry did not sail. " * 900


def bare(data: bytes) -> bytes:
    machine = zlib.compressobj(wbits=-15)
    return machine.compress(data) + machine.flush()


def pieces(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


@pytest.mark.parametrize("size", [1, 7, 100_000])
@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(WORDS)),
        ("x-gzip", gzip.compress(WORDS[:100]) + gzip.compress(WORDS[100:])),
        ("deflate", zlib.compress(WORDS)),
        ("deflate", bare(WORDS)),
        ("br", brotli.compress(WORDS)),
        ("identity", WORDS),
        ("", WORDS),
        ("gzip", WORDS),
    ],
)
def test_every_packing_is_unpacked_whatever_the_pieces(
    encoding: str, packed: bytes, size: int
) -> None:
    assert unpacked(pieces(packed, size), encoding, 10**6) == WORDS


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_a_small_answer_that_unpacks_to_200_mb_stops_at_the_limit(encoding: str) -> None:
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[encoding]
    bomb = pack(bytes(200 * 1024 * 1024))
    assert len(bomb) < 250_000
    tracemalloc.start()
    with pytest.raises(FetchError) as caught:
        unpacked([bomb], encoding, 1024 * 1024)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert caught.value.trouble is Trouble.TOO_LARGE
    assert most < 8 * 1024 * 1024


@pytest.mark.parametrize("encoding", ["gzip, gzip", "zstd", "compress"])
def test_what_cannot_be_unpacked_is_said(encoding: str) -> None:
    with pytest.raises(FetchError):
        unpacked([WORDS], encoding, 10**6)


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br"]), st.booleans())
def test_no_bytes_break_unpacking(data: bytes, encoding: str, magic: bool) -> None:
    with contextlib.suppress(FetchError):
        unpacked([b"\x1f\x8b\x08" + data if magic else data], encoding, 10**6)
