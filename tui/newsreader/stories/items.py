"""What grouping knows of one article, in plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from newsreader.domain.articles import Article
from newsreader.text.normalise import fold
from newsreader.text.tokens import written_words

#: Content words of an article that are kept, the most frequent first.
_WORDS = 120
#: Only this much of a very long text is read for its words.
_TEXT = 60_000


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words too common to tell stories apart.
_COMMON = _set(
    """
    a about after against all also am an and any are as at back be because been before being between
    both but by can could day days did do does down during each even first for from get go had has
    have he her here him his how i if in into is it its just last like made make many may me might
    more most much my new no not now of off on one only or other our out over own people said same
    say says she should since so some still such take than that the their them then there these they
    this those through time to told too two under until up us very was way we week well were what
    when where which while who will with would year years yes yet you your according added asked
    called came case come going however including around another without within among monday tuesday
    wednesday thursday friday saturday sunday
    """
)
#: The short forms and set words of price lists, results and dividend notices: items on one form are
#: not one event.
_FORMS = _set(
    """
    mln bln trln dlr dlrs cts ct shr shrs net revs rev avg qtr qtrs qtly pct mth mths yr yrs div
    divs vs note oper loss profit share shares quarter quarterly dividend record payable cents
    percent million billion prior ended months bpd ton tons tonnes per prices price rose fell sales
    results earnings declared holders sets regular payout january february april june july august september october november december
    """
)
_PASSED_OVER = _COMMON | _FORMS


@dataclass(frozen=True, slots=True)
class StoryItem:
    """One article, as grouping sees it.

    Attributes:
        article: Article id.
        title: The headline, or an empty string.
        entities: Entity id to how often it is mentioned.
        published: ISO 8601 cut to its precision, or None.
        words: Content words with how often they occur.
        shared: Other article's id to the number of passages shared with it.
    """

    article: str
    title: str = ""
    entities: Mapping[str, int] = field(default_factory=dict)
    published: str | None = None
    words: Mapping[str, int] = field(default_factory=dict)
    shared: Mapping[str, int] = field(default_factory=dict)

    @property
    def title_words(self) -> tuple[str, ...]:
        """The content words of the headline, none twice."""
        return tuple(content_words(self.title))

    @property
    def day(self) -> int | None:
        """The day of publication as a number, or None where the day is not known."""
        if self.published is None or len(self.published) < 10:
            return None
        try:
            return date.fromisoformat(self.published[:10]).toordinal()
        except ValueError:
            return None


def topic_of(article: Article) -> dict[str, int]:
    """Return the content words an article uses most, with how often."""
    return dict(content_words(article.text[:_TEXT]).most_common(_WORDS))


def content_words(text: str) -> Counter[str]:
    """Count the words of ``text`` that tell one story from another, without case and possessives."""
    counts: Counter[str] = Counter()
    for written, many in Counter(written_words(text)).items():
        word = _folded(written)
        if len(word) > 2 and word not in _PASSED_OVER and not word[0].isdigit():
            counts[word] += many
    return counts


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    return fold(word).removesuffix("'s")
