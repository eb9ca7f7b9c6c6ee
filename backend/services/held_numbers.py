"""Hold the telephone numbers that somebody typed, unreadable and shortly, until an appointment needs one."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from cryptography.fernet import InvalidToken
from sqlmodel import Session, col, delete

from backend.models import HeldNumber
from backend.services.booking.office import Office
from backend.services.booking.port import Held
from backend.services.booking.seal import BookingSeal
from backend.services.booking.transactions import hold, write

KEPT = timedelta(minutes=60)


def keep(office: Office, conversation: str, numbers: Mapping[str, str]) -> None:
    """Hold the numbers of the newest message in the conversation, by their labels, instead of earlier ones."""
    hashed, now = office.seal.conversation(conversation), office.clock()

    def held(session: Session) -> None:
        hold(session, f"numbers {hashed}")
        erase(session, hashed)
        forget_old(session, now)
        for label, number in numbers.items():
            closed = office.seal.close_phone(number)
            session.add(HeldNumber(conversation=hashed, label=label, number=closed, expires_at=now + KEPT))

    write(office.engine, held)


def take(session: Session, seal: BookingSeal, wanted: Held, now: datetime) -> str | None:
    """Give a number, which is then held no more; nothing when it is not, or not any more."""
    row = session.get(HeldNumber, (seal.conversation(wanted.conversation), wanted.label))
    if row is None:
        return None
    session.delete(row)
    try:
        return seal.open_phone(row.number) if row.expires_at > now else None
    except InvalidToken:
        return None


def erase(session: Session, conversation: str) -> None:
    """Forget the numbers of a conversation (its hash)."""
    session.exec(delete(HeldNumber).where(col(HeldNumber.conversation) == conversation))


def forget_old(session: Session, now: datetime) -> None:
    """Forget the numbers whose time is over."""
    session.exec(delete(HeldNumber).where(col(HeldNumber.expires_at) <= now))
