"""Names found in hand-annotated captures: strict F1 per kind, and tokens per second.

The captures are read in place from the folder named by ``NEWSREADER_CAPTURES``; the annotation in
``tests/unit/entities/annotation.json`` holds their SHA-256, offsets and kinds, and no text. It was
made by this guide before any rule was written.

**Where.** Headline, standfirst, subheadings and body lines. Captions, credits, bylines, appeals and
comment forms are not annotated.

**How far a span reaches.** A span is a half-open range of code points in the decoded text.

- Titles, honorifics ("Mr"), a possessive 's and a leading "the" lie outside. Mastheads keep their
  article: "The Moscow Times".
- Middle names, initials and particles lie inside: "Antony J. Blinken".
- A descriptive noun belongs to a place when it is capitalised: "Crimea Peninsula", but "Donbas" in
  "the Donbas region". The same for points of the compass: "Eastern Ukraine", but "Ukraine" in
  "eastern Ukraine". Co-ordinated compass words sharing a head are one span.
- Parts of a hyphenated compound that are names by themselves are mentions: two in "Ukrainian-Russian".
- A place after a comma is its own mention: "Geneva", "Switzerland".

**Kinds.**

- PER: people, by full name, given name or surname.
- ORG: organisations and institutions, agencies and outlets, also in lower case when they are a
  particular one of a named state ("the US treasury department", "the Russian foreign ministry").
  White House, Kremlin, EU, NATO and G-20 are ORG.
- LOC: countries, cities, regions, waters; "US" and "UK" wherever they stand; capitals also where
  they mean a government; "West" and "East" as blocs; unions of the past that were states.
- NORP: nationalities, peoples, faiths and blocs as adjectives or plurals: "Russian", "Russians",
  "Western", "Soviet". A nationality before an institution or title is its own mention.
- ROLE: what names an office or post: "Secretary of State", "foreign minister", "press secretary",
  "president", wherever one holder is meant. Looser words ("chief", "leader", "head") only directly
  before or after a name; "official", "diplomat", "counterpart" never; plurals without a name never.
- DATE: calendar expressions: days of the week, dates, months, years, decades, "yesterday", "today",
  "last year", "next week", "this week". Not lengths ("for years"), nor distances ("a year ago").
- None: treaties and agreements named after places, pipelines and other products, wars and other
  events, document titles (names within a descriptive title that mean themselves are mentions).

**Measure.** Strict: start, end and kind must all agree. The score for PER, ORG and LOC is micro F1.
"""

from __future__ import annotations
