from newsreader.domain.spans import Span
from newsreader.text.flow import flowed, on_one_line
from newsreader.text.quotes import quoted_spans
from newsreader.text.sentences import sentence_spans

WRAPPED = (
    'He left. "We will not sail\r\n   on promises," said Tomas\nReyle of the U.S.\nunion. He sat.'
)


def test_breaks_become_one_space_and_offsets_lead_back() -> None:
    flow = flowed(WRAPPED, [Span(0, len(WRAPPED))])
    assert (
        flow.text
        == 'He left. "We will not sail on promises," said Tomas Reyle of the U.S. union. He sat.'
    )
    at = flow.text.index("Tomas Reyle")
    back = flow.back(Span(at, at + len("Tomas Reyle")))
    assert back.slice(WRAPPED) == "Tomas\nReyle"
    assert flow.into(back) == Span(at, at + len("Tomas Reyle"))


def test_text_without_breaks_is_left_as_it_is() -> None:
    text = "One line.\nAnother line."
    flow = flowed(text, [Span(0, 9), Span(10, 23)])
    assert flow.text is text
    assert flow.back(Span(10, 17)) == flow.into(Span(10, 17)) == Span(10, 17)


def test_a_word_cut_at_its_hyphen_is_whole_again() -> None:
    assert on_one_line("a well-\nknown pre-\nand post-war Jean-\n  Pierre") == (
        "a well-known pre- and post-war Jean-Pierre"
    )


def test_a_wrapped_paragraph_has_no_sentence_end_at_its_line_breaks() -> None:
    spans = sentence_spans(WRAPPED, wrapped=True)
    assert [span.slice(WRAPPED)[:8] for span in spans] == ["He left.", '"We will', "He sat."]
    assert len(sentence_spans(WRAPPED)) > len(spans)


def test_a_quotation_crosses_a_wrapped_line() -> None:
    (quote,) = quoted_spans(WRAPPED, wrapped=True)
    assert " ".join(quote.slice(WRAPPED).split()) == "We will not sail on promises,"
    assert quoted_spans(WRAPPED)[0].slice(WRAPPED) == "We will not sail"
