"""How the judge's weights are fitted."""

from __future__ import annotations

import random
import re

from hypothesis import given
from hypothesis import strategies as st
from training.reuse import edits
from training.reuse.examples import likest
from training.reuse.logistic import fitted
from training.reuse.reporting import Told, interval, rates
from training.reuse.splitting import fold, is_reported
from training.reuse.templates import form_pairs, name_pairs, turn_pairs

from newsreader.reuse import judge_weights
from newsreader.reuse.judging import judge, kept_measures, score, stretch_measures


def test_the_halves_follow_from_the_event_s_id_alone() -> None:
    assert is_reported("01c59743") == is_reported("01c59743-and-more")
    halves = [is_reported(f"{n:08x}") for n in range(400)]
    assert 150 < sum(halves) < 250
    assert {fold(f"{n:08x}", 5) for n in range(100)} == set(range(5))


def test_no_weight_is_negative_and_the_same_rows_give_the_same_weights() -> None:
    rng = random.Random(3)
    rows = [(rng.random(), rng.random()) for _ in range(200)]
    labels = [first - second > 0 for first, second in rows]
    found = fitted(rows, labels, [1.0] * 200, 1e-4)
    assert found == fitted(rows, labels, [1.0] * 200, 1e-4)
    assert found.each[0] > 1
    assert found.each[1] == 0.0


def test_items_on_one_form_differ_in_every_particular() -> None:
    figures = re.compile(r"\d[\d.]*")
    for pair in form_pairs(60, random.Random(1)):
        shared = set(figures.findall(pair.a)) & set(figures.findall(pair.b))
        if not pair.reuse:
            assert not shared
            assert pair.a != pair.b


def test_the_shipped_judge_tells_forms_names_and_turns_from_reuse() -> None:
    rng = random.Random(99)
    forms = list(form_pairs(90, rng))
    pairs = [*forms, *name_pairs(20, rng), *turn_pairs(40, rng)]
    wrong = 0
    for pair in pairs:
        found = likest(pair.a, pair.b)
        verdict = None if found is None else judge(found)
        taken = verdict is not None and score(verdict, company=False) >= 0.5
        wrong += taken != pair.reuse
    assert wrong <= 0.08 * len(pairs)


def test_there_is_a_weight_for_each_measure() -> None:
    found = likest("Divers found cracks in three pillars.", "Divers found cracks in two pillars.")
    assert found is not None
    assert len(stretch_measures(found, 0.0)) == len(judge_weights.STRETCH)
    assert len(kept_measures(found, 0.0)) == len(judge_weights.KEPT)
    assert min(*judge_weights.STRETCH, *judge_weights.KEPT, judge_weights.COMPANY) >= 0


def test_rates_are_weighted_and_the_interval_is_around_them() -> None:
    told = [Told(f"e{n}", n % 4 != 0, 1.0 + n % 3, 1.0 if n % 5 else -1.0) for n in range(60)]
    found = rates(told)
    recall, precision = interval(told, draws=200)
    assert recall[0] <= found.recall <= recall[1]
    assert precision[0] <= found.precision <= precision[1]


@given(st.text(max_size=200), st.randoms(use_true_random=False))
def test_no_text_is_too_odd_to_edit(text: str, rng: random.Random) -> None:
    assert len(edits.WORD.findall(edits.exchanged(text, 0.0, ["word"], rng))) == len(
        edits.WORD.findall(text)
    )
    assert edits.turned(text) is not None
    assert edits.respelled(text) is not None
    assert len(edits.cut(text).split()) <= len(text.split())
    assert len(edits.without_some(text, 0.3, rng).split()) <= len(text.split())
