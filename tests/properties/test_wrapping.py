from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from newsreader.text.safe import visible
from newsreader.ui.wrapping import cut, pad, wrap

texts = st.text(max_size=150).map(visible)


@given(texts, st.integers(2, 40))
def test_no_line_is_wider_than_asked_and_nothing_visible_is_lost(text: str, width: int) -> None:
    spans = wrap(text, 0, len(text), width)
    assert all(cell_len(span.slice(text)) <= width for span in spans)
    shown = "".join(span.slice(text) for span in spans)
    assert "".join(shown.split()) == "".join(text.split())


@example("⺀0", 2)
@given(texts, st.integers(0, 40))
def test_cut_fits_and_pad_fills(text: str, width: int) -> None:
    assert cell_len(cut(text, width)) <= width
    if "\n" not in text:
        assert cell_len(pad(text, width)) == width
