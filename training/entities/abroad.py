"""Invented names as they are made in many languages: institutions, streets and mountains, ships."""

from __future__ import annotations

import random
from collections.abc import Sequence

from training.entities.swapping import invented

_WORD = ("", "", "a", "os", "en", "ia", "ar", "im", "ura", "ona", "uz", "ik", "elo", "ata", "ant")
_SUR = (
    "",
    "",
    "ov",
    "sen",
    "ez",
    "ian",
    "ski",
    "ini",
    "mann",
    "anda",
    "eke",
    "aki",
    "ullah",
    "ley",
    "oğlu",
)
#: Before a name: what it is called after, and what joins them.
_BODY_FIRST = (
    "Universidad de", "Universidade de", "Université de", "Università di", "Universität", "Universitas", "Grupo",
    "Grupo", "Frente", "Partido", "Parti", "Partij", "Diario", "Jornal de", "Gazeta", "El", "La", "Le", "Banco",
    "Banca", "Banque", "Radio", "Rádio", "Air", "Real", "FC", "AC", "SC", "FK", "NK", "SV", "Deportivo", "Sporting",
    "Clube", "Ansar al-", "Liwa al-", "Katiba", "Jamaat-e-", "Hizb al-", "Harakat", "Jabhat al-", "Yayasan", "Dewan",
    "Kementerian", "Partai", "Syarikat", "Société", "Compagnie", "Sociedad", "Fundación", "Stichting", "Stiftung",
    "Movimiento", "Mouvement", "Alianza", "Confederación", "Sindicato", "Instituto", "Institut", "Hôpital",
    "Hospital de", "Colegio", "Lycée", "Ministerio de", "Tribunal de", "Fiscalía de", "Bank of", "Bishops of",
    "Society of", "Court of", "Port of", "Kingdom Church of", "Young", "Team", "Moto", "Petro", "Afri",
)  # fmt: skip
_BODY_LAST = (
    "FM", "TV", "AG", "GmbH", "Oyj", "AB", "SA", "Berhad", "Tbk", "Werke", "Verlag", "Inns", "Taverns", "Resources",
    "Minerals", "Drilling", "Breweries", "Stars", "Frigates", "Lightning", "Falcons", "Elephants", "Sun", "Times",
    "Sentinel", "Gleaner", "Vanguard", "Libre", "Universitesi", "Sacco", "Handloom", "Weavers Union", "Watch",
    "Bros", "& Sons", "y Hijos", "e Filhos", "et Fils", "Holding", "Konzern", "Bank", "Mission", "Command",
    "Custodial Board", "High Court", "Supreme Court", "Magistrates' Court", "Town Council", "District Council",
    "City Council", "Fire Service", "Health Board", "Water Board", "Port Authority", "Police Service", "Civil Works Ltd",
    "Welfare Association", "Drivers' Union", "Bar Association", "Chamber of Commerce", "School of Law",
    "University Hospital", "Institute of Technology", "Broadcasting Service", "Democratic List", "Survey",
)  # fmt: skip
_FIELDS = (
    "Meteorology", "Geohazards", "Fisheries", "Forestry", "Customs", "Excise", "Lands", "Housing", "Labour", "Justice",
    "Health", "Sport", "Culture", "Tourism", "Energy", "Mines", "Water", "Sanitation", "Roads", "Transport",
    "Defence", "Veterans", "Women", "Youth", "Refugees", "Prisons", "Elections", "Ethics", "Standards", "Statistics",
    "Technology", "Trade", "Planning", "Environment", "Agriculture", "Aviation", "Ports", "Heritage",
)  # fmt: skip
_OFFICES = (
    "Department", "Authority", "Commission", "Board", "Office", "Directorate", "Council", "Service", "Agency",
    "Bureau", "Institute", "Tribunal", "Secretariat", "Ministry",
)  # fmt: skip
_HEADS = (
    "Volunteers", "Friends", "Committee", "Union", "Front", "League", "Movement", "Guardians", "Mothers", "Sons",
    "Association", "Council", "Congress", "Forum", "Centre", "Institute", "Foundation", "Coalition", "Superior Court",
    "Supreme Court", "High Court", "Court", "Geological Survey", "Survey", "Bureau", "Society", "Academy",
)  # fmt: skip
_SITE_FIRST = (
    "Avenida", "Calle", "Rua", "Rue de", "Rue", "Paseo de", "Plaza de", "Plaza", "Place de la", "Via", "Piazza",
    "Ulica", "Prospekt", "Boulevard", "Quai de", "Palais des", "Palacio de", "Palazzo", "Château de", "Schloss",
    "Ras", "Bab al-", "Wadi", "Jebel", "Ain", "Deir al-", "Khan", "Tel", "Umm", "Souq al-", "Jalan", "Jalan",
    "Kampung", "Bukit", "Tanjung", "Pulau", "Gunung", "Sungai", "Kuala", "Koh", "Doi", "Ban", "Wat", "Salar de",
    "Cerro", "Sierra de", "Río", "Rio", "Laguna", "Isla", "Isla de", "Puerto", "Cabo", "Volcán", "Nevado", "Playa",
    "Serra do", "Ilha de", "Mont", "Col de", "Île de", "Lac", "Cap", "Mount", "Lake", "Port", "Point", "Cape", "Fort",
    "Monte", "Val", "Sermeq", "Barangay", "Colonia", "Barrio", "Ward", "Camp", "Gate", "Pier", "Bir", "Darra",
)  # fmt: skip
_SITE_LAST = (
    "Lane", "Street", "Road", "Avenue", "Square", "Gardens", "Crescent", "Terrace", "Court", "Close", "Row", "Garth",
    "Mews", "Hill", "Green", "Wharf", "Quay", "Bridge", "Gate", "Hall", "House", "Arms", "Inn", "Farm", "Manor",
    "Castle", "Plaza", "Market", "Bay", "Cove", "Creek", "Point", "Ridge", "Pass", "Glacier", "Nullah", "Chowk",
    "Nagar", "Ghat", "Bazaar", "Garh", "Valley", "Belt", "Flats", "Falls", "Reef", "Atoll", "Strait", "River",
    "Prison", "Airport", "Barracks", "Stadium", "Park", "Cemetery", "Junction", "Interchange", "Dam", "Fell",
)  # fmt: skip
_SITE_END = (
    "straat", "strasse", "straße", "platz", "gatan", "gata", "veien", "gasse", "allee", "berg", "dal", "fjord",
    "jökull", "vík", "nes", "bahn", "brücke", "gracht", "plein", "kade", "burg", "feld", "au", "see", "järvi",
    "saari", "pura", "nagar", "palli", "pet", "kot", "abad", "gaon", "tepe", "köy", "sú", "tau", "bulak", "kum",
)  # fmt: skip
_ON = ("am", "an der", "sur", "del", "de la", "ob der", "bei", "nad", "upon", "le")
_WIDE = (
    "National",
    "Maritime",
    "Federal",
    "Central",
    "Royal",
    "Southern",
    "Northern",
    "Medical",
    "Open",
    "General",
)
_RACES = (
    "Marathon", "Shield", "Cup", "Trophy", "Open", "Derby", "Classic", "Masters", "Regatta", "Rally", "Grand Prix",
    "Festival", "Biennale", "Prize", "Agreement", "Accord", "Arrangement", "Protocol", "Compact", "Process", "Carnival",
)  # fmt: skip
_RACES_FIRST = (
    "Tour de", "Tour of", "Giro di", "Giro d'", "Vuelta a", "Ronde van", "Copa", "Coppa", "Coupe", "Operation", "Storm",
    "Cyclone", "Feast of", "Battle of", "Treaty of", "Race to",
)  # fmt: skip
_DEVICES = ("Telescope", "Observer", "Sentinel", "Probe", "Index", "Scale", "Vaccine", "Protocol", "Method", "Engine",
            "Rocket", "Orbiter", "Survey 2", "Prayer", "Symphony", "Hymn", "Waltz")  # fmt: skip
