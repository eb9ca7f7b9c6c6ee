"""Move and cancel an appointment, each in one transaction."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from backend.models import Appointment
from backend.services import held_numbers
from backend.services.booking import agenda as agendas
from backend.services.booking import wishes
from backend.services.booking.agenda import Place
from backend.services.booking.errors import PhoneNeeded
from backend.services.booking.finding import locked, shown, still_to_come
from backend.services.booking.history import By, What, note
from backend.services.booking.office import Office
from backend.services.booking.placing import ranked, release, settle
from backend.services.booking.port import Details, Mode, Status, To
from backend.services.booking.quarters import Span
from backend.services.booking.wishes import Refused, Wish
from backend.services.outbox.writing import plan_reminder


def move(session: Session, office: Office, appointment: UUID, to: To) -> Details:
    """Move the appointment; to where it stands already changes nothing.

    Raises:
        BookingError: as the port says.
        Refused: the moment is too soon, outside hours or taken; all stays as it was.
    """
    now, content = office.clock(), office.appointments()
    row = still_to_come(locked(session, appointment), now)
    mode = to.mode or Mode(row.mode)
    talk = wishes.talk_in(session, content, row.kind, row.region, mode)
    kept = row.location if mode == row.mode else None
    location = wishes.location_of(content, row.kind, row.region, mode, to.location or kept)
    typed = to.phone or (held_numbers.take(session, office.seal, to.held, now) if to.held is not None else None)
    phone = _phone(office, row, mode, typed)
    wish = Wish(talk, to.starts_at.astimezone(UTC))
    if (wish.starts_at, mode, location, typed) != (row.starts_at, row.mode, row.location, None):
        start = row.starts_at
        _place(session, office, row, wish, wishes.check_moment(wish, now, office.rules))
        row.starts_at, row.ends_at = wish.starts_at, wish.starts_at + timedelta(minutes=talk.kind.minutes)
        row.mode, row.location, row.phone = mode, location, phone
        _changed(row, now)
        note(session, row.id, now, What.MOVED, By.PERSON, from_start=start, to_start=row.starts_at)
        plan_reminder(session, row, now)
    return shown(session, content, [row])[0]


def cancel(session: Session, office: Office, appointment: UUID, by: By) -> Details:
    """Cancel the appointment, and forget at once whose it was as far as a name and a number say so.

    Raises:
        InThePast: it has begun; staff may still cancel it.
        NotFound: there is none.
    """
    now = office.clock()
    row = locked(session, appointment)
    if row.status != Status.CANCELLED:
        if by is By.PERSON:
            still_to_come(row, now)
        release(session, row.id)
        row.status, row.phone, row.first_name = Status.CANCELLED, None, None
        _changed(row, now)
        note(session, row.id, now, What.CANCELLED, by, from_start=row.starts_at)
        plan_reminder(session, row, now)
    return shown(session, office.appointments(), [row])[0]


def _place(session: Session, office: Office, row: Appointment, wish: Wish, quarter: int) -> None:
    """Give the appointment its new time, with the same adviser where he has it."""
    agenda = agendas.load(session, wish.talk, Span(quarter, quarter + 1), office.rules, without=row.id)
    places = ranked(session, agenda, quarter, office.chance)
    here = Place(row.adviser, row.seat)
    places.sort(key=lambda place: (place.adviser != here.adviser, place != here))
    place = settle(session, row.id, places, wish)
    if place is None:
        raise Refused("taken" if agenda.open else "outside_hours", wish)
    row.adviser, row.seat = place.adviser, place.seat


def _phone(office: Office, row: Appointment, mode: Mode, typed: str | None) -> str | None:
    """Give the number to keep, encrypted: a new one, else the one there was."""
    if typed is not None:
        number = wishes.phone_of(mode, row.reminder, typed)
        return office.seal.close_phone(number) if number is not None else None
    if mode is Mode.TELEPHONE and row.phone is None:
        raise PhoneNeeded
    return row.phone if mode is Mode.TELEPHONE or row.reminder else None


def _changed(row: Appointment, now: datetime) -> None:
    row.sequence += 1
    row.updated_at = now
