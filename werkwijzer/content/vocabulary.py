"""All word lists together, and what must hold between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from werkwijzer.content.places import ELSEWHERE
from werkwijzer.content.reading import read
from werkwijzer.content.words import Named, Occupation, Place, WordGroup

FOLDER = "woorden"
APPOINTMENTS = f"{FOLDER}/afspraken.yml"
"""With its folder, for content/ has another file of that name."""


@dataclass(frozen=True)
class Vocabulary:
    """All the word lists."""

    occupations: list[Occupation]
    sectors: list[WordGroup]
    levels: list[Named]
    subjects: list[WordGroup]
    appointments: list[Named]
    places: list[Place]

    def by_file(self) -> dict[str, Sequence[WordGroup]]:
        return {
            "beroepen.yml": self.occupations,
            "sectoren.yml": self.sectors,
            "niveaus.yml": self.levels,
            "plaatsen.yml": self.places,
            "onderwerpen.yml": self.subjects,
            APPOINTMENTS: self.appointments,
        }


def load(directory: Path) -> Vocabulary:
    """Read the word lists of content/.

    Raises:
        ContentError: a list is missing, is not YAML, or does not have its form.
    """
    words = directory / FOLDER
    return Vocabulary(
        occupations=read(words / "beroepen.yml", list[Occupation]),
        sectors=read(words / "sectoren.yml", list[WordGroup]),
        levels=read(words / "niveaus.yml", list[Named]),
        subjects=read(words / "onderwerpen.yml", list[WordGroup]),
        appointments=read(directory / APPOINTMENTS, list[Named]),
        places=read(words / "plaatsen.yml", list[Place]),
    )


def mistakes(words: Vocabulary, regions: Mapping[str, object], subjects: set[str]) -> Iterator[str]:
    """Give a sentence for everything that does not fit together; `subjects` are those that trainings have."""
    yield from _unknown_sectors(words)
    yield from _unknown_regions(words, regions)
    yield from _shared_postcodes(words)
    known = {group.name for group in words.subjects}
    yield from (f"onderwerpen.yml: er is geen training over {name}." for name in sorted(known - subjects))
    yield from (f"trainings.yml: {name} staat niet in onderwerpen.yml." for name in sorted(subjects - known))
    yield from _words_with_two_meanings(words)


def _unknown_sectors(words: Vocabulary) -> Iterator[str]:
    sectors = {sector.name for sector in words.sectors}
    for occupation in words.occupations:
        if occupation.sector not in sectors:
            yield f"beroepen.yml: {occupation.name}: er is geen sector {occupation.sector}."


def _unknown_regions(words: Vocabulary, regions: Mapping[str, object]) -> Iterator[str]:
    region_of = {place.name: place.region for place in words.places}
    for place in words.places:
        if place.region not in regions and place.region != ELSEWHERE:
            yield f"plaatsen.yml: {place.name}: er is geen regio {place.region}."
        if place.municipality is not None and region_of.get(place.municipality) != place.region:
            yield f"plaatsen.yml: {place.name}: de gemeente {place.municipality} is geen plaats in die regio."


def _shared_postcodes(words: Vocabulary) -> Iterator[str]:
    """Give the overlaps between regions; within one, a neighbourhood lies within its town."""
    ranges = [(first, last, place) for place in words.places for first, last in place.postcodes]
    for (first, last, place), (start, end, other) in combinations(ranges, 2):
        if place.region != other.region and start <= last and first <= end:
            both = max(first, start)
            yield f"plaatsen.yml: postcode {both} ligt in {place.name} en in {other.name}, in twee regio's."


def _words_with_two_meanings(words: Vocabulary) -> Iterator[str]:
    """Give words of two groups.

    A subject or an appointment may share a word with an occupation or a sector: what stands around it decides.
    """
    lists = words.by_file()
    decided_by_context = ("onderwerpen.yml", APPOINTMENTS)
    for name in decided_by_context:
        yield from _twice({name: lists.pop(name)})
    yield from _twice(lists)


def _twice(lists: Mapping[str, Sequence[WordGroup]]) -> Iterator[str]:
    owner: dict[str, tuple[str, WordGroup]] = {}
    ids: set[tuple[str, str]] = set()
    for file, groups in lists.items():
        for group in groups:
            if isinstance(group, Named) and (file, group.id) in ids:
                yield f"{file}: {group.id} staat er twee keer."
            if isinstance(group, Named):
                ids.add((file, group.id))
            for word in sorted(group.words()):
                other_file, other = owner.setdefault(word, (file, group))
                if other is not group:
                    yield f"{file}: {word} staat bij {group.name} en bij {other.name} ({other_file})."
