"""Dates as they are written: "26-11", "do 26 nov", "de 26e", "26 t/m 28 november"."""

import re

from actions.dates.lexicon import CALENDAR_FOLLOWS
from actions.dates.model import Asked, DayRange, NoSuchDay
from actions.dates.periods import YEAR, year_given
from actions.dates.pieces import Context, Days, Found, Rule, one_day, one_of, rule
from actions.dates.spans import coming_date, coming_day_of_month, month_of, real_date

_WEEKDAY = r"(?:wd\d (?:, )?)?"
_ENDS_HERE = rf"(?= ?$| {one_of(CALENDAR_FOLLOWS)}(?!\S))"


def _day(day: int, month: int, year: int | None, context: Context) -> Days | NoSuchDay | None:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    found = coming_date(day, month, context.today) if year is None else real_date(day, month, year)
    return one_day(found) if found else NoSuchDay(day, month, year)


def _numeric(match: re.Match[str], context: Context) -> Found:
    written = match.groupdict().get("year")
    year = None if written is None else int(written) + (2000 if len(written) == 2 else 0)
    return _day(int(match["day"]), int(match["month"]), year, context)


def _dotted(match: re.Match[str], context: Context) -> Found:
    """Read "26.11": a time where an hour can be so high, unless a day was asked."""
    return _numeric(match, context) if int(match["day"]) > 24 or context.asked is Asked.DAY else None


def _dashed(match: re.Match[str], context: Context) -> Found:
    """Read "10-12": a date, unless a time was asked."""
    return None if context.asked is Asked.TIME else _numeric(match, context)


def _named(match: re.Match[str], context: Context) -> Found:
    return _day(int(match["day"]), int(match["month"]), year_given(match["year"], context), context)


def _several(match: re.Match[str], context: Context) -> Found:
    """Read "26 of 27 november"."""
    year = year_given(match["year"], context)
    days = [_day(int(day), int(match["month"]), year, context) for day in re.findall(r"\d+", match["days"])]
    wrong = next((day for day in days if not isinstance(day, Days)), None)
    ranges = tuple(span for day in days if isinstance(day, Days) for span in day.ranges)
    return Days(ranges) if wrong is None else wrong


def _stretch(match: re.Match[str], context: Context) -> Found:
    """Read "26 t/m 28 november": both days belong to it."""
    year = year_given(match["year"], context)
    last = _day(int(match["last"]), int(match["month"]), year, context)
    if not isinstance(last, Days):
        return last
    end = last.ranges[0].last
    start = real_date(int(match["first"]), end.month, end.year)
    return Days((DayRange(start, end),), period=True) if start and start <= end else None


def _of_month(match: re.Match[str], context: Context) -> Found:
    """Read "de 26e"; of the offered times "de 2e" is one of them, which another rule reads."""
    day, which = int(match["day"]), match["which"]
    if which:
        span = month_of(context.today, 0 if which == "deze" else 1)
        return _day(day, span.first.month, span.first.year, context)
    found = coming_day_of_month(day, context.today)
    return None if found is None or (day <= context.offered and not match["weekday"]) else one_day(found)


def _weekday_and_number(match: re.Match[str], context: Context) -> Found:
    """Read "donderdag 26" as a date where the coming 26th is a Thursday; else the number is an hour."""
    found = coming_day_of_month(int(match["day"]), context.today)
    if found is None or context.asked is Asked.TIME:
        return None
    certain = found.weekday() == int(match["weekday"]) or int(match["day"]) > 24
    return one_day(found) if certain else None


DATES: list[Rule] = [
    rule(rf"{_WEEKDAY}(?P<year>\d{{4}})-(?P<month>\d+)-(?P<day>\d+)", _numeric),
    rule(rf"{_WEEKDAY}(?P<day>\d{{1,2}})[-/.](?P<month>\d{{1,2}})[-/.](?P<year>\d{{4}}|\d\d)", _numeric),
    rule(rf"{_WEEKDAY}(?P<day>\d{{1,2}})[-/](?P<month>\d{{1,2}})", _dashed),
    rule(rf"{_WEEKDAY}(?P<day>\d{{1,2}})\.(?P<month>\d\d)", _dotted),
    rule(rf"{_WEEKDAY}o?(?P<day>\d{{1,2}}) (?:van )?mo(?P<month>\d+){YEAR}", _named),
    rule(rf"o(?P<day>\d{{1,2}}) of mo(?P<month>\d+){YEAR}", _named),
    rule(rf"{_WEEKDAY}mo(?P<month>\d+) o?(?P<day>\d{{1,2}})(?! uur)(?: ,)?{YEAR}", _named),
    rule(rf"(?P<days>o?\d{{1,2}}(?: , o?\d{{1,2}})*(?: ,)? (?:of|en) o?\d{{1,2}}) mo(?P<month>\d+){YEAR}", _several),
    rule(
        rf"(?:van |tussen |vanaf )?{_WEEKDAY}o?(?P<first>\d{{1,2}})(?: (?:-|tot|totenmet) |-)"
        rf"{_WEEKDAY}o?(?P<last>\d{{1,2}}) mo(?P<month>\d+){YEAR}",
        _stretch,
    ),
    rule(rf"tussen o?(?P<first>\d{{1,2}}) en o?(?P<last>\d{{1,2}}) mo(?P<month>\d+){YEAR}", _stretch),
    rule(
        rf"(?P<weekday>wd\d )?o(?P<day>\d{{1,2}})(?: (?:van )?(?:(?P<which>deze|volgende) )?maand)?{_ENDS_HERE}",
        _of_month,
    ),
    rule(rf"wd(?P<weekday>\d) (?P<day>\d{{1,2}}){_ENDS_HERE}", _weekday_and_number),
]
