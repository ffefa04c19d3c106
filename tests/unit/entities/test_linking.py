from __future__ import annotations

import random
import time

import pytest

from newsreader.entities.linker import ArticleMentions, link
from tests.unit.entities.linked import article, entity_of, why

SAME = [
    ("PER:Sergey Lavrin", "PER:Sergei Lavrin"),
    ("PER:Aleksei Dorvan", "PER:Alexey Dorvan"),
    ("PER:Aleksandr Petrenko", "PER:Alexander Petrenko"),
    ("PER:Oleksandr Petrenko", "PER:Aleksandr Petrenko"),
    ("PER:Mikhal Oszlany", "PER:Michal Oszlány"),
    ("PER:Volodymyr Zelensky", "PER:Volodymyr Zelenskyy"),
    ("PER:Volodymyr Zelenskiy", "PER:Vladimir Zelensky"),
    ("PER:Mohammed Harun", "PER:Muhammad Harun"),
    ("PER:Mohamed al-Harun", "PER:Mohammad Al-Harun"),
    ("PER:Alexander Lukashenko", "PER:Aliaksandr Lukashenka"),
    ("PER:Svetlana Tikhanovskaya", "PER:Sviatlana Tsikhanouskaya"),
    ("PER:Yevgeny Morin", "PER:Evgeny Morin"),
    ("PER:Dmitry Sokol", "PER:Dmytro Sokol"),
    ("PER:Yuri Bondar", "PER:Yuriy Bondar"),
    ("PER:Viktor Yanchuk", "PER:Victor Yanchuk"),
    ("PER:Hussein Karam", "PER:Hussain Karam"),
    ("PER:Yusuf Darwish", "PER:Youssef Darwish"),
    ("PER:Kim Dae-sun", "PER:Kim Dae Sun"),
    ("PER:Antony Marlow", "PER:Antony J. Marlow"),
    ("PER:Recep Erdoğdu", "PER:Recep Erdogdu"),
    ("PER:Mikhail Khodorin", "PER:Mikhail Hodorin"),
    ("PER:Nikolay Timoshin", "PER:Mykola Tymoshyn"),
    ("PER:Narendra Jaishankar", "PER:Narendra Jayshankar"),
    ("PER:Ilse Varne", "PER:ILSE VARNE"),
    ("PER:Ahmed Saleh", "PER:Ahmad Saleh"),
    ("ORG:Nato", "ORG:NATO"),
    ("ORG:NATO", "ORG:North Atlantic Treaty Organization"),
    ("ORG:UN", "ORG:U.N."),
    ("ORG:UN", "ORG:United Nations"),
    ("ORG:EU", "ORG:European Union"),
    ("ORG:AP", "ORG:Associated Press"),
    ("ORG:The Karsund Post", "ORG:Karsund Post"),
    ("ORG:G-20", "ORG:G20"),
    ("LOC:US", "LOC:U.S."),
    ("LOC:U.S.", "LOC:United States"),
    ("LOC:America", "LOC:United States"),
    ("LOC:UK", "LOC:Britain"),
    ("LOC:Kyiv", "LOC:Kiev"),
    ("LOC:Odesa", "LOC:Odessa"),
    ("LOC:Donbas", "LOC:Donbass"),
    ("LOC:Myanmar", "LOC:Burma"),
    ("LOC:Czech Republic", "LOC:Czechia"),
    ("LOC:Sao Paulo", "LOC:São Paulo"),
    ("NORP:Russian", "NORP:Russians"),
    ("NORP:Kurd", "NORP:Kurds"),
]
APART = [
    ("PER:Ilse Varne", "PER:Edda Varne"),
    ("PER:Martin Holm", "PER:Morten Holm"),
    ("PER:Karin Holm", "PER:Karen Holm"),
    ("PER:Mario Conti", "PER:Maria Conti"),
    ("PER:Aleksandr Petrov", "PER:Aleksandra Petrova"),
    ("PER:Sergei Ivanov", "PER:Sergei Ivanova"),
    ("PER:Karl Andersen", "PER:Karl Anderson"),
    ("PER:Anna Lind", "PER:Anna Lund"),
    ("PER:Ilse Varne", "PER:Ilse Varner"),
    ("PER:John Smith", "PER:Ian Smith"),
    ("PER:Jan Novak", "PER:Jon Novak"),
    ("PER:Peter Hansen", "PER:Peter Jensen"),
    ("PER:Kim Dae-sun", "PER:Kim Jae-sun"),
    ("LOC:Moscow", "ORG:Kremlin"),
    ("LOC:Moscow", "LOC:Russia"),
    ("LOC:Washington", "LOC:United States"),
    ("LOC:Russia", "NORP:Russian"),
    ("LOC:England", "LOC:United Kingdom"),
    ("LOC:Niger", "LOC:Nigeria"),
    ("LOC:North Korea", "LOC:South Korea"),
    ("LOC:Austria", "LOC:Australia"),
    ("ORG:UN", "ORG:UNESCO"),
    ("ORG:BBC", "ORG:ABC"),
    ("ORG:Bank of Ostavia", "ORG:Bank of Merrow"),
    ("LOC:Jordan", "PER:Jordan"),
    ("NORP:Swiss", "NORP:Swedes"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_two_spellings_of_one_name_are_one_entity(first: str, second: str) -> None:
    entities = link([article("a1", first), article("a2", second)])
    assert len(entities) == 1
    assert all(entry.why for entry in entities[0].links)


@pytest.mark.parametrize(("first", "second"), APART)
def test_two_names_are_two_entities(first: str, second: str) -> None:
    assert len(link([article("a1", first), article("a2", second)])) == 2


def test_a_surname_joins_the_full_name_of_its_article() -> None:
    entities = link([article("a1", "PER:Ilse Varne", "PER:Varne", "PER:Ilse")])
    assert len(entities) == 1
    assert why(entities[0], "a1", "Varne") == "surname, full name earlier"
    assert why(entities[0], "a1", "Ilse") == "given name, full name in the article"
    assert entities[0].name == "Ilse Varne"


def test_a_surname_in_a_headline_joins_the_full_name_below() -> None:
    (entity,) = link([article("a1", "PER:Reyle", "PER:Tomas Reyle")])
    assert why(entity, "a1", "Reyle") == "surname, full name later"


def test_a_surname_with_particles_joins_its_full_name() -> None:
    assert len(link([article("a1", "PER:Alexander van der Meulen", "PER:van der Meulen")])) == 1


def test_an_initial_with_a_surname_joins_the_full_name() -> None:
    entities = link([article("a1", "PER:Ilse Varne", "PER:I. Varne", "PER:E. Varne")])
    assert entity_of(entities, "a1", "I. Varne").name == "Ilse Varne"
    assert entity_of(entities, "a1", "E. Varne").name != "Ilse Varne"


def test_a_surname_of_two_people_stays_uncertain_once_both_are_named() -> None:
    entities = link([article("a1", "PER:Ilse Varne", "PER:Varne", "PER:Edda Varne", "PER:Varne")])
    assert entity_of(entities, "a1", "Varne", 0).name == "Ilse Varne"
    uncertain = entity_of(entities, "a1", "Varne", 1)
    assert uncertain.name == "Varne"
    assert "undecided" in why(uncertain, "a1", "Varne")


def test_a_lone_surname_joins_the_only_person_who_has_it_anywhere() -> None:
    entities = link([article("a1", "PER:Tomas Reyle"), article("a2", "PER:Reyle")])
    assert len(entities) == 1
    assert "one person of that name" in why(entities[0], "a2", "Reyle")


def test_a_lone_surname_joins_nobody_when_two_people_have_it() -> None:
    entities = link(
        [
            article("a1", "PER:Ilse Varne"),
            article("a2", "PER:Edda Varne"),
            article("a3", "PER:Varne"),
        ]
    )
    assert len(entities) == 3


def test_a_common_surname_alone_joins_nobody_elsewhere() -> None:
    assert len(link([article("a1", "PER:Ann Smith"), article("a2", "PER:Smith")])) == 2


def test_an_acronym_joins_the_long_form_before_it() -> None:
    entities = link([article("a1", "ORG:Organisation of Island States", "ORG:(OIS)", "ORG:OIS")])
    assert len(entities) == 1
    assert why(entities[0], "a1", "OIS") == "acronym with its long form"


def test_letters_that_are_no_initials_do_not_make_an_acronym() -> None:
    assert len(link([article("a1", "ORG:Bank of Ostavia", "ORG:(KHA)")])) == 2


def test_each_nation_has_its_own_ministry() -> None:
    entities = link(
        [
            article("a1", "NORP:Russian", "ORG:+Foreign Ministry", "ORG:foreign ministry"),
            article("a2", "NORP:Polish", "ORG:+foreign ministry"),
            article("a3", "LOC:Poland", "NORP:Polish", "ORG:+Foreign Ministry"),
        ]
    )
    russian = entity_of(entities, "a1", "Foreign Ministry")
    assert entity_of(entities, "a1", "foreign ministry") == russian
    polish = entity_of(entities, "a2", "foreign ministry")
    assert polish != russian
    assert entity_of(entities, "a3", "Foreign Ministry") == polish


def test_a_ministry_of_no_known_nation_stays_in_its_article() -> None:
    entities = link([article("a1", "ORG:Foreign Ministry"), article("a2", "ORG:Foreign Ministry")])
    assert len(entities) == 2


def test_last_week_is_another_week_in_another_article() -> None:
    articles = [
        article("a1", "DATE:last week", "DATE:12 May 2031"),
        article("a2", "DATE:last week", "DATE:12 May 2031"),
    ]
    assert len(link(articles)) == 3


def test_the_order_of_articles_changes_nothing() -> None:
    articles = [article(f"a{n}", *pair) for n, pair in enumerate(SAME + APART)]
    once = link(articles)
    random.Random(5).shuffle(articles)
    assert link(articles) == once


def test_an_id_depends_on_kind_and_name_alone() -> None:
    (alone,) = link([article("a1", "PER:Ilse Varne")])
    among = link([article("b7", "LOC:Karsund", "PER:Ilse Varne", "PER:Jens Holm")])
    assert alone.id == entity_of(among, "b7", "Ilse Varne").id


def test_the_most_frequent_form_leads_the_aliases() -> None:
    (entity,) = link([article("a1", "PER:Ilse Varne", "PER:Varne", "PER:Varne")])
    assert entity.aliases == ("Varne", "Ilse Varne")


def test_a_hundred_thousand_mentions_take_seconds() -> None:
    pick = random.Random(3)
    articles: list[ArticleMentions] = []
    for n in range(5_000):
        surnames = [
            "".join(pick.choice("bdfgklmnprst") + pick.choice("aeiou") for _ in range(3))
            for _ in range(4)
        ]
        mentions = []
        for surname in surnames:
            family = surname.title()
            mentions += [
                f"PER:{pick.choice(['Ana', 'Bo', 'Dan', 'Eva'])} {family}",
                f"PER:{family}",
                "LOC:US",
                f"ORG:{family} Bank",
                "DATE:Friday",
            ]
        articles.append(article(f"a{n:05}", *mentions))
    begin = time.process_time()
    entities = link(articles)
    assert sum(len(entity.links) for entity in entities) == 100_000
    assert time.process_time() - begin < 20


def test_ten_thousand_people_of_one_surname_take_no_longer() -> None:
    names = [
        f"PER:{chr(65 + n % 26)}{'abcdefghij'[n // 26 % 10]}{'klmnopqrst'[n // 260 % 10]}a{'uvwxyz'[n // 2600]} Varne"
        for n in range(10_000)
    ]
    begin = time.process_time()
    link([article("a1", *names, *["PER:Varne"] * 10_000)])
    assert time.process_time() - begin < 20


def test_a_name_that_other_outlets_settle_is_no_doubtful_person_elsewhere() -> None:
    articles = [article(f"a{n}", "ORG:Velmora") for n in range(4)]
    entities = link([*articles, article("b1", "PER:Velmora")])
    (entity,) = entities
    assert str(entity.type) == "ORG"
    assert why(entity, "b1", "Velmora") == "so named in 4 other articles"


def test_a_name_that_few_articles_settle_stays_what_its_own_makes_of_it() -> None:
    few = [article(f"a{n}", "ORG:Velmora") for n in range(2)]
    assert len(link([*few, article("b1", "PER:Velmora")])) == 2
    split = [article(f"a{n}", "ORG:Velmora") for n in range(5)]
    doubt = [article(f"b{n}", "PER:Velmora") for n in range(2)]
    assert len(link([*split, *doubt])) == 2


def test_names_known_to_be_several_things_and_people_named_in_full_stay() -> None:
    places = [article(f"a{n}", "LOC:Jordan") for n in range(5)]
    assert len(link([*places, article("b1", "PER:Jordan")])) == 2
    firms = [article(f"a{n}", "ORG:Velmora") for n in range(5)]
    assert len(link([*firms, article("b1", "PER:Ilse Velmora", "PER:Velmora")])) == 2


def test_an_acronym_s_long_form_is_known_from_another_article() -> None:
    one = article("a1", "ORG:Karsund Harbour Authority", "ORG:(KAHA)", "ORG:KAHA")
    (entity,) = link([one, article("a2", "ORG:KAHA")])
    assert why(entity, "a2", "KAHA") == "acronym; its long form elsewhere"
    other = article("a3", "ORG:Kaland Harbour Academy", "ORG:(KAHA)")
    assert len(link([one, other, article("a2", "ORG:KAHA")])) == 3
