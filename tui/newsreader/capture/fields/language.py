"""The language of a text, by its function words."""

from __future__ import annotations

import re
from collections import Counter

_PROFILES: dict[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the of and to in that is was for on with as he it by at from his they have has but said not be this are will an were which who their after would been a or she if we you what there more when had can about out up into than them then some could now only our your",
        "de": "der die und den das von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über",
        "fr": "le la les des et en du une que est dans pour qui sur pas par au plus avec son se ne ce il sont aux cette mais été ont ses elle comme ou leur après",
        "es": "el la los las de que y en del se por un una con para su al es lo como más pero sus fue este ha entre cuando sobre también años hasta desde está",
        "it": "il di che la e per un in del è una con non le si da della dei gli sono al lo nel alla più come anche ha ma delle dal questo stato dopo",
        "pt": "o a de que e do da em um para com não uma os no se na por mais as dos como mas ao das à foi são também pelo pela até isso entre depois",
        "nl": "de het een van en in is dat op te zijn voor met die niet aan er om ook als dan maar bij uit naar door over nog worden heeft hij ze wordt deze",
        "no": "og i det er på som en til av at for med har de ikke om et den var fra han seg blir etter skal kan vi være ble men hun eller over også ut bare nå",
        "da": "og i det er på som en til af at for med har de ikke om et den var fra han sig bliver efter skal kan vi være blev men hun eller over også ud kun nu",
        "sv": "och i det är på som en till av att för med har de inte om ett den var från han sig blir efter ska kan vi vara blev men hon eller över också ut bara nu",
    }.items()
}
#: Words that tell neighbours apart where the rest is the same.
_TELLING = {
    "no": frozenset(["av", "etter", "nå", "ut", "bare", "sier", "sa", "ble", "opp", "mot"]),
    "da": frozenset(
        ["af", "efter", "nu", "ud", "kun", "siger", "sagde", "blev", "op", "mod", "uge"]
    ),
}
#: The languages of each function word.
_LANGUAGES: dict[str, list[str]] = {}
for _code, _profile in _PROFILES.items():
    for _word in _profile:
        _LANGUAGES.setdefault(_word, []).append(_code)
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language ``text`` is written in, or "und".

    Counts function words of ten languages in the first 6,000 code points. A text of fewer than
    eight words, of another script, or without a clear winner is "und".
    """
    words = [word.lower() for word in _WORD.findall(text[:6000])]
    if len(words) < 8:
        return "und"
    counts = Counter(words)
    found = dict.fromkeys(_PROFILES, 0)
    for word in counts.keys() & _LANGUAGES.keys():
        for code in _LANGUAGES[word]:
            found[code] += counts[word]
    shares = {code: count / len(words) for code, count in found.items()}
    for code, only in _TELLING.items():
        shares[code] += sum(counts[word] for word in only) / len(words)
    best, second = sorted(shares, key=lambda code: -shares[code])[:2]
    least = 0.16 if len(words) >= 30 else 0.22
    return best if shares[best] >= least and shares[best] > shares[second] else "und"
