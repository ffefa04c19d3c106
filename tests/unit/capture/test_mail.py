from __future__ import annotations

import base64
import time

import pytest

from newsreader.capture.decoding import NotText
from newsreader.capture.formats import contents_of, format_of, read_again, understand_as_read
from newsreader.domain.articles import Article
from newsreader.domain.captures import BODY_LABELS, Label
from tests.unit.capture.made_mail import HEADERS, LAST, LEAD, NEXT, PAGE, message, several


def read(data: bytes, name: str = "-") -> Article:
    (found,) = contents_of(data, name).found
    article = understand_as_read(found.capture, lambda: found.data, None)
    assert "".join(article.content[x.start : x.end] for x in article.lines) == article.content
    return article


def label_of(article: Article, words: str) -> Label:
    (line,) = [x for x in article.lines if words in article.content[x.start : x.end]]
    return line.label


def test_a_newsletter_in_html_is_read_as_a_page_and_its_headers_are_evidence() -> None:
    article = read(message(PAGE, "text/html; charset=utf-8"))
    assert article.text == f"{LEAD}\n\n{NEXT}\n\n{LAST}"
    assert article.headline is not None
    assert article.headline.value == "Ferry talks collapse in Karsund"
    assert article.outlet is not None
    assert article.outlet.value == "The Islander"
    assert article.outlet.evidence[0].rule == "mail:from"
    assert article.published is not None
    assert article.published.value.value == "2031-05-12T05:47:09+02:00"
    place = article.published.evidence[0]
    assert article.content[place.start : place.end] == "Mon, 12 May 2031 05:47:09 +0200"


@pytest.mark.parametrize(
    "words",
    [
        "Nine hours, no deal",
        "View this email",
        "You are receiving this",
        "Unsubscribe |",
        "mail date:",
    ],
)
def test_previews_and_the_way_out_of_a_list_are_furniture(words: str) -> None:
    article = read(message(PAGE, "text/html; charset=utf-8"))
    assert label_of(article, words) not in BODY_LABELS


def test_a_plain_newsletter_has_its_subject_as_the_headline() -> None:
    article = read(message())
    assert article.text == f"{LEAD}\n\n{NEXT}"
    assert article.headline is not None
    assert [e.rule for e in article.headline.evidence][-1] == "mail:subject"
    assert article.lines[0].label is Label.HEADLINE


def test_lines_broken_for_the_way_are_joined() -> None:
    flowed = LEAD.replace("after", "after \n").replace("  ", " ") + "\n\n" + NEXT
    article = read(message(flowed, "text/plain; charset=utf-8; format=flowed"))
    assert len(article.paragraphs) == 2


def test_of_alternatives_the_page_is_taken() -> None:
    data = several(
        ("Content-Type: text/plain", "Read this online: https://islander.example"),
        ("Content-Type: text/html; charset=utf-8", PAGE),
    )
    assert LAST in read(data).text


def test_a_page_that_says_hardly_anything_gives_way_to_the_plain_part() -> None:
    data = several(
        ("Content-Type: text/plain; charset=utf-8", f"{LEAD}\n\n{NEXT}\n"),
        ("Content-Type: text/html", "<p>Your mail program shows no pages.</p>"),
    )
    assert read(data).text == f"{LEAD}\n\n{NEXT}"


def test_a_file_that_is_attached_is_named_and_not_read() -> None:
    data = several(
        ("Content-Type: text/plain; charset=utf-8", f"{LEAD}\n\n{NEXT}\n"),
        (
            'Content-Type: application/pdf; name="minutes.pdf"\nContent-Disposition: attachment',
            "JVBERi0xLjQK",
        ),
        kind="mixed",
    )
    (found,) = contents_of(data).found
    assert "1 attached file is kept" in found.capture.decoded.note
    assert "minutes.pdf" in found.capture.decoded.text
    assert "JVBERi" not in found.capture.decoded.text


@pytest.mark.parametrize("said", ["us-ascii", "utf-8", "iso-8859-1", "koi8-r", "no-such-thing", ""])
def test_a_charset_that_lies_changes_no_letter_of_utf8(said: str) -> None:
    text = LEAD.replace("Vell", "Vellør")
    assert "Vellør" in read(message(f"{text}\n\n{NEXT}", f'text/plain; charset="{said}"')).text


def test_a_charset_that_is_true_is_heard() -> None:
    text = f"{LEAD} Čas je zlato, řekl.\n\n{NEXT}"
    coded = base64.encodebytes(text.encode("iso-8859-2")).decode()
    data = f"{HEADERS}Content-Type: text/plain; charset=iso-8859-2\nContent-Transfer-Encoding: base64\n\n{coded}"
    assert "řekl" in read(data.encode()).text


