from __future__ import annotations

import time

import pytest

from newsreader.capture.decoding import NotText, decode


def test_utf8_is_read_as_it_stands() -> None:
    decoded = decode("Åse said “no”.\r\n".encode())
    assert decoded.text == "Åse said “no”.\r\n"
    assert (decoded.decoder, decoded.lossy, decoded.note) == ("utf-8", False, "")


@pytest.mark.parametrize(
    ("codec", "mark"),
    [
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32-le", b"\xff\xfe\x00\x00"),
    ],
)
def test_a_leading_byte_order_mark_tells_the_codec_and_is_dropped(codec: str, mark: bytes) -> None:
    decoded = decode(mark + "Ferry € talks".encode(codec))
    assert decoded.text == "Ferry € talks"
    assert decoded.decoder == codec
    assert not decoded.lossy


def test_windows_1252_with_curly_quotes_is_recognised() -> None:
    text = "The mediator said “there is no third option” – and left. It’s over.\n"
    decoded = decode(text.encode("cp1252"))
    assert decoded.text == text
    assert decoded.decoder == "cp1252"
    assert not decoded.lossy
    assert "Windows-1252" in decoded.note


def test_western_letters_in_windows_1252_are_recognised() -> None:
    text = (
        "Fergesamtalene i Karsund brøt sammen på søndag, opplyser mekleren. Også øya Vell rammes.\n"
    )
    assert decode(text.encode("cp1252")).text == text


def test_russian_in_a_one_byte_codec_is_not_read_as_western() -> None:
    text = "Переговоры о паромах в порту прекратились ночью, сообщил посредник журналистам. " * 4
    assert decode(text.encode("cp1251")).text == text


def test_a_few_damaged_bytes_do_not_garble_the_rest() -> None:
    good = "“Vi får se,” sa mekleren på øya. " * 20
    data = good.encode() + b"\xff" + good.encode()
    decoded = decode(data)
    assert decoded.decoder == "utf-8"
    assert decoded.lossy
    assert decoded.text == good + "\ufffd" + good
    assert "1 place" in decoded.note


def test_nothing_is_repaired_or_normalised() -> None:
    text = "â€œNoâ€\x9d ﬁ e\u0301 ① \u00a0\u200b\n"
    assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty file"),
        (b"\xef\xbb\xbf", "empty file"),
        (b"abcdefghijkl\x00tail", "not text (NUL at byte 12)"),
        (b"%PDF-1.7 ...", "not text (it is a PDF)"),
        (b"\x89PNG\r\n\x1a\n", "not text (it is a PNG picture)"),
        (bytes(range(1, 9)) * 40, "not text (control bytes)"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(NotText) as caught:
        decode(data)
    assert caught.value.reason == reason
    assert str(caught.value) == reason


def test_a_nul_in_utf16_is_refused() -> None:
    with pytest.raises(NotText):
        decode(b"\xff\xfe" + "a\0b".encode("utf-16-le"))


def test_ten_megabytes_decode_at_once() -> None:
    data = ("The ferry sailed at noon. “Good,” she said.\n" * 230_000).encode()
    begun = time.perf_counter()
    decode(data)
    assert time.perf_counter() - begun < 1.0
