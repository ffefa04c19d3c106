"""Invented pages in the styles of many outlets, each with the label of every non-blank line."""

from __future__ import annotations

import re
from typing import NamedTuple


class Page(NamedTuple):
    """A page: its text and the expected label of each non-blank line, in order."""

    text: str
    labels: tuple[str, ...]


def page(marked: str) -> Page:
    """Build a page from lines written as ``label| text``; a blank line stays blank."""
    lines, labels = [], []
    for line in marked.strip("\n").split("\n"):
        match = re.match(r"\s*([a-z]+)\|\s?(.*)$", line)
        if match:
            labels.append(match.group(1))
            lines.append(match.group(2))
        else:
            lines.append("")
    return Page("\n".join(lines) + "\n", tuple(labels))


HEADLINE_AFTER_APPEAL = page("""
appeal| Help us keep the Post open
appeal| Readers like you pay for this newsroom. If you can, please support us with a small monthly payment; it takes a minute and it makes a difference.
appeal| €5 a month
appeal| €10 a month
appeal| Donate now

headline| Harbour bridge to close for a year from Monday

caption| 4.90217765 The harbour bridge in Lindhaven, seen from the old quay. Per Stroem/Nordline

body| The bridge over the harbour in Lindhaven will close on Monday, and it will stay closed for at least a year, the roads office said.

body| Engineers found cracks in two of the four main girders during a routine check in April.

body| "We could not wait for the budget," said Karin Aas, who heads the roads office. "Every lorry makes it worse."

body| Buses will run by way of the northern tunnel, which adds about 20 minutes.

appeal| Thank you for reading. If you value our reporting, please consider making a contribution to the Karsund Post.

legal| © 2031 Karsund Post AS. All rights reserved.
""")

NO_FURNITURE_AT_ALL = page("""
headline| Merrow council votes to mend its school roofs

byline| By Elin Marsh

body| The council in Merrow voted on Tuesday night to mend the roofs of all eleven of its schools before the winter.

body| The work will cost 4.2 million crowns, most of it borrowed.

body| Councillor Odd Berg voted against. He said the town could not carry the debt.

body| Work starts in June.
""")

WIRE_COPY = page("""
other| FERRY-TALKS/KARSUND (UPDATE 2)

headline| Ferry talks in Karsund collapse after nine hours

body| KARSUND, 12 May (Nordline) - Talks between the ferry line and its crews collapsed early on Monday after nine hours, the mediator said.

body| Both sides refused to say when they would meet again.

body| "There is no third option," mediator Jens Holm told reporters outside the harbour office.

body| The strike has kept 17 ships in port since Friday.

byline| (Reporting by Mara Lind in Karsund; editing by Per Stroem)
""")

BYLINE_BEFORE_HEADLINE = page("""
outlet| THE ISLANDER
chrome| Home
chrome| News
chrome| Sport

byline| By Tove Hagen, transport correspondent
date| Published: 12 May 2031, 05:47 GMT

headline| Island shops run short as ferries stay in port

body| Anke Dorr had eleven loaves left at ten o'clock on Sunday morning. By noon they were gone, and so was the milk.

body| Her shop on the quay in Vell is the only one on the island's east side.

body| "People are kind about it," she said. "But they ask me when, and I do not know when."

subheading| A bakery without flour

body| The bakery next door shut on Saturday because its flour is in a lorry in Karsund.

body| The council has asked the navy for a landing craft.

promo| Read more: What the ferry crews want

chrome| Share on Facebook
chrome| Copy link
""")

LIVE_BLOG = page("""
headline| Storm Ada live: bridge shut and trains halted in the north
byline| Ivar Moen and Sara Lund

date| 14:05
body| The harbour bridge in Lindhaven has been shut to all traffic, the roads office says.
date| 13:40
body| Trains between Lindhaven and Port Merrow are halted. The line expects no service before the evening.
body| A spokesman says two trees are down on the track near Aas.
date| 12:55
body| The weather office has raised its warning for the coast to red, which is the highest level.
date| 12:10
body| Good afternoon. Storm Ada is expected to reach land within the next three hours.
""")

