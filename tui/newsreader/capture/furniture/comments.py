"""Comment forms, their rules and their counts."""

from __future__ import annotations

import re

from newsreader.capture.page import Row, Verdict
from newsreader.capture.phrases import Hits, PhraseTable
from newsreader.domain.captures import Label

TABLE = PhraseTable(
    strong=(
        "=comments", "=comment", "=readers comments", "=readers' comments", "=reader comments",
        "=leave a comment", "=leave a reply", "=post a comment", "=post comment", "=add a comment",
        "=submit a comment", "=submit comment", "=cancel reply", "=reply", "=no comments yet",
        "=no comments", "=view comments", "=show comments", "=load comments", "=join the discussion",
        "=join the conversation", "=your comment", "=write a comment", "=write a comment...",
        "=log in to comment", "=be the first to comment", "=report comment",
        "=report abuse", "=most recent", "=oldest first", "=newest first", "=kommentare",
        "=commentaires", "=comentarios", "=kommentarer", "=kommentar schreiben", "=legg igjen en kommentar",
        "=laisser un commentaire", "=deja un comentario", "=schreiben sie einen kommentar",
        "=name", "=website", "=your name", "=your website", "=have your say", "=what do you think", "=discussion", "=conversation",
        "=save my name, email, and website in this browser for the next time i comment",
        "^leave a comment", "^leave a reply", "^submit a comment", "^comments are", "^comments (",
        "^join the discussion", "^join the conversation", "^commenting",
        "^logged in as", "^you must be logged in", "^show more comments", "^comments policy",
        "^comments on this", "^have your say", "^sign in to comment", "^log in to comment",
        "letters to the editor", "welcomes letters", "letters from readers", "send us a letter",
        "email address will not be published", "required fields are marked", "comments policy",
        "comment policy", "community guidelines", "our house rules", "house rules", "this comment",
        "comments are moderated",
        "comments are closed", "commenting on this story", "comment section", "comments section",
        "keep comments", "your comment", "post a comment",
        "be the first to comment", "readers' comments",
        "e-mail-adresse wird nicht veröffentlicht", "adresse e-mail ne sera pas publiée",
        "correo electrónico no será publicada", "e-postadressen din vil ikke",
    ),
    weak=("comments", "comment", "moderated", "commenters", "guidelines", "abuse", "respectful", "readers"),
)  # fmt: skip
_COUNT = re.compile(
    r"^(?:\d[\d.,]*\s*[km]?\s*(?:views?|likes?|shares?)\s*[·|,]?\s*)*\d[\d.,]*\s*(?:comments?|replies|kommentare|commentaires|comentarios|kommentarer)\b"
)
_COUNT_AFTER = re.compile(
    r"^(?:comments?|replies|kommentare|commentaires|comentarios|kommentarer)\s*[:(\[]?\s*\d+\s*[)\]]?$"
)
_SAYS = re.compile(
    r"^\S.{0,48} (?:says|said|wrote|writes)(?: on .{6,40})?:$|^.{1,60} said on .{6,40}(?:said)?:$|^\d+ (?:responses|thoughts|replies|comments|answers) (?:to|on) "
)
#: Whole lines that head or make a form; the story does not go on behind them.
FORMS = (
    "letters to the editor", "welcomes letters", "letters from readers", "send us a letter",
        "email address will not be published", "leave a reply", "leave a comment", "submit a comment",
    "post a comment", "comments policy", "readers comments", "readers' comments", "add a comment",
    "reader comments", "join the discussion", "join the conversation", "be the first to comment",
)  # fmt: skip


def judge(row: Row, hits: Hits | None) -> Verdict | None:
    """Say whether the row belongs to a comment form or its counts."""
    if row.words <= 8 and (_COUNT.match(row.sketch) or _COUNT_AFTER.match(row.sketch)):
        return Verdict(Label.COMMENTS, 0.85, "comments-count")
    if row.words <= 20 and _SAYS.match(row.sketch):
        return Verdict(Label.COMMENTS, 0.7, "comments-author")
    if hits is None:
        return None
    if hits.whole and row.words <= 14:
        return Verdict(Label.COMMENTS, 0.85, "comments-phrase")
    if row.words <= 20:
        if hits.weight >= 2 and (hits.leads or row.words <= 10 or row.personal):
            return Verdict(Label.COMMENTS, 0.9, "comments-phrase")
        if hits.weight >= 3:
            return Verdict(Label.COMMENTS, 0.7, "comments-phrases")
        if hits.weight >= 1 and row.reader:
            return Verdict(Label.COMMENTS, 0.6, "comments-to-reader")
        return None
    if hits.weight >= 3 and (row.personal or hits.leads):
        return Verdict(Label.COMMENTS, 0.9, "comments-rules")
    return None


def is_form(row: Row) -> bool:
    """Say whether the row heads or closes a comment form."""
    if row.words > 16:
        return False
    return any(phrase in row.sketch for phrase in FORMS) or _SAYS.match(row.sketch) is not None
