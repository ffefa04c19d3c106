"""A large library of invented articles, made by writing rows: nothing in it was analysed.

``python -m benchmarks.large_library FOLDER COUNT`` makes one; the other benchmarks make theirs in a
temporary folder, or use the one that ``BENCH_LIBRARY`` names. Words come from the system's word list
where there is one, most from few, as in news; names are joined from the lists of the package.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from newsreader.domain.articles import Article
from newsreader.domain.captures import Label, Line
from newsreader.domain.fields import Evidence, Field, Precision, Published
from newsreader.domain.spans import Span
from newsreader.services.library import Library
from newsreader.services.stages import stage_versions
from newsreader.storage import progress
from newsreader.storage.articles import store_article
from newsreader.storage.connections import (
    LIBRARY_FILE,
    library_id,
    open_derived,
    take_stock,
    transaction,
)
from newsreader.storage.opening import connect

_WORD_LIST = Path("/usr/share/dict/words")
_LISTS = Path(__file__).parents[1] / "tui" / "newsreader" / "entities" / "gazetteer"
_VOCABULARY, _PEOPLE, _ENTITIES, _OUTLETS = 24_000, 6_000, 12_000, 60
_BEGUN = datetime(2031, 5, 30, 12, tzinfo=UTC)
#: The number of the article that is long: 11,000 words with 1,800 names, the newest.
LONG = 1
#: Of a hundred articles so many belong to a story of two to six.
_IN_STORIES = 25


@contextmanager
def large_library(count: int) -> Iterator[Path]:
    """Give the folder of a library of ``count`` articles, the one of ``BENCH_LIBRARY`` or a new one."""
    named = os.environ.get("BENCH_LIBRARY")
    if named:
        folder = Path(f"{named}-{count}")
        if folder.exists() and _stamp(folder) != count:  # made for another shape of derived.db
            shutil.rmtree(folder)
        if not folder.exists():
            fill(folder, count)
        yield folder
        return
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "library"
        fill(folder, count)
        yield folder


def _stamp(folder: Path) -> int:
    """Have a library that was made earlier pass for analysed by the stages as they are now; count its articles."""
    with Library(folder) as library:
        identity = library_id(library.connection)
    derived = open_derived(folder, identity)
    with transaction(derived):
        progress.set_note(derived, "stage_versions", stage_versions())
    count = int(derived.execute("SELECT count(*) FROM articles").get)
    derived.close()
    return count


class Words:
    """Invented headlines, bodies, outlets and names; the same for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self._rng = random.Random(seed)
        common = _read(_LISTS / "common_words.txt")
        known = set(common)
        rest = [w for w in _dictionary() if w not in known]
        self._rng.shuffle(rest)
        self._words = [*common, *rest][:_VOCABULARY]
        self._weights = list(accumulate(1 / (n + 20) ** 0.85 for n in range(len(self._words))))
        given, family = _read(_LISTS / "given_names.txt"), _read(_LISTS / "hints.txt")
        self.people = sorted(
            {
                f"{self._rng.choice(given).title()} {self._rng.choice(family).title()}"
                for _ in range(_PEOPLE)
            }
        )
        self.outlets = [
            f"{self._rng.choice(family).title()} {self._rng.choice(('Post', 'Herald', 'Wire', 'Times', 'Radio'))}"
            for _ in range(_OUTLETS)
        ]

    def headline(self) -> str:
        """Return six to eleven words, one in three with a person in it."""
        words = self._some(self._rng.randint(6, 11))
        if self._rng.random() < 0.34:
            words.insert(self._rng.randrange(len(words)), self.person())
        return (words[0][:1].upper() + words[0][1:] + " " + " ".join(words[1:])).strip()

    def person(self) -> str:
        """Return somebody's name; some are met far more often than others."""
        return self.people[int(len(self.people) * self._rng.random() ** 3)]

    def paragraph(self) -> str:
        """Return a paragraph of about fifty words."""
        return " ".join(self._some(48)).capitalize() + "."

    def _some(self, count: int) -> list[str]:
        return self._rng.choices(self._words, cum_weights=self._weights, k=count)


