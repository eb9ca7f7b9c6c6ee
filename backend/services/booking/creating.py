"""Book an appointment, in one transaction."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, func, select

from backend.models import Appointment, BookingKey
from backend.services import held_numbers
from backend.services.booking import agenda as agendas
from backend.services.booking import wishes
from backend.services.booking.agenda import Place
from backend.services.booking.errors import KeyReused, TooMany, Unavailable
from backend.services.booking.finding import shown
from backend.services.booking.history import By, What, note
from backend.services.booking.office import Office
from backend.services.booking.placing import ranked, settle
from backend.services.booking.port import Created, Held, Request, Status
from backend.services.booking.quarters import Span
from backend.services.booking.transactions import hold, is_double
from backend.services.booking.wishes import Refused, Wish
from backend.services.outbox.writing import plan_reminder

CODES = 5
"""Tried when one is in use: with a million appointments, one in 10^30 bookings meets five in use running."""


def create(session: Session, office: Office, request: Request) -> Created:
    """Book, or give what the same request booked before.

    Raises:
        BookingError: as the port says.
        Refused: the moment is too soon, outside hours or taken.
    """
    hold(session, f"request {office.seal.key(request.key)}")
    earlier = session.get(BookingKey, office.seal.key(request.key))
    if earlier is not None:
        return _again(session, office, request, earlier)
    conversation = office.seal.conversation(request.conversation)
    hold(session, f"conversation {conversation}")
    now = office.clock()
    talk = wishes.talk_in(session, office.appointments(), request.kind, request.region, request.mode)
    row = _row(office, request, conversation, _phone(session, office, request, now), now)
    wish = Wish(talk, row.starts_at)
    quarter = wishes.check_moment(wish, now, office.rules)
    row.ends_at = row.starts_at + timedelta(minutes=talk.kind.minutes)
    _check_number(session, office, conversation, now)
    places = _places(session, office, wish, quarter)
    row.adviser, row.seat = places[0].adviser, places[0].seat
    attempt = _insert(session, office, row, request.key)
    place = settle(session, row.id, places, wish)
    if place is None:
        raise Refused("taken", wish)
    row.adviser, row.seat = place.adviser, place.seat
    _keep_request(session, office, request, row, attempt)
    note(session, row.id, now, What.BOOKED, By.PERSON, to_start=row.starts_at)
    plan_reminder(session, row, now)
    return _created(session, office, row, office.seal.new_code(request.key, attempt))


def _phone(session: Session, office: Office, request: Request, now: datetime) -> str | None:
    """Give the number to keep; one that was held for the conversation is held no more."""
    typed = request.phone
    if typed is None and request.held_number is not None:
        typed = held_numbers.take(session, office.seal, Held(request.conversation, request.held_number), now)
    return wishes.phone_of(request.mode, request.reminder, typed)


def _row(office: Office, request: Request, conversation: str, phone: str | None, now: datetime) -> Appointment:
    """Give the appointment as it was asked for; where and until when it is comes later."""
    return Appointment(
        id=uuid4(),
        kind=request.kind,
        region=request.region,
        adviser=0,
        seat=0,
        starts_at=request.starts_at.astimezone(UTC),
        ends_at=request.starts_at,
        mode=request.mode,
        location=wishes.location_of(
            office.appointments(), request.kind, request.region, request.mode, request.location
        ),
        first_name=request.first_name,
        phone=office.seal.close_phone(phone) if phone is not None else None,
        reminder=request.reminder,
        code_hmac="",
        conversation=conversation,
        conversation_encrypted=office.seal.close_conversation(request.conversation),
        status=Status.BOOKED,
        created_at=now,
        updated_at=now,
    )


def _places(session: Session, office: Office, wish: Wish, quarter: int) -> list[Place]:
    agenda = agendas.load(session, wish.talk, Span(quarter, quarter + 1), office.rules)
    places = ranked(session, agenda, quarter, office.chance)
    if not places:
        raise Refused("taken" if agenda.open else "outside_hours", wish)
    return places


def _check_number(session: Session, office: Office, conversation: str, now: datetime) -> None:
    query = select(func.count()).where(
        Appointment.conversation == conversation,
        Appointment.status == Status.BOOKED,
        col(Appointment.starts_at) > now,
    )
    if session.exec(query).one() >= office.rules.per_conversation:
        raise TooMany(office.rules.per_conversation)


def _insert(session: Session, office: Office, row: Appointment, key: str) -> int:
    """Add the appointment with the first code that is not in use; give which of the key's codes it was."""
    for attempt in range(1, CODES + 1):
        row.code_hmac = office.seal.code(office.seal.new_code(key, attempt))
        try:
            with session.begin_nested():
                session.add(row)
        except IntegrityError as error:
            if not is_double(error):
                raise
        else:
            return attempt
    raise Unavailable


def _keep_request(session: Session, office: Office, request: Request, row: Appointment, attempt: int) -> None:
    session.add(
        BookingKey(
            key=office.seal.key(request.key),
            digest=office.seal.digest(request),
            appointment=row.id,
            attempt=attempt,
            at=row.created_at,
        )
    )


def _again(session: Session, office: Office, request: Request, earlier: BookingKey) -> Created:
    if earlier.digest != office.seal.digest(request):
        raise KeyReused
    row = session.get_one(Appointment, earlier.appointment)
    return _created(session, office, row, office.seal.new_code(request.key, earlier.attempt))


def _created(session: Session, office: Office, row: Appointment, code: str) -> Created:
    return Created(shown(session, office.appointments(), [row])[0], code)
