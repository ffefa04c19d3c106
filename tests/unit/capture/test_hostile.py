from __future__ import annotations

import time

import pytest

from newsreader.capture.reading import read_capture, understand

MILLION = 1_000_000
HOSTILE = {
    "one word": "a" * MILLION,
    "capitals": "A" * MILLION,
    "names": "Mara Lind " * (MILLION // 10),
    "stops": "." * MILLION,
    "quotes": "“" * MILLION,
    "spaces": " " * MILLION,
    "digits": "1" * MILLION,
    "dates": "12 May 2031 " * (MILLION // 12),
    "brackets": "(" * MILLION,
    "appeals": "support us now " * (MILLION // 15),
    "copyright": "© 2031 " * (MILLION // 7),
    "dashes": "- " * (MILLION // 2),
    "per": "per The Times of the " * (MILLION // 21),
    "wide": "渡船会谈破裂" * (MILLION // 6),
    "short lines": "Read more\n" * 20_000,
    "many outlets": "".join(f"Support The Post{n}!\n" for n in range(20_000)),
    "many credits": "The ferry did not come on Monday, she said.\n"
    + "".join(f"With reporting from Agency{n}\n" for n in range(20_000)),
    "many bylines": "".join(f"By Mara Lind{n:x}\n" for n in range(20_000)),
    "many attributions": "".join(f"It is so, per The Post{n}, she said.\n" for n in range(20_000)),
    "names on lines": "Mara Lind\n" * 20_000,
    "dates on lines": "12 May 2031\n" * 20_000,
    "sentences": "The ferry did not come on Monday, she said again.\n" * 20_000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_text_is_understood_in_linear_time(name: str) -> None:
    capture = read_capture(HOSTILE[name].encode())
    begun = time.process_time()
    article = understand(capture)
    spent = time.process_time() - begun
    lines = HOSTILE[name].count("\n")
    assert spent < (6.0 if lines else 1.0)
    assert sum(line.end - line.start for line in article.lines) == len(article.content)


@pytest.mark.parametrize(
    "text", ["\n", " \n\t\n", ".", "“”", "\u200b", "a\nb\nc\n", "\r\r\r", "👋"]
)
def test_next_to_nothing_is_understood_too(text: str) -> None:
    article = understand(read_capture(text.encode()))
    assert article.outlet is None
    assert article.published is None
    assert article.language == "und"
