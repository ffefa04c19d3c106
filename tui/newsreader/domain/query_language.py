"""The query language as a table: it feeds the parser, completion, help, man page and README."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QueryField:
    """A field of the query language.

    Attributes:
        name: As it is typed, without its colon.
        value: How a value is written in the documents.
        means: What it matches, for the documents.
        choices: Where only some values make sense, those, each with what it means.
        pattern: Where values have a form, a regular expression for the whole of one.
        expects: That form in words, for an error.
        of: What in the library its values are: "outlet", "entity", "tag", "story", "language",
            "feed", "folder", or an empty string.
    """

    name: str
    value: str
    means: str
    choices: tuple[tuple[str, str], ...] = ()
    pattern: str = ""
    expects: str = ""
    of: str = ""


_DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d)?)?)?"
_A_DAY = "a day like 2031-05-12, a month like 2031-05, or a year"

_FIELDS = (
    QueryField("outlet", "X", "the outlet's name contains X", of="outlet"),
    QueryField(
        "entity",
        "X",
        "somebody or something is named whose name, as linked, is X, whole; case does not matter",
        of="entity",
    ),
    QueryField(
        "person",
        "X",
        "a person is named whose name, or another form of it, contains X",
        of="entity",
    ),
    QueryField("org", "X", "the same for organisations", of="entity"),
    QueryField("place", "X", "the same for places", of="entity"),
    QueryField(
        "story", "X", "an article of its story has X in the headline, or X in its id", of="story"
    ),
    QueryField(
        "followed",
        "3",
        "of one story or name you follow, by the number of the follow; the sources list them",
        pattern=r"\d{1,9}",
        expects="the number of a follow",
    ),
    QueryField("tag", "X", "your tag X, exactly", of="tag"),
    QueryField(
        "feed",
        "X",
        "it came with a feed whose name or address contains X, or whose number is X",
        of="feed",
    ),
    QueryField(
        "folder",
        "X",
        "it came with a feed in folder X or below, or with your tag X for feeds",
        of="folder",
    ),
    QueryField("shares-with", "X", "it shares a passage with an outlet X", of="outlet"),
    QueryField(
        "new",
        ">50w",
        "words of it that are new to you: `>`, `>=`, `<`, `<=` or `=` and a number; "
        "`unknown` while it is not analysed",
        pattern=r"(?:>=|<=|>|<|=)?\d{1,7}w?|unknown",
        expects="a comparison like >50w, <=10w or =0, or unknown",
    ),
    QueryField(
        "age",
        "<2d",
        "published less (`<`) or more (`>`) than so long ago: minutes `m`, hours `h`, days `d`, "
        "weeks `w` or years `y`; articles without a date do not match",
        pattern=r"(?:<=|>=|<|>)\d{1,4}[mhdwy]",
        expects="a comparison like <2d or >6h",
    ),
    QueryField(
        "before",
        "X",
        "published before X: `2031`, `2031-05`, `2031-05-12` or `2031-05-12T06:00`; "
        "articles without a date do not match",
        pattern=_DAY,
        expects=_A_DAY,
    ),
    QueryField(
        "after",
        "X",
        "published after X, X itself left out; articles without a date do not match",
        pattern=_DAY,
        expects=_A_DAY,
    ),
    QueryField(
        "id",
        "X",
        "the article's id, as `list` and `show` print it, begins with X",
        pattern=r"a[0-9a-f]{4,16}",
        expects="an article's id or its beginning, like a1b2c3",
    ),
    QueryField("lang", "X", "the language, as a code: `en`, `no`", of="language"),
    QueryField(
        "is",
        "X",
        "its state",
        choices=(
            ("unread", "neither read nor dropped"),
            ("read", ""),
            ("starred", ""),
            ("later", "put off"),
            ("dropped", ""),
            ("updated", "something came after you dealt with it"),
            ("corrected", "the page says it is corrected, or is a correction"),
            ("killed", "the page says it is killed, withdrawn or retracted, or is such a notice"),
            ("followed", "of a story or name you follow"),
            ("noted", "with a note of yours"),
            ("untitled", "no headline was found"),
            ("unknown", "the outlet was not found"),
        ),
    ),
    QueryField(
        "has",
        "X",
        "what it has",
        choices=(
            ("shared", "passages that other articles held have too"),
            ("note", ""),
            ("tag", ""),
            ("wire", "an agency's credit"),
            ("clipping", "a clipping of yours"),
            ("versions", "more than one version"),
        ),
    ),
    QueryField(
        "sort",
        "X",
        "the order, once and beside everything else",
        choices=(
            ("newest", "as without it"),
            ("oldest", ""),
            ("added", "what came last first"),
            ("new", "most words new to you first"),
            ("longest", ""),
            ("shortest", ""),
            ("shared", "most shared passages first"),
            ("outlet", ""),
            ("title", ""),
        ),
    ),
)
#: Fields by name, in the order of the documents.
FIELDS: dict[str, QueryField] = {field.name: field for field in _FIELDS}

#: What else can be written, with what it means.
OPERATORS: tuple[tuple[str, str], ...] = (
    ("ferry strike", "both words, in headline or story; a word matches the beginning of words"),
    ('"second offer"', "these words together"),
    ("-ferry", "what does not match; also -tag:done, -(a or b)"),
    ("ferry or strike", "either; binds weaker than neighbours"),
    ("(ferry or strike) talks", "brackets group"),
    ('outlet:"civic ledger"', 'a value with spaces is quoted; \\" is a quotation mark in it'),
)

#: Queries worth copying, with what they find.
EXAMPLES: tuple[tuple[str, str], ...] = (
    ("is:unread new:>50w age:<2d", "what is worth opening this morning"),
    ('person:varne (tariff or "second offer") -tag:done', "one person, two subjects, not done"),
    ("shares-with:nordline -outlet:nordline has:wire", "who carries an agency's words"),
    ("is:starred (is:updated or is:corrected or is:killed)", "stars that need another look"),
    ('entity:"Ilse Varne" after:2031-05-10 sort:oldest', "one name, in order"),
)