def fill(folder: Path, count: int, seed: int = 1, extra: tuple[str, ...] = ()) -> None:
    """Make a library of ``count`` articles, those with the headlines ``extra`` spread among them."""
    words, rng = Words(seed), random.Random(seed)
    paragraphs = [words.paragraph() for _ in range(4000)]
    places = dict(zip(rng.sample(range(1, count + 1), len(extra)), extra, strict=True))
    with Library(folder) as library:
        identity = library_id(library.connection)
    main, derived = connect(folder / LIBRARY_FILE), open_derived(folder, identity)
    main.execute("PRAGMA synchronous = OFF")
    derived.execute("PRAGMA synchronous = OFF")
    with transaction(main), transaction(derived):
        story, left = "", 0
        for number in range(1, count + 1):
            title = places.get(number) or words.headline()
            people = [words.person() for _ in range(3)]
            body = [rng.choice(paragraphs) for _ in range(3)]
            body[0] = f"{', '.join(people)}: {body[0]}"
            if number == LONG:
                body, people = _long(words)
            at = _BEGUN - timedelta(minutes=7 * number + rng.randrange(7))
            _write(main, derived, number, title, rng.choice(words.outlets), at, body, people)
            if left:
                left -= 1
            elif rng.randrange(100) * 3 < _IN_STORIES:
                story, left = f"s{number:06}", rng.randint(1, 5)
                derived.execute("INSERT INTO stories VALUES (?, '[]')", (story,))
            else:
                story = ""
            shared = rng.randrange(4) if story else 0
            derived.execute(
                "UPDATE articles SET shared = ?, story = ? WHERE capture = ?",
                (shared, story or None, number),
            )
        derived.execute(
            "INSERT INTO entities SELECT entity, 'PER', min(text), '[]', count(DISTINCT capture), count(*)"
            " FROM mentions GROUP BY entity"
        )
        progress.set_note(derived, "stage_versions", stage_versions())
        progress.set_note(derived, "grouped_seq", str(count))
        progress.set_applied_change(derived, count)
    for connection in (derived, main):
        take_stock(connection)
        connection.close()


def _long(words: Words) -> tuple[list[str], list[str]]:
    """Return the paragraphs of a long article, and the 1,800 names in them."""
    people = [words.person() for _ in range(1800)]
    groups = [people[at : at + 11] for at in range(0, len(people), 11)]
    return [f"{', '.join(group)}: {words.paragraph()}" for group in groups], people


def _write(
    main: object, derived: object, number: int, title: str, outlet: str, at: datetime,
    body: list[str], people: list[str],
) -> None:  # fmt: skip
    """Write one article into both files."""
    content = "\n\n".join((title, f"By {people[0]}", *body)) + "\n"
    data = content.encode()
    sha256 = hashlib.sha256(data + str(number).encode()).hexdigest()
    stamp = at.strftime("%Y-%m-%dT%H:%MZ")
    run = main.execute  # type: ignore[attr-defined]  # a connection; only storage names its type
    run(
        "INSERT INTO captures VALUES (?, ?, ?, ?, ?, ?, 'utf-8', 1, 0, '')",
        (number, sha256, len(data), stamp, zlib.compress(data, 1), content),
    )
    run(
        "INSERT INTO documents VALUES (?, ?, ?, 1, ?)",
        (number, f"path:/news/{number}", number, stamp),
    )
    run("INSERT INTO versions VALUES (?, 1, ?, ?)", (number, number, stamp))
    run("INSERT INTO triage (document) VALUES (?)", (number,))
    run("INSERT INTO changes (capture, at) VALUES (?, ?)", (number, stamp))
    lines, start = [], 0
    for n, text in enumerate(content.splitlines(keepends=True), 1):
        label = Label.BLANK if not text.strip() else Label.BODY
        label = {1: Label.HEADLINE, 3: Label.BYLINE}.get(n, label)
        lines.append(Line(n, start, start + len(text), label, 0.9, "bench"))
        start += len(text)
    paragraphs = tuple(Span(line.start, line.end - 1) for line in lines if line.label is Label.BODY)
    proof = (Evidence(1, 0, len(title), "bench"),)
    article = Article(
        "a" + sha256[:16], content, tuple(lines), paragraphs,
        outlet=Field(outlet, 0.9, proof),
        headline=Field(title, 0.9, proof),
        published=Field(Published(stamp, Precision.MINUTE, "Z", stamp), 0.9, proof),
        language="en",
    )  # fmt: skip
    store_article(derived, number, article, stamp, {})  # type: ignore[arg-type]
    begins = len(title) + 5 + len(people[0])
    for person in people:
        begins = content.find(person, begins)
        if begins >= 0:
            entity = "e" + hashlib.sha256(person.encode()).hexdigest()[:16]
            derived.execute(  # type: ignore[attr-defined]
                "INSERT OR IGNORE INTO mentions VALUES (?, ?, ?, 'PER', ?, 'bench', ?, '', NULL, NULL)",
                (number, begins, begins + len(person), person, entity),
            )
            begins += len(person)


def _dictionary() -> list[str]:
    """Return plain words: the system's list, else made-up ones."""
    if _WORD_LIST.exists():
        return [w for w in _WORD_LIST.read_text().split() if w.isascii() and w.isalpha() and w.islower() and len(w) > 2]  # fmt: skip
    rng = random.Random(3)
    return sorted(
        {
            "".join(rng.choice("bdfgklmnprst") + rng.choice("aeiou") for _ in range(rng.randint(2, 4)))
            for _ in range(2 * _VOCABULARY)
        }
    )  # fmt: skip


def _read(path: Path) -> list[str]:
    """Return the words of a list, its comments and headings left out."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            found += [w for w in line.split() if not w.startswith("[")]
    return list(dict.fromkeys(found))


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]))
    print(json.dumps({"folder": sys.argv[1], "articles": int(sys.argv[2])}))
