from __future__ import annotations

import math

from newsreader.capture import learned
from newsreader.capture.labelling import MOST, label_page
from newsreader.capture.lines import line_spans
from newsreader.capture.page import Verdict
from newsreader.capture.reading import read_capture, understand
from newsreader.capture.row_features import features_of
from newsreader.domain.captures import BODY_LABELS, Label
from tests.unit.capture.made_mail import LAST, LEAD, NEXT

MENU = "\n".join(["Home", "News", "Sport", "Weather", "Culture", "Jobs", "Opinion", "Video"] * 4)
PAGE = f"{MENU}\n\nFerry talks collapse in Karsund\n\n{LEAD}\n{NEXT}\n{LAST}\n\n{MENU}\n"


def test_each_row_has_as_many_numbers_as_there_are_weights() -> None:
    page = label_page(PAGE, line_spans(PAGE))
    for numbers in features_of(page):
        assert len(numbers) == len(learned.row_weights().each)
        assert all(math.isfinite(number) for number in numbers)


def test_rows_at_the_edges_are_left_out_and_rows_nearby_taken_in_where_weights_are_sure() -> None:
    page = label_page(PAGE, line_spans(PAGE))
    body = [row.index for row in page.rows if page.is_labelled(row.index, BODY_LABELS)]
    assert len(body) == 3
    likely = [0.0] * len(page.rows)
    likely[body[0]] = likely[body[1]] = 0.9
    likely[body[-1] + 1] = 0.95
    page.verdicts[body[-1] + 1] = Verdict(Label.PROMO, 0.5, "promo-below-story")
    changed = learned.settled(page, likely)
    assert body[-1] in changed
    assert body[1] not in changed
    assert changed[body[-1] + 1].label is Label.BODY
    assert {verdict.rule.partition(":")[0] for verdict in changed.values()} == {"learned"}


def test_a_story_is_never_left_without_a_row() -> None:
    page = label_page(PAGE, line_spans(PAGE))
    for row in page.rows:
        if page.is_labelled(row.index, BODY_LABELS):
            page.verdicts[row.index] = Verdict(Label.BODY, 0.5, "body")
    assert learned.settled(page, [0.0] * len(page.rows)) == {}


def test_short_pages_are_left_to_the_rules() -> None:
    text = f"Ferry talks collapse\n\n{LEAD}\n\n{NEXT}\n"
    page = label_page(text, line_spans(text))
    assert learned.settled(page, [0.0] * len(page.rows)) == {}


def test_lines_below_those_that_rules_read_keep_their_text() -> None:
    text = f"{PAGE}" + f"{LAST}\nmore\n" * MOST
    article = understand(read_capture(text.encode()))
    assert "".join(text[x.start : x.end] for x in article.lines) == text
    assert article.lines[-1].rule == "beyond-the-rules"
