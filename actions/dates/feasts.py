"""The days of feasts by their Dutch names: from the package `holidays`, and the few that are no holidays."""

from datetime import date
from functools import lru_cache

import holidays

from actions.dates.model import DayRange
from actions.dates.spans import days_after

_DUTCH = {
    "nieuwjaar": ("Nieuwjaarsdag",),
    "goedevrijdag": ("Goede vrijdag",),
    "pasen": ("Eerste paasdag", "Tweede paasdag"),
    "koningsdag": ("Koningsdag",),
    "bevrijdingsdag": ("Bevrijdingsdag",),
    "hemelvaart": ("Hemelvaartsdag",),
    "pinksteren": ("Eerste pinksterdag", "Tweede pinksterdag"),
    "kerst": ("Eerste kerstdag", "Tweede kerstdag"),
}
_FIXED = {
    "sinterklaas": (12, 5, 1),
    "kerstavond": (12, 24, 1),
    "feestdagen": (12, 25, 8),
    "oudjaar": (12, 31, 1),
    "dodenherdenking": (5, 4, 1),
}
"""Month, day, and how many days."""

_ISLAMIC = {"suikerfeest": "Ramazan Bayramı", "offerfeest": "Kurban Bayramı"}
"""As in the Turkish calendar of `holidays`, which many mosques here follow; others may differ by a day."""

FEASTS = (*_DUTCH, *_FIXED, *_ISLAMIC)


def feast(name: str, year: int, number: int | None = None) -> DayRange | None:
    """Give the days of a feast in a year, or only its first or second ("tweede kerstdag")."""
    if name in _FIXED:
        month, day, many = _FIXED[name]
        return DayRange(date(year, month, day), days_after(date(year, month, day), many - 1))
    days = _found(name, year)
    if not days or (number is not None and number > len(days)):
        return None
    return DayRange(days[0], days[-1]) if number is None else DayRange(days[number - 1], days[number - 1])


@lru_cache(maxsize=64)
def _found(name: str, year: int) -> list[date]:
    """Give the days of one feast that falls in a year, the first days of it alone where it comes twice."""
    if name in _ISLAMIC:
        days = sorted(day for day, title in _turkish(year).items() if _ISLAMIC[name] in title)
        return [day for day in days if (day - days[0]).days < 5]
    return sorted(day for day, title in _dutch(year).items() if title in _DUTCH[name])


@lru_cache(maxsize=32)
def _dutch(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays("NL", years=year, categories=("public", "optional"), language="nl"))


@lru_cache(maxsize=32)
def _turkish(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays("TR", years=year, language="tr"))
