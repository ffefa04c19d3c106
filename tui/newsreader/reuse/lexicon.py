"""Closed word classes the matching leans on: own lists, not counted from any corpus."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Function words: they hold sentences together and say nothing of their own.
STOP_WORDS = _set(
    """a about above across after again against all almost along already also although always am among an and
    another any anyone anything are aren't around as at away back be became because become been before being
    below between both but by came can can't cannot come could couldn't did didn't do does doesn't doing don't
    done down during each either else enough even ever every everyone everything far few first for from further
    gave get gets getting give given go goes going gone got had hadn't has hasn't have haven't having he he'd
    he'll he's her here hers herself him himself his how however i i'd i'll i'm i've if in into is isn't it it'd
    it'll it's its itself just keep kept last later least less let let's like made make makes making many may me
    might mine more most much must my myself near never next no nobody none nor not nothing now of off often on
    once one only onto or other others our ours ourselves out over own per put quite rather really said same saw
    say says see seem seemed seems seen several shall she she'd she'll she's should shouldn't since so some
    someone something soon still such take taken tell than that that's the their theirs them themselves then
    there there's these they they'd they'll they're they've thing things this those though through thus to told
    too took toward towards under until up upon us use used using very via was wasn't way we we'd we'll we're
    we've well went were weren't what what's when where whether which while who who's whole whom whose why will
    with within without won't would wouldn't yet you you'd you'll you're you've your yours yourself yourselves"""
)

#: Words of titles and offices: alike in two reports because the person is the same.
TITLE_WORDS = _set(
    """acting adviser advisor agency ambassador assistant associate attorney baron bishop board cabinet captain
    chair chairman chairwoman chancellor chief chiefs colonel commander commission commissioner committee
    company congressman congresswoman coordinator correspondent council councillor count counterpart court
    crown deputy delegate department director doctor dr duke economic editor envoy executive federal finance
    foreign former founder general government governor head high home house interior international judge
    justice king lady lawmaker lawyer leader lieutenant lord major manager mayor minister ministry mr mrs ms
    national office officer official officials opposition parliament party permanent police politician premier
    president press prime prince princess principal professor prosecutor queen rapporteur rep representative
    republic reverend secretary security senate senator senior sergeant sheriff sir special speaker
    spokesman spokesperson spokeswoman state treasurer treasury trade transport under-secretary undersecretary
    union vice white"""
)

#: Words every report has: they weigh less than the story's own.
PRESS_WORDS = _set(
    """according account agreed announced announcement article asked based began briefing called clear comment
    comments conference country countries day days expected friday group held hour hours including interview
    issue issued journalists meeting member members minutes monday month months morning news newspaper night
    number part people percent person place plan plans point public published question questions reached
    released report reported reporter reporters reports request saturday second set spoke statement sunday
    talks thursday time times today tomorrow tonight told tuesday twitter wednesday week weeks work world wrote
    year years yesterday evening afternoon late early earlier"""
)

#: Units and the wires' short forms: tables of results and prices are full of them.
UNIT_WORDS = _set(
    """percent percentage pct bp bps basis point points mln bln trln million billion trillion thousand hundred
    dollar dollars dlr dlrs cent cents cts euro euros pound pounds sterling yen franc francs mark marks rouble
    roubles ruble rubles yuan rupee rupees crown crowns peso pesos usd eur gbp shr shrs share shares div qtr
    qtrs qtly quarter quarters mth mths yr yrs avg vs net revs profit loss km kms kilometres kilometers mile
    miles metre metres meter meters ton tons tonne tonnes kg kilos barrel barrels bpd am pm gmt est edt cet"""
)

#: Verbs that report speech and take no stand on it.
PLAIN_SPEECH = _set(
    """add added adding adds announce announced announces answer answered comment commented declare declared
    explain explained explaining explains note noted notes observe observed recall recalled remark remarked
    repeat repeated replied reply report reported respond responded say saying says said speak speaking spoke
    state stated states stating tell telling tells told write writes wrote continue continued continues
    tweet tweeted posted testified testify recounted shouted whispered yelled called asked asks"""
)
#: Verbs that report speech and colour it.
COLOURED_SPEECH = _set(
    """admit admitted admits acknowledge acknowledged allege alleged alleges argue argued argues assert asserted
    boast boasted caution cautioned charge charged claim claimed claiming claims complain complained concede
    conceded confirm confirmed confirms contend contended denied denies deny denying demand demanded emphasise
    emphasised emphasize emphasized estimate estimated insist insisted insisting insists joke joked maintain
    maintained mock mocked predict predicted promise promised reject rejected retort retorted reveal revealed
    stress stressed stresses suggest suggested urge urged urging vow vowed warn warned warning warns"""
)
SPEECH_VERBS = PLAIN_SPEECH | COLOURED_SPEECH

NEGATIONS = _set("not no never nor none neither nobody nothing nowhere without cannot")
MODALS = _set("will would shall should can could may might must")
HONORIFICS = _set("mr mrs ms miss dr sir dame lord lady prof professor mx")
#: What stands before a name that is no subject.
PREPOSITIONS = _set(
    "of in at for from on to with by about over near into under against between and"
)
PRONOUNS = _set("he she they him her his their it its who we i")
WEEKDAYS = _set(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun today
    yesterday tomorrow tonight"""
)
MONTHS = _set(
    """january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec"""
)

#: Contractions written out; compared as the words they stand for.
CONTRACTIONS = {
    "can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not",
    "don't": "do not", "doesn't": "does not", "didn't": "did not", "isn't": "is not",
    "aren't": "are not", "wasn't": "was not", "weren't": "were not", "hasn't": "has not",
    "haven't": "have not", "hadn't": "had not", "wouldn't": "would not", "couldn't": "could not",
    "shouldn't": "should not", "mustn't": "must not", "mightn't": "might not", "needn't": "need not",
    "i'm": "i am", "i've": "i have", "i'll": "i will", "i'd": "i would", "we're": "we are",
    "we've": "we have", "we'll": "we will", "we'd": "we would", "you're": "you are",
    "you've": "you have", "you'll": "you will", "they're": "they are", "they've": "they have",
    "they'll": "they will", "he'll": "he will", "she'll": "she will", "it'll": "it will",
    "it's": "it is", "that's": "that is", "there's": "there is", "he's": "he is", "she's": "she is",
    "what's": "what is", "let's": "let us", "who's": "who is",
}  # fmt: skip

#: Number words by value; "one" is left out, being a pronoun as often as a number.
NUMBER_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
#: Titles as they are cut short before a name.
SHORT_TITLES = {
    "sen": "senator", "sens": "senators", "rep": "representative", "reps": "representatives",
    "gov": "governor", "gen": "general", "col": "colonel", "lt": "lieutenant", "capt": "captain",
    "sgt": "sergeant", "cmdr": "commander", "maj": "major", "prof": "professor", "dr": "doctor",
    "rev": "reverend", "pres": "president", "amb": "ambassador", "supt": "superintendent",
}  # fmt: skip
#: Words that are amounts without a figure of their own.
AMOUNT_WORDS = _set(
    "one dozen dozens hundred hundreds thousand thousands million millions billion billions trillion half"
    " twice double triple third quarter"
)
