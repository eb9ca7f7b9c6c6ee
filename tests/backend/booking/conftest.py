"""An appointment system of a test's own: two databases, a clock that stands still, kinds and advisers as needed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from random import Random
from typing import TypeVar

import pytest
from sqlalchemy import Engine, delete
from sqlmodel import Session, SQLModel, col, select

from backend.models import METADATA, Appointment, AppointmentEvent, Occupied
from backend.services.booking.attempts import Attempts
from backend.services.booking.engine import OwnBooking
from backend.services.booking.office import Office
from backend.services.booking.opening import Hours
from backend.services.booking.port import ByConversation, Created, Mode, Request, To
from backend.services.booking.rules import Rules
from backend.services.booking.seal import BookingSeal
from backend.services.booking.staff.advisers import NewAdviser, add_adviser
from tests.conftest import Clock
from werkwijzer.clock import AMSTERDAM
from werkwijzer.content.appointments import Appointments, Location
from werkwijzer.content.library import Library
from werkwijzer.settings import Settings

KEY = "a key of at least thirty-two characters"
DAY = Hours("09:00", "17:00")
THURSDAY = "2026-11-26"
ROOM = "https://video.example/ans"
EVERY_WAY = (Mode.ONLINE, Mode.TELEPHONE, Mode.LOCATION)
KINDS: dict[str, dict[str, object]] = {
    "lang": {"minutes": 60, "pause": 15, "modes": (Mode.ONLINE, Mode.TELEPHONE)},
    "kort": {"modes": EVERY_WAY, "regions": ("rotterdam", "groot-amsterdam")},
    "twee_plaatsen": {"modes": (Mode.LOCATION,)},
    "inloop": {"planned": False, "instead": "Loop gewoon binnen."},
}
PLACES = (
    Location(
        id="balie",
        name="Balie",
        address="Coolsingel 40, 3011 AD Rotterdam",
        region="rotterdam",
        kinds=("kort", "twee_plaatsen"),
    ),
    Location(
        id="wijk",
        name="Wijkgebouw",
        address="Kerkstraat 1, 3054 NA Rotterdam",
        region="rotterdam",
        kinds=("twee_plaatsen",),
    ),
)


def at(moment: str) -> datetime:
    """Give a moment by the clocks of Amsterdam: "2026-11-26 10:00"."""
    return datetime.fromisoformat(moment).replace(tzinfo=AMSTERDAM)


def content(library: Library) -> Appointments:
    """Give what content/ says of appointments, with other kinds and places."""
    known = library.appointments
    plain = {"minutes": 30, "pause": 0, "modes": (Mode.ONLINE,), "regions": ("rotterdam",), "bring": ()}
    planned = {"planned": True, "instead": None}
    kinds = [
        known.kinds[0].model_copy(update={"id": name, "name": name.capitalize(), **plain, **planned, **kind})
        for name, kind in KINDS.items()
    ]
    return known.model_copy(update={"kinds": tuple(kinds), "locations": PLACES})


Row = TypeVar("Row", bound=SQLModel)


@dataclass
class World:
    """The system, and what a test does with it."""

    office: Office
    clock: Clock
    content: Appointments
    keys: Iterator[int] = field(default_factory=count)

    @property
    def booking(self) -> OwnBooking:
        return OwnBooking(self.office)

    @property
    def engine(self) -> Engine:
        return self.office.engine

    def adviser(
        self,
        *,
        kinds: Sequence[str] = ("lang", "kort", "twee_plaatsen"),
        seats: int = 1,
        hours: Sequence[Hours] = (DAY,),
        region: str = "rotterdam",
        meeting_url: str = ROOM,
    ) -> int:
        """Give an adviser who works on all days of the week, and who has a video room."""
        weekly = dict.fromkeys(range(7), hours)
        return add_adviser(self.engine, NewAdviser("Ans", region, frozenset(kinds), weekly, seats, meeting_url))

    def request(self, start: str, kind: str = "kort", conversation: str | None = None, **changed: object) -> Request:
        number = next(self.keys)
        wanted = {
            "key": f"request {number}",
            "kind": kind,
            "region": "rotterdam",
            "mode": Mode.ONLINE,
            "starts_at": at(start),
            "conversation": conversation or f"conversation {number}",
        }
        return Request(**{**wanted, **changed})  # type: ignore[arg-type]

    def book(self, start: str, kind: str = "kort", conversation: str | None = None, **changed: object) -> Created:
        return self.booking.create(self.request(start, kind, conversation, **changed))

    def booked(self, start: str, kind: str = "kort", **changed: object) -> ByConversation:
        """Book, and give how its owner shows that it is his."""
        conversation = f"owner {next(self.keys)}"
        return ByConversation(self.book(start, kind, conversation, **changed).appointment.id, conversation)

    def move(self, ref: ByConversation, start: str, **changed: object) -> None:
        self.booking.move(ref, To(at(start), **changed))  # type: ignore[arg-type]

    def rows(self, table: type[Row]) -> list[Row]:
        with Session(self.engine) as session:
            return list(session.exec(select(table)))

    def row(self, ref: ByConversation) -> Appointment:
        with Session(self.engine) as session:
            return session.get_one(Appointment, ref.appointment)

    def occupied(self) -> set[tuple[int, int, int]]:
        with Session(self.engine) as session:
            query = select(col(Occupied.adviser), col(Occupied.quarter), col(Occupied.seat))
            return set(session.exec(query).all())

    def history(self, ref: ByConversation) -> list[tuple[str, str]]:
        """Give what happened, and by whom."""
        with Session(self.engine) as session:
            query = select(AppointmentEvent).where(AppointmentEvent.appointment == ref.appointment)
            events = session.exec(query.order_by(col(AppointmentEvent.id))).all()
            return [(event.what, event.by) for event in events]


def world_on(engine: Engine, settings: Settings, clock: Clock, library: Library) -> World:
    """Give a system without advisers or appointments."""
    empty(engine)
    known = content(library)
    office = Office(
        engine=engine,
        appointments=lambda: known,
        rules=Rules.of(settings),
        seal=BookingSeal(KEY),
        attempts=Attempts(settings),
        clock=clock,
        chance=Random(7),
    )
    return World(office, clock, known)


def empty(engine: Engine) -> None:
    """Take out what another test left in a database that they share."""
    with engine.begin() as connection:
        for table in reversed(METADATA.sorted_tables):
            connection.execute(delete(table))


@pytest.fixture
def world(engine: Engine, settings: Settings, clock: Clock, library: Library) -> World:
    return world_on(engine, settings, clock, library)
