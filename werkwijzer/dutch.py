"""Name days and months, and write them as people read them."""

from datetime import date, datetime

from werkwijzer.clock import AMSTERDAM

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
SHORT_WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def written_day(day: date) -> str:
    """Give the day as "22 november 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04}"


def full_day(day: date) -> str:
    """Give the day as "zondag 22 november 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {written_day(day)}"


def written_moment(moment: datetime) -> str:
    """Give the moment in the Netherlands as "22 november 2026, 08.30 uur"."""
    there = moment.astimezone(AMSTERDAM)
    return f"{written_day(there)}, {there:%H.%M} uur"
