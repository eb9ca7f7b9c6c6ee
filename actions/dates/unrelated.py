"""Numbers that are no times: working hours, ages, amounts, levels, durations, numbers to call, days gone by."""

from actions.dates.pieces import Rule, Unrelated, one_of, rule

_MANY = r"\d{1,6}(?: ?(?:-|tot|a|of|en) ?\d{1,6}|-\d{1,6})?"
_COUNTED = one_of(
    "jaar jarig jarige euro kinderen kind kids keer x personen mensen man vrouw procent % km kilometer meter stuks maal"
    " graden vragen afspraken gesprekken banen sollicitaties dag week maand minuut kwartier fte collegas punten"
)
_WORK = one_of(
    r"\w*werk\w* work baan contract\w* parttime dienst dienstverband les lessen slapen reizen rijden lopen lang geleden"
    " solliciteren oppassen stage"
)
_NUMBERED = one_of("mbo hbo vmbo niveau groep klas lijn kamer artikel nummer huisnummer top fase stap euro")
_AT_LEAST = one_of("minimaal maximaal max minuut minstens hoogstens duurt duur duren") + "|(?:meer|minder) dan"
_AGED = one_of("ben word werd leeftijd") + "|(?:zoon|dochter) is"
_A_DATE = r"\S*\d\S*(?: (?:mo\d+|\d{4}))*"

UNRELATED: list[Rule] = [
    rule(pattern, Unrelated())
    for pattern in (
        rf"{_MANY} ?(?:uur )?(?:te |aan )?(?:{one_of('per elke p a in')} (?:week|dag|maand)|of (?:w|week|maand)|pw|pd)",
        rf"{_MANY} uur (?:te |aan |of meer |of minder )?{_WORK}",
        rf"{one_of('werk werken werkte gewerkt werkt work')} (?:\w+ ){{0,2}}?{_MANY} uur",
        rf"{one_of('baan contract functie vacature gesprek afspraak training')} (?:van|voor) {_MANY} (?:uur|minuut)",
        r"(?:gesprek|afspraak) van (?:een )?(?:half )?(?:uur|kwartier)",
        rf"(?:{_AT_LEAST}) (?:\S+ ){{0,2}}?{_MANY} (?:uur|{_COUNTED})",
        rf"(?:{_MANY}|een|paar) {_COUNTED}(?: {one_of('geleden lang oud zonder')})?",
        rf"{_NUMBERED} {_MANY}",
        rf"(?:{_AGED}) (?:{one_of('net al nu pas')} )?\d{{1,3}}(?! (?:uur|mo\d))",
        r"14 0\d\d|\d{5,}|0\d{1,3} ?-? ?\d{3,}",
        r"\d{4} (?!(?:of|en|om|in|na|is)(?!\S))[a-z]{2}",
        rf"geboren (?:in |om )?(?:wd\d )?{_A_DATE}|geboortedatum (?:is )?{_A_DATE}",
        r"(?:vorige|sinds) (?:wd\d|week|weekend|maand|jaar|mo\d+(?: \d{4})?|\d{4}|kerst|pasen)|gisteren|eergisteren",
        r"vorige jaar(?: in)? mo\d+",
        r"in (?:19|20)\d\d|hele (?:dag|week)|half (?:uur|jaar|week)",
    )
]
