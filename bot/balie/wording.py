"""Word days, times and history for a page."""

from datetime import date, datetime

from bot.balie.shapes import Event
from werkwijzer.clock import AMSTERDAM
from werkwijzer.dutch import MONTHS, WEEKDAYS, full_day

_BY = {"person": "de persoon zelf", "staff": "een medewerker", "system": "het programma"}


def time(moment: datetime) -> str:
    """Give the time in the Netherlands as "14.30"."""
    return f"{moment.astimezone(AMSTERDAM):%H.%M}"


def moment(moment: datetime) -> str:
    """Give the moment in the Netherlands as "donderdag 26 november 2026, 14.30"."""
    there = moment.astimezone(AMSTERDAM)
    return f"{full_day(there)}, {there:%H.%M}"


def weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def short_day(day: date) -> str:
    """Give the day as "26 november"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def clock(typed: str) -> str:
    """Give HH:MM as it is written in Dutch."""
    return typed.replace(":", ".")


def capitalised(text: str) -> str:
    """Give the text with a capital at its beginning, and the rest as it is."""
    return text[:1].upper() + text[1:]


def told(event: Event) -> str:
    """Tell what happened to an appointment, and through whom."""
    by = event.who or _BY.get(event.by, event.by)
    match event.what:
        case "booked":
            return f"gemaakt door {by}" + (f" voor {moment(event.to_start)} uur" if event.to_start else "")
        case "moved":
            return f"verzet door {by}" + (f" naar {moment(event.to_start)} uur" if event.to_start else "")
        case "cancelled":
            return f"afgezegd door {by}"
        case _:
            return f"gegevens gewist door {by}"
