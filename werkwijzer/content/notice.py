"""The notice of the day: what everybody, or everybody of some regions, has to know for a while."""

import hashlib
from datetime import date, datetime, time
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from werkwijzer.clock import AMSTERDAM
from werkwijzer.content.schema import Form

MAX_CHARACTERS = 300
"""It stands above the greeting, and the two of them still have to fit on a phone."""


def _moment(value: object, of_day: time) -> datetime:
    """Give the moment that a day or a time in Amsterdam stands for; YAML has read most of them already."""
    if isinstance(value, str):
        value = _read(value)
    if isinstance(value, datetime):
        return value if value.tzinfo is not None else value.replace(tzinfo=AMSTERDAM)
    if isinstance(value, date):
        return datetime.combine(value, of_day, AMSTERDAM)
    raise ValueError("hier hoort een dag of een tijd, zoals 2026-11-24 of 2026-11-24 08:30")


def _read(text: str) -> date | datetime | None:
    for kind in (date, datetime):
        try:
            return kind.fromisoformat(text)
        except ValueError:
            continue
    return None


Begin = Annotated[datetime, BeforeValidator(lambda value: _moment(value, time.min))]
End = Annotated[datetime, BeforeValidator(lambda value: _moment(value, time.max))]
"""A day counts to its end."""


class Notice(Form):
    """Shown once in every talk from its begin to its end, above what the bot says first in that time."""

    text: str = Field(min_length=10, max_length=MAX_CHARACTERS)
    begin: Begin = Field(alias="from")
    end: End = Field(alias="until")
    regions: list[str] | None = Field(default=None, min_length=1)
    """Shown to those of whom we know that they live there; without it to everybody."""

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.end <= self.begin:
            raise ValueError("until ligt niet na from")
        return self

    @property
    def key(self) -> str:
        """Tell one notice from another. A later end makes no new one of it; another text does, for it says more."""
        return hashlib.sha256(f"{self.begin.isoformat()}\0{self.text}".encode()).hexdigest()[:16]

    def holds(self, now: datetime) -> bool:
        return self.begin <= now <= self.end
