"""The ways in which a kind of talk can be held in a region."""

from actions.booking.client import Product
from actions.booking.draft import Way
from werkwijzer.content.appointments import Mode
from werkwijzer.content.library import Library


def ways_of(library: Library, product: Product, region: str) -> list[Way]:
    """Give the ways in which somebody gives the talk now, one for each place on location."""
    ways = []
    for mode in product.modes:
        ways += places_of(library, product.id, region) if mode is Mode.LOCATION else [Way(mode)]
    return ways


def places_of(library: Library, kind: str | None, region: str) -> list[Way]:
    """Give the ways on location."""
    there = (place for place in library.appointments.locations if place.region == region)
    return [Way(Mode.LOCATION, place.id) for place in there if kind in place.kinds]
