"""Ask the backend about appointments, with typed results and refusals."""

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from actions.backend_client import BackendClient, BackendUnavailable, read
from actions.booking.draft import Way
from werkwijzer.clock import AMSTERDAM
from werkwijzer.content.appointments import Location, Mode

EVERY_TIME = 1000
"""More than a year of half hours has: all free times there are."""
NO_SUCH_MODE = "no_such_mode"
"""The backend's word for a way in which nobody gives a talk."""


class Refused(Exception):
    """The backend understood and said no: `code` is its word for why, `details` what goes with it."""

    def __init__(self, code: str, details: dict[str, Any]) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True)


class Product(_Shape):
    """A kind of talk; `modes` and `available` say how and whether anybody gives it in the region now."""

    id: str
    name: str
    for_whom: str
    minutes: int
    modes: tuple[Mode, ...]
    bring: tuple[str, ...]
    planned: bool
    instead: str | None
    available: bool


class Appointment(_Shape):
    """An appointment of whoever asks."""

    id: str
    kind: str
    kind_name: str
    region: str
    mode: Mode
    location: Location | None
    meeting_url: str | None
    starts_at: datetime
    ends_at: datetime
    status: str
    reminder: bool
    example: bool

    @property
    def starts(self) -> datetime:
        """When it begins, in Amsterdam."""
        return self.starts_at.astimezone(AMSTERDAM)


class Booked(_Shape):
    """A new appointment and the code with which it is found from elsewhere."""

    appointment: Appointment
    code: str


class Bookable(_Shape):
    """From which day to which appointments can be booked now, and the holidays between them that are closed."""

    first: date
    last: date
    closed: dict[date, str]


class _Refusal(_Shape):
    error: str


class Wanted(_Shape):
    """What somebody decided to book; the same key books once."""

    key: str
    conversation: str
    kind: str
    region: str
    way: Way
    starts_at: datetime
    held_number: str | None


class Proof(_Shape):
    """How an appointment is shown to be somebody's: the talk it was booked in, or its code."""

    conversation: str
    code: str | None = None
    address: str = Field(default="unknown")

    def body(self) -> dict[str, Any]:
        if self.code is None:
            return {"conversation": self.conversation}
        return {"conversation": self.conversation, "code": self.code, "address": self.address}


class Appointments:
    """The backend's appointments, as a talk needs them.

    Raises, from every method:
        Refused: the backend said no, and why.
        BackendUnavailable: no answer in time, an error of its own, or a body of another form.
    """

    def __init__(self, backend: BackendClient) -> None:
        self._backend = backend

    async def kinds(self, region: str) -> list[Product]:
        return read(await self._get("/appointment-kinds", region=region), list[Product])

    async def places(self, kind: str, region: str) -> list[Location]:
        return read(await self._get(f"/appointment-kinds/{kind}/locations", region=region), list[Location])

    async def bookable(self) -> Bookable:
        return read(await self._get("/bookable-days"), Bookable)

    async def free(self, kind: str, region: str, way: Way | None) -> list[datetime]:
        """Give every free time, in Amsterdam, soonest first; none where nobody gives the talk in that way any more."""
        mode = {"mode": str(way.mode)} if way else {}
        try:
            found = await self._get("/free-times", kind=kind, region=region, limit=EVERY_TIME, **mode)
        except Refused as refusal:
            if refusal.code != NO_SUCH_MODE:
                raise
            return []
        return [moment.astimezone(AMSTERDAM) for moment in read(found, list[datetime])]

    async def book(self, wanted: Wanted) -> Booked:
        body = {
            **wanted.model_dump(mode="json", exclude={"key", "way"}, exclude_none=True),
            "mode": str(wanted.way.mode),
            **({"location": wanted.way.place} if wanted.way.place else {}),
        }
        made = await self._send("/appointments", body, headers={"Idempotency-Key": wanted.key})
        return read(made, Booked)

    async def mine(self, conversation: str) -> list[Appointment]:
        """Give the appointments to come that were booked in this talk."""
        return read(await self._get("/appointments", conversation=conversation), list[Appointment])

    async def find(self, proof: Proof) -> Appointment:
        return read(await self._send("/appointments/find", proof.body()), Appointment)

    async def move(self, appointment: str, proof: Proof, to: datetime) -> Appointment:
        body = {**proof.body(), "starts_at": to.isoformat()}
        return read(await self._send(f"/appointments/{appointment}/move", body), Appointment)

    async def cancel(self, appointment: str, proof: Proof) -> Appointment:
        return read(await self._send(f"/appointments/{appointment}/cancel", proof.body()), Appointment)

    async def remind(self, appointment: str, proof: Proof) -> Appointment:
        """Let a reminder be sent to the talk on the day before."""
        return read(await self._send(f"/appointments/{appointment}/remind", proof.body()), Appointment)

    async def _get(self, path: str, **query: str | int) -> object:
        return await self._call("GET", path, params=query)

    async def _send(self, path: str, body: dict[str, Any], **more: Any) -> object:
        return await self._call("POST", path, json=body, **more)

    async def _call(self, method: str, path: str, **request: Any) -> object:
        response = await self._backend.call(method, f"/backend{path}", **request)
        try:
            body = response.json()
            if response.is_success:
                return body
            raise Refused(_Refusal.model_validate(body).error, body)
        except (ValueError, ValidationError) as error:
            raise BackendUnavailable(f"{response.status_code} of another form") from error
