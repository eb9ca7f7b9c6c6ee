"""Times of the day as they are named: on the clock, as a part of the day, or around something like lunch."""

import re
from datetime import UTC, timedelta

from actions.dates.clocks import (
    HALF_DAY,
    HALF_HOUR,
    around,
    at_hour,
    at_minutes,
    hour_of,
    minutes,
    spoken,
    times_between,
)
from actions.dates.model import Asked, DayRange
from actions.dates.pieces import Context, Days, Found, Number, Rule, Times, rule
from werkwijzer.clock import AMSTERDAM

_QUARTER = 15
_HOUR = r"(?P<hour>\d{1,2}|een|h\d{1,2})"
_UNIT = r"(?: uur)?"
_AFTER_PREPOSITION = re.compile(
    r"(?:^|\s)(?:om|na|vanaf|voor|before|tot|totenmet|tussen|rond|uiterlijk|dan|en|of|-)\s*$"
)
_HALF_OF_DAY = r"(?: (?P<half>am|pm))?"


def _halved(found: Times | None, half: str | None) -> Times | None:
    """Take the half of the day that "am" or "pm" says."""
    if found is None or half is None or found.twin is None:
        return found
    early, late = sorted((found.range, found.twin), key=lambda span: span.first)
    return Times(early if half == "am" else late)


def _written(match: re.Match[str], context: Context) -> Found:
    """Read "14.30", "14u30", "10 uur" and "2 pm"."""
    groups = match.groupdict()
    hour, minute = match["hour"], int(groups.get("minute") or 0)
    needs_preposition = not hour.isdigit()
    if needs_preposition and not _AFTER_PREPOSITION.search(match.string[: match.start()]):
        return None
    return _halved(at_hour(hour, minute), groups.get("half"))


def _four_digits(match: re.Match[str], context: Context) -> Found:
    """Read "1430" where only a time can be meant; as a year "2026" is no time."""
    digits = match["digits"]
    sure = match["word"] or match["unit"]
    if not sure and (digits.startswith("20") or int(digits) % 5):
        return None
    return at_hour(digits[:2], int(digits[2:]))


def _half_past(match: re.Match[str], context: Context) -> Found:
    """Read "half drie": half an hour before three, in English after it."""
    found = hour_of(match["hour"])
    return None if found > 12 else spoken(found * 60 + (HALF_HOUR if "over" in match.group() else -HALF_HOUR))


def _quarter(match: re.Match[str], context: Context) -> Found:
    return _beside(hour_of(match["hour"]) * 60, match["side"], _QUARTER)


def _minutes_beside(match: re.Match[str], context: Context) -> Found:
    """Read "10 voor half 11", "5 over 2"."""
    base = hour_of(match["hour"]) * 60 - (HALF_HOUR if match["before"] else 0)
    away = int(match["minutes"])
    return _beside(base, match["side"], away) if 1 <= away < 30 else None


def _beside(base: int, side: str, away: int) -> Times | None:
    total = base + (away if side == "over" else -away)
    if total >= 24 * 60:
        return None
    return spoken(total) if base <= HALF_DAY else Times(at_minutes(total))


def _hours(match: re.Match[str], context: Context) -> Found:
    """Read "10-12 uur", and "10-12" where a time was asked."""
    first, last = at_hour(match["first"]), at_hour(match["last"])
    if not first or not last or not (match["unit"] or context.asked is Asked.TIME):
        return None
    return times_between(first, last)


def _about(match: re.Match[str], context: Context) -> Found:
    """Read "een uur of drie": half an hour to either side."""
    found = at_hour(match["hour"])
    return around(found) if found else None


def _from_now(match: re.Match[str], context: Context) -> Found:
    """Read "over een uur": by the real clock, also in the night that it changes; up to an hour after that."""
    size = {"uur": 60, "kwartier": _QUARTER, "minuut": 1}[match["unit"]]
    count = {"half": 0.5, "anderhalf": 1.5, "paar": 2.0, "een": 1.0, "": 1.0}.get(match["count"])
    ahead = timedelta(minutes=size * (float(match["count"]) if count is None else count))
    then = (context.now.astimezone(UTC) + ahead).astimezone(AMSTERDAM)
    start = minutes(then.time())
    return Days((DayRange(then.date(), then.date()),)), Times(at_minutes(start, start + 60))


