from __future__ import annotations

from collections import Counter

from newsreader.entities.tallies import shown


def test_the_fullest_form_in_use_is_shown() -> None:
    assert shown(Counter({"Blinken": 9, "Antony Blinken": 3, "Antony J. Blinken": 2})) == (
        "Antony J. Blinken"
    )


def test_a_rare_form_that_was_merged_in_renames_nobody() -> None:
    assert shown(Counter({"Ilse Varne": 12, "Ilse Maria Varne": 1, "Varne": 40})) == "Ilse Varne"


def test_of_equally_full_forms_the_commonest_is_shown() -> None:
    assert shown(Counter({"Mikael Strand": 2, "Michael Strand": 1})) == "Mikael Strand"
