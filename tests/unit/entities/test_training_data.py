from __future__ import annotations

import random
from pathlib import Path

import pytest
from training.entities import composed, news
from training.entities.abroad import body, people, site, thing, vessel
from training.entities.cleaning import cleaned
from training.entities.documents import Document, joined, runs
from training.entities.doubts import undoubted
from training.entities.gmb import agreed
from training.entities.swapping import Swapper

from newsreader.entities.weights import shipped
from newsreader.text.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "names", "wanted"),
    [
        ("He met President Ilse Varne.", [("President Ilse Varne", "PER")], [("Ilse Varne", "PER")]),
        ("He met Mr. Reyle.", [("Mr. Reyle", "PER")], [("Reyle", "PER")]),
        ("It left Norway on Monday.", [("Norway", "ORG")], [("Norway", "LOC")]),
        ("A Norwegian ship sank.", [("Norwegian", "GPE")], [("Norwegian", "NORP")]),
        ("A Norwegian ship sank.", [], [("Norwegian", "NORP")]),
        ("Secretary of State Anna Dorr left.", [("State", "ORG"), ("Anna Dorr", "PER")], [("Anna Dorr", "PER")]),
        ("It hit southern Afghanistan.", [("southern Afghanistan", "LOC")], [("Afghanistan", "LOC")]),
        ("Sri Lankan troops left.", [("Sri", "PER"), ("Lankan", "GPE")], [("Sri Lankan", "NORP")]),
        ("The U.S. Senate met.", [("U.S. Senate", "ORG")], [("U.S.", "LOC"), ("Senate", "ORG")]),
    ],
)  # fmt: skip
def test_annotations_are_brought_to_the_span_guide(
    text: str, names: list[tuple[str, str]], wanted: list[tuple[str, str]]
) -> None:
    spans = [(text.index(name), text.index(name) + len(name), kind) for name, kind in names]
    assert [(text[s:e], kind) for s, e, kind in cleaned(text, spans)] == wanted


def test_tokens_are_joined_as_they_would_be_printed() -> None:
    text, spans = joined(["Varne", "'s", "boat", "(", "old", ")", "sank", "."])
    assert text == "Varne's boat (old) sank."
    assert [text[s.start : s.end] for s in spans] == [
        "Varne",
        "'s",
        "boat",
        "(",
        "old",
        ")",
        "sank",
        ".",
    ]
    assert list(runs(["O", "B-x", "I-x", "B-x", "I-y", "O"])) == [
        (1, 3, "x"),
        (3, 4, "x"),
        (4, 5, "y"),
    ]


def test_a_name_gets_the_kind_it_mostly_has() -> None:
    text = "They saw Varne."
    sentences = [(text, [(9, 14, kind)]) for kind in ["PER"] * 9 + ["ORG"]]
    assert {names[0][2] for _, names in agreed(sentences)} == {"PER"}


def test_exchanged_names_keep_their_places_and_kinds() -> None:
    text = "Ilse Varne left Karsund.\nVarne will return."
    document = Document("test", text, [(0, 10, "PER"), (16, 23, "LOC"), (25, 30, "PER")])
    swapped = Swapper(random.Random(4)).swapped(document, 1.0)
    assert [kind for _, _, kind in swapped.names] == ["PER", "LOC", "PER"]
    full, place, last = (swapped.text[s:e] for s, e, _ in swapped.names)
    assert full.split(" ")[-1] == last
    assert swapped.text == f"{full} left {place}.\n{last} will return."
    assert full != "Ilse Varne"


def test_composed_stories_are_filled_the_same_way_each_time() -> None:
    first, again = composed.documents(2, 9), composed.documents(2, 9)
    assert [d.text for d in first] == [d.text for d in again]
    assert first[0].text != first[len(first) // 2].text
    for document in first:
        assert "[" not in document.text
        assert all(
            document.text[s:e].strip() == document.text[s:e] != "" for s, e, _ in document.names
        )


def test_marked_news_is_read_without_its_marks() -> None:
    document = news.read(
        "[L KARSUND] ([O AP]) - [P Ilse Varne]'s boat\nThe [M Vell Cup] and [N Danish] aid."
    )
    assert document.text == "KARSUND (AP) - Ilse Varne's boat\nThe Vell Cup and Danish aid."
    assert [(document.text[s:e], kind) for s, e, kind in document.names] == [
        ("KARSUND", "LOC"),
        ("AP", "ORG"),
        ("Ilse Varne", "PER"),
        ("Vell Cup", "MISC"),
        ("Danish", "NORP"),
    ]


@pytest.mark.parametrize(
    ("folder", "learnt", "held"), [(news.FOLDER, 59, 56), (news.OTHER_HAND, 28, 23)]
)
def test_no_story_is_both_learnt_from_and_held_back(folder: Path, learnt: int, held: int) -> None:
    first = {document.text for document in news.documents(held_back=False, folder=folder)}
    second = {document.text for document in news.documents(held_back=True, folder=folder)}
    assert (len(first), len(second)) == (learnt, held)
    assert not first & second


def test_the_marked_news_has_twenty_thousand_tokens() -> None:
    documents = [
        document
        for folder in (news.FOLDER, news.OTHER_HAND)
        for held in (False, True)
        for document in news.documents(held, folder)
    ]
    assert sum(len(tokenise(document.text)) for document in documents) > 20_000


@pytest.mark.parametrize("folder", [news.FOLDER, news.OTHER_HAND])
def test_every_mark_of_the_news_is_closed_of_a_known_kind_and_tight(folder: Path) -> None:
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        marks = news.MARK.findall(text)
        assert text.count("[") == text.count("]") == len(marks), path.name
        assert all(name == name.strip() and not name.startswith("the ") for _, name in marks)


def test_lines_that_a_judge_reads_otherwise_are_not_learnt_from() -> None:
    judge = shipped()
    assert judge is not None
    text = "President Ilse Varne left Norway.\nPresident Ilse Varne left Norway."
    right = [(10, 20, "PER"), (26, 32, "LOC")]
    wrong = [(44, 54, "ORG"), (60, 66, "LOC")]
    (found,) = undoubted([Document("gmb", text, [*right, *wrong])], judge)
    assert found.unclear == {34}
    assert found.names == [*right, *wrong]


def test_names_of_other_languages_are_invented_the_same_way_each_time() -> None:
    def made(seed: int) -> list[str]:
        chance = random.Random(seed)
        kinds = (
            body(chance, ["Oslo"], ["Danish"], ["Radio"]), site(chance, ["Oslo"]), vessel(chance, ["Ilse"]),
            people(chance), thing(chance, ["Oslo"]),
        )  # fmt: skip
        return list(kinds)

    assert made(3) == made(3) != made(4)
    assert all(name == name.strip() and "  " not in name for n in range(300) for name in made(n))
