"""Ask the backend for agendas, and change them, with typed results and errors."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

import httpx
from pydantic import TypeAdapter, ValidationError

from bot.balie.errors import BadHours, BadMeetingUrl, InTheWay, NotThere, Unavailable
from bot.balie.shapes import Adviser, Cancelled, Choices, Day, Dossier, Hours, Made, Profile
from werkwijzer.keys import SECRET_HEADER

Shape = TypeVar("Shape")

TIMEOUT = httpx.Timeout(5.0)


class AgendaClient:
    """The backend's resources for staff.

    Raises, from every method:
        NotThere: no such adviser, or nothing of his under this number.
        Unavailable: no answer in time, an error status, or a body of another form.
    """

    def __init__(self, base_url: str, secret: str, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._http = httpx.AsyncClient(
            base_url=f"{base_url}/backend", headers={SECRET_HEADER: secret}, timeout=TIMEOUT, transport=transport
        )

    async def close(self) -> None:
        await self._http.aclose()

    async def advisers(self) -> list[Adviser]:
        return _read(await self._ask("GET", "/advisers"), list[Adviser])

    async def choices(self) -> Choices:
        return _read(await self._ask("GET", "/adviser-choices"), Choices)

    async def profile(self, adviser: int) -> Profile:
        return _read(await self._ask("GET", f"/advisers/{adviser}"), Profile)

    async def add_adviser(self, fields: Mapping[str, Any]) -> int:
        """Add an adviser with these fields of a profile; give the number.

        Raises:
            BadMeetingUrl.
        """
        return _read(await self._ask("POST", "/advisers", body=fields), Made).id

    async def alter_adviser(self, adviser: int, fields: Mapping[str, Any]) -> None:
        """Change these fields of the profile.

        Raises:
            BadMeetingUrl.
        """
        await self._ask("PATCH", f"/advisers/{adviser}", body=fields)

    async def days(self, adviser: int, first: date, last: date) -> list[Day]:
        """Give the days from `first` to `last`, both included."""
        query = {"from": first.isoformat(), "until": last.isoformat()}
        return _read(await self._ask("GET", f"/advisers/{adviser}/days", query=query), list[Day])

    async def dossier(self, adviser: int, appointment: UUID) -> Dossier:
        return _read(await self._ask("GET", f"/advisers/{adviser}/appointments/{appointment}"), Dossier)

    async def block(self, adviser: int, starts_at: datetime, ends_at: datetime, note: str) -> None:
        """Block time.

        Raises:
            InTheWay: appointments or another block stand there.
            BadHours.
        """
        body = {"starts_at": starts_at.isoformat(), "ends_at": ends_at.isoformat(), "note": note}
        await self._ask("POST", f"/advisers/{adviser}/blocks", body=body)

    async def unblock(self, adviser: int, block: int) -> None:
        await self._ask("DELETE", f"/advisers/{adviser}/blocks/{block}")

    async def add_extra(self, adviser: int, day: date, hours: Hours) -> None:
        """Add hours to one day.

        Raises:
            BadHours.
        """
        body = {"date": day.isoformat(), **hours.model_dump()}
        await self._ask("POST", f"/advisers/{adviser}/extra-hours", body=body)

    async def remove_extra(self, adviser: int, extra: int) -> None:
        await self._ask("DELETE", f"/advisers/{adviser}/extra-hours/{extra}")

    async def weekly(self, adviser: int) -> list[list[Hours]]:
        """Give the hours of every weekday, Monday first."""
        return _read(await self._ask("GET", f"/advisers/{adviser}/weekly-hours"), list[list[Hours]])

    async def set_weekly(self, adviser: int, days: Sequence[Sequence[Hours]]) -> None:
        """Replace the hours of every weekday, Monday first.

        Raises:
            BadHours.
        """
        body = {"days": [[hours.model_dump() for hours in day] for day in days]}
        await self._ask("PUT", f"/advisers/{adviser}/weekly-hours", body=body)

    async def cancel(self, appointment: UUID, message: str, by: str) -> bool:
        """Cancel an appointment; say whether the message to the person will be delivered."""
        body = {"message": message, "by": by}
        answer = await self._ask("POST", f"/appointments/{appointment}/cancel-by-staff", body=body)
        return _read(answer, Cancelled).told

    async def _ask(
        self, method: str, path: str, query: Mapping[str, str] | None = None, body: Mapping[str, Any] | None = None
    ) -> object:
        try:
            response = await self._http.request(method, path, params=query, json=body)
            answer = response.json() if response.content else None
        except (httpx.HTTPError, ValueError) as error:
            raise Unavailable from error
        if response.is_success:
            return answer
        raise _error_of(answer)


def _error_of(answer: object) -> Exception:
    told = answer if isinstance(answer, dict) else {}
    match told.get("error"):
        case "not_found":
            return NotThere()
        case "bad_hours":
            return BadHours()
        case "bad_meeting_url":
            return BadMeetingUrl()
        case "in_the_way":
            return InTheWay(_read(told.get("appointments"), list[UUID]))
        case _:
            return Unavailable()


def _read(body: object, shape: type[Shape]) -> Shape:
    try:
        return TypeAdapter(shape).validate_python(body)
    except ValidationError as error:
        raise Unavailable from error
