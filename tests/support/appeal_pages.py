"""Captures of the appeal-and-comment kind: stories in the middle of what surrounds them, each line labelled.

The words are in ``tests/data/appeals``, written by hand: ``mended.txt``, which rules were mended on, and
``held_out.txt``, which was written and set aside before any of it was read by the program. How the parts stand
together is drawn here, always in the same way.

    python -m tests.support.appeal_pages

prints precision and recall of each label on both halves.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from newsreader.capture.reading import read_capture, understand
from newsreader.domain.captures import BODY_LABELS, Label

FOLDER = Path(__file__).parents[1] / "data" / "appeals"
HALVES = ("mended", "held_out")
PAGES = 100
_TOP = (Label.CHROME, Label.LEGAL, Label.PROMO)
_INSIDE = (Label.APPEAL, Label.NEWSLETTER, Label.PROMO, Label.CAPTION, Label.CHROME)
_BELOW = (
    Label.APPEAL, Label.NEWSLETTER, Label.COMMENTS, Label.LEGAL, Label.PROMO, Label.CHROME, Label.NOTICE, Label.OTHER,
)  # fmt: skip

Lines = list[tuple[str, Label]]


class Parts(NamedTuple):
    """What pages are made of: stories (headline, byline, date, paragraphs), and blocks by label."""

    stories: Sequence[Sequence[str]]
    blocks: dict[Label, list[Lines]]


class MadePage(NamedTuple):
    """A page: its text, and the label of each line that is not blank."""

    text: str
    labels: tuple[Label, ...]


def parts_of(half: str) -> Parts:
    """Read the words of a half."""
    stories: list[list[str]] = []
    blocks: dict[Label, list[Lines]] = {}
    for chunk in (FOLDER / f"{half}.txt").read_text(encoding="utf-8").split("\n\n"):
        kind, *lines = [line for line in chunk.splitlines() if line.strip()]
        name = kind.strip("[]")
        if name == "story":
            stories.append(lines)
            continue
        block: Lines = []
        for line in lines:
            start, colon, rest = line.partition(": ")
            own = colon and start in Label._value2member_map_
            block.append((rest, Label(start)) if own else (line, Label(name)))
        blocks.setdefault(Label(name), []).append(block)
    return Parts(stories, blocks)


def pages_of(half: str, count: int = PAGES) -> Iterator[MadePage]:
    """Yield the pages of a half, always the same."""
    parts = parts_of(half)
    for number in range(count):
        yield _page(parts, random.Random(f"{half} {number}"), number)


def _page(parts: Parts, chance: random.Random, number: int) -> MadePage:
    """Put a page together."""
    headline, byline, date, *paragraphs = parts.stories[number % len(parts.stories)]
    used: set[tuple[Label, int]] = set()

    def some(label: Label) -> Lines:
        choice = chance.randrange(len(parts.blocks[label]))
        if (label, choice) in used:
            return []
        used.add((label, choice))
        return parts.blocks[label][choice]

    sections: list[Lines] = []
    if chance.random() < 0.7:
        sections.append(some(Label.OUTLET))
    sections += [some(chance.choice(_TOP)) for _ in range(chance.randrange(4))]
    sections.append([(headline, Label.HEADLINE)])
    opening = [[(byline, Label.BYLINE)], [(date, Label.DATE)]]
    sections += opening if chance.random() < 0.8 else opening[::-1]
    if chance.random() < 0.5:
        sections.append(some(Label.CAPTION))
    elif chance.random() < 0.3:
        sections.append(some(Label.CREDIT))
    inside = set(chance.sample(range(1, len(paragraphs)), chance.randrange(3)))
    for at, paragraph in enumerate(paragraphs):
        if at in inside:
            sections.append(some(chance.choice(_INSIDE)))
        sections.append([(paragraph, Label.BODY)])
    below = chance.sample(_BELOW, chance.randrange(3, len(_BELOW)))
    sections += [some(label) for label in below]
    loose = chance.random() < 0.6  # whether blank lines stand between parts
    return _laid_out([section for section in sections if section], loose, chance.random() < 0.3)


def _laid_out(sections: Sequence[Lines], loose: bool, airy: bool) -> MadePage:
    """Write sections as lines: close together, with blank lines between them, or one behind each line."""
    between = "\n\n" if loose else "\n"
    inner = "\n\n" if airy else "\n"
    text = between.join(inner.join(line for line, _ in section) for section in sections)
    return MadePage(text + "\n", tuple(label for section in sections for _, label in section))


class Measured(NamedTuple):
    """How often each label was wanted, given, and given where it was wanted."""

    wanted: Counter[str]
    given: Counter[str]
    right: Counter[str]

    def precision(self, name: str) -> float:
        """Return the share of the lines given the label that should have it."""
        return self.right[name] / self.given[name] if self.given[name] else 1.0

    def recall(self, name: str) -> float:
        """Return the share of the lines with the label that were given it."""
        return self.right[name] / self.wanted[name] if self.wanted[name] else 1.0


def kind_of(label: Label) -> str:
    """Return what a label is counted as; subheadings are the story's own as the body is."""
    return "body" if label in BODY_LABELS else label.value


def measure(half: str, wrong: list[tuple[Label, Label, str, str]] | None = None) -> Measured:
    """Compare labels on a half; ``wrong`` gathers wanted, given, rule and line."""
    measured = Measured(Counter(), Counter(), Counter())
    for page in pages_of(half):
        article = understand(read_capture(page.text.encode()))
        lines = [line for line in article.lines if line.label is not Label.BLANK]
        for label, line in zip(page.labels, lines, strict=True):
            want, give = kind_of(label), kind_of(line.label)
            measured.wanted[want] += 1
            measured.given[give] += 1
            measured.right[want] += want == give
            if want != give and wrong is not None:
                words = article.content[line.start : line.end].strip()
                wrong.append((label, line.label, line.rule, words))
    return measured


def main() -> None:
    """Print the tables."""
    for half in HALVES:
        measured = measure(half)
        total, right = sum(measured.wanted.values()), sum(measured.right.values())
        print(f"\n{half}: {PAGES} pages, {total} lines, {right / total:.3f} right\n")
        print("| label | lines | precision | recall |\n|---|---|---|---|")
        for name, count in measured.wanted.most_common():
            p, r = measured.precision(name), measured.recall(name)
            print(f"| {name} | {count} | {p:.2f} | {r:.2f} |")


if __name__ == "__main__":
    main()
