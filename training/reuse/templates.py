"""Invented items written on forms: almost equal sentences about different things, which share no wording.

Two items of one form that differ in every slot are no reuse: whoever writes a dividend notice takes
over the form, not another's report. The rule for the label is that alone: all particulars (names,
figures, days) differ. The same item with one figure wrong, or a word or two exchanged, is reuse.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import NamedTuple

_COMPANIES = """Acorn Tarle;Bexley Mining;Corvane;Dunmore Foods;Estrin Labs;Fallow Bay;Garrick Steel;Hollin Paper;
Ivermoor;Jarl Shipping;Kestrel Rail;Lunden Glass;Marrow Oil;Northfen;Ostrel Timber;Pell Brothers;Quarne Power;
Redgrove;Saltmarsh Foods;Tarn Electric;Ulver Fisheries;Vantrey;Wexcombe;Yarrow Press"""
_TOWNS = """Ostwick;Brenholm;Calder Point;Dunvale;Eskmouth;Farnbeck;Grimsund;Hallow Cross;Inverlae;Jorvale;Kirnagh;
Lomund;Merrick;Norsby;Ormsund;Penhallow;Quillan;Rossmoor;Skerrin;Tolvane;Ulmstead;Varnby;Wethercombe;Yelland"""
_PEOPLE = """Ada Lindqvist;Boris Tench;Clara Oyen;Dorin Vasile;Edda Marsh;Felix Osei;Greta Holm;Hamid Karan;Ines Duarte;
Jonas Pell;Katia Moreau;Lars Toller;Mina Sato;Nils Brekke;Oona Reilly;Petr Novak;Rosa Vidal;Sven Aldous;Tamar Levi;
Uri Katz;Vera Stolz;Wilma Dane;Yusuf Adeyemi;Zoe Hartley"""
_DAYS = "Monday;Tuesday;Wednesday;Thursday;Friday;Saturday"
_MONTHS = "January;February;March;April;June;July;August;September;October;November"
_TITLES = """Transport Minister;Foreign Secretary;Deputy Prime Minister;Chief Executive;Attorney General;Finance Minister;
Party Chairman;National Security Adviser;Police Commissioner;Press Secretary;Opposition Leader;Defence Secretary"""
_BODIES = """opened a bridge over the river while children waved paper flags;ruled out new taxes on heating and diesel;
was booed by dockers at the gates of the cannery;laid flowers at the grave of an unknown sailor;
will leave the talks early and return by train;wants a longer runway and cheaper tickets;
refused to shake hands before the cameras;praised the firemen who dug through the night;
called the harvest the worst in living memory;promised an inquiry into the missing ledgers"""
_STOCK = """did not immediately respond to a request for comment;declined to comment further on the matter;
spoke on condition of anonymity because the talks are private;said in a statement on Tuesday;
could not immediately be reached for comment;told reporters at a news conference on Friday"""
_TURNS = """I have no idea what;At the end of the day we;We have to make sure that;It would be a mistake to;
That is not going to happen;There is a lot of;I am not going to comment on;You can't have it both ways;
This is just the beginning;We are going to do everything we can to;We will have to wait and see;for as long as we can;
one of the biggest problems we have;It's hard to say what;I don't want to get into;We're not there yet;
That's the way it is;I think it's time to;There's no question that;It remains to be seen whether;
We've been through this before;It's a matter of time before;We're looking at all of the options;
Nobody wants to see that;I think that's a good thing;a very big step forward;It is what it is;
That's what we're here for;They know what they have to do;We did what we could;It's not up to me to;
no matter what happens;the right thing to do;a long way to go;this is not over;a very hard decision;
for the time being;a step too far;it could have been worse;on a case by case basis;it speaks for itself;enough is enough for now;
we don't know yet;a matter of great concern;we are in close contact;a difficult time for everyone;better late than never;
We want to get this right;It makes no sense to;I would not rule out;It was a long day for;We hope it will be over soon"""
_TAILS = """the harbour master keeps in his drawer;sell the old cannery to strangers;raise fares on the night boats;
the orchestra and its leaking roof;blame the apprentices for a broken crane;the wolves that came down in March;
lend money to people who own castles;argue about who moved the fence;the price of nets and lamp oil;
teach chemistry without a single burner;close the only bakery on the island;rumours about the goalkeeper's knee;
paint the lighthouse green again;the jury and what it ate;a museum that nobody visits;the bees, the hives and the honey;
count the votes by candlelight;a tunnel nobody asked for;move the clinic behind the slaughterhouse;the choir's missing silver"""
_FORMS = (
    "{c} said its board declared a regular quarterly dividend of {n} cents a share, payable {m} {d}, to shareholders of record {m2} {d2}.",
    "{c} said it expects to report earnings of {n} cents a share for the quarter ended {m} {d} against {n2} cents a year earlier.",
    "{c} shares closed {n} percent higher at {n2} crowns on {w}, while the index gained {n3} points to {n4}.",
    "Net profit at {c} rose to {n} million crowns in the three months to {m} from {n2} million a year before, on sales of {n3} million.",
    "{t} will be mostly cloudy on {w} with a high of {d} degrees and a {n} percent chance of rain in the afternoon.",
    "{p}, {n}, of {t}, died peacefully at home on {w}, surrounded by family; the funeral is at {d} o'clock at St {p2}.",
    "{t} beat {t2} {d}-{d2} on {w} with two late goals from {p} before a crowd of {n}.",
    "Police in {t} said a {n}-year-old man was arrested on {w} after a car struck a lamp post near {t2} shortly after {d} p.m.",
    "Wheat for {m} delivery rose {n} cents to {n2} a bushel, while maize for {m2} fell {d} cents to {n3}.",
    "{c} said it completed the sale of its {t} plant to {c2} for {n} million crowns in cash and {n2} shares.",
    "The central bank set the official rate at {n} crowns to the dollar on {w}, compared with {n2} on {w2}.",
    "{c} named {p} chief financial officer, effective {m} {d}, succeeding {p2}, who retires after {n} years.",
    "Shr {n} cts vs {n2} cts. Net {n3} mln vs {n4} mln. Revs {n5} mln vs {n6} mln.",
    "Raw sugar rose {n} points in {t} on {w} and white sugar for {m} delivery gained {d} dollars to {n2}.",
    "The {t} ferry leaves at {d}.{n} and the night boat from {t2} calls at {t3} on {w} and {w2}.",
)  # fmt: skip
_SLOT = re.compile(r"\{([a-z])(\d?)\}")


