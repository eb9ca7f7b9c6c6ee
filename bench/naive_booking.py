"""Book as systems do that check first and insert then, to compare with. Use: python -m bench.naive_booking

It serves the internal port of `werkwijzer run`, with the settings of the environment, and the same tables apart from
what keeps others out: the table of time that is taken has no key. What is free is looked up as ever. After that the
appointment is added, in a transaction such as SQLAlchemy, driver and database give when nothing is said about it.
"""

import asyncio
from datetime import UTC, timedelta
from uuid import uuid4

from sqlalchemy import Column, Engine, Index, MetaData, Table, create_engine, insert
from sqlmodel import Session

from backend.models import Appointment, Occupied
from backend.services.booking import agenda as agendas
from backend.services.booking import wishes
from backend.services.booking.engine import OwnBooking
from backend.services.booking.finding import shown
from backend.services.booking.history import By, What, note
from backend.services.booking.office import Office
from backend.services.booking.placing import ranked
from backend.services.booking.port import Created, Request, Status
from backend.services.booking.quarters import Span
from backend.services.booking.wishes import Refused, Wish
from werkwijzer.keys import load_keys
from werkwijzer.service import applications, prepare, serving
from werkwijzer.settings import load


class NaiveBooking(OwnBooking):
    """Our appointments, with the usual way to book one."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._plain = create_engine(office.engine.url)

    def create(self, request: Request) -> Created:
        try:
            with Session(self._plain, expire_on_commit=False) as session:
                return self._create(session, request)
        except Refused as refused:
            raise self._explained(refused) from None

    def _create(self, session: Session, request: Request) -> Created:
        office = self._office
        talk = wishes.talk_in(session, office.appointments(), request.kind, request.region, request.mode)
        wish = Wish(talk, request.starts_at)
        quarter = wishes.check_moment(wish, office.clock(), office.rules)
        agenda = agendas.load(session, talk, Span(quarter, quarter + 1), office.rules)
        places = ranked(session, agenda, quarter, office.chance)
        if not places:
            raise Refused("taken", wish)
        code = office.seal.new_code(request.key, 1)
        row = _row(office, request, wish)
        row.adviser, row.seat, row.code_hmac = places[0].adviser, places[0].seat, office.seal.code(code)
        session.add(row)
        session.flush()
        whole = wishes.whole(wish)
        taken = [
            {"adviser": row.adviser, "quarter": each, "seat": row.seat, "appointment": row.id}
            for each in range(whole.first, whole.end)
        ]
        session.execute(insert(Occupied), taken)
        note(session, row.id, row.created_at, What.BOOKED, By.PERSON, to_start=row.starts_at)
        session.commit()
        return Created(shown(session, office.appointments(), [row])[0], code)


def _row(office: Office, request: Request, wish: Wish) -> Appointment:
    phone = wishes.phone_of(request.mode, request.reminder, request.phone)
    start, now = wish.starts_at.astimezone(UTC), office.clock()
    return Appointment(
        id=uuid4(),
        kind=request.kind,
        region=request.region,
        adviser=0,
        seat=0,
        starts_at=start,
        ends_at=start + timedelta(minutes=wish.talk.kind.minutes),
        mode=request.mode,
        phone=office.seal.close_phone(phone) if phone is not None else None,
        code_hmac="",
        conversation=office.seal.conversation(request.conversation),
        status=Status.BOOKED,
        created_at=now,
        updated_at=now,
    )


def without_guard(engine: Engine) -> None:
    """Make the table of time that is taken anew without its key; what is looked for has an index all the same."""
    guarded: Table = Occupied.__table__  # type: ignore[attr-defined]
    plain = Table(guarded.name, MetaData(), *(Column(each.name, each.type) for each in guarded.columns))
    Index("ix_naive_occupied", plain.c.adviser, plain.c.quarter)
    guarded.drop(engine)
    plain.create(engine)


async def main() -> None:
    settings = load()
    live = prepare(settings)
    async with (
        applications(settings, load_keys(settings), live) as apps,
        serving(apps.internal, "127.0.0.1", settings.internal_port),
    ):
        office: Office = apps.internal.state.office
        without_guard(office.engine)
        apps.internal.state.booking = NaiveBooking(office)
        print(f"http://127.0.0.1:{settings.port}", flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
