"""Find an appointment for whoever can show that it is his, and show it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from backend.models import Adviser, Appointment
from backend.services.booking.codes import read_code
from backend.services.booking.errors import InThePast, NotFound
from backend.services.booking.office import Office
from backend.services.booking.port import ByCode, ByConversation, Details, Ref, Status
from backend.services.booking.transactions import read
from werkwijzer.content.appointments import Appointments, Mode


def prove(office: Office, ref: Ref, *, also_cancelled: bool = False) -> UUID:
    """Give which appointment it is, if it is his and is not over.

    Raises:
        NotFound: it is not, or there is none; a wrong code counts.
        TooManyAttempts: too many wrong codes before.
    """
    now = office.clock()

    def found(session: Session) -> UUID:
        row = _row(session, office, ref)
        if row is None or row.ends_at <= now or (row.status == Status.CANCELLED and not also_cancelled):
            raise NotFound
        return row.id

    if isinstance(ref, ByConversation):
        return read(office.engine, found)
    conversation = office.seal.conversation(ref.conversation) if ref.conversation is not None else None
    who = [f"address:{ref.address}", *([f"conversation:{conversation}"] if conversation else [])]
    with office.attempts.counted(who):
        return read(office.engine, found)


def _row(session: Session, office: Office, ref: Ref) -> Appointment | None:
    if isinstance(ref, ByConversation):
        row = session.get(Appointment, ref.appointment)
        return row if row is not None and row.conversation == office.seal.conversation(ref.conversation) else None
    return _by_code(session, office, ref)


def _by_code(session: Session, office: Office, ref: ByCode) -> Appointment | None:
    code = read_code(ref.code)
    if code is None:
        return None
    row = session.exec(select(Appointment).where(Appointment.code_hmac == office.seal.code(code))).one_or_none()
    return row if row is not None and ref.appointment in (None, row.id) else None


def locked(session: Session, appointment: UUID) -> Appointment:
    """Give the row of an appointment, that nobody else changes before this transaction ends.

    Raises:
        NotFound: there is none.
    """
    for row in all_locked(session, Appointment.id == appointment):
        return row
    raise NotFound


def all_locked(session: Session, which: ColumnElement[bool] | bool) -> list[Appointment]:
    """Give the rows of several appointments, each as it now is, that nobody else changes before this ends."""
    query = select(Appointment).where(which).order_by(col(Appointment.id)).with_for_update()
    return list(session.exec(query.execution_options(populate_existing=True)))


def still_to_come(row: Appointment, now: datetime) -> Appointment:
    """Give the appointment, if it can still be changed.

    Raises:
        NotFound: it was cancelled.
        InThePast: it has begun.
    """
    if row.status != Status.BOOKED:
        raise NotFound
    if row.starts_at <= now:
        raise InThePast
    return row


def upcoming(session: Session, conversation: str, now: datetime) -> list[Appointment]:
    """Give what was booked in the conversation (its hash) and is not over or cancelled, soonest first."""
    query = (
        select(Appointment)
        .where(
            Appointment.conversation == conversation,
            Appointment.status == Status.BOOKED,
            col(Appointment.ends_at) > now,
        )
        .order_by(col(Appointment.starts_at), col(Appointment.id))
    )
    return list(session.exec(query))


def shown(session: Session, content: Appointments, rows: Iterable[Appointment]) -> list[Details]:
    """Give appointments as their owners may see them."""
    found = list(rows)
    query = select(Adviser).where(col(Adviser.id).in_({row.adviser for row in found}))
    advisers = {adviser.id: adviser for adviser in session.exec(query)}
    return [_details(row, content, advisers[row.adviser]) for row in found]


def meeting_url_of(row: Appointment, adviser: Adviser) -> str | None:
    """Give where the talk is held online."""
    return adviser.meeting_url if row.mode == Mode.ONLINE and row.status == Status.BOOKED else None


def _details(row: Appointment, content: Appointments, adviser: Adviser) -> Details:
    kind = content.kind(row.kind)
    return Details(
        id=row.id,
        kind=row.kind,
        # An editor may have taken the kind away since.
        kind_name=kind.name if kind is not None else row.kind,
        region=row.region,
        mode=Mode(row.mode),
        location=next((place for place in content.locations if place.id == row.location), None),
        meeting_url=meeting_url_of(row, adviser),
        adviser=adviser.name,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        status=Status(row.status),
        sequence=row.sequence,
        first_name=row.first_name,
        reminder=row.reminder,
        example=adviser.example,
    )
