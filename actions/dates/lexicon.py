"""The forms that people type, and the one word of the grammar that each stands for.

Weekdays become wd0 to wd6 (wds0: every Monday), months mo1 to mo12, ordinals o1 to o31, "vijven" h5, numbers digits.
"""

from werkwijzer.dutch import MONTHS, SHORT_MONTHS, WEEKDAYS

_SAID = {
    "": "de het t den the op on s oclock",
    "vandaag": "vandaag today vndaag vdg",
    "morgen": "morgen tomorrow tommorow tomorow morge morgn mrgn mrgen morgend morguh tmrw",
    "overmorgen": "overmorgen overmorge overmorgn",
    "ochtend": "ochtend ogtend ochtent ochtends sochtends ochtenden morgens smorgens morning mornings voormiddag",
    "middag": "middag middags smiddags middagen namiddag afternoon afternoons",
    "avond": "avond avonds savonds avonden afond evening evenings tonight",
    "nacht": "nacht nachts snachts nachten night",
    "vandaag ochtend": "vanochtend vanmorgen vanmorge vanogtend",
    "vandaag middag": "vanmiddag vanmidag",
    "vandaag avond": "vanavond vanafond vnavond",
    "vandaag nacht": "vannacht",
    "morgen ochtend": "morgenochtend morgenogtend morgenvroeg",
    "morgen middag": "morgenmiddag morgenmidag",
    "morgen avond": "morgenavond",
    "week": "week weken wk wkn weekje weekjes weeks weeknummer weeknr",
    "weekend": "weekend weekeind weekeinde weekends weekenden wknd",
    "dag": "dag dagen dgn dagje dagjes day days daag",
    "maand": "maand maanden mnd maandje month months",
    "jaar": "jaar jaren year years",
    "uur": "uur u uren uurtje uurtjes uurt hour hours h ure uhr",
    "minuut": "minuut minuten min minuutje minuutjes minutes",
    "kwart": "kwart quarter",
    "kwartier": "kwartier kwartiertje kwartiertjes",
    "half": "half halve halfje",
    "anderhalf": "anderhalf anderhalve",
    "paar": "paar enkele aantal few",
    "deze": "deze dit this",
    "volgende": "volgende volgend next volgnde",
    "komende": "komende komend aanstaande aankomende aankomend eerstvolgende eerstkomende eerstkomend coming as",
    "vorige": "vorige vorig afgelopen last verleden voorbije previous",
    "begin": "begin start beginning",
    "vroeg": "vroeg early",
    "laat": "laat late",
    "midden": "midden medio halverwege mid",
    "eind": "eind einde end",
    "laatste": "laatste laatst latste",
    "tot": "tot to until till",
    "totenmet": "totenmet tm",
    "na": "na after",
    "van": "van",
    "vanaf": "vanaf va from vnaf",
    "before": "before",
    "tussen": "tussen between",
    "rond": "rond rondom omstreeks circa ca tegen ongeveer around about richting",
    "om": "om at klokslag stipt",
    "over": "over past",
    "in": "in",
    "binnen": "binnen within",
    "uiterlijk": "uiterlijk hooguit",
    "en": "en and alsook",
    "of": "of or ofwel danwel",
    "niet": "niet nie nt not no cant cannot dont couldnt wont nooit never geen noch",
    "een": "een an",
    "behalve": "behalve uitgezonderd except behalven",
    "wel": "wel",
    "maar": "maar but",
    "iets": "iets wat ietsje beetje stukje ietsjes bit little",
    "later": "later laater laters",
    "eerder": "eerder earlier sooner eeder",
    "vroeger": "vroeger vroegers",
    "andere": "ander andere other another different",
    "werkdag": "werkdag werkdagen doordeweeks doordeweekse weekdagen weekdag weekday weekdays",
    "elke": "elke elk iedere ieder every alle",
    "kerst": "kerst kerstmis kerstdagen kerstdag christmas xmas",
    "pasen": "pasen paas paasdagen paasdag easter paasweekend",
    "pinksteren": "pinksteren pinksterdagen pinksterdag pinksterweekend",
    "hemelvaart": "hemelvaart hemelvaartsdag hemelvaartdag",
    "koningsdag": "koningsdag kingsday koninginnedag",
    "bevrijdingsdag": "bevrijdingsdag",
    "dodenherdenking": "dodenherdenking",
    "sinterklaas": "sinterklaas pakjesavond sint sinterklaasavond",
    "kerstavond": "kerstavond",
    "oudjaar": "oudjaar oudejaar oudjaarsdag oudejaarsdag oudejaarsavond oudjaarsavond",
    "nieuwjaar": "nieuwjaar nieuwjaarsdag jaarwisseling",
    "suikerfeest": "suikerfeest",
    "offerfeest": "offerfeest",
    "goedevrijdag": "goedevrijdag",
    "feestdagen": "feestdagen",
    "euro": "euro euros eur €",
}