LIST_ARTICLE = page("""
headline| Five things the Ostavia rate decision means for you
byline| By Petra Novak

body| The central bank of Ostavia left its main rate at 3.5 per cent on Wednesday. Here is what that means.

subheading| 1. Mortgages stay where they are
body| Floating rates follow the main rate within weeks, so nothing changes for now.

subheading| 2. Savers gain a little
body| Two banks said they would raise the interest on deposits in June.

subheading| 3. The currency may weaken
body| Traders had expected a rise, and the crown lost half a per cent within an hour.

newsletter| Sign up for our daily newsletter
newsletter| Enter your email

comments| 12 comments
""")

INTERVIEW = page("""
headline| "I was not asked": the judge who walked out of the inquiry

byline| Interview by Liv Brandt

body| Judge Edda Varne left the inquiry into the Lindhaven leak in March. She has not spoken in public about it until now.

body| Q: Why did you leave?
body| A: Because the papers I asked for never came. I asked four times and kept the letters.

body| Q: Were you told why?
body| A: I was told that it was a matter for the ministry. I was not asked what I thought of that.

body| Q: Would you go back?
body| A: If the papers come, yes.
""")

SHORT_BRIEF = page("""
headline| Man rescued from sea off Vell
body| A man of 54 was pulled from the sea off Vell early on Sunday after his boat overturned, the coastguard said.
body| He was taken to hospital in Karsund with mild hypothermia.
""")

TABLOID_TITLE_CASE = page("""
chrome| Skip to content
outlet| Harbour Daily
chrome| Menu
chrome| Search
legal| We use cookies to make this site work. By continuing to use it you accept our cookie policy.
chrome| Tuesday, 13 May 2031 | 9°C cloudy

headline| Shopkeeper On Vell Says Island Is Being Forgotten As Strike Bites
standfirst| Anke Dorr has asked the minister to come and see the empty shelves
byline| Nora Vik
date| 12 May 2031
chrome| 3 min read

caption| Anke Dorr in front of her shop on Monday. Photo: Nora Vik

body| A shopkeeper on Vell has asked the transport minister to visit the island and see its empty shelves.

body| Anke Dorr said nobody from the ministry had called since the strike began on Friday.

promo| Related stories
promo| Ferry crews reject new offer
promo| Ten recipes that need no milk

body| "They remember us when there is a regatta," she said. "In winter we are a line on a timetable, and now we are not even that, because there is no timetable."

body| The ministry said a visit to the island was being planned, and that the minister had spoken with the mayor of Vell by telephone on Sunday evening.

comments| Leave a comment
comments| Your email address will not be published. Required fields are marked *
legal| © 2031 Harbour Daily Ltd
""")

NORWEGIAN = page("""
outlet| Tidende 24
chrome| Nyheter
chrome| Kultur

headline| Fergesamtalene i Karsund brøt sammen
byline| Av Mari Lunde
date| Publisert 12. mai 2031 kl. 06.30

body| Samtalene mellom rederiet og de ansatte brøt sammen natt til mandag etter ni timer, opplyser mekleren.

body| Streiken har holdt 17 skip i havn siden fredag, og det er ikke satt noen dato for et nytt møte.

body| – Det finnes ingen tredje vei, sier mekler Jens Holm til avisen.

promo| Les også: Slik rammer streiken Vell
newsletter| Meld deg på vårt nyhetsbrev
legal| © 2031 Tidende 24. Alle rettigheter.
""")

CORRECTED_WITH_GLUED_WORDS = page("""
chrome| top of page
outlet| Writer's pictureLindhaven Courier
date| May 14, 2031
chrome| 2 min read

headline| Lindhaven leak: records of 40,000 patients were copied

notice| CORRECTION: an earlier version of this article said 400,000 patients; the number is 40,000.

body| The records of 40,000 patients were copied from a server in Lindhaven, the hospital trust said on Wednesday.The copying went on for eleven days before anybody noticed.

body| The trust said that no names were published, per Civic Ledger, which first reported the leak.

wire| With reporting from © Nordline, 2031.

comments| 14 views0 comments
chrome| bottom of page
""")

