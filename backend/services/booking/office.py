"""What every part of the engine works with."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from sqlalchemy import Engine

from backend.services.booking.attempts import Attempts
from backend.services.booking.rules import Rules
from backend.services.booking.seal import BookingSeal
from werkwijzer.clock import Clock
from werkwijzer.content.appointments import Appointments


@dataclass(frozen=True)
class Office:
    """The database, the rules and the content, which may change while the program runs."""

    engine: Engine
    appointments: Callable[[], Appointments]
    rules: Rules
    seal: BookingSeal
    attempts: Attempts
    clock: Clock
    chance: Random
