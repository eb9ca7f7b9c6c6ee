"""Put what stands in a day in the order of the clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.balie.fields import DAY_END, at
from bot.balie.shapes import Appointment, Block, Day, Period
from werkwijzer.clock import AMSTERDAM

What = Literal["appointment", "block", "free", "closed"]


@dataclass(frozen=True)
class Line:
    """One stretch of a day, from `start` to `end` on the clock."""

    what: What
    start: str
    end: str
    appointment: Appointment | None = None
    block: Block | None = None


def lines(day: Day) -> list[Line]:
    """Give the stretches of a day, earliest first; of what goes beyond the day only what lies in it."""
    found = sorted(_found(day), key=lambda each: (each[1].starts_at, each[1].ends_at))
    return [
        Line(
            what=what,
            start=_clock(day, period.starts_at),
            end=_clock(day, period.ends_at),
            appointment=period if isinstance(period, Appointment) else None,
            block=period if isinstance(period, Block) else None,
        )
        for what, period in found
    ]


def _found(day: Day) -> Iterator[tuple[What, Period]]:
    yield from (("appointment", each) for each in day.appointments)
    yield from (("block", each) for each in day.blocks)
    yield from (("free", each) for each in day.free)
    yield from (("closed", each) for each in day.closed)


def _clock(day: Day, moment: datetime) -> str:
    if moment <= at(day.date, "00:00"):
        return "00.00"
    if moment >= at(day.date, DAY_END):
        return "24.00"
    return f"{moment.astimezone(AMSTERDAM):%H.%M}"