def _span(first: str, last: str) -> Times:
    """Give the times from the first on, up to but not at the last."""
    return Times(at_minutes(_of(first), _of(last) - 1))


def _of(written: str) -> int:
    hour, minute = written.split(".")
    return int(hour) * 60 + int(minute)


_OF = r" (?:(?:van|in) )?"
_EARLY = "(?:begin|vroeg)"
_LATE = "(?:laat|eind)"
_PARTS = {
    "nacht": _span("0.00", "6.00"),
    "ochtend": _span("6.00", "12.00"),
    "middag": _span("12.00", "18.00"),
    "avond": _span("18.00", "24.00"),
    rf"{_EARLY}{_OF}(?:ochtend|dag)|ochtend vroeg|(?<=wd\d )vroeg|(?<=morgen )vroeg": _span("6.00", "10.00"),
    rf"midden{_OF}ochtend": _span("9.30", "11.00"),
    rf"{_LATE}{_OF}ochtend|ochtend laat": _span("10.30", "12.00"),
    rf"{_EARLY}{_OF}middag|middag vroeg": _span("12.00", "14.00"),
    rf"midden{_OF}middag": _span("14.00", "16.00"),
    rf"{_LATE}{_OF}(?:middag|dag|werkdag)|middag laat": _span("16.00", "18.00"),
    rf"{_EARLY}{_OF}avond|avond vroeg": _span("18.00", "20.00"),
    rf"{_LATE}{_OF}avond|avond laat": _span("20.00", "24.00"),
    "(?:rond|tegen) middag|rond lunch(?:tijd)?": _span("11.30", "13.01"),
    "tussen middag|(?:in )?lunchpauze|lunchtijd|(?:onder|tijdens|in) lunch": _span("12.00", "14.00"),
    "(?:voor|before) (?:lunch|middag)": _span("0.00", "12.00"),
    "na (?:lunch|middag|lunchpauze)": _span("12.30", "18.00"),
    "na (?:het )?(?:mijn )?(?:werk|werktijd|werken)": _span("17.00", "24.00"),
    "(?:onder |tijdens |in |binnen )?(?:kantooruren|kantoortijd|kantoortijden|werktijd|overdag)": _span(
        "9.00", "17.00"
    ),
    "(?:onder |tijdens |in |binnen )?(?:schooltijd|schooltijden|schooluren)": _span("9.00", "14.30"),
    "na (?:school|schooltijd)": _span("15.00", "24.00"),
    "noon": _span("12.00", "12.01"),
    "middernacht|midnight|12 uur nacht": _span("0.00", "0.01"),
}

TIMES: list[Rule] = [
    rule(rf"(?P<hour>\d{{1,2}})[.:](?P<minute>\d\d){_UNIT}{_HALF_OF_DAY}", _written),
    rule(r"(?:tussen |van )?(?P<first>\d{1,2})-(?P<last>\d{1,2})(?P<unit> uur)?", _hours),
    rule(rf"(?P<hour>\d{{1,2}}) uur (?P<minute>\d\d){_UNIT}(?! mo| \d)", _written),
    rule(rf"{_HOUR} uur{_HALF_OF_DAY}", _written),
    rule(r"(?P<hour>\d{1,2}) (?P<half>am|pm)", _written),
    rule(r"(?P<hour>h\d+)", _written),
    rule(
        r"(?:(?P<word>om) )?(?P<digits>\d{4})(?P<unit> uur)?(?! (?!of|en|om|in|na|is)[a-z]{2}(?:\s|$)| euro)",
        _four_digits,
    ),
    rule(rf"half (?:over )?{_HOUR}{_UNIT}{_HALF_OF_DAY}", _half_past),
    rule(rf"kwart (?P<side>voor|over|tot) {_HOUR}{_UNIT}", _quarter),
    rule(rf"(?P<minutes>\d{{1,2}}) (?:minuut )?(?P<side>voor|over) (?P<before>half )?{_HOUR}{_UNIT}", _minutes_beside),
    rule(rf"(?:een )?uur of {_HOUR}{_UNIT}", _about),
    rule(r"over(?: een)? ?(?P<count>\d{1,2}|half|anderhalf|paar|een|) ?(?P<unit>uur|kwartier|minuut)", _from_now),
    *(rule(pattern, meaning) for pattern, meaning in _PARTS.items()),
    rule(r"\d{1,2}", lambda match, context: Number(int(match.group()))),
]
