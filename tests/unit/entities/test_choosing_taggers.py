from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from importlib import metadata
from types import ModuleType, SimpleNamespace

import pytest

from newsreader.domain.entities import EntityType
from newsreader.domain.spans import Span
from newsreader.entities import tagger as tagger_module
from newsreader.entities.default_tagger import choose, chosen, default_tagger, tagger_of
from newsreader.entities.model_tagger import ModelTagger
from newsreader.entities.rules import RuleTagger
from newsreader.entities.tagger import Choice, TaggerError, missing

TEXT = "The Karsund Port Authority met Ilse Varne's aide on Tuesday in the Vell Valley."


@pytest.fixture(autouse=True)
def first_choice() -> Iterator[None]:
    yield
    choose(Choice())


def entity(text: str, label: str) -> SimpleNamespace:
    start = TEXT.index(text)
    return SimpleNamespace(label_=label, start_char=start, end_char=start + len(text))


def spacy_with(monkeypatch: pytest.MonkeyPatch, *entities: SimpleNamespace) -> None:
    class Pipeline:
        def pipe(self, lines: list[str]) -> Iterator[SimpleNamespace]:
            return (SimpleNamespace(ents=entities if line == TEXT else ()) for line in lines)

    def load(name: str) -> Pipeline:
        if name != "en_test":
            raise OSError("no such model")
        return Pipeline()

    module = ModuleType("spacy")
    module.load = load  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "spacy", module)


def test_the_home_taggers_are_had_by_name() -> None:
    assert isinstance(tagger_of(Choice()), ModelTagger)
    assert isinstance(tagger_of(Choice("rules")), RuleTagger)


def test_a_tagger_of_another_package_is_had_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    point = metadata.EntryPoint(
        "plain", "newsreader.entities.rules:RuleTagger", tagger_module.GROUP
    )
    monkeypatch.setattr(
        tagger_module,
        "entry_points",
        lambda group, name=None: metadata.EntryPoints(
            [point] if group == tagger_module.GROUP else []
        ),
    )
    choose(Choice("plain"))
    assert isinstance(default_tagger(), RuleTagger)
    with pytest.raises(TaggerError, match="There are: model, plain, rules, spacy"):
        tagger_of(Choice("plane"))


def test_without_spacy_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(TaggerError, match=r"extra \[spacy\]"):
        tagger_of(Choice("spacy"))


def test_without_its_model_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    spacy_with(monkeypatch)
    with pytest.raises(TaggerError, match="python -m spacy download en_core_web_sm"):
        tagger_of(Choice("spacy"))


def test_what_cannot_be_had_is_logged_and_the_model_works(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    choose(Choice("spacy"))
    assert chosen().stamp == "spacy:en_core_web_sm"
    with caplog.at_level(logging.WARNING):
        assert isinstance(default_tagger(), ModelTagger)
    assert "spaCy is not installed" in caplog.text


def test_spacy_s_spans_are_brought_to_the_span_guide(monkeypatch: pytest.MonkeyPatch) -> None:
    spacy_with(
        monkeypatch,
        entity("The Karsund Port Authority", "ORG"),
        entity("Ilse Varne's", "PERSON"),
        entity("Tuesday", "DATE"),
        entity("the Vell Valley", "LOC"),
    )
    found = tagger_of(Choice("spacy", "en_test")).tag(TEXT, [Span(0, len(TEXT))])
    assert [(TEXT[s.start : s.end], s.type) for s in found] == [
        ("Karsund Port Authority", EntityType.ORG),
        ("Ilse Varne", EntityType.PER),
        ("Tuesday", EntityType.DATE),
        ("Vell Valley", EntityType.LOC),
    ]


def test_spacy_reads_nothing_where_there_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    spacy_with(monkeypatch)
    made = tagger_of(Choice("spacy", "en_test"))
    assert made.tag("", []) == []
    assert made.tag("\0\n", [Span(0, 1)]) == []
    assert made.labels == frozenset(EntityType)


def test_what_is_missing_is_said_without_loading_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    assert missing(Choice()) == ""
    assert "There is no tagger" in missing(Choice("plane"))
    for installed, wanted in (({"spacy"}, "has no model"), (set[str](), "not installed")):
        monkeypatch.setattr(
            tagger_module, "find_spec", lambda name, held=installed: name if name in held else None
        )
        assert wanted in missing(Choice("spacy"))
    monkeypatch.setattr(tagger_module, "find_spec", lambda name: name)
    assert missing(Choice("spacy")) == ""
    assert "has no model" in missing(Choice("spacy", "no/such\0folder"))
