"""Our own appointment system, behind the port."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import islice
from typing import TypeVar

from sqlmodel import Session

from backend.models import Appointment
from backend.services.booking import agenda as agendas
from backend.services.booking import changing, creating, erasing, wishes
from backend.services.booking.agenda import Talk
from backend.services.booking.errors import BookingError, OutsideHours, Taken, TooSoon
from backend.services.booking.finding import prove, shown, upcoming
from backend.services.booking.given import given
from backend.services.booking.history import By
from backend.services.booking.office import Office
from backend.services.booking.opening import holiday
from backend.services.booking.port import (
    Bookable,
    BookingSystem,
    Created,
    DateQuery,
    Details,
    Erased,
    FreeDay,
    Location,
    Mode,
    Product,
    Ref,
    Request,
    TimeQuery,
    To,
)
from backend.services.booking.quarters import (
    Span,
    day_of,
    midnight,
    moment_of,
    nearest,
    quarter_from,
    quarter_of,
    rising,
)
from backend.services.booking.transactions import read, write
from backend.services.booking.wishes import Refused

Result = TypeVar("Result")

ALTERNATIVES = 3


class OwnBooking(BookingSystem):
    """Appointments in our own tables."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def products(self, region: str | None) -> list[Product]:
        content = self._office.appointments()
        now = read(self._office.engine, lambda session: given(session, content))
        kinds = [kind for kind in content.kinds if region is None or region in kind.regions]
        ways = {kind.id: now.anywhere(kind) if region is None else now.modes(kind, region) for kind in kinds}
        return [
            Product(
                **kind.model_dump(include={"id", "name", "for_whom", "minutes", "bring", "planned", "instead"}),
                modes=ways[kind.id],
                available=kind.planned and bool(ways[kind.id]),
            )
            for kind in kinds
        ]

    def locations(self, product: str, region: str) -> list[Location]:
        content = self._office.appointments()
        kind = wishes.kind_in(content, product, region)
        return list(wishes.locations_of(content, kind.id, region))

    def bookable(self) -> Bookable:
        rules, now = self._office.rules, self._office.clock()
        first, last = day_of(rules.bookable(now).first), rules.last_day(now)
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        named = {day: holiday(day, rules.closed) for day in days}
        return Bookable(first, last, {day: name for day, name in named.items() if name is not None})

    def dates(self, query: DateQuery) -> list[FreeDay]:
        talk = self._talk(query.kind, query.region, query.mode)
        end = midnight(query.last + timedelta(days=1)) if query.last is not None else None
        span = self._within(midnight(query.first) if query.first is not None else None, end)
        numbers: dict[date, int] = {}
        for quarter in rising(self._free(talk, span), span.first):
            day = day_of(quarter)
            numbers[day] = numbers.get(day, 0) + 1
        return [FreeDay(day, number) for day, number in numbers.items()]

    def times(self, query: TimeQuery) -> list[datetime]:
        talk = self._talk(query.kind, query.region, query.mode)
        span = self._within(query.earliest, query.until)
        free = rising(self._free(talk, span), span.first)
        return [moment_of(quarter) for quarter in islice(free, query.limit)]

    def create(self, request: Request) -> Created:
        return self._written(lambda session: creating.create(session, self._office, request))

    def details(self, ref: Ref) -> Details:
        found, content = prove(self._office, ref), self._office.appointments()
        return read(
            self._office.engine, lambda session: shown(session, content, [session.get_one(Appointment, found)])[0]
        )

    def of_conversation(self, conversation: str) -> list[Details]:
        hashed, now = self._office.seal.conversation(conversation), self._office.clock()
        content = self._office.appointments()
        return read(self._office.engine, lambda session: shown(session, content, upcoming(session, hashed, now)))

    def move(self, ref: Ref, to: To) -> Details:
        found = prove(self._office, ref)
        return self._written(lambda session: changing.move(session, self._office, found, to))

    def cancel(self, ref: Ref) -> Details:
        found = prove(self._office, ref, also_cancelled=True)
        return self._written(lambda session: changing.cancel(session, self._office, found, By.PERSON))

    def erase_conversation(self, conversation: str, cancel: bool) -> Erased:
        return self._written(
            lambda session: erasing.erase_conversation(session, self._office, conversation, cancelling=cancel)
        )

    def _written(self, work: Callable[[Session], Result]) -> Result:
        """Do the work; what is free instead of a wish that was refused is looked up after its transaction."""
        try:
            return write(self._office.engine, work)
        except Refused as refused:
            raise self._explained(refused) from None

    def _explained(self, refused: Refused) -> BookingError:
        wish = refused.wish
        span = self._office.rules.bookable(self._office.clock())
        free = self._free(wish.talk, span)
        if refused.reason == "too_soon":
            return TooSoon(next((moment_of(quarter) for quarter in rising(free, span.first)), None))
        found = tuple(
            moment_of(quarter) for quarter in nearest(free, span.first, quarter_of(wish.starts_at), ALTERNATIVES)
        )
        return Taken(found) if refused.reason == "taken" else OutsideHours(found)

    def _talk(self, kind: str, region: str, mode: Mode | None) -> Talk:
        content = self._office.appointments()
        return read(self._office.engine, lambda session: wishes.talk_in(session, content, kind, region, mode))

    def _within(self, earliest: datetime | None, until: datetime | None) -> Span:
        """Give the quarters at which an appointment may begin, within what was asked."""
        span = self._office.rules.bookable(self._office.clock())
        first = max(span.first, quarter_from(earliest)) if earliest is not None else span.first
        return Span(first, min(span.end, quarter_from(until)) if until is not None else span.end)

    def _free(self, talk: Talk, span: Span) -> int:
        """Give the quarters of the span at which an appointment can be booked now."""
        if not len(span):
            return 0
        rules = self._office.rules
        return read(self._office.engine, lambda session: agendas.load(session, talk, span, rules).free)