def _listed(words: str) -> list[str]:
    return words.split()


_UNITS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_TEENS = ("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
_TENS = ("twintig", "dertig", "veertig", "vijftig")
_HOURS = _listed("enen tweeen drieen vieren vijven zessen zevenen achten negenen tienen elven twaalven")
_ENGLISH = _listed("one two three four five six seven eight nine - eleven twelve")
"""Not "ten" and "may", which are other words in Dutch or too common."""

_ENGLISH_ORDINALS = _listed("first second third fourth fifth")
_ENGLISH_WEEKDAYS = _listed("monday tuesday wednesday thursday friday saturday sunday")
_ENGLISH_MONTHS = _listed("january february march april - june july august september october november december")
_WEEKDAY_FORMS = (
    "ma maa mon",
    "di din dins tue tues dinsd dienstag",
    "wo woe woens wed woensd",
    "do don dond thu thur thurs dondag",
    "vr vrijd fri vrydag",
    "za zaterd sat",
    "zo zond sun",
)
_MONTH_FORMS = (
    "jan",
    "feb febr",
    "mrt mar",
    "apr",
    "",
    "jun",
    "jul",
    "aug augustes",
    "sep sept",
    "okt oct",
    "nov",
    "dec",
)


def spelled(number: int) -> str:
    """Give a number from 0 to 59 in Dutch words, without diacritics."""
    small = _UNITS + _TEENS
    if number < len(small):
        return small[number]
    tens = _TENS[number // 10 - 2]
    return f"{small[number % 10]}en{tens}" if number % 10 else tens


def _ordinal(number: int) -> str:
    irregular = {1: "eerste", 3: "derde", 8: "achtste"}
    return irregular.get(number) or spelled(number) + ("de" if number < 20 else "ste")


def _forms() -> dict[str, str]:
    forms = {form: word for word, said in _SAID.items() for form in said.split()}
    forms |= {spelled(number): str(number) for number in range(60) if number != 1}
    forms |= {word: str(number) for number, word in enumerate(_ENGLISH, 1) if number != 10}
    forms |= {word: f"h{number}" for number, word in enumerate(_HOURS, 1)}
    forms |= {_ordinal(number): f"o{number}" for number in range(1, 32)}
    forms |= {word: f"o{number}" for number, word in enumerate(_ENGLISH_ORDINALS, 1)}
    for number, (dutch, english, short) in enumerate(zip(WEEKDAYS, _ENGLISH_WEEKDAYS, _WEEKDAY_FORMS, strict=True)):
        forms |= dict.fromkeys([dutch, english, *short.split()], f"wd{number}")
        forms |= dict.fromkeys([f"{dutch}s", f"{dutch}en", f"{english}s", f"s{dutch}s"], f"wds{number}")
    for number, (dutch, english, short) in enumerate(zip(MONTHS, _ENGLISH_MONTHS, _MONTH_FORMS, strict=True), 1):
        forms |= dict.fromkeys([dutch, english, *short.split()], f"mo{number}")
    return forms


FORMS = _forms()

FUZZY = [
    form
    for form in (*WEEKDAYS, *MONTHS, "vandaag", "overmorgen", "volgende", "komende", "ochtend", "middag", "weekend")
    if len(form) > 5
]
"""Long enough to be known with one letter wrong."""

NOT_FUZZY = {"vandaan", "midden", "middel", "kokende"}

ABBREVIATED_MONTHS = {form for form in (*SHORT_MONTHS, "mar", "sept", "oct", "febr") if form != "mei"}
PARTS_OF_DAY = {"ochtend", "middag", "avond", "nacht"}
CALENDAR_FOLLOWS = (
    ", ; - of en om na vanaf van voor before tot totenmet tussen rond uiterlijk in bij met half kwart begin eind vroeg"
    " laat ochtend middag avond maar want dus ook dan niet wel a"
    " is kan kom komt lukt past schikt mag moet wil zou ben heb bent zijn wij we ik goed ok oke prima precies mogelijk"
    " vrij beschikbaar afspraak graag liever liefst hoor svp alsjeblieft alstublieft please"
)
"""What may follow a number that is an hour or the day of a month; another word may be what is counted."""
