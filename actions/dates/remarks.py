"""What is said about days and times without naming any: refusals, wishes against an offer, "maakt niet uit"."""

import re

from actions.dates.model import Direction, Preference, Shift, Unit
from actions.dates.pieces import Anything, Boundary, Conclusion, Context, Found, Mark, Rule, Unrelated, one_of, rule

_LATER = ("later", "erna", "daarna", "daarop", "erop", "opschuiven", "uitstellen", "verder")
_EARLIER = ("eerder", "vroeger", "ervoor", "daarvoor", "vervroegen")
_COUNT = r"(?:(?P<count>\d{1,3}|een|half|anderhalf|paar) )?(?:een )?"
_SIZES = {
    "minuut": (Unit.MINUTE, 1),
    "kwartier": (Unit.MINUTE, 15),
    "uur": (Unit.MINUTE, 60),
    "dag": (Unit.DAY, 1),
    "week": (Unit.DAY, 7),
    "maand": (Unit.DAY, 28),
}
"""A month is four weeks: the same weekday."""

_FRACTIONS = {None: 1.0, "een": 1.0, "half": 0.5, "anderhalf": 1.5, "paar": None}
_SOME = rf"(?:(?:een )?{one_of('iets heel stuk veel nog')} )*"
_EVER = r"(?<!al )(?<!heb )(?<!ben )(?<!nooit )"
"""Before "eerder" or "vroeger" that tells of the past."""

_TOLD = one_of("werkte was had heb al gebeld geweest gesproken")
_THAN_A_TIME = r"dan (?:om )?(?:\d|h\d|half|kwart|wd|mo|o\d|een)"

_A_DAY = r"(?:wd|vandaag|morgen|overmorgen|(?:deze|volgende) (?:week|wd))"
_RATHER = re.compile(rf"(?<!\S)(?:liever|beter) (?:in |om )?{_A_DAY}\S* $")

_REFUSALS = (
    "niet|behalve|onmogelijk|lastig|moeilijk|valt af|afwezig|weg|(?<!na )(?<!na mijn )(?<!na mn )vakantie",
    r"ik werk(?= (?:wd|elke|altijd|dan|vandaag|morgen|tot|vanaf|van))",
    rf"(?:zit|ben|is) (?:ik )?(?:al )?{one_of('bezet verhinderd vol')}|bezet|verhinderd",
    rf"komt? (?:{one_of('me mij ons echt helaas')} )*niet (?:zo )?(?:goed )?uit",
    rf"moet ik (?:{one_of('al dan altijd mn mijn')} )*{one_of('werken oppassen weg naar kinderen kind')}|werk ik",
    rf"(?:ben|ga|zit) ik (?:{one_of('dan al helaas')} )*{one_of('weg vakantie bij naar in')}",
    rf"heb ik (?:{one_of('dan al helaas')} )+{one_of('een iets andere afspraak')}",
)
_NEITHER = (
    rf"niet {one_of('uit erg zeker alleen anders')}|niet meer dan|weet (?:ik |nog )*niet|(?:waarom|geeft|als) niet",
    rf"als (?:(?:dat|die|dan) )?niet {one_of('kan lukt past gaat')}",
    rf"niet (?:(?:echt|enkel) )?{one_of('probleem idee bezwaar punt haast zorgen stress')}",
)
_NO_MATTER = (
    rf"{one_of('maakt maak mag kan')} (?:{one_of('me mij ons mn allemaal dat helemaal echt')} )*"
    rf"{one_of('niet niets niks')} (?:{one_of('zo zoveel veel echt')} )*uit",
    rf"niet (?:{one_of('echt speciale bepaalde')} )?voorkeur|om even|wanneer dan ook|doe maar wat|zeg maar|kies maar",
    rf"(?:wanneer|iets) {one_of('u je jou jullie')} (?:(?:het )?beste? )?{one_of('uitkomt past schikt')}",
    rf"{one_of('altijd anytime whatever whenever flexibel')}|kan altijd|doesnt matter|any (?:time|dag)",
    rf"elke {one_of('dag moment tijd tijdstip')} (?:kan|is goed)|alles {one_of('kan past schikt')}|alles is goed",
)
_SOONEST = (
    rf"zo {one_of('snel spoedig gauw vlug vroeg')} mogelijk|as soon as possible",
    rf"hoe {one_of('eerder sneller vroeger')} hoe {one_of('beter liever')}",
    r"spoed|nu|(?:per direct|direct|meteen)(?! na)",
    r"(?:o1|eerst|vroegst|snelst) ?mogelijke?|o1 (?:mogelijkheid|vrije)|eerstmogelijke|snelste",
    rf"komende {one_of('mogelijkheid moment plek gelegenheid vrije')}",
)


def _direction(word: str) -> Direction:
    return Direction.LATER if word in _LATER else Direction.EARLIER


def _shift_by(match: re.Match[str], context: Context) -> Found:
    unit, size = _SIZES[match["unit"]]
    number = _FRACTIONS[match["count"]] if match["count"] in _FRACTIONS else float(match["count"])
    amount = None if number is None else max(1, round(number * size))
    return Shift(_direction(match["way"]), unit, amount)


def _somewhat(match: re.Match[str], context: Context) -> Found:
    unit = {"dag": Unit.MINUTE, "week": Unit.DAY, "maand": Unit.DAY}.get(match["within"])
    return Shift(_direction(match["way"]), unit)


def _than(match: re.Match[str], context: Context) -> Found:
    """Read "liever woensdag dan dinsdag"."""
    return Mark(False) if _RATHER.search(match.string[: match.start()]) else None


def _other(match: re.Match[str], context: Context) -> Found:
    unit = {"dag": Unit.DAY, "datum": Unit.DAY, "week": Unit.DAY, "moment": None}.get(match["what"], Unit.MINUTE)
    return Shift(Direction.OTHER, unit)


REMARKS: list[Rule] = [
    rule(r",|;|maar|want|omdat|en(?= (?:het )?(?:liever|liefst|graag))", Boundary()),
    rule("dus|daarom", Conclusion()),
    *(rule(pattern, Mark(False)) for pattern in _REFUSALS),
    rule(r"(?:veel )?te vroeg", Mark(False, Shift(Direction.LATER))),
    rule(r"(?:veel )?te laat", Mark(False, Shift(Direction.EARLIER))),
    rule(r"(?:kan |ook )?wel", Mark(True)),
    rule(rf"dan(?= {_A_DAY})", _than),
    *(rule(pattern, Unrelated()) for pattern in _NEITHER),
    *(rule(pattern, Anything()) for pattern in _NO_MATTER),
    *(rule(pattern, Preference.SOONEST) for pattern in _SOONEST),
    rule(r"zo laat mogelijk|laatst mogelijke?", Preference.LATEST),
    rule(rf"{_COUNT}(?P<unit>{'|'.join(_SIZES)}) (?P<way>{'|'.join(_LATER + _EARLIER)})", _shift_by),
    rule(
        rf"{_SOME}{_EVER}(?P<way>later|eerder|vroeger)(?: (?:in )?(?:die )?(?P<within>dag|week|maand))?"
        rf"(?! (?:{_THAN_A_TIME}|{_TOLD}(?!\S)))",
        _somewhat,
    ),
    rule("volgende dag", Shift(Direction.LATER, Unit.DAY, 1)),
    rule("week na die", Shift(Direction.LATER, Unit.DAY, 7)),
    rule(r"(?:een )?andere (?P<what>dag|datum|week|tijd|tijdstip|uur|moment|tijden|tijdstippen)", _other),
]
