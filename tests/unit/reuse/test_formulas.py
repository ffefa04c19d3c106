from __future__ import annotations

from newsreader.domain.reuse import Basis, Likeness
from newsreader.reuse.formulas import settle
from tests.unit.reuse.building import article, match_all

SAYING = "Whoever sows thistles by moonlight must not expect barley at breakfast."
OWN = (
    "The harbour board closed the northern quay after divers found cracks in three pillars.",
    "Wheat prices doubled over the winter and half the village bakeries stopped making rye loaves.",
    "A tennis final in Lindgate ended at midnight under borrowed floodlights and heavy snow.",
)


def test_a_wording_in_three_unrelated_events_is_a_formula() -> None:
    matches = match_all(*(article(f"a{n}", own, SAYING) for n, own in enumerate(OWN)))
    assert {m.likeness for m in matches} == {Likeness.SAME}
    settled = settle(matches)
    assert {(m.likeness, m.basis) for m in settled} == {(Likeness.SIMILAR, Basis.FORMULA)}
    assert settle(settled) == settled


def test_a_wording_of_one_event_stays_reuse() -> None:
    matches = match_all(*(article(f"a{n}", OWN[0], SAYING) for n in range(4)))
    assert settle(matches) == sorted(matches, key=lambda m: (m.a.key, m.b.key))


def test_settling_does_not_depend_on_the_order() -> None:
    matches = match_all(*(article(f"a{n}", own, SAYING) for n, own in enumerate(OWN)))
    assert settle(matches[::-1]) == settle(matches)