_SHIPS = ("USS", "HMS", "HMAS", "HMCS", "MV", "MT", "SS", "INS", "RV", "ADV", "Lady", "Ocean", "Star", "Nuka", "Queen", "Princess",
          "Sea", "Stella", "Santa", "Saint", "Pacific", "Royal")  # fmt: skip


def _word(chance: random.Random, most: int = 2) -> str:
    """Invent a word."""
    return invented(chance, _WORD, most)


def _after(first: str, name: str) -> str:
    """Put a name after a word; what ends with a hyphen joins it."""
    return first + name if first.endswith("-") else f"{first} {name}"


def body(
    chance: random.Random, places: Sequence[str], peoples: Sequence[str], trades: Sequence[str]
) -> str:
    """Invent an institution, firm, club, paper or armed group."""
    kind, place = chance.random(), chance.choice(places)
    name = place if chance.random() < 0.3 else _word(chance, 3)
    if kind > 0.9:
        return _national(chance, chance.choice(peoples))
    if kind < 0.38:
        second = f" {_word(chance)}" if chance.random() < 0.25 else ""
        return _after(chance.choice(_BODY_FIRST), name) + second
    if kind < 0.62:
        front = f" {_word(chance)}" if chance.random() < 0.25 else ""
        return f"{name}{front} {chance.choice(_BODY_LAST)}"
    one, two = chance.sample(_FIELDS, 2)
    if kind < 0.74:
        field = f"{one} and {two}" if chance.random() < 0.6 else one
        owner = f"{name} " if chance.random() < 0.6 else ""
        return f"{owner}{field} {chance.choice(_OFFICES)}"
    head, the = chance.choice(_HEADS), "the " if chance.random() < 0.5 else ""
    if kind < 0.84:
        return f"{head} for {the}{one if chance.random() < 0.5 else _word(chance, 3)}"
    if kind < 0.92:
        tail = (
            f"{one} and {two}"
            if chance.random() < 0.4
            else chance.choice((one, name, f"{place} and {name}"))
        )
        return f"{head} of {the if tail == one else ''}{tail}"
    if kind < 0.96:
        return f"{invented(chance, _SUR)} {chance.choice(('and', '&', 'y', 'et'))} {invented(chance, _SUR)}"
    return f"{name} {chance.choice(trades)} {chance.choice(('Ltd', 'Inc', 'PLC', 'SA', 'Pty'))}"