class Pair(NamedTuple):
    """Two sentences, and whether the words of one were taken over."""

    a: str
    b: str
    reuse: bool


def form_pairs(count: int, rng: random.Random) -> Iterator[Pair]:
    """Yield pairs of items of one form that differ in every slot, and pairs with one figure wrong."""
    for n in range(count):
        form = _FORMS[n % len(_FORMS)]
        one, other = _filled_apart(form, rng)
        yield Pair(one, other, reuse=False)
        yield Pair(one, _one_wrong(one, rng), reuse=True)


def name_pairs(count: int, rng: random.Random) -> Iterator[Pair]:
    """Yield pairs of sentences that share names with titles, or a stock phrase, and nothing else."""
    titles, people = _list(_TITLES), _list(_PEOPLE)
    bodies, stock = _list(_BODIES), _list(_STOCK)
    for _ in range(count):
        who = [f"{rng.choice(titles)} {name}" for name in rng.sample(people, 2)]
        first, second = rng.sample(bodies, 2)
        both = f"{who[0]} and {who[1]} of the Republic of {rng.choice(_list(_TOWNS))}"
        yield Pair(f"{both} {first}.", f"{both} {second}.", reuse=False)
        yield Pair(f"{who[0]} {first}.", f"{who[0]} {second}.", reuse=False)
        phrase = rng.choice(stock)
        yield Pair(f"{who[0]} {phrase}.", f"{who[1]} {phrase}.", reuse=False)


def turn_pairs(count: int, rng: random.Random) -> Iterator[Pair]:
    """Yield pairs of quotations that share a turn of everyday speech, and nothing else."""
    turns, tails, people = _list(_TURNS), _list(_TAILS), _list(_PEOPLE)
    for n in range(count):
        turn = turns[n % len(turns)]
        first, second = rng.sample(tails, 2)
        one, other = rng.sample(people, 2)
        yield Pair(
            f"“{turn} {first},” {one} said.", f"{other} said: “{turn} {second}.”", reuse=False
        )
        yield Pair(
            f"“{turn},” {one} said of {first}.", f"“{turn} {second},” said {other}.", reuse=False
        )
        yield Pair(f"“{turn},” {one} said.", f"“{turn},” {other} added, “{second}.”", reuse=False)


def _filled_apart(form: str, rng: random.Random) -> tuple[str, str]:
    """Fill a form twice with no particular in common."""
    used: set[str] = set()

    def fill(found: re.Match[str]) -> str:
        while (value := _value(found[1], rng)) in used:
            continue
        used.add(value)
        return value

    return _SLOT.sub(fill, form), _SLOT.sub(fill, form)


def _value(kind: str, rng: random.Random) -> str:
    lists = {"c": _COMPANIES, "t": _TOWNS, "p": _PEOPLE, "w": _DAYS, "m": _MONTHS}
    if kind in lists:
        value = rng.choice(_list(lists[kind]))
        return f"{value} {rng.choice(['Ltd', 'Corp', 'plc', 'Inc'])}" if kind == "c" else value
    return str(
        rng.randint(1, 31)
        if kind == "d"
        else rng.choice((rng.randint(32, 99), rng.randint(100, 9999) / 10))
    )


def _one_wrong(text: str, rng: random.Random) -> str:
    """Return the text with one of its figures wrong."""
    figures = [m.span() for m in re.finditer(r"\d[\d.]*\d|\d", text)]
    start, end = rng.choice(figures)
    return f"{text[:start]}{rng.randint(10, 99)}{text[end:]}"


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(";")]
