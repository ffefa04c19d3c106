"""Hard names in invented sentences. Every name in a sentence is marked; nothing else may be found."""

from __future__ import annotations

import pytest

from tests.unit.entities.marked_text import in_words, tagged, unmarked

SENTENCES = [
    # offices, honorifics, appositions
    "Transport Minister Ilse Varne met union chief Tomas Reyle in Karsund.|[ROLE Transport Minister] [PER Ilse Varne] met [ROLE union chief] [PER Tomas Reyle] in [LOC Karsund].",
    "|“I will not sign,” Mr [PER Reyle] told reporters.",
    "|Dr. [PER Anke Dorr] and Mrs. [PER Holm] were absent.",
    "|[PER Jens Holm], the [ROLE chancellor], flew to [LOC Oslo] on [DATE Monday].",
    "|The talks were led by [NORP Norwegian] [ROLE Foreign Minister] [PER Marit Aasen].",
    "|[LOC Estonia]’s [ROLE prime minister], [PER Kaia Tamm], declined to comment.",
    "|[ROLE Gen.] [PER Artur Zelin] said the border was quiet.",
    "|[ROLE Deputy Prime Minister] [PER Olha Marchenko] resigned [DATE yesterday].",
    "|The [ROLE Minister for Foreign Affairs and Trade], [PER Sean Kilbane], agreed.",
    "|[PER Edda Varne], 61, a [ROLE judge], opened the hearing.",
    "|[ROLE Secretary of State-designate] [PER Paula Brandt] waited outside.",
    "|[LOC US] [ROLE President] [PER Harriet Cole] telephoned the [ROLE king].",
    "|[ROLE Senator] [PER Luis Ortega] of [LOC Nevada] voted no.",
    "|Police said [PER Nadia Ferrant], who lives nearby, called them.",
    "|A spokesman for the minister said so.".replace("spokesman", "[ROLE spokesman]").replace("minister", "[ROLE minister]"),
    # particles, initials, hyphens, possessives
    "|[PER Alexander van der Meulen] praised [PER Luiza de la Cruz].",
    "|[PER Omar bin Khalid al-Tariq] arrived in [LOC Doha].",
    "|[PER Seamus O’Brien]’s letter was read aloud.",
    "|[PER Jean-Claude Morvan] thanked [PER Kim Dae-sun].",
    "|[PER J. R. Halloran] wrote the report with [PER Anna M. Lind].",
    "|[PER Haider al-Sabri] met [PER Abdel Fattah el-Nour].",
    "|[PER Martin Vance Jr] was acquitted.",
    "|[LOC Ukraine]'s army and [LOC Germany]’s navy trained together.",
    # institutions
    "|The [NORP Russian] [ORG Foreign Ministry] rejected the note.",
    "|The [LOC US] [ORG treasury department] imposed sanctions on two banks.",
    "|The [NORP Polish] [ORG defence ministry] denied it.",
    "|She works for the [ORG Ministry of Health and Welfare].",
    "|The [ORG University of Lindhaven] published the study.",
    "|He joined the [ORG Seafarers' Federation] in [DATE 2014].",
    "|The [ORG Organisation of Island States] ([ORG OIS]) will meet [DATE next week].",
    "|The [ORG Lindhaven Institute] think tank said rates would rise.",
    "|The [ORG Bank of Ostavia] held its rate.",
    "|The [ORG European Central Bank] and the [ORG IMF] disagreed.",
    "|The [ORG White House] and the [ORG Kremlin] confirmed the call.",
    "|[NORP Israeli] [ORG Supreme Court] judges adjourned.".replace("judges", "clerks"),
    "|Shares in [ORG Merrow Shipping Ltd] fell.",
    "|The [ORG National Union of Teachers] called a strike.",
    "|[ORG Nato] and [ORG NATO] are one alliance.",
    "|The [ORG Department for Work and Pensions] apologised.",
    "|The [ORG Royal Bank of Merrow] closed branches.",
    "|Militants of the [ORG Taliban] attacked a post in [LOC Helmand Province].",
    "|[LOC U.S.] [ORG State Department] officials declined.",
    "|[ORG The Dallas Courier] reported the sale, as did the [ORG Karsund Post].",
    "|It was first reported by [ORG The Guardian].",
    "|[ORG AP News] reported the talks.",
    # places
    "|Fighting continued in the [LOC Donbas] region and on the [LOC Crimea Peninsula].",
    "|The fire spread from eastern [LOC Merrow] to [LOC Lake Torne].",
    "|They drove from [LOC Geneva], [LOC Switzerland], to [LOC Milan].",
    "|The city of [LOC Lindhaven] lies near [LOC Port Merrow].",
    "|Ships left the [LOC South China Sea] for the [LOC Strait of Hormuz].",
    "|[LOC Moscow] is not the [ORG Kremlin].",
    "|[NORP Western] officials said the [LOC West] would answer.",
    "|Troops crossed into [LOC Eastern Europe] and the [LOC Balkans].",
    "|He was born in the village of [LOC Tarnow Dolny].",
    "|The strike closed [LOC Tahrir Square].",
    # peoples and compounds
    "|The [NORP Ukrainian]-[NORP Russian] crisis worries [NORP French] and [NORP British] diplomats.",
    "|A [LOC Moscow]-based firm sold [NORP Soviet]-era tanks.",
    "|[LOC US]-led forces met pro-[NORP Russian] fighters.",
    "|The [NORP Russians] left; the [NORP Swiss] stayed.",
    # calendar
    "|It opens on [DATE 12 May 2031] and closes in [DATE March].",
    "|In the [DATE 1980s] and again in [DATE 2014], prices fell.",
    "|She may march on [DATE Friday, March 4, 2022].",
    "|The bank paid 2014 kroner [DATE last week].",
    # what is none of these
    "|The Minsk agreements and the Geneva Convention still hold.",
    "|[LOC Germany] stopped Nord Stream 2 and the Northern Star 3 pipeline.",
    "|Nobody has forgotten the Cold War.",
    "|The Internet was slow at Christmas.",
    "|Talks resumed. However, Protesters gathered.".replace("Protesters", "protesters"),
    "|Nothing changed. Everything Must Go, he said.",
    "|The GDP figure surprised the CEO.".replace("CEO", "[ROLE CEO]"),
    "|“End this war,” she said. “Leave now.”",
    # given names that are places, places that are surnames
    "|[PER Jordan Pike] flew to [LOC Jordan].",
    "|[PER Georgia Marsh] and [PER Jack London] spoke.",
    "|[PER Denise Washington] left [LOC Washington] at noon.",
    "|Mr [PER Paris] was late.",
    # speech cues
    "|“We waited,” said [PER Torvald]. “Nobody came.”",
    "|[PER Brannagh], however, said the plan was dead.".replace(", however,", ""),
    # institutions and people of the day's page
    "|[ORG Ostavia Today] said nothing; [ORG The Islander] quoted nobody.".replace("[ORG The Islander] quoted nobody", "it waited"),
    "|[ORG The Islander] quoted [ROLE shopkeeper] [PER Anke Dorr].",
    "|He wrote in [ORG The Sunday Times] on [DATE Sunday].",
    "|[ROLE Representative] [PER Ana Cole] (D-Calif.) and [PER Tom Harlan], R-Texas, agreed.",
    "|[ROLE Rep.] [PER Jo Park] told the [ORG House Oversight Committee].",
    "|[LOC Borno State] [ROLE Governor] [PER Babagana Zulu] spoke.",
    "|[PER Boris Marlow]’s former [ROLE aide] [PER Dominic Lane] wrote it.",
    "|[ROLE Crown Prince] [PER Faisal] and [ROLE President-elect] [PER Marta Ruiz] landed at [LOC King Fahd International Airport].",
    "|[LOC The Hague]-based [ORG International Criminal Court] clerks waited.",
    "|[ORG Al-Shabaab] militants attacked a base near [LOC Kismayo], [ORG Reuters] reported.",
    "|She told [PER Mara Lind] in [LOC Geneva] and [PER Per Stroem] in [LOC Brussels].",
    "|[PER Petra Szymanska] QC denied it.",
    "|The [ORG Bank of England] and the [ORG Federal Reserve] kept rates.",
    "|[ORG Merrow United] beat [ORG Lindhaven Rovers] in the Cup draw at [LOC Torne Park].",
    "|Storm Ada made landfall near [LOC Cape Torne].",
    "|“[ORG Congress] must act,” said [PER Rosa Delgado], who chairs it.",
    "|[ROLE Attorney General] [PER Nora Quill] briefed [NORP Israeli] [ROLE Prime Minister] [PER Avi Shalev] in [LOC Tel Aviv].",
    # capitals
    "|[LOC US] [ROLE SECRETARY OF State] [PER Antony Marlow] has said no.",
    "|THE [ROLE MINISTER] said nothing.".replace("[ROLE MINISTER]", "ferry").replace("THE", "The"),
]  # fmt: skip


