"""Sign-up boxes for newsletters and alerts."""

from __future__ import annotations

from newsreader.capture.page import Row, Verdict
from newsreader.capture.phrases import Hits, PhraseTable
from newsreader.domain.captures import Label

TABLE = PhraseTable(
    strong=(
        "=newsletter", "=newsletters", "=sign up", "=subscribe", "=email address", "=enter your email",
        "=your email", "=your email address", "=your e-mail address", "=your e-mail", "=e-mail address", "=sign me up", "=daily briefing", "=morning briefing",
        "=email", "=e-mail", "=anmelden", "=s'inscrire", "=suscribirse", "=meld deg på",
        "^sign up for", "^sign up to", "^subscribe to our", "^subscribe for", "^get our", "^join our mailing",
        "^newsletter:", "^get the latest", "^get breaking news", "^get news alerts", "^never miss",
        "^stay informed", "^stay up to date", "^stay up-to-date", "^want more news", "^want more",
        "^delivered to your", "^get all the", "^get the day's", "^don't miss a",
        "our newsletter", "our newsletters", "our weekly newsletter", "our daily newsletter",
        "free newsletter", "weekly newsletter", "daily newsletter", "email newsletter",
        "morning newsletter", "evening newsletter", "in your inbox", "to your inbox",
        "sign up here", "sign up for our", "sign up to our", "sign up now", "sign up below",
        "mailing list", "email alerts", "morning briefing", "daily digest", "by signing up",
        "by subscribing", "newsletter abonnieren", "unseren newsletter", "notre newsletter",
        "nuestro boletín", "nuestra newsletter", "vårt nyhetsbrev", "nyhetsbrev", "boletín diario",
        "dans votre boîte", "en tu correo", "you can unsubscribe", "you may unsubscribe",
        "unsubscribe at any time", "unsubscribe anytime", "thanks for signing up",
        "you are receiving this", "you're receiving this", "you received this email", "you received this message because",
        "you are subscribed to", "you're subscribed to", "this email was sent to", "this message was sent to", "was sent to you by",
        "unsubscribe from this list", "unsubscribe from this email", "unsubscribe from these emails", "unsubscribe here", "to unsubscribe", "unsubscribe instantly",
        "manage your preferences", "manage preferences", "update your preferences", "manage your subscription", "manage your emails", "email preferences",
        "update subscription preferences", "add us to your address book", "to your address book", "to your safe sender", "to your contacts",
        "was this forwarded", "forwarded this email", "forwarded to you", "forward this email", "forward to a friend", "no longer wish to receive",
        "don't want to receive", "stop receiving", "=unsubscribe", "=preferences", "=manage subscriptions", "=abmelden", "=se désabonner", "=avmeld",
        "newsletter abbestellen", "diese e-mail wurde", "cet e-mail a été envoyé", "se désinscrire", "darse de baja", "cancelar la suscripción", "meld deg av",
        "thank you for signing up", "thank you for subscribing", "please enter a valid email",
    ),
    weak=(
        "newsletter", "newsletters", "inbox", "sign up", "subscribe", "briefing", "subscribers",
        "every morning", "every day", "stories of the day",
        "unsubscribe", "email",
    ),
)  # fmt: skip


def judge(row: Row, hits: Hits | None) -> Verdict | None:
    """Say whether the row belongs to a sign-up box."""
    if hits is None:
        return None
    if hits.whole and row.words <= 6:
        return Verdict(Label.NEWSLETTER, 0.75, "newsletter-phrase")
    if row.words <= 16:
        if hits.weight >= 2 and (row.personal or hits.leads or not row.stopped):
            return Verdict(Label.NEWSLETTER, 0.86, "newsletter-phrase")
        if hits.weight >= 1 and row.reader:
            return Verdict(Label.NEWSLETTER, 0.7, "newsletter-to-reader")
        return None
    if hits.weight >= 3 and (row.personal or hits.leads):
        return Verdict(Label.NEWSLETTER, 0.88, "newsletter-paragraph")
    if hits.weight >= 2 and row.reader:
        return Verdict(Label.NEWSLETTER, 0.75, "newsletter-paragraph")
    return None
