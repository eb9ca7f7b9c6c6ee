"""Turn what is wrong with a request for an appointment into `{error, message, ...}`, for these routes alone."""

from collections.abc import Callable, Coroutine
from datetime import date, datetime
from typing import Any
from uuid import UUID

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict

from backend.api.moments import in_amsterdam
from backend.services.booking.errors import BookingError
from werkwijzer.content.appointments import Location, Mode

INVALID = 422
_STATUS = {
    "not_found": 404,
    "outside_hours": 409,
    "taken": 409,
    "closed": 409,
    "too_many": 409,
    "key_reused": 409,
    "in_the_way": 409,
    "too_many_attempts": 429,
    "unavailable": 503,
}


class Problem(BaseModel):
    """An error: `error` is the word for programs, `message` for developers; the rest depends on which it is."""

    model_config = ConfigDict(extra="forbid")

    error: str
    message: str
    instead: str | None = None
    regions: tuple[str, ...] | None = None
    modes: tuple[Mode, ...] | None = None
    locations: tuple[Location, ...] | None = None
    first: datetime | None = None
    last_day: date | None = None
    holiday: str | None = None
    alternatives: tuple[datetime, ...] | None = None
    limit: int | None = None
    retry_after: int | None = None
    appointments: tuple[UUID, ...] | None = None
    blocks: tuple[int, ...] | None = None


RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem} for status in sorted({INVALID, *_STATUS.values()})
}


class ProblemRoute(APIRoute):
    """A route whose errors are problems."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handled(request: Request) -> Response:
            try:
                return await handle(request)
            except BookingError as error:
                return _problem(error)
            except RequestValidationError as error:
                # What was sent stays out of it: it may be somebody's number.
                places = [f"{'.'.join(str(part) for part in each['loc'])}: {each['msg']}" for each in error.errors()]
                return _answer(INVALID, Problem(error="invalid", message="; ".join(places)))

        return handled


def _problem(error: BookingError) -> Response:
    details = {name: in_amsterdam(value) for name, value in error.details.items()}
    response = _answer(_STATUS.get(error.code, INVALID), Problem(error=error.code, message=error.message, **details))
    if "retry_after" in details:
        response.headers["Retry-After"] = str(details["retry_after"])
    return response


def _answer(status: int, problem: Problem) -> Response:
    # A field that belongs to this error is there, also when it is empty.
    return JSONResponse(problem.model_dump(mode="json", exclude_unset=True), status)
