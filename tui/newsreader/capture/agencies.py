"""News agencies, picture agencies, and what names of outlets are made of. Own compilation."""

from __future__ import annotations

import re

#: Agencies that sell text, as credited. The key is folded to lower case by the readers.
AGENCIES = (
    "AFP", "Agence France-Presse", "AP", "Associated Press", "The Associated Press", "AP News",
    "Reuters", "Thomson Reuters", "PA", "PA Media", "Press Association", "dpa", "DPA",
    "Deutsche Presse-Agentur", "EFE", "Agencia EFE", "ANSA", "TASS", "Itar-Tass", "Interfax",
    "RIA Novosti", "Xinhua", "Kyodo", "Kyodo News", "Jiji Press", "Yonhap", "Yonhap News Agency",
    "NTB", "TT", "Ritzau", "STT", "BNS", "LETA", "ELTA", "Belga", "ANP", "APA", "SDA", "Keystone-SDA",
    "PAP", "ČTK", "CTK", "TASR", "MTI", "Agerpres", "BTA", "Hina", "Tanjug", "FENA", "ANA", "AMNA",
    "Anadolu", "Anadolu Agency", "DHA", "IRNA", "Tasnim", "SANA", "WAFA", "MENA", "SPA", "KUNA", "QNA",
    "PTI", "Press Trust of India", "ANI", "IANS", "UNI", "APP", "BERNAMA", "Bernama", "Antara", "VNA",
    "KCNA", "CNA", "Central News Agency", "AAP", "Australian Associated Press", "NZPA", "CP",
    "The Canadian Press", "Canadian Press", "UPI", "United Press International", "Bloomberg", "Lusa",
    "Europa Press", "AGI", "Adnkronos", "SID", "epd", "KNA", "Ukrinform", "UNIAN", "Interfax-Ukraine",
    "BelTA", "Kazinform", "AzerTac", "Armenpress", "Notimex", "Télam", "Agência Brasil", "Agência Lusa",
    "Agencia Peruana de Noticias", "NAN", "PANA", "APS", "MAP", "TAP", "GNA", "SAPA", "Inter Press Service",
    "IPS", "Religion News Service", "States Newsroom", "Tribune News Service", "TNS", "Stacker",
)  # fmt: skip
#: Picture houses: they sign captions, never the text.
PICTURE_HOUSES = (
    "Getty Images", "Getty", "Shutterstock", "Alamy", "iStock", "EPA", "EPA-EFE", "Unsplash", "Pexels",
    "Rex Features", "Scanpix", "Zuma", "Zuma Press", "Sipa", "imago", "picture alliance", "NurPhoto",
    "Corbis", "Flickr", "Wikimedia Commons", "Pixabay", "Depositphotos", "Adobe Stock", "Bildbyrån",
    "LightRocket", "SOPA Images", "PA Wire", "AP Photo", "REUTERS", "Handout", "Supplied", "File",
)  # fmt: skip
#: Outlets whose names carry none of the words below, named in attributions.
BROADCASTERS = (
    "BBC", "BBC News", "CNN", "ABC", "ABC News", "CBS", "CBS News", "NBC", "NBC News", "NPR", "PBS",
    "MSNBC", "CNBC", "ITV", "Sky News", "Channel 4", "Al Jazeera", "Al Arabiya", "Deutsche Welle", "DW",
    "ARD", "ZDF", "RFE/RL", "Radio Free Europe", "VOA", "RTÉ", "NRK", "SVT", "DR", "YLE", "Yle", "RAI",
    "TVE", "France 24", "RFI", "TF1", "NHK", "CBC", "SBS", "RNZ", "TVNZ", "Politico", "Axios", "Bloomberg",
    "The Guardian", "The Economist", "Le Monde", "Le Figaro", "Der Spiegel", "Die Zeit", "Die Welt",
    "El País", "El Mundo", "La Repubblica", "Haaretz", "Meduza", "The Intercept", "The Atlantic",
    "Bellingcat", "ProPublica", "Vox", "Verdens Gang", "VG", "Süddeutsche", "Bild", "HuffPost", "Forbes",
    "The Conversation", "Euronews", "Semafor", "The New Yorker", "Newsweek", "TIME", "The Hill",
)  # fmt: skip
_AGENCY_KEYS = frozenset(name.lower() for name in AGENCIES)
_PICTURE_KEYS = frozenset(name.lower() for name in PICTURE_HOUSES)
_BROADCASTER_KEYS = frozenset(name.lower().removeprefix("the ") for name in BROADCASTERS)
#: Last words of an agency's name that nobody has listed.
_AGENCY_WORDS = frozenset(
    ["wire", "newswire", "wires", "newswires", "presse-agentur", "agency", "agencies"]
)
#: The same in one word: "Coastwire".
_WIRE = re.compile(r"(?!News)[A-ZÀ-Þ]\w{2,20}wires?")
#: Words that outlets are named with.
MEDIA_WORDS = frozenset([
    "times", "post", "journal", "news", "daily", "herald", "gazette", "tribune", "courier", "star", "mail",
    "telegraph", "guardian", "observer", "express", "chronicle", "record", "mirror", "sun", "globe",
    "standard", "press", "examiner", "bulletin", "radio", "tv", "television", "broadcasting", "magazine",
    "review", "weekly", "today", "reporter", "voice", "sentinel", "register", "dispatch", "advertiser",
    "argus", "echo", "inquirer", "enquirer", "ledger", "mercury", "monitor", "citizen", "leader", "argos",
    "wire", "fm", "online", "evening", "morning", "sunday", "newspaper", "newsroom", "broadcaster", "argonaut",
    "beacon", "banner", "messenger", "pioneer", "republic", "union-tribune", "pilot", "intelligencer",
    "zeitung", "tidende", "dagblad", "dagbladet", "avis", "avisa", "avisen", "aftenposten", "blatt",
    "anzeiger", "nachrichten", "rundschau", "kurier", "tageblatt", "presse", "bote", "merkur", "stimme",
    "soir", "matin", "figaro", "dépêche", "libération", "diario", "periódico", "noticias", "correo",
    "prensa", "heraldo", "vanguardia", "corriere", "gazzetta", "giornale", "messaggero", "stampa", "folha",
    "nieuws", "krant", "posten", "nyheter", "allehanda", "bladet", "tidning", "tidningen", "jornal", "correio",
    "24", "insider", "spectator", "statesman", "tatler", "outlook", "dawn", "digest", "patriot", "nation",
])  # fmt: skip
#: Words that look like the above and say little by themselves.
WEAK_MEDIA_WORDS = frozenset([
    "today", "union", "sunday", "morning", "evening", "record", "standard", "leader", "nation", "sun", "star",
    "review", "press", "voice", "24", "online", "citizen", "dawn", "outlook", "republic", "pilot", "news",
])  # fmt: skip
#: A name: capitalised words, small connecting words only between them.
_CAPITAL = r"[A-ZÀ-ÞŁŚŠŽČĐ](?:[\w’'&/-]|\.(?=\w)){0,40}"
NAME = (
    rf"(?:[Tt]he\s+)?{_CAPITAL}(?:\s+(?:(?:of|and|the|de|la|el|le|du|des|del|&|och|og|und|für)\s+){{0,2}}"
    rf"(?:{_CAPITAL}|\d{{1,3}}(?!\d))){{0,5}}"
)
_SPLIT = re.compile(r"[\s\-]+")


