"""Read how many hours a week somebody wants to work: "24", or "16-24" for a range.

A day is 8 hours, a part of a day 4; full-time is 36 to 40 and part-time at most 35 hours (the line that CBS draws).
Times of the clock ("om 10 uur", "na 17 uur") and stretches of time ("binnen 24 uur") are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from components.extraction.found import HOURS, Found
from components.extraction.numbers import PATTERN, value

FULL_TIME, PART_TIME, HALF_DAYS = "36-40", "1-35", "20"
MOST, FULL_WEEK = 60, 40
_DAY, _PART_OF_DAY = 8, 4
_LEAST_WITHOUT_WEEK, _SURELY_WEEK = 8, 16
"""Hours that need "per week" beside them below the first, and a text about work below the second."""
_NOON, _MIDNIGHT = 12, 24

_TO = r"\s?(?:-|–|/|\+|tot en met|t/m|tot|a|of|en)\s?"
_MANY = rf"(?<![\w.,:€])(?P<least>{PATTERN})(?:{_TO}(?P<most>{PATTERN}))?"
_HOURS = re.compile(
    _MANY
    + r"(?P<plus>\+)?[\s-]?(?:uurtjes|uurs(?![\s-]?(?:zorg|opvang|dienst))|uur(?!-?(?:zorg|opvang|dienst))|uren|urige"
    r"|urn|hours?|hrs?|u)(?!\w)"
)
_DAYS = re.compile(_MANY + r"[\s-]?(?P<unit>dagdelen|dagdeel|dagen|dgn|dag|daagse|ochtenden|middagen|avonden)(?!\w)")
_WORDS = (
    (re.compile(r"(?<!\w)(?:ful{1,2}[\s-]?(?:time|tijm|taim)|voltijds?)(?!\w)"), FULL_TIME),
    (re.compile(r"(?<!\w)(?:par{1,2}t{1,2}[\s-]?(?:t?ime|tijm|taim)|deeltijds?)(?!\w)"), PART_TIME),
    (re.compile(r"(?<!\w)halve dagen(?!\w)"), HALF_DAYS),
)

_WEEK = re.compile(
    r"^(?: (?:werken|werk))?[\s,(]*(?:per week|in de week|a week|p\.?/?w\.?(?!\w)|per wk|in de wk|wekelijks|werkweek"
    r"|contract|week)"
)
_WORK_FOLLOWS = re.compile(r"^ (?:werken|werk)(?!\w)")
_OF_WORK = re.compile(r"(?<!\w)(?:werk|baan|baantje|banen|vacature|zoek|functie|contract|job|bijverdien|part|uren|wk)")
_WORKING = re.compile(
    r"(?<!\w)(?:werk(?:en)?|gewerkt|contract|baan|baantje|aan de slag)(?: (?:van|voor|met|zo'n|ongeveer|ca|circa))?\s$"
)
_AT = re.compile(r"(?<!\w)om\s$")
_CLOCK_BEFORE = re.compile(
    r"(?<!\w)(?:(?:na|vanaf|rond|tegen|sinds|half|kwart over|kwart voor|tot|voor|uiterlijk|at|morgen|vandaag|overmorgen"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:och?tend|middag|avond)?|ochtend|middag|s ochtends|januari"
    r"|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)[\s,]+(?:de )?|@ ?)$"
)
_RANGE_OF_CLOCK = re.compile(r"(?<!\w)(?:van|tussen|tussen de)\s$")
_STRETCH_BEFORE = re.compile(r"(?<!\w)(?:binnen|over|afgelopen|laatste|al|komende|elke|na|iedere|duurt)\s(?:de )?$")
_NO_WEEK_AFTER = re.compile(
    r"^[\s-]*(?:'?s ?(?:ochtends|middags|avonds|nachts|morgens)|per dag|op een dag|geleden|later|van tevoren|bereikbaar"
    r"|lang|wachten|gewacht|vooraf|nog|precies|open|slapen|slaap|vrij|reizen)"
)
_AT_LEAST = re.compile(r"(?<!\w)(?:minimaal|minstens|min\.?|tenminste|ten minste|vanaf|meer dan|minimum)\s$")
_AT_MOST = re.compile(
    r"(?<!\w)(?:maximaal|hoogstens|max\.?|niet meer dan|minder dan|tot|maximum|onder de|hooguit|ten hoogste)\s$"
)


def find(text: str, is_about_work: bool) -> Iterator[Found]:
    """Give the hours in a text of aligned characters; they may overlap.

    A small number of hours counts where the text names work, by its own words or because it `is_about_work`.
    """
    is_about_work = is_about_work or bool(_OF_WORK.search(text))
    for pattern, hours in _WORDS:
        yield from (Found(HOURS, hours, match.start(), match.end()) for match in pattern.finditer(text))
    for match in _HOURS.finditer(text):
        if hours := _of_week(match, is_about_work):
            yield Found(HOURS, hours, match.start(), match.end())
    for match in _DAYS.finditer(text):
        if hours := _of_days(match):
            yield Found(HOURS, hours, match.start(), match.end())


def _of_week(match: re.Match[str], is_about_work: bool) -> str | None:
    before, after = match.string[: match.start()], match.string[match.end() :]
    least, most = _numbers(match)
    if not 1 <= least <= most <= MOST or _NO_WEEK_AFTER.match(after) or _AT.search(before):
        return None
    if not _WEEK.match(after) and not _may_be_week(match, is_about_work):
        return None
    if match["most"] is None:
        if match["plus"] or _AT_LEAST.search(before):
            return _range(least, max(least, FULL_WEEK))
        if _AT_MOST.search(before):
            return _range(1, most)
    return _range(least, most)


def _may_be_week(match: re.Match[str], is_about_work: bool) -> bool:
    before, least = match.string[: match.start()], value(match["least"])
    if _WORKING.search(before):
        return True
    if _is_clock(before, least, match["most"] is not None):
        return False
    if _WORK_FOLLOWS.match(match.string[match.end() :]):
        return True
    return least >= (_LEAST_WITHOUT_WEEK if is_about_work else _SURELY_WEEK)


def _is_clock(before: str, least: int, is_range: bool) -> bool:
    if _STRETCH_BEFORE.search(before):
        return True
    if is_range:
        return least <= _NOON and bool(_RANGE_OF_CLOCK.search(before) or _CLOCK_BEFORE.search(before))
    return least < _MIDNIGHT and bool(_CLOCK_BEFORE.search(before))


def _of_days(match: re.Match[str]) -> str | None:
    before, after = match.string[: match.start()], match.string[match.end() :]
    least, most = _numbers(match)
    unit = match["unit"]
    is_part = unit not in {"dagen", "dgn", "dag", "daagse"}
    is_week = _WEEK.match(after) or _WORK_FOLLOWS.match(after) or _WORKING.search(before)
    if not is_week and not unit.startswith("dagde"):
        return None
    hours = _PART_OF_DAY if is_part else _DAY
    return _range(least * hours, most * hours) if 1 <= least <= most and most * hours <= MOST else None


def _numbers(match: re.Match[str]) -> tuple[int, int]:
    least = value(match["least"])
    return least, value(match["most"]) if match["most"] else least


def _range(least: int, most: int) -> str:
    return str(least) if least == most else f"{least}-{most}"
