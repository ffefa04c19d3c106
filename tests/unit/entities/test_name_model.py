from __future__ import annotations

import itertools
import logging
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from training.entities.averaging import averaged

from newsreader.domain.entities import EntityType
from newsreader.domain.spans import Span
from newsreader.entities import weights as weights_module
from newsreader.entities.decoding import Decoder
from newsreader.entities.default_tagger import default_tagger
from newsreader.entities.model_tagger import ModelTagger
from newsreader.entities.rules import RuleTagger
from newsreader.entities.weights import DamagedWeightsError, Weights, packed, shipped, unpacked

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")


def small(seed: int = 5) -> Weights:
    chance = np.random.default_rng(seed)
    rows = {name: at for at, name in enumerate("abcdefgh")}
    state = chance.integers(-100, 100, (9, 5)).astype(np.int8)
    step = chance.normal(0, 1, (5, 5)).astype(np.float32)
    return Weights(3, LABELS, rows, state, 0.05, step)


@pytest.fixture
def fresh_default() -> Iterator[None]:
    default_tagger.cache_clear()
    yield
    default_tagger.cache_clear()


def test_packed_weights_come_back_as_they_were() -> None:
    before = small()
    after = unpacked(packed(before))
    assert (after.version, after.labels, after.rows, after.unit) == (
        before.version,
        before.labels,
        before.rows,
        before.unit,
    )
    assert np.array_equal(after.state, before.state)
    assert np.array_equal(after.step, before.step)
    assert packed(after) == packed(before)


def test_a_damaged_file_is_refused() -> None:
    data = packed(small())
    for broken in (b"", b"PK", b"\0" * 400, data[: len(data) // 2], data[:-30], b"x" + data[1:]):
        with pytest.raises(DamagedWeightsError):
            unpacked(broken)


def test_parts_that_do_not_fit_are_refused() -> None:
    good = small()
    for broken in (
        Weights(3, LABELS, good.rows, good.state[:-1], 0.05, good.step),
        Weights(3, LABELS[:4], good.rows, good.state, 0.05, good.step),
        Weights(3, LABELS, good.rows, good.state, float("nan"), good.step),
        Weights(3, LABELS, good.rows, good.state, 0.05, good.step[:3]),
    ):
        with pytest.raises(DamagedWeightsError):
            unpacked(packed(broken))


@pytest.mark.usefixtures("fresh_default")
def test_without_its_weights_rules_find_names_and_a_warning_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    monkeypatch.setattr(weights_module, "files", lambda _: tmp_path)
    with caplog.at_level(logging.WARNING):
        assert isinstance(default_tagger(), RuleTagger)
    assert "rules alone" in caplog.text
    default_tagger.cache_clear()
    caplog.clear()
    (tmp_path / "names.npz").write_bytes(b"no such thing")
    with caplog.at_level(logging.WARNING):
        assert isinstance(default_tagger(), RuleTagger)
    assert "rules alone" in caplog.text


@pytest.mark.usefixtures("fresh_default")
def test_the_shipped_weights_load_and_are_small() -> None:
    weights = shipped()
    assert weights is not None
    assert len(packed(weights)) <= 3_000_000
    assert isinstance(default_tagger(), ModelTagger)
    assert default_tagger().labels == frozenset(EntityType)


def best_by_trying_all(weights: Weights, scores: np.ndarray) -> float:
    best = -np.inf
    for path in itertools.product(range(len(LABELS)), repeat=len(scores)):
        names = [LABELS[at] for at in path]
        pairs = zip(["O", *names], names, strict=False)
        if any(new[0] == "I" and old[2:] != new[2:] for old, new in pairs):
            continue
        best = max(best, total(weights, scores, path))
    return best


def total(weights: Weights, scores: np.ndarray, path: tuple[int, ...] | list[int]) -> float:
    steps = sum(float(weights.step[a, b]) for a, b in itertools.pairwise(path))
    return float(sum(scores[at, label] for at, label in enumerate(path))) + steps


def test_the_best_path_is_the_best_of_all_paths() -> None:
    weights = small()
    decoder = Decoder(weights)
    chance = np.random.default_rng(1)
    for lengths in ([1], [4], [2, 5, 1, 3], [3, 3]):
        words = [list(chance.choice(list("abcdefghxyz"), 4)) for _ in range(sum(lengths))]
        scores = decoder.scores(words)
        paths = decoder.best(scores, lengths)
        assert [len(path) for path in paths] == lengths
        at = 0
        for path in paths:
            part = scores[at : at + len(path)]
            assert total(weights, part, path) == pytest.approx(
                best_by_trying_all(weights, part), abs=1e-4
            )
            at += len(path)


def test_nothing_to_decode_is_nothing() -> None:
    decoder = Decoder(small())
    assert decoder.scores([]).shape == (0, 5)
    assert decoder.best(decoder.scores([]), []) == []


def test_the_mean_of_several_fits_weighs_a_feature_that_only_one_has_less() -> None:
    one, two = small(1), small(2)
    rows = {
        **{name: at for name, at in one.rows.items() if name != "a"},
        "only here": one.rows["a"],
    }
    one = Weights(one.version, one.labels, rows, one.state, one.unit, one.step)
    mean = averaged([one, two], 0.0)
    assert set(mean.rows) == {*"abcdefgh", "only here"}
    for name in mean.rows:
        parts = [
            fit.state[fit.rows[name]] * fit.unit if name in fit.rows else np.zeros(len(LABELS))
            for fit in (one, two)
        ]
        got = mean.state[mean.rows[name]] * mean.unit
        assert np.allclose(got, (parts[0] + parts[1]) / 2, atol=mean.unit)
    assert np.allclose(mean.step, (one.step + two.step) / 2)
    assert not mean.state[-1].any()
    assert packed(averaged([one, two], 0.0)) == packed(averaged([one, two], 0.0))


def test_a_word_for_a_style_is_nobody_s_name() -> None:
    text = (
        "An Edwardian villa costs more than a new one. Edwardian porches are rare, said Ian Lind."
        " A Sicilian baker bought one."
    )
    names = {
        text[s.start : s.end]: s.type for s in default_tagger().tag(text, [Span(0, len(text))])
    }
    assert "Edwardian" not in names
    assert names["Ian Lind"] is EntityType.PER
    assert names["Sicilian"] is EntityType.NORP
