"""Appeals for money or support, subscription tiers and paywalls."""

from __future__ import annotations

import re

from newsreader.capture.page import Row, Verdict
from newsreader.capture.phrases import Hits, PhraseTable
from newsreader.domain.captures import Label

TABLE = PhraseTable(
    strong=(
        "=donate", "=donate now", "=donate today", "=give now", "=make a donation", "=contribute",
        "=support us", "=become a member", "=join us", "=become a supporter", "=become a patron",
        "=other amount", "=another amount", "=give once", "=give monthly", "=pay by card", "=pay by bank transfer", "=buy a share", "=back us", "=become a friend",
        "^pay by ", "^pay with ", "^become a friend of", "^become a supporter of", "^become a member of", "^become a patron of", "^dear neighbour", "^dear neighbor",
        "^good journalism", "^quality journalism", "^local journalism", "^thanks for reading", "^thank you for reading", "consider a gift", "a gift to",
        "with as little as", "for as little", "to continue reading,", "^to read the rest", "subscriber exclusive", "subscribers only", "for subscribers only",
        "reached your limit", "reader-owned", "reader owned", "owned by its readers", "owned by our readers", "need your help", "need your support",
        "=payment methods", "=remind me later", "=not now", "=maybe later",
        "=no thanks", "=dear reader", "=dear readers", "=dear friend", "=dear supporter",
        "=subscribe now", "=subscribe today", "=subscribe to continue reading",
        "=start your free trial", "=choose your plan", "=choose a plan", "=choose an amount",
        "=one-time", "=one-off", "=give monthly", "=already a subscriber", "=upgrade now",
        "=monthly", "=annual", "=yearly", "=annually", "=digital subscription", "=spende jetzt",
        "=jetzt spenden", "=faites un don", "=je soutiens", "=abonnez-vous", "=jetzt abonnieren",
        "=suscríbete", "=hazte socio", "=bli abonnent", "=støtt oss", "=abbonati", "=assine",
        "^a message from", "^a letter from", "^a word from", "^support independent", "^support quality", "^support local",
        "^support our", "^support your", "^help us keep", "^help keep", "^a note from the editor",
        "^a word before you", "^dear reader,", "^dear readers,", "^choose a plan", "^choose your plan",
        "^give what you", "^pay what you", "^not ready to give", "^before you go", "if you value",
        "readers like you", "support our journalism", "support our work", "support our reporting",
        "support our mission", "support our newsroom", "support us", "supporting us", "your support",
        "we need your", "we need you", "we rely on", "keep us going", "keep our journalism",
        "keep the lights on", "monthly payment",
        "one-off donation",
        "reader-funded", "reader funded", "funded by readers", "funded by our readers",
        "make a contribution", "make a donation", "please donate", "please consider",
        "contribute what you can", "tax-deductible", "for as little as", "starting from just",
        "from just $", "from just £", "from just €", "cancel anytime", "cancel at any time",
        "become a member", "becoming a member", "become a subscriber", "subscribe to continue",
        "free articles", "articles this month", "unlimited access", "unlimited digital access",
        "independent journalism needs", "paywalls", "paywall", "no shareholders", "no paywall", "no owner", "readers pay", "paid for by readers", "paid for by our readers",
        "before you read on",
        "no billionaire owner", "per month", "a year for", "free trial", "limited time offer",
        "this story is for subscribers", "exclusive to subscribers", "subscriber-only",
        "unterstützen sie uns", "unterstützen sie unsere", "mit ihrer spende", "ihre unterstützung",
        "soutenez-nous", "votre soutien", "nos lecteurs", "articles réservés", "apóyanos",
        "tu apoyo", "nuestros lectores", "støtt vår journalistikk", "kjære lesere",
    ),
    weak=(
        "donate", "donation", "donations", "contribution", "contribute", "your help", "support",
        "supporters", "subscribers", "membership", "subscription", "independent journalism",
        "our journalism", "our reporting", "our work", "our newsroom", "our mission", "our readers",
        "quality journalism", "local journalism", "stay free", "newsroom",
        "help us", "thank you for", "this year", "every contribution", "makes a difference",
        "difference", "a month", "journalists", "independent", "trustworthy", "impact",
        "spende", "spenden", "abonnement", "abo", "don", "dons", "suscripción", "abonnenten",
    ),
)  # fmt: skip
_MONEY = re.compile(
    r"^(?:[^\w\s]?\s?)?(?:[$£€¥₹₦₩₱₺₽฿]|[acnhst]\$|us\$|nz\$|hk\$|r\$|kr\.?|rs\.?|ksh|tsh|ush|rm|zł|chf|r(?=\d))\s?\d[\d.,]*(?:\s?/?\s?(?:a|per)?\s?(?:month|week|year|mo|yr)\b.*)?$"
)
_TIERS = re.compile(r"\d[\d.,]*\s?(?:[$£€]|[a-z]{2,6})?\s?(?:a|per|/|each)\s?(?:month|week|year)\b")
_QUOTING = re.compile(r"[“\"„«]|\b(?:said|told|says)\b")
_SUPPORT_NAME = re.compile(
    r"^[Ss][Uu][Pp][Pp][Oo][Rr][Tt]\s+(?:[Tt]he\s+)?[A-Z][\w’'.&-]*(?:\s+(?:of|the|and|&|[A-Z\d][\w’'.&-]*)){0,5}\s*!?$"
)


def judge(row: Row, hits: Hits | None) -> Verdict | None:
    """Say whether the row asks for money or support.

    A paragraph counts only when it also speaks as "we" or to "you" outside quotation marks: news
    tells of donations too, but it does not ask for them.
    """
    if row.words <= 6 and _MONEY.match(row.sketch):
        return Verdict(Label.APPEAL, 0.7, "appeal-price")
    if row.words <= 8 and _SUPPORT_NAME.match(row.head):
        sure = row.head.endswith("!") or " The " in row.head
        return Verdict(Label.APPEAL, 0.85 if sure else 0.55, "appeal-support-name")
    if row.words <= 40 and len(_TIERS.findall(row.sketch)) >= 2 and not _QUOTING.search(row.head):
        return Verdict(Label.APPEAL, 0.75, "appeal-tiers")
    if hits is None:
        return None
    if hits.whole and row.words <= 8:
        return Verdict(Label.APPEAL, 0.8, "appeal-phrase")
    if row.words <= 16:
        if hits.weight >= 2 and (row.personal or hits.leads or row.words <= 8):
            return Verdict(Label.APPEAL, 0.85, "appeal-phrase")
        if hits.weight >= 1 and row.reader:
            return Verdict(Label.APPEAL, 0.65, "appeal-to-reader")
        return None
    if hits.weight >= 4 and not _QUOTING.search(row.head):
        return Verdict(Label.APPEAL, 0.7, "appeal-phrases")
    if row.personal and hits.weight + min(row.personal, 4) * 0.5 + (row.reader > 0) >= 4:
        return Verdict(Label.APPEAL, 0.85, "appeal-paragraph")
    return None
