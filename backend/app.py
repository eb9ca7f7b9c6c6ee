"""Build the backend's routes for the internal port, and what they work with."""

from collections.abc import Callable
from pathlib import Path
from random import SystemRandom

from fastapi import APIRouter, FastAPI
from sqlalchemy import Engine

from backend.api import appointments, calendar, outbox, regions, staff, trainings
from backend.services import catalogue
from backend.services.booking import demo
from backend.services.booking.attempts import Attempts
from backend.services.booking.engine import OwnBooking
from backend.services.booking.office import Office
from backend.services.booking.rules import Rules
from backend.services.booking.seal import BookingSeal
from werkwijzer.clock import Clock
from werkwijzer.content.appointments import Appointments
from werkwijzer.content.library import Library
from werkwijzer.content.live import LiveLibrary
from werkwijzer.settings import Settings

MIGRATIONS = Path(__file__).parent / "migrations"


def fill(settings: Settings, library: Library, engine: Engine) -> None:
    """Bring the tables up to date with content/; for who looks at the program, with examples as well."""
    catalogue.take_over(library, engine)
    if settings.environment == "development":
        demo.fill(engine, library.appointments)


def office(
    settings: Settings, signing_key: str, engine: Engine, clock: Clock, content: Callable[[], Appointments]
) -> Office:
    """Give what appointments are made with.

    Raises:
        SettingsError: a holiday is named that there is not.
    """
    return Office(
        engine=engine,
        appointments=content,
        rules=Rules.of(settings),
        seal=BookingSeal(signing_key),
        attempts=Attempts(settings),
        clock=clock,
        chance=SystemRandom(),
    )


def install(app: FastAPI, office: Office, live: LiveLibrary) -> None:
    """Add every route of the backend, below /backend."""
    app.state.engine = office.engine
    app.state.office = office
    app.state.live = live
    app.state.booking = OwnBooking(office)
    router = APIRouter(prefix="/backend")
    for each in (regions, trainings, appointments, calendar, outbox, staff):
        router.include_router(each.router)
    app.include_router(router)