def test_quoted_printable_and_encoded_words_are_read() -> None:
    headers = HEADERS.replace(
        "Ferry talks collapse in Karsund", "=?iso-8859-1?q?F=E6rge_talks?= =?utf-8?b?IGNvbGxhcHNl?="
    )
    data = (
        f"{headers}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        f"{LEAD[:60]}=\n{LEAD[60:]} Caf=C3=A9.\n"
    ).encode()
    article = read(data)
    assert article.headline is not None
    assert article.headline.value == "Færge talks collapse"
    assert "Café." in article.text


def test_a_person_who_writes_is_no_outlet() -> None:
    headers = HEADERS.replace(
        '"The Islander" <news@islander.example>', "Mara Lind <mara@gmail.com>"
    )
    headers = headers.replace("List-Id: The Islander Daily <daily.islander.example>\n", "")
    assert read(message(headers=headers)).outlet is None


def test_a_writer_of_an_outlet_is_its_author() -> None:
    headers = HEADERS.replace('"The Islander"', '"Mara Lind from The Islander"')
    article = read(message(headers=headers))
    assert article.outlet is not None
    assert article.outlet.value == "The Islander"
    assert article.byline is not None
    assert article.byline.value == "Mara Lind"


def test_what_was_passed_on_says_itself_when_and_by_whom() -> None:
    body = (
        "---------- Forwarded message ---------\n"
        "From: The Islander <news@islander.example>\nDate: Sun, 11 May 2031 08:00:00 +0200\n"
        f"Subject: Ferry talks collapse\nTo: <list@islander.example>\n\n{LEAD}\n\n{NEXT}\n"
    )
    headers = HEADERS.replace(
        '"The Islander" <news@islander.example>', "Mara Lind <mara@gmail.com>"
    )
    article = read(message(body, headers=headers.replace("Subject: ", "Subject: Fwd: ")))
    assert article.published is not None
    assert article.published.value.value.startswith("2031-05-11T08:00")
    assert article.outlet is not None
    assert article.outlet.value == "The Islander"
    assert article.text == f"{LEAD}\n\n{NEXT}"
    assert article.headline is not None
    assert article.headline.value.startswith("Ferry talks collapse")


def test_a_box_gives_each_message_its_own_bytes() -> None:
    one, two = message(), message(f"{NEXT}\n\n{LAST}\n", headers=HEADERS.replace("0512", "0513"))
    box = b"From news@islander.example Mon May 12 05:47:09 2031\n" + one
    box += b"\nFrom news@islander.example Tue May 13 05:47:09 2031\n" + two
    contents = contents_of(box, "box")
    assert [f.data for f in contents.found] == [one, two]
    assert [f.key for f in contents.found] == [
        "0512-ferry@islander.example",
        "0513-ferry@islander.example",
    ]
    assert format_of(one, "a.eml").name == "mail"


def test_a_line_of_a_message_that_begins_with_from_ends_no_message() -> None:
    body = f"{LEAD}\n\nFrom Karsund at 14:30 the boats went back empty.\n\n{NEXT}\n"
    box = b"From a@b.example Mon May 12 05:47:09 2031\n" + message(body)
    assert len(contents_of(box).found) == 1


def test_messages_are_read_again_by_what_is_noted_of_them() -> None:
    for data in (message(), message(PAGE, "text/html")):
        (found,) = contents_of(data).found
        assert read_again(data, found.capture.decoded.decoder) == found.capture


def test_parts_within_parts_have_an_end() -> None:
    inner = "Content-Type: text/plain\n\nthe innermost words\n"
    for depth in range(200):
        mark = f"b{depth}"
        inner = (
            f'Content-Type: multipart/mixed; boundary="{mark}"\n\n--{mark}\n{inner}\n--{mark}--\n'
        )
    (found,) = contents_of((HEADERS + inner).encode()).found
    assert "too deep" in found.capture.decoded.note


def test_a_hundred_thousand_parts_are_read_in_a_moment() -> None:
    parts = "--b1\nContent-Type: text/plain\n\nword\n" * 100_000
    data = f'{HEADERS}Content-Type: multipart/mixed; boundary="b1"\n\n{parts}'.encode()
    started = time.process_time()
    (found,) = contents_of(data).found
    assert time.process_time() - started < 10
    assert "too many" in found.capture.decoded.note


def test_text_that_only_looks_like_a_header_is_text() -> None:
    assert format_of(b"Note: the ferry\nFrom: Karsund to Vell\n\nIt sails.\n").name == "plain text"
    assert format_of(message(), "saved.txt").name == "plain text"


def test_nothing_but_an_empty_message_is_refused() -> None:
    with pytest.raises(NotText):
        contents_of(b"From: \nReceived: \nDate: \n\n", "x.eml")