def is_agency(name: str) -> bool:
    """Say whether ``name`` is a known news agency, or is named like one ("Sund News Agency")."""
    printed = " ".join(name.split()).strip(" .,;:()")
    key = printed.lower()
    if key.removeprefix("the ") in _AGENCY_KEYS or key in _AGENCY_KEYS:
        # An acronym is one only as printed: AP, not "ap"; "App" is no agency.
        return len(key) > 5 or printed.isupper() or printed in AGENCIES
    words = key.split()
    if len(words) < 2:
        return _WIRE.fullmatch(printed) is not None
    return words[-1] in _AGENCY_WORDS and (
        words[-1] != "agency" or "news" in words or "press" in words
    )


def is_picture_house(name: str) -> bool:
    """Say whether ``name`` signs pictures: a picture house, or an agency, which sells them too."""
    key = " ".join(name.lower().split()).strip(" .,;:()")
    return key in _PICTURE_KEYS or is_agency(name)


def media_weight(name: str) -> float:
    """Return how much ``name`` sounds like an outlet: 0 not at all, 1 certainly."""
    key = name.lower().strip(" .,;:!")
    if key.removeprefix("the ") in _BROADCASTER_KEYS and (
        len(key) > 4 or name.strip(" .,").isupper()
    ):
        return 1.0
    words = [word.strip(".,'’") for word in _SPLIT.split(key) if word]
    strong = any(word in MEDIA_WORDS and word not in WEAK_MEDIA_WORDS for word in words)
    weak = any(word in WEAK_MEDIA_WORDS for word in words)
    if strong:
        return 0.9
    if weak and len(words) > 1:
        return 0.6
    return 0.0
