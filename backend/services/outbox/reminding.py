"""Remind somebody who asks for it after he booked."""

from sqlmodel import Session

from backend.services.booking.finding import locked, prove, shown, still_to_come
from backend.services.booking.office import Office
from backend.services.booking.port import Details, Ref
from backend.services.booking.transactions import write
from backend.services.outbox.writing import BEFORE, SOONEST, plan_reminder


def remind(office: Office, ref: Ref) -> Details:
    """Let the bot remind somebody in the conversation in which he asks for it; again changes nothing.

    `reminder` of the answer says whether it will: not when the talk is so soon that nobody needs it, nor so far off
    that a silent conversation is erased before, nor when a code is shown without a conversation.

    Raises:
        NotFound, TooManyAttempts: as the port says.
        InThePast: it has begun.
    """
    found = prove(office, ref)
    sealed = office.seal.close_conversation(ref.conversation) if ref.conversation is not None else None

    def planned(session: Session) -> Details:
        now = office.clock()
        row = still_to_come(locked(session, found), now)
        until = row.starts_at - now
        if sealed is not None and SOONEST <= until <= office.rules.retention + BEFORE:
            row.reminder, row.conversation_encrypted = True, sealed
            plan_reminder(session, row, now)
        return shown(session, office.appointments(), [row])[0]

    return write(office.engine, planned)
