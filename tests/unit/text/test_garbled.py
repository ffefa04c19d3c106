from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.domain.spans import Span
from newsreader.text.garbled import is_garbled, meant, mended

_UNDEFINED = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
SOUND = "“We’d sail – if Åse Bø came,” he said. “Naïve? No …” It costs 5 €."


def garbled(text: str) -> str:
    """Return text whose UTF-8 bytes were read as Windows-1252."""
    return "".join(
        _UNDEFINED.get(byte) or bytes([byte]).decode("cp1252") for byte in text.encode("utf-8")
    )


def test_a_garbled_text_means_what_was_written() -> None:
    view = meant(garbled(SOUND))
    assert view is not None
    assert view.text == SOUND
    assert mended(garbled("it’s …")) == "it’s …"


@given(st.text(alphabet="ab .“”‘’…–éøÅ", min_size=1))
def test_every_place_of_the_view_leads_back_to_what_is_written(text: str) -> None:
    raw = garbled(text)
    view = meant(raw)
    if view is None:
        assert not is_garbled(raw)
        return
    for n, char in enumerate(view.text):
        at = view.raw_span(n, n + 1)
        assert mended(at.slice(raw)) == char
        assert view.span(at) == Span(n, n + 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plain words only.",
        SOUND,
        "“GRANDE MANHÃ” read the sign over the door, and “CAFÉ’S” another.",
        "„Das gilt auch für Ä“, sagte er, „und für Å“.",
        "Elle est là… “déjà” ?",
        "The word “Ã©tÃ©” is how été looks when a page is read the wrong way; naïve, café, “où”.",
    ],
)
def test_sound_text_is_left_as_it_is(text: str) -> None:
    assert meant(text) is None
