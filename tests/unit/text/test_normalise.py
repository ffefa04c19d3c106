import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.normalise import fold, normalise


def test_curly_quotes_and_dashes_become_plain() -> None:
    assert normalise("“It’s over” – he said").text == '"it\'s over" - he said'


def test_a_raw_span_is_found_again_behind_a_soft_hyphen() -> None:
    found = normalise("Kar\u00adsund ferry")
    assert found.text == "karsund ferry"
    span = found.raw_span(0, 7)
    assert span.slice("Kar\u00adsund ferry") == "Kar\u00adsund"


def test_a_ligature_that_becomes_two_letters_points_to_its_one_code_point() -> None:
    found = normalise("ﬁsh")
    assert found.text == "fish"
    assert found.origin == (0, 0, 1, 2, 3)


def test_a_decomposed_letter_equals_a_composed_one() -> None:
    assert normalise("e\u0301t").text == normalise("ét").text


def test_folding_drops_accents() -> None:
    assert fold("Oszlány") == "oszlany"


@given(st.text(st.sampled_from("aB\t` é\u0301“…ﬁ\u00ad漁ß\u0345-")))
def test_runs_of_ascii_are_normalised_as_letter_by_letter(raw: str) -> None:
    found = normalise(raw)
    clusters: list[str] = []
    for letter in raw:
        if clusters and unicodedata.combining(letter):
            clusters[-1] += letter
        else:
            clusters.append(letter)
    assert found.text == "".join(normalise(cluster).text for cluster in clusters)
    assert len(found.origin) == len(found.text) + 1
