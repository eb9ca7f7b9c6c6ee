"""Weeks, months and years as they are named, and the parts and weekdays of them."""

import re
from collections.abc import Callable, Iterator

from actions.dates.model import DayRange
from actions.dates.pieces import Context, Days, Found, Rule, rule
from actions.dates.spans import (
    TRIES,
    iso_week,
    month_of,
    nth_week,
    nth_weekday,
    part_of,
    week_of,
    year_of,
)

YEAR = r"(?: (?:(?:van|in) )?(?P<year>(?:19|20)\d\d|(?:deze|volgende|komende|nieuwe) jaar))?"
_PERIOD = (
    r"(?:(?P<which>deze|volgende|komende|nieuwe) )?(?:"
    rf"mo(?P<month>\d+){YEAR}|(?P<unit>maand|jaar)|week (?P<week>\d{{1,2}})(?: (?P<weekyear>20\d\d))?|(?P<weeks>week))"
)
_OF = r" (?:(?:van|in) )?"

Cut = Callable[[DayRange], DayRange | None]


def year_given(said: str | None, context: Context) -> int | None:
    """Give the year that was said with a day or a month, None where none was."""
    if said is None:
        return None
    return int(said) if said.isdigit() else context.today.year + (not said.startswith("deze"))


def _candidates(match: re.Match[str], context: Context) -> Iterator[DayRange]:
    """Give what a name may stand for, soonest first; only one where the name says which."""
    today, ahead = context.today, 0 if match["which"] in {None, "deze"} else 1
    years = range(today.year, today.year + TRIES)
    if match["month"]:
        year = year_given(match["year"], context)
        for one in years if year is None else [year]:
            yield month_of(today.replace(year=one, month=int(match["month"]), day=1))
    elif match["week"]:
        for one in [int(match["weekyear"])] if match["weekyear"] else range(today.year - 1, today.year + TRIES):
            found = iso_week(int(match["week"]), one)
            if found:
                yield found
    elif match["weeks"]:
        yield from _in_turn(match, lambda step: week_of(today, ahead + step))
    elif match["unit"] == "maand":
        yield from _in_turn(match, lambda step: month_of(today, ahead + step))
    else:
        yield from _in_turn(match, lambda step: year_of(today.year + ahead + step))


def _in_turn(match: re.Match[str], period: Callable[[int], DayRange]) -> list[DayRange]:
    return [period(0)] if match["which"] else [period(0), period(1)]


def _coming(match: re.Match[str], context: Context, cut: Cut) -> Days | None:
    """Give the part that is meant of the first period in which it is not past, from today on."""
    found = [part for part in map(cut, _candidates(match, context)) if part is not None]
    if not found:
        return None
    part = next((one for one in found if one.last >= context.today), found[0])
    return Days((part.overlap(DayRange(context.today)) or part,), period=part.first != part.last)


def _whole(match: re.Match[str], context: Context) -> Found:
    named = match["which"] or match["month"] or match["week"]
    return _coming(match, context, lambda period: period) if named else None


def _part(match: re.Match[str], context: Context) -> Found:
    part = {"vroeg": "begin", "half": "midden", "laat": "eind"}.get(match["part"], match["part"])
    return _coming(match, context, lambda period: part_of(period, part))


def _nth(match: re.Match[str], context: Context) -> Found:
    number = -1 if match["nth"] == "laatste" else int(match["nth"][1:])
    weekday = match["day"]

    def cut(period: DayRange) -> DayRange | None:
        if weekday is None:
            return nth_week(period, number)
        day = nth_weekday(period, int(weekday), number)
        return None if day is None else DayRange(day, day)

    return _coming(match, context, cut)


PERIODS: list[Rule] = [
    rule(rf"(?:in )?{_PERIOD}", _whole),
    rule(rf"(?P<part>begin|vroeg|midden|half|eind|laat|o1 helft|o2 helft)(?:{_OF}){_PERIOD}", _part),
    rule(rf"(?P<nth>o\d|laatste) (?:wd(?P<day>\d)|week){_OF}{_PERIOD}", _nth),
]
