"""What belongs to one adviser: the hours as they are, and what of it can be taken back."""

from dataclasses import dataclass

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from backend.models import Adviser, AdviserKind, Block, HoursException, WeeklyHours
from backend.services.booking.errors import NotFound
from backend.services.booking.opening import Hours
from backend.services.booking.staff.blocks import unblock_time
from backend.services.booking.transactions import read, write


@dataclass(frozen=True)
class Known:
    """An adviser as colleagues choose one."""

    id: int
    name: str
    region: str
    active: bool


@dataclass(frozen=True)
class Profile(Known):
    """An adviser with all that can be changed of him; `example` says that he does not exist."""

    kinds: tuple[str, ...]
    seats: int
    meeting_url: str | None
    example: bool


def advisers(engine: Engine) -> list[Known]:
    """Give every adviser, by name.

    Raises:
        Unavailable: the database is away.
    """
    query = select(Adviser).order_by(col(Adviser.name), col(Adviser.id))

    def found(session: Session) -> list[Known]:
        rows = session.exec(query).all()
        return [Known(row.id, row.name, row.region, row.active) for row in rows if row.id is not None]

    return read(engine, found)


def profile(engine: Engine, adviser: int) -> Profile:
    """Give one adviser.

    Raises:
        NotFound: there is no such adviser.
    """

    def found(session: Session) -> Profile:
        row = session.get(Adviser, adviser)
        if row is None:
            raise NotFound
        kinds = session.exec(select(AdviserKind.kind).where(AdviserKind.adviser == adviser))
        return Profile(**row.model_dump(), kinds=tuple(sorted(kinds)))

    return read(engine, found)


def weekly_hours(engine: Engine, adviser: int) -> dict[int, list[Hours]]:
    """Give the hours that come back every week, by weekday.

    Raises:
        NotFound: there is no such adviser.
    """

    def found(session: Session) -> dict[int, list[Hours]]:
        if session.get(Adviser, adviser) is None:
            raise NotFound
        query = select(WeeklyHours).where(WeeklyHours.adviser == adviser).order_by(col(WeeklyHours.start))
        hours: dict[int, list[Hours]] = {}
        for row in session.exec(query):
            hours.setdefault(row.weekday, []).append(Hours(row.start, row.end))
        return hours

    return read(engine, found)


def remove_extra_hours(engine: Engine, adviser: int, extra: int) -> None:
    """Take back hours that were added to one day; appointments that stand in them are kept.

    Raises:
        NotFound: there are none, or they are of another adviser.
    """

    def remove(session: Session) -> None:
        row = session.get(HoursException, extra)
        if row is None or row.adviser != adviser or not row.open:
            raise NotFound
        session.delete(row)

    write(engine, remove)


def unblock_own_time(engine: Engine, adviser: int, block: int) -> None:
    """Give the time of a block back.

    Raises:
        NotFound: there is none, or it is of another adviser.
    """

    def check(session: Session) -> None:
        row = session.get(Block, block)
        if row is None or row.adviser != adviser:
            raise NotFound

    read(engine, check)
    unblock_time(engine, block)
