"""Weekdays, weekends and feasts as they are named, and the weeks that are named by where they lie."""

import re

from actions.dates.feasts import FEASTS, feast
from actions.dates.model import EVERY_WEEKDAY, DayRange
from actions.dates.periods import YEAR, year_given
from actions.dates.pieces import Context, Days, Found, Rule, Weekday, one_day, rule
from actions.dates.spans import TRIES, WEEK, coming_weekday, days_after, first_weekday, week_of


def _weekday(match: re.Match[str], context: Context) -> Found:
    number, today = int(match["day"]), context.today
    if match["which"] == "volgende":
        return one_day(first_weekday(number, week_of(today, 1).first))
    if match["which"] == "deze":
        in_week = first_weekday(number, week_of(today).first)
        return one_day(in_week if in_week >= today else coming_weekday(number, today))
    return one_day(coming_weekday(number, today))


def _nth_coming(match: re.Match[str], context: Context) -> Found:
    """Read "de tweede dinsdag", of no month: counted from now."""
    first = coming_weekday(int(match["day"]), context.today)
    return one_day(days_after(first, (int(match["nth"]) - 1) * WEEK))


def _coming_week(match: re.Match[str], context: Context) -> Found:
    return Days((DayRange(days_after(context.today, 1), days_after(context.today, WEEK)),), period=True)


def _rest_of_week(match: re.Match[str], context: Context) -> Found:
    last = week_of(context.today).last
    return Days((DayRange(min(days_after(context.today, 1), last), last),), period=True)


def _week_after_next(match: re.Match[str], context: Context) -> Found:
    return Days((week_of(context.today, 2),), period=True)


def _weekend(match: re.Match[str], context: Context) -> Found:
    today, which = context.today, match["which"]
    week = week_of(today, 1 if which == "volgende" or (which == "komende" and today.weekday() >= 5) else 0)
    return Days((DayRange(max(today, days_after(week.last, -1)), week.last),), period=True)


def _after_weekend(match: re.Match[str], context: Context) -> Found:
    return Days((week_of(context.today, 2 if match["which"] == "volgende" else 1),), period=True)


def _before_weekend(match: re.Match[str], context: Context) -> Found:
    friday = days_after(week_of(context.today, 1 if context.today.weekday() >= 5 else 0).last, -2)
    return Days((DayRange(context.today, friday),), period=True)


def _feast(match: re.Match[str], context: Context) -> Found:
    name, number, today = match["feast"], match["number"], context.today
    year = year_given(match["year"], context)
    years = range(today.year, today.year + TRIES) if year is None else [year]
    found = [day for one in years if (day := feast(name, one, int(number) if number else None))]
    if not found:
        return None
    days = next((one for one in found if one.last >= today), found[0])
    return Days((days,), period=days.first != days.last)


DAYS: list[Rule] = [
    rule(r"(?P<which>deze|volgende|komende) wd(?P<day>\d)", _weekday),
    rule(r"wd(?P<day>\d) (?P<which>komende)", _weekday),
    rule(r"o(?P<nth>\d) wd(?P<day>\d)", _nth_coming),
    rule(r"wd(\d)", lambda match, context: Weekday(frozenset({int(match[1])}))),
    rule(r"(?:(?:elke|een) wd|wds)(\d)", lambda match, context: Weekday(frozenset({int(match[1])}), every=True)),
    rule(r"werkdag|elke werkdag|door week", Weekday(frozenset(range(5)), every=True)),
    rule(r"elke dag", Weekday(EVERY_WEEKDAY, every=True)),
    rule(r"(?:in )?komende week", _coming_week),
    rule(r"later deze week", _rest_of_week),
    rule(r"week (?:na|over) volgende week|week erop na volgende|volgende volgende week", _week_after_next),
    rule(r"weekend", Weekday(frozenset({5, 6}))),
    rule(r"(?P<which>deze|volgende|komende) weekend", _weekend),
    rule(r"na (?:(?P<which>deze|volgende|komende) )?weekend", _after_weekend),
    rule(r"(?:voor|before) (?:(?:deze|komende) )?weekend", _before_weekend),
    rule(rf"(?:o(?P<number>[12]) )?(?P<feast>{'|'.join(FEASTS)}){YEAR}", _feast),
]