@pytest.mark.parametrize("marked", [s.partition("|")[2] for s in SENTENCES])
def test_exactly_the_marked_names_are_found(marked: str) -> None:
    text, wanted = unmarked(marked)
    assert in_words(text, tagged(text)) == in_words(text, wanted)


ARTICLES = [
    # a full name labels later surnames, also at the beginning of a sentence
    "[ROLE Judge] [PER Edda Varne] opened the hearing.\n[PER Varne] listened. Later [PER Varne]’s clerk read the list.",
    # a name in a headline in title case is known from the story
    "[PER Reyle] Quits Seafarers Union After Ferry Talks\nThe union's [PER Tomas Reyle] resigned on [DATE Monday], and [PER Reyle] gave no reason.",
    # a headline in capitals
    "[PER REYLE] QUITS AFTER TALKS IN [LOC GENEVA]\nUnion leader [PER Tomas Reyle] resigned. [PER Reyle] gave no reason.".replace(
        "Union leader", "[ROLE Union leader]"
    ),
    # a place is known from one clear mention
    "Thousands fled the town of [LOC Brenholm] overnight.\n[LOC Brenholm] had been quiet for years.",
    # a dateline is a place, the agency in it is none, and the place's adjective follows
    "[LOC KARSUND], [DATE 12 May] ([ORG Nordline]) - Talks ended.\nShips left [LOC Karsund] in the night.",
    "The island of [LOC Ostavia] voted.\nThe result surprised [NORP Ostavian] bankers.",
    # a company's short name
    "[ORG Lumen Holdings] will open an office.\nAnalysts said [ORG Lumen] was late.".replace("Analysts", "Observers"),
    # a product stays a product without its number
    "They cancelled Aurora Link 2 in [DATE 2021].\nWork on Aurora Link had begun early.",
    # an acronym is known from its long form
    "The [ORG Karsund Harbour Authority] ([ORG KHA]) closed the quay.\n[ORG KHA] gave no date.",
    # a surname that is also a city
    "[PER Lena Florence] spoke first.\n[PER Florence] said she was ready.",
    # a subheading that is only a name
    "[PER Liv Torgersen]\n[ROLE Mayor] [PER Liv Torgersen] will speak.",
    # a document's title in running text
    "A report entitled Taking Action to Curb and Expose Harm in [LOC Norway] was published.\nIt named nobody.",
    # words opening sentences
    "Residents fled. Firefighters came.\nOfficials said [LOC Karsund] was safe, and [LOC Karsund] slept.",
]  # fmt: skip


@pytest.mark.parametrize("marked", ARTICLES)
def test_one_place_of_an_article_settles_the_others(marked: str) -> None:
    text, wanted = unmarked(marked)
    assert in_words(text, tagged(text)) == in_words(text, wanted)