def _national(chance: random.Random, people: str) -> str:
    """Invent an institution with a nationality in its name."""
    one, two = chance.sample(_FIELDS, 2)
    field = chance.choice(
        (one, f"{one} and {two}", f"{one} {two}", f"{chance.choice(_WIDE)} {one}")
    )
    return f"{people} {field} {chance.choice(_OFFICES)}"


def people(chance: random.Random) -> str:
    """Invent a people nobody has heard of."""
    return invented(chance, ("", "", "s", "i", "ans", "as", "a", "o", "u", "ari", "oro"), 2)


def thing(chance: random.Random, places: Sequence[str]) -> str:
    """Invent what is called by a name and is no person, body or place: a race, a law, a device."""
    kind = chance.random()
    name = chance.choice(places) if chance.random() < 0.4 else _word(chance, 3)
    one, two = chance.sample(_FIELDS, 2)
    if kind < 0.35:
        return f"{name} {chance.choice(_RACES)}"
    if kind < 0.5:
        return f"{chance.choice(_RACES_FIRST)} {name}"
    if kind < 0.7:
        field = chance.choice(
            (one, f"{one} and {two}", f"Protection of {one}", f"{one} (Amendment)")
        )
        return f"{chance.choice(('', f'{name} '))}{field} {chance.choice(('Act', 'Law', 'Bill', 'Code', 'Charter'))}"
    if kind < 0.85:
        return f"{name} {chance.choice(_DEVICES)}"
    return f"{name}{chance.choice((' ', '-'))}{chance.randint(1, 400)}"


def site(chance: random.Random, places: Sequence[str]) -> str:
    """Invent a street, building, mountain or water."""
    kind = chance.random()
    name = chance.choice(places) if chance.random() < 0.15 else _word(chance, 3)
    if kind < 0.4:
        second = f" {chance.choice(('', 'de '))}{_word(chance)}" if chance.random() < 0.2 else ""
        return _after(chance.choice(_SITE_FIRST), name) + second
    if kind < 0.75:
        return f"{name} {chance.choice(_SITE_LAST)}"
    if kind < 0.9:
        return _word(chance) + chance.choice(_SITE_END)
    return f"{_word(chance)}{chance.choice((' ', ' ', '-'))}{chance.choice(_ON)} {_word(chance)}"


def vessel(chance: random.Random, given: Sequence[str]) -> str:
    """Invent a ship."""
    name = chance.choice(given) if chance.random() < 0.4 else _word(chance, 3)
    kind = chance.random()
    if kind < 0.4:
        return f"{chance.choice(_SHIPS)} {name}"
    if kind < 0.7:
        return f"{name} {invented(chance, _SUR)}"
    return (
        f"{name} {chance.choice(('II', 'III', 'Star', 'Spirit', 'Pride', 'Express', 'Leader'))}"
        if kind < 0.9
        else name
    )