APPEAL_INSIDE_STORY = page("""
headline| Ostavia and Merrow agree on herring for five years
byline| By Jon Falk

body| Ostavia and Merrow have agreed how to share the herring in the strait for the next five years, officials on both sides said on Friday.

body| Boats from Merrow may take 31,000 tonnes a year, a third more than under the old agreement.

newsletter| Get the Civic Ledger in your inbox every morning.
newsletter| Subscribe

body| Skippers in Port Merrow called the agreement late but fair.

appeal| Your support keeps Civic Ledger independent. Become a member today.

body| "We have been in the dark since January," said Ola Brekke, who owns two boats. "Now we can at least plan our year."

body| The agreement must still pass both parliaments.

legal| Copyright 2031 Civic Ledger. All rights reserved.
""")

COMMENTS_IN_FULL = page("""
headline| Cup draw sends Karsund to Port Merrow
byline| By Siv Dahl

body| Karsund will play away at Port Merrow in the quarter final of the cup, the draw on Thursday showed.

body| The two clubs have met four times in the cup, and Port Merrow has won three of those matches.

body| The match is to be played on 24 May. Karsund's trainer said he had hoped for a home match.

comments| Leave a reply
comments| oldkarsund says:
comments| May 12, 2031 at 9:14 am
comments| I have been to all four of those matches and the referee was wrong in three of them.
comments| merrowboy says:
comments| May 12, 2031 at 9:40 am
comments| You always say that. We were simply the better side and you know it very well.
comments| oldkarsund says:
comments| May 12, 2031 at 10:02 am
comments| See you on the twenty-fourth then, and bring your own sandwiches this time.
""")

MENUS_ON_ONE_LINE = page("""
chrome| Sund Radio   Latest   Markets   Sport   Weather
chrome| Log in | Search | Sections
headline| Rate unchanged
date| 12.05.2031 08:40

body| The central bank of Merrow left its main rate at 3.5 per cent on Wednesday, its fourth meeting without a change.

body| The governor said the bank would wait for the spring wages before it decided anything.

caption| The bank's offices on Canal Street. Radio photo by Joel Amund

appeal| Choose a plan: Reader 4 a month. Household 7 a month. Patron 15 a month.
appeal| Once   Monthly   Yearly
legal| Sund Radio follows the press code. Responsible editor: Runa Moe.
chrome| Share  Copy link  Print
""")

EDITION_WITH_DATELINE_ALONE = page("""
legal| This site uses cookies. Accept all
outlet| AAS TIDENDE - English service

headline| Hospital trust finds a second copy of the records
notice| Updated 09:25
byline| Per Stroem reports from Aas
dateline| AAS (Nordline)

body| The hospital trust in Aas has found a second copy of the records that were taken in March, it said on Thursday.

body| The copy lay on a server that nobody had used for two years, and it was not protected.

comments| Aas Tidende welcomes letters from readers.
comments| Name *   E-mail *   Website
""")

APPEAL_IN_THE_PAPER_S_OWN_WORDS = page("""
appeal| A word before you read on
appeal| The Sund has no owner and no paywall; nine thousand readers pay so that everybody else can read.
appeal| Give what a newspaper used to cost.

headline| Town sends its pupils to the cinema
standfirst| With four buildings shut, the old picture house is a classroom now
byline| By Elin Marsh

body| The town of Merrow has moved two hundred pupils into its cinema, because the roofs of four schools let the rain in.

body| Lessons begin at eight and end at noon, when the first film starts in the larger hall.

newsletter| The Sund at Noon: one letter a day, three stories, nothing else
newsletter| Your e-mail address
legal| © 2031 The Sund Trust
""")

ALL_PAGES = {name: value for name, value in globals().items() if isinstance(value, Page)}
