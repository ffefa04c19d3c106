"""Copyright, privacy, cookies and terms."""

from __future__ import annotations

import re

from newsreader.capture.page import Row, Verdict
from newsreader.capture.phrases import Hits, PhraseTable
from newsreader.domain.captures import Label

TABLE = PhraseTable(
    strong=(
        "=privacy policy", "=privacy", "=terms of use", "=terms of service", "=terms and conditions",
        "=cookie policy", "=cookies", "=cookie settings", "=accept all", "=accept cookies", "=imprint",
        "=accept all cookies", "=reject all", "=manage preferences", "=manage cookies", "=impressum",
        "=datenschutz", "=mentions légales", "=politique de confidentialité", "=aviso legal",
        "=política de privacidad", "=personvern", "=all rights reserved", "=disclaimer", "=legal",
        "=terms", "=privacy & cookies", "=do not sell my personal information", "=agb",
        "=editorial code", "=complaints", "=advertise with us", "=personvernerklæring",
        "responsible editor", "editor-in-chief:", "ansvarlig redaktør", "ansvarlig utgiver", "ansvarig utgivare",
        "directeur de la publication", "director responsable", "press code", "code of practice", "founded in",
        "all rights reserved", "alle rechte vorbehalten", "tous droits réservés",
        "todos los derechos reservados", "alle rettigheter", "we use cookies", "uses cookies",
        "use of cookies", "our privacy policy", "the privacy policy", "privacy policy and",
        "our use of cookies", "cookie policy", "our terms", "privacy notice", "may not be published",
        "may not be reproduced", "without permission", "personal data", "by continuing to use",
        "by using this site", "terms of service apply", "protected by recaptcha",
        "not responsible for the content of external", "independent press standards",
        "wir verwenden cookies", "utilisons des cookies", "utilizamos cookies", "bruker cookies",
        "bruker informasjonskapsler", "registered in england", "registered office", "company number",
        "are not those of", "not necessarily those of", "do not reflect the views", "do not necessarily reflect", "views expressed",
        "press complaints", "org.nr", "reproduction in whole or in part", "redistribution",
    ),
    weak=("privacy", "cookies", "cookie", "copyright", "terms", "consent", "policy", "rights reserved"),
)  # fmt: skip
_COPYRIGHT = re.compile(
    r"^(?:copyright\b.{0,4})?(?:©|\(c\)|&copy;)\s*(?:copyright\s*)?|^copyright\s+(?:\d{4}|by\b)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def judge(row: Row, hits: Hits | None) -> Verdict | None:
    """Say whether the row is the page's small print."""
    if row.words <= 40 and _COPYRIGHT.match(row.sketch):
        year = _YEAR.search(row.sketch) is not None
        return Verdict(Label.LEGAL, 0.8 if year else 0.6, "legal-copyright")
    if hits is None:
        return None
    if hits.whole and row.words <= 8:
        return Verdict(Label.LEGAL, 0.85, "legal-phrase")
    if row.words <= 14 and hits.weight >= 2:
        return Verdict(Label.LEGAL, 0.87, "legal-phrase")
    if row.words > 14 and hits.weight >= 3 and (row.personal or hits.weight >= 4 or row.words < 40):
        return Verdict(Label.LEGAL, 0.87, "legal-paragraph")
    return None
