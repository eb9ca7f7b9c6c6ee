"""The kinds of advice appointment and where they are held: the form of afspraken.yml, and what must hold in it."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Self, TypeVar

from pydantic import AfterValidator, Field, model_validator

from werkwijzer.content import vocabulary
from werkwijzer.content.options import Option
from werkwijzer.content.schema import MAX_TITLE, Form

if TYPE_CHECKING:
    from werkwijzer.content.library import Library

FILE = "afspraken.yml"
WORDS = vocabulary.APPOINTMENTS
QUARTER = 15
"""Minutes: the unit in which time is taken."""
MAX_BRING = 60
YES, NO = "ja", "nee"

Member = TypeVar("Member")


def _each_once(members: tuple[Member, ...]) -> tuple[Member, ...]:
    if len(set(members)) < len(members):
        raise ValueError("hier staat iets twee keer")
    return members


class Mode(StrEnum):
    """How a talk is held."""

    ONLINE = "online"
    TELEPHONE = "telefoon"
    LOCATION = "locatie"


Id = Annotated[str, Field(pattern=r"^[a-z0-9_-]+$")]
Ids = Annotated[tuple[Id, ...], Field(min_length=1), AfterValidator(_each_once)]
Modes = Annotated[tuple[Mode, ...], Field(min_length=1), AfterValidator(_each_once)]
Thing = Annotated[str, Field(min_length=3, max_length=MAX_BRING)]


class AppointmentKind(Form):
    """A kind of talk; `minutes` is its length, `pause` the minutes that the adviser keeps free after it.

    One that is not planned cannot be booked: `instead` says where somebody goes for it.
    """

    id: Id
    name: str = Field(min_length=3, max_length=MAX_TITLE)
    for_whom: str = Field(min_length=10)
    minutes: int = Field(ge=QUARTER, le=120, multiple_of=QUARTER)
    pause: int = Field(ge=0, le=60, multiple_of=QUARTER)
    modes: Modes
    regions: Ids
    bring: tuple[Thing, ...]
    planned: bool
    instead: str | None = Field(default=None, min_length=10)

    @model_validator(mode="after")
    def _says_where_to_go_instead(self) -> Self:
        if not self.planned and self.instead is None:
            raise ValueError("instead ontbreekt: zonder afspraak moet iemand weten waar hij heen kan")
        if self.planned and self.instead is not None:
            raise ValueError("instead hoort alleen bij planned: false")
        return self


class Location(Form):
    """A place where advisers receive people."""

    id: Id
    name: str = Field(min_length=3, max_length=MAX_TITLE)
    address: str = Field(min_length=10)
    region: str
    kinds: Ids


class Appointments(Form):
    """All kinds and all places, the ways to talk, and yes and no, each with how people type it."""

    kinds: tuple[AppointmentKind, ...]
    locations: tuple[Location, ...]
    ways: tuple[Option, ...]
    yes_or_no: tuple[Option, ...]

    @model_validator(mode="after")
    def _has_words_for_all(self) -> Self:
        for name, options, wanted in (("ways", self.ways, [*Mode]), ("yes_or_no", self.yes_or_no, [YES, NO])):
            if sorted(option.id for option in options) != sorted(wanted):
                raise ValueError(f"{name} heeft precies deze: {', '.join(wanted)}")
        return self

    def kind(self, id: str) -> AppointmentKind | None:
        """Give the kind of that id; nothing where there is none."""
        return next((kind for kind in self.kinds if kind.id == id), None)

    def modes(self, kind: AppointmentKind, region: str) -> tuple[Mode, ...]:
        """Give how the talk can be held in a region: on location only where a place for it stands here."""
        has_place = any(place.region == region and kind.id in place.kinds for place in self.locations)
        return tuple(mode for mode in kind.modes if mode != Mode.LOCATION or has_place)


def mistakes(library: "Library") -> Iterator[str]:
    """Give a sentence for everything in afspraken.yml that leads nowhere or stands there twice."""
    known = library.appointments
    named = {entry.id for entry in library.words.appointments}
    there = {kind.id for kind in known.kinds}
    problems = [
        *(f"{name} staat er twee keer" for name in _twice([kind.id for kind in known.kinds])),
        *(f"{name} staat er twee keer" for name in _twice([kind.name.lower() for kind in known.kinds])),
        *(f"{name} staat er twee keer" for name in _twice([place.id for place in known.locations])),
        *(f"{name} staat niet in {WORDS}" for name in sorted(there - named)),
        *(problem for kind in known.kinds for problem in _unknown_regions(kind, library)),
        *(problem for place in known.locations for problem in _lost_of(place, library)),
    ]
    yield from (f"{FILE}: {problem}." for problem in problems)
    yield from (f"{WORDS}: {name} staat niet in {FILE}." for name in sorted(named - there))


def _unknown_regions(kind: AppointmentKind, library: "Library") -> Iterator[str]:
    yield from (f"{kind.id}: er is geen regio {name}" for name in kind.regions if name not in library.regions)


def _lost_of(place: Location, library: "Library") -> Iterator[str]:
    if place.region not in library.regions:
        yield f"{place.id}: er is geen regio {place.region}"
        return
    for name in place.kinds:
        kind = library.appointments.kind(name)
        if kind is None:
            yield f"{place.id}: er is geen soort gesprek {name}"
        elif place.region not in kind.regions:
            yield f"{name} is er niet in {place.region}, de regio van {place.id}"
        elif Mode.LOCATION not in kind.modes:
            yield f"{name} kan niet op locatie, dus ook niet in {place.id}"


def _twice(names: Sequence[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})
