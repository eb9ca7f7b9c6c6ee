"""Ask the backend over HTTP, with typed results and errors."""

from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, TypeAdapter, ValidationError

from werkwijzer.keys import SECRET_HEADER

Shape = TypeVar("Shape")

TIMEOUT = httpx.Timeout(3.0)


class BackendUnavailable(Exception):
    """The backend did not answer, or not as it should; the user is told so and loses nothing."""


class Training(BaseModel):
    """A training, as far as a reply shows it."""

    title: str
    provider: str
    form: str | None
    free: bool | None
    url: str | None
    status: str


class BackendClient:
    """The backend's resources that actions use.

    Raises, from every method:
        BackendUnavailable: no answer in time, an error status, or a body of another form.
    """

    def __init__(self, base_url: str, secret: str, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._http = httpx.AsyncClient(
            base_url=base_url, headers={SECRET_HEADER: secret}, timeout=TIMEOUT, transport=transport
        )

    async def training_subjects(self) -> list[str]:
        return read(await self._get("/backend/trainings/subjects", {}), list[str])

    async def trainings(self, subject: str | None, region: str | None, limit: int) -> list[Training]:
        query = {"subject": subject, "region": region, "limit": limit}
        found = await self._get("/backend/trainings", {name: value for name, value in query.items() if value})
        return read(found, list[Training])

    async def healthy(self) -> bool:
        """Say whether the internal port answers to our secret."""
        try:
            await self._get("/backend/regions", {})
        except BackendUnavailable:
            return False
        return True

    async def close(self) -> None:
        await self._http.aclose()

    async def call(self, method: str, path: str, **request: Any) -> httpx.Response:
        """Give the answer to a request, made of what httpx takes; one that was refused (4xx) is an answer too."""
        try:
            response = await self._http.request(method, path, **request)
            if response.is_server_error:
                response.raise_for_status()
        except httpx.HTTPError as error:
            raise BackendUnavailable(str(error)) from error
        return response

    async def _get(self, path: str, query: dict[str, str | int]) -> object:
        response = await self.call("GET", path, params=query)
        try:
            response.raise_for_status()
            return response.json()
        except (httpx.HTTPError, ValueError) as error:
            raise BackendUnavailable(str(error)) from error


def read(body: object, shape: type[Shape]) -> Shape:
    """Give a body in its shape.

    Raises:
        BackendUnavailable: it has another one.
    """
    try:
        return TypeAdapter(shape).validate_python(body)
    except ValidationError as error:
        raise BackendUnavailable(str(error)) from error
