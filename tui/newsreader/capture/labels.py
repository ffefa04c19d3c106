"""The label sheet: what each line of a capture is called, with invented examples.

One label a line. A line that would fit two takes the one that stands first in this list, except
where an entry says otherwise. Blank lines (white space only) are ``blank`` and nothing else. On a
page wrapped at a fixed width every line of a paragraph, title or box has the label of the whole.

headline
    The title of the story this page is about: "Ferry talks collapse in Karsund". Once a page, as a
    rule. A title of another story is ``promo``. A page that starts right in the story has none.
standfirst
    The summary between headline and story, a sentence or two: "Mediator Jens Holm sent both sides
    home after nine hours." Bullet summaries at the top count. Without a headline above it, a first
    sentence is ``body``.
byline
    Who wrote it, with or without "By" or a job: "By Mara Lind and Per Stroem", "Mara Lind,
    political correspondent". "Additional reporting by ..." naming persons is a byline too.
dateline
    A place, date or agency on a line of its own before the story: "KARSUND, 12 May (Nordline) -".
    At the start of a paragraph it belongs to that ``body`` line.
date
    When the story was published or updated: "Published: 12 May 2031, 05:47 GMT". The clock of the
    page itself ("Tuesday, 13 May 2031 | 9°C") is ``chrome``; "Updated 14:30" without a day is a
    ``notice``. The time that heads an entry of a live report, alone on its line, is a date.
body
    The story's own text, also when it opens with a dateline, also a bullet or a list item of it,
    also a question or an answer of an interview, also the time stamp that heads an entry of a live
    report where it stands on one line with its text.
subheading
    A short heading inside the story: "What happens next". In a live report, the entry's title.
caption
    The text of a picture, with or without its credit and number: "3.20881734 A ferry at the quay.
    Nordline". Also the picture's short name or alternative text above its caption.
credit
    A picture's credit alone: "Photo: Per Stroem / Nordline".
wire
    A line that only credits an agency for the text: "With reporting from Nordline.", "(c)
    Nordline, 2031", "Source: AFP".
outlet
    The masthead, or a line that only names the outlet: "THE MERIDIAN", "Writer's pictureKarsund
    Post" (an author box whose author is the paper).
notice
    A correction, clarification, update, embargo or kill: "CORRECTION: an earlier version said 71
    ships; the number is 17."
appeal
    Asks for money or support, with the reasons, the sums, the buttons: "Readers like you keep the
    Post open", "Monthly", "Not ready to give today?", "Dear readers,". Also a subscription's tiers
    and prices.
newsletter
    A sign-up box: "Get the morning briefing in your inbox". Its privacy line is ``legal``.
comments
    A comment form, its rules, counts and answers: "Leave a comment", "10 views0 comments", "Your
    email address will not be published".
legal
    Copyright of the page, privacy, cookies, terms: "(c) 2031 Civic Ledger. All rights reserved.",
    "Subscribers agree to the Privacy Policy".
promo
    Leads elsewhere: related stories, teasers, "Read more", "Continue reading on the app", ads.
chrome
    The page's machinery: menus, breadcrumbs, share and print buttons, "top of page", the page's
    clock, view counts, tags, image carousels, "Expand article".
other
    Nothing fits: an editor's aside, an about-the-author paragraph, an end mark.
"""
