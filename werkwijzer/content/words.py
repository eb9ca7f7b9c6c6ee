"""The forms of the word lists: one thing with all the words for it."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from werkwijzer.content.schema import Form
from werkwijzer.content.spoken import joined

_SOUTH, _NORTH, _WEST, _EAST = 50.7, 53.6, 3.3, 7.3


def _in_the_netherlands(position: tuple[float, float]) -> tuple[float, float]:
    latitude, longitude = position
    if not (_SOUTH <= latitude <= _NORTH and _WEST <= longitude <= _EAST):
        raise ValueError("dit ligt niet in Nederland; schrijf eerst de noorderbreedte, dan de oosterlengte")
    return position


def _in_order(codes: tuple[int, int]) -> tuple[int, int]:
    if not 1000 <= codes[0] <= codes[1] <= 9999:
        raise ValueError("een postcodereeks is van en tot en met, tussen 1000 en 9999")
    return codes


Position = Annotated[tuple[float, float], AfterValidator(_in_the_netherlands)]
"""Latitude north and longitude east, in degrees."""

Postcodes = Annotated[tuple[int, int], AfterValidator(_in_order)]
"""The digits of the first and the last postcode."""


class WordGroup(Form):
    """One thing with all the words for it.

    A word under `unsure` means other things too and counts only where its neighbours say so; `never` are phrases in
    which a word is not meant.
    """

    name: str = Field(min_length=2)
    also: list[str] = Field(default=[])
    unsure: list[str] = Field(default=[])
    never: list[str] = Field(default=[])

    def words(self) -> set[str]:
        """Give every word for it in the form in which words are compared: blanks and hyphens do not count."""
        return {joined(word) for word in (self.name, *self.also, *self.unsure)}

    @model_validator(mode="after")
    def _surely_or_not(self) -> Self:
        if twice := {joined(word) for word in self.also} & {joined(word) for word in self.unsure}:
            raise ValueError(f"{sorted(twice)[0]} staat onder also en onder unsure")
        return self


class Occupation(WordGroup):
    """A kind of work; `isco` is its code in ISCO-08."""

    sector: str
    isco: str | None = Field(default=None, pattern=r"^\d{4}$")


class Named(WordGroup):
    """A group that the program knows by an id."""

    id: str = Field(pattern=r"^[a-z0-9_-]+$")


class Place(WordGroup):
    """A town, a neighbourhood or a stretch of country; with `geonames` its position comes from there."""

    region: str
    at: Position
    municipality: str | None = None
    geonames: int | None = None
    postcodes: list[Postcodes] = Field(default=[])
