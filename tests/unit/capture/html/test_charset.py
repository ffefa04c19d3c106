from __future__ import annotations

import codecs

import pytest

from newsreader.capture.decoding import NotText
from newsreader.capture.html.charset import _named, decode_page
from newsreader.domain.captures import Decoded


def declared(name: str, text: str, codec: str) -> bytes:
    return f"<meta charset={name}><p>".encode() + text.encode(codec)


@pytest.mark.parametrize(
    ("data", "codec"),
    [
        (declared("utf-8", "Fährgespräche", "utf-8"), "utf-8"),
        (declared("windows-1251", "Переговоры о пароме", "cp1251"), "cp1251"),
        (declared("iso-8859-1", "“Fähr”", "cp1252"), "cp1252"),
        (declared("shift_jis", "船の交渉", "cp932"), "cp932"),
        (declared("iso-2022-jp", "船の交渉", "iso2022_jp"), "iso2022_jp"),
        (declared("gb2312", "渡轮谈判", "gb18030"), "gb18030"),
        (codecs.BOM_UTF16_LE + "<p>Fähr</p>".encode("utf-16-le"), "utf-16-le"),
        ("<p>Fähr</p>".encode("utf-16-le"), "utf-16-le"),
        ("<p>Fähr</p>".encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_a_page_is_read_in_the_charset_it_is_in(data: bytes, codec: str) -> None:
    decoded = decode_page(data)
    assert decoded.decoder == codec
    assert not decoded.lossy
    assert "\ufffd" not in decoded.text


def test_utf_8_goes_before_another_charset_that_is_declared() -> None:
    decoded = decode_page(declared("iso-8859-1", "Fährgespräche", "utf-8"))
    assert decoded.text.endswith("Fährgespräche")


def test_a_declared_charset_that_the_bytes_are_not_in_is_not_believed() -> None:
    decoded = decode_page(declared("utf-8", "“Fährgespräche” in Karsund", "cp1252"))
    assert "Fährgespräche" in decoded.text


@pytest.mark.parametrize("name", ["hex", "rot13", "base64", "no-such-charset", "undefined"])
def test_a_charset_that_is_none_is_passed_over(name: str) -> None:
    assert decode_page(declared(name, "Fähr", "utf-8")).decoder == "utf-8"


def test_nuls_are_left_out() -> None:
    assert decode_page(b"<p>Fer\0ry</p>").text == "<p>Ferry</p>"
    with pytest.raises(NotText):
        decode_page(b"\0\0")


def test_what_the_server_says_goes_before_the_page_but_not_before_utf_8() -> None:
    data = declared("iso-8859-1", "Переговоры о пароме", "cp1251")
    assert decode_page(data, "windows-1251").text.endswith("Переговоры о пароме")
    assert decode_page("<p>Fähr".encode(), "windows-1251").text == "<p>Fähr"
    assert decode_page(declared("windows-1251", "Паром", "cp1251"), "nonsense").decoder == "cp1251"


@pytest.mark.parametrize("codec", ["utf-8", "cp1251", "cp1252", "cp932", "utf-16-le", "gb18030"])
def test_a_page_is_read_again_as_its_decoder_says(codec: str) -> None:
    for text in ("Fähre", "Паром"):
        data = ("<p>" + text * 30).encode(codec, "ignore")
        first = decode_page(data, codec)
        assert decode_page(data, first.decoder) == first


@pytest.mark.parametrize("codec", ["latin_1", "iso8859_9", "cp1252", "gb2312", "big5"])
def test_a_charset_that_was_detected_is_read_again_as_what_it_was(codec: str) -> None:
    exact = _named(Decoded("", codec, False, "")).decoder
    data = "<p>Søren “Åse”</p>".encode() + b"\x81\x8d\xe9\xff\xc3"
    if codec == "latin_1":
        assert decode_page(data, exact).text == data.decode("latin_1")
    assert (exact == codec) is (codec == "cp1252")
