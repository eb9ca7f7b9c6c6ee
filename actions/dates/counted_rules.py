"""Days counted from today: "over twee weken", "binnen 10 dagen", "morgen over een week"."""

import re
from datetime import date

from actions.dates.model import DayRange
from actions.dates.pieces import Context, Days, Found, Rule, one_day, rule
from actions.dates.spans import WEEK, days_after, months_after

_NAMED_DAYS = {"vandaag": 0, "morgen": 1, "overmorgen": 2}
_COUNTED = r"(?:een )?(?P<count>\d{1,3}|een|paar|anderhalf|half|o1)"
_UNIT = r"(?P<unit>dag|week|maand|jaar)"
_A_FEW = (2, 5)


def _later(day: date, count: str | None, unit: str) -> tuple[date, date]:
    """Give the day so many units on, and the last day that this may still mean."""
    low, high = _A_FEW if count == "paar" else (int(count),) * 2 if count and count.isdigit() else (1, 1)
    if unit in {"maand", "jaar"}:
        size = 1 if unit == "maand" else 12
        months = 6 if (count, unit) == ("half", "jaar") else min(low, 120) * size
        first = months_after(day, months)
        return first, days_after(months_after(first, (high - low) * size), WEEK - 1)
    size = 1 if unit == "dag" else WEEK
    extra = 3 if count == "anderhalf" else 0
    return days_after(day, low * size + extra), days_after(day, high * size + extra + size - 1)


def _day_named(match: re.Match[str], context: Context) -> Found:
    first = days_after(context.today, _NAMED_DAYS[match["day"]])
    return one_day(_later(first, match["count"], match["unit"])[0] if match["unit"] else first)


def _after_so_long(match: re.Match[str], context: Context) -> Found:
    first, last = _later(context.today, match["count"], match["unit"])
    return Days((DayRange(first, last),), period=match["unit"] != "dag")


def _about_so_long(match: re.Match[str], context: Context) -> Found:
    """Read "over een dag of tien"."""
    first, last = _later(context.today, match["count"], match["unit"])
    slack = 1 if match["unit"] == "dag" else 0
    return Days((DayRange(days_after(first, -slack), days_after(last, slack)),), period=True)


def _within(match: re.Match[str], context: Context) -> Found:
    last, _ = _later(context.today, match["count"], match["unit"])
    first = context.today if match.group().startswith("binnen") else days_after(context.today, 1)
    return Days((DayRange(first, last),), period=True)


def _from_then(match: re.Match[str], context: Context) -> Found:
    first, _ = _later(context.today, match["count"], match["unit"])
    return Days((DayRange(first),), period=True)


COUNTED: list[Rule] = [
    rule(rf"(?P<day>vandaag|morgen|overmorgen)(?: over (?:{_COUNTED} )?(?P<unit>dag|week|maand))?", _day_named),
    rule(rf"(?:over|in) {_COUNTED} {_UNIT}", _after_so_long),
    rule(r"over(?P<count>) (?P<unit>week|maand|jaar)", _after_so_long),
    rule(rf"{_COUNTED} {_UNIT} vanaf (?:nu|vandaag)", _after_so_long),
    rule(r"over (?:een )?(?P<unit>dag|week|maand) of (?P<count>\d{1,2})", _about_so_long),
    rule(rf"(?:(?:in |binnen )?(?:komende|volgende)|binnen) {_COUNTED} {_UNIT}", _within),
    rule(r"binnen(?P<count>) (?P<unit>week|maand)", _within),
    rule(r"na (?P<count>\d{1,3}|een|paar) (?P<unit>dag|week|maand)", _from_then),
]
