import pytest

from newsreader.text.counts import counted


@pytest.mark.parametrize(
    ("count", "told"), [(0, "0 articles"), (1, "1 article"), (1_234, "1,234 articles")]
)
def test_a_number_is_told_with_its_noun(count: int, told: str) -> None:
    assert counted(count, "article") == told
