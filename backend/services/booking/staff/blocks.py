"""Time that an adviser keeps for something else."""

from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, delete, insert, select

from backend.models import Block, Occupied
from backend.services.booking.errors import BadHours, InTheWay, NotFound, Unavailable
from backend.services.booking.placing import adviser_for_change
from backend.services.booking.quarters import Span, quarter_from, quarter_of
from backend.services.booking.transactions import is_double, write

LONGEST = timedelta(days=366)
ATTEMPTS = 3


def block_time(engine: Engine, adviser: int, starts_at: datetime, ends_at: datetime, note: str = "") -> int:
    """Keep every seat of an adviser free of appointments, in whole quarters; give the number of the block.

    Raises:
        NotFound: there is no such adviser.
        BadHours: the end is not after the beginning, or more than a year after it.
        InTheWay: appointments stand there, to be cancelled first, or another block does.
    """
    if not starts_at < ends_at <= starts_at + LONGEST:
        raise BadHours
    block = Block(adviser=adviser, starts_at=starts_at, ends_at=ends_at, note=note)
    return write(engine, lambda session: _block(session, block))


def unblock_time(engine: Engine, block: int) -> None:
    """Give the time of a block back.

    Raises:
        NotFound: there is no such block.
    """

    def unblock(session: Session) -> None:
        row = session.get(Block, block)
        if row is None:
            raise NotFound
        adviser_for_change(session, row.adviser)
        session.exec(delete(Occupied).where(col(Occupied.block) == block))
        session.exec(delete(Block).where(col(Block.id) == block))

    write(engine, unblock)


def fill_new_seats(session: Session, adviser: int, seats: int) -> None:
    """Let the blocks of an adviser hold for seats that are new as well."""
    query = select(col(Occupied.quarter), col(Occupied.seat), col(Occupied.block)).where(
        Occupied.adviser == adviser, col(Occupied.block).is_not(None)
    )
    blocked = session.exec(query).all()
    there = {(quarter, seat) for quarter, seat, _ in blocked}
    rows = [
        {"adviser": adviser, "quarter": quarter, "seat": seat, "block": block}
        for quarter, block in sorted({(quarter, block) for quarter, _, block in blocked})
        for seat in range(seats)
        if (quarter, seat) not in there
    ]
    if rows:
        session.execute(insert(Occupied), rows)


def _block(session: Session, new: Block) -> int:
    adviser = adviser_for_change(session, new.adviser)
    span = Span(quarter_of(new.starts_at), quarter_from(new.ends_at))
    block = Block(**new.model_dump())
    session.add(block)
    session.flush()
    rows = [
        {"adviser": adviser.id, "quarter": quarter, "seat": seat, "block": block.id}
        for quarter in range(span.first, span.end)
        for seat in range(adviser.seats)
    ]
    for _ in range(ATTEMPTS):
        _refuse_what_stands(session, new.adviser, span)
        try:
            with session.begin_nested():
                session.execute(insert(Occupied), rows)
        except IntegrityError as error:
            if not is_double(error):
                raise
        else:
            assert block.id is not None
            return block.id
    raise Unavailable


def _refuse_what_stands(session: Session, adviser: int, span: Span) -> None:
    """Raise with all that is in the way, also on seats that are given up: people come for it."""
    query = (
        select(col(Occupied.appointment), col(Occupied.block))
        .where(Occupied.adviser == adviser, Occupied.quarter >= span.first, Occupied.quarter < span.end)
        .distinct()
    )
    found = session.exec(query).all()
    if found:
        raise InTheWay(
            tuple(sorted(appointment for appointment, _ in found if appointment is not None)),
            tuple(sorted(block for _, block in found if block is not None)),
        )
