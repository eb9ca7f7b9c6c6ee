"""Say whether the words around a word that means more things show that the searched meaning is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from components.extraction.found import APPOINTMENT, LEVEL, OCCUPATION, PLACE, SECTOR, SUBJECT

DIRECT, ALLOWED, NOT_MEANT = 2, 1, 0
"""Weights of a reading: its neighbours say so, nothing speaks against it, it is not meant."""

BARELY_MORE = 3
"""Words around a subject from which on a text is about more than the subject."""

_COURSE = r"\w*cursus(?:sen)?|\w*kursus|\w*training(?:en)?|opleiding(?:en)?|workshops?|course|class|certificaat|diploma"
_JOB = r"va[ck]atu+res?|ba+nen|baan|baantjes?|jobs?|functies?"

_IS_ONE = re.compile(
    rf"\b(?:als|ben|was|qua|tot|word(?:en|t)?(?: ik)?|voormalig|beroep(?: van)?|(?:werk|functie|vak) van"
    rf"|(?:{_JOB})(?: voor)?|werk voor|omscholen naar) "
    r"(?:(?:een|n|de|het|t|als|zelfstandig|ervaren|gediplomeerd|beginnend|leerling|assistent|junior|senior|goede?) )*$"
)
_WORKS_IN = re.compile(
    rf"\b(?:\w*werk\w*|bijverdienen|{_JOB}|iets|wat|slag|verder|ervaring|beginnen|sector|branche|solliciteren|stage)"
    r"(?: in| bij| op| voor| voor in| achter| at)?(?: (?:een|n|de|het|t|the))? $"
    r"|\b(?:iets|wat) (?:met|van) (?:(?:een|de|het) )?$"
)
_WORK_FOLLOWS = re.compile(
    rf"^ (?:{_JOB}|worden|geweest|geworden|gezocht|gevraagd|van beroep|werk|werken|branche|sector|gewerkt|ervaring"
    r"|aan de slag|\d+ (?:uur|u)|fulltime|parttime|full time|part time|bijbaan)\b"
)
_SEARCHES = re.compile(
    rf"\b(?:{_JOB}|werk|werken|zoek|zoekt|zoeken|gezocht|bijbaan\w*|nachtdienst|ploegendienst|fulltime|parttime|deeltijd"
    r"|voltijds?|fte|\d+ ?(?:uur|uren|u)|aan de slag|seintje|alert|op de hoogte|vrijkom\w*|vrij komt|waarschuw\w*)\b"
)
_IN_A_FIELD = re.compile(r"\b(?:in|achter) (?:de|het|een|n|t) $")
_WANTS_INTO = re.compile(r"\b(?:wil|willen|wilt|weer|terug|ga|gaan|stap)\b.*\b(?:de|het) $")
_SOMEBODY_ELSE = re.compile(
    r"\b(?:de|het|t|een|n|mijn|m'n|mn|me|je|jouw|uw|u|zijn|z'n|haar|hun|ons|onze|jullie|deze|die|dit|dat|geen|via|door|met"
    r"|van|bij|naar|aan|over|voor|tegen|en|of|ik|is|niet|eigen|jonge|andere) $"
)

_LEARNS = re.compile(
    rf"\b(?:{_COURSE}|leer|leren|\w*les|\w*lessen|webinars?|learn|oefenen|bijspijkeren|opfrissen|bijscholen|scholing) "
    r"(?:(?:in|over|met|van|voor|om|te|de|het|een|mijn|m'n|me|gratis|korte|leuke|goede|online|beter|goed|hoe|op|naar"
    r"|omgaan|werken|tot|ik|n|t|basis|bij) )*$"
)
_LEARNING_FOLLOWS = re.compile(rf"^ (?:{_COURSE}|leren|les|lessen|halen|volgen|bijspijkeren|opfrissen)\b")
_IS_ABOUT_LEARNING = re.compile(rf"\b(?:{_COURSE}|leren|leer|les|lessen)\b")
_HELPS = re.compile(r"\b(?:hulp|helpen|help|omgaan|beter|past) (?:(?:bij|met|in|van|mijn|m'n|me|de|het|een) )*$")

_MEETS = re.compile(
    r"\b(?:\w*afspraa?k(?:en)?|afsprak|afspr|afspreken|\w*gesprek(?:ken)?|spreken|praten|praate|langs ?kom(?:en?)?"
    r"|langs te komen|\w*advies|advis|adviseur|consult|intake|om tafel|zitten (?:over|met)|plan|plannen|inplannen|boek"
    r"|boeken|inboeken|reserveren|agenda|doornemen|onderhoud|spreekuur|inloop|appointment|talk)\b"
)

_LEVEL = re.compile(
    rf"\b(?:niveau|niv|nivo|{_COURSE}|gestudeerd|school|mbo|hbo|werk|baan|opgeleid|alleen|heb) "
    r"(?:(?:met|op|van|een|in|aan|of|en|voor|is|de|tot) )*$"
)
_LEVEL_FOLLOWS = re.compile(
    rf"^ (?:niveau|niv|nivo|{_COURSE}|werk|denkniveau|functie|baan|opgeleid|gedaan|afgerond|gehaald)\b"
)

_AT_PLACE = re.compile(
    r"\b(?:in|te|uit|naar|bij|rond|rondom|omgeving|omg|regio|gemeente|buurt|buurt van|vlakbij|nabij|omstreken|plaats"
    r"|woonplaats) $"
)
_AFTER_PLACE = re.compile(
    r"^$|^ (?:als|en|of|in|voor|bij|omgeving|fulltime|parttime|maar|graag|liefst|aub|is|heb|hebben|met|wat|kan|te|op|om"
    r"|ik|\d+)\b"
)

_NAMES_A_PERSON = re.compile(
    r"\b(?:heer|mevrouw|mevr|meneer|dhr|mw|mvr|juffrouw|familie|fam|dokter|dr|drs|heet|heten|naam|naam is|groet|groeten"
    r"|groetjes)(?: (?:de|den|der|van|van de|van den|van der|ter|ten|\w))* $"
)


@dataclass(frozen=True)
class Around:
    """The compared words around a phrase: `before` ends and `after` begins with a blank, where they are not empty."""

    before: str
    after: str
    is_capital: bool

    @classmethod
    def of(cls, words: Sequence[str], first: int, last: int, is_capital: bool) -> Around:
        before = "".join(f"{word} " for word in words[:first])
        return cls(before, "".join(f" {word}" for word in words[last + 1 :]), is_capital)


def weigh(entity: str, is_sure: bool, around: Around) -> int:
    """Give how much speaks for a reading."""
    if entity in (OCCUPATION, PLACE) and _NAMES_A_PERSON.search(around.before):
        return NOT_MEANT
    if is_sure and entity != SUBJECT:
        return ALLOWED
    weight = _WEIGHERS[entity](around)
    return max(weight, ALLOWED) if is_sure else weight


def _work(around: Around) -> int:
    before, after = around.before, around.after
    if _IS_ONE.search(before) or _WORKS_IN.search(before) or _WORK_FOLLOWS.match(after):
        return DIRECT
    if _WANTS_INTO.search(before) and after.startswith(" in"):
        return DIRECT
    if not _SEARCHES.search(before + after):
        return NOT_MEANT
    return NOT_MEANT if _SOMEBODY_ELSE.search(before) and not _IN_A_FIELD.search(before) else ALLOWED


def _place(around: Around) -> int:
    if not around.before and not around.after:
        return ALLOWED
    is_meant = around.is_capital or _AFTER_PLACE.match(around.after)
    return ALLOWED if _AT_PLACE.search(around.before) and is_meant else NOT_MEANT


def _level(around: Around) -> int:
    return DIRECT if _LEVEL.search(around.before) or _LEVEL_FOLLOWS.match(around.after) else NOT_MEANT


def _subject(around: Around) -> int:
    if _LEARNS.search(around.before) or _LEARNING_FOLLOWS.match(around.after):
        return DIRECT
    both = around.before + around.after
    if _MEETS.search(both):
        return NOT_MEANT
    is_meant = _HELPS.search(around.before) or _IS_ABOUT_LEARNING.search(both) or len(both.split()) < BARELY_MORE
    return ALLOWED if is_meant else NOT_MEANT


def _appointment(around: Around) -> int:
    return ALLOWED if _MEETS.search(around.before + around.after) else NOT_MEANT


_WEIGHERS = {
    OCCUPATION: _work,
    SECTOR: _work,
    PLACE: _place,
    LEVEL: _level,
    SUBJECT: _subject,
    APPOINTMENT: _appointment,
}
