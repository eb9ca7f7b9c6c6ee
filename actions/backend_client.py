"""Ask the backend over HTTP, with typed results and errors."""

import httpx
from pydantic import BaseModel, TypeAdapter, ValidationError

TIMEOUT = httpx.Timeout(3.0)
SECRET_HEADER = "X-Werkwijzer-Secret"  # noqa: S105


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
        return TypeAdapter(list[str]).validate_python(await self._get("/backend/trainings/subjects", {}))

    async def trainings(self, subject: str | None, region: str | None, limit: int) -> list[Training]:
        query = {"subject": subject, "region": region, "limit": limit}
        found = await self._get("/backend/trainings", {name: value for name, value in query.items() if value})
        try:
            return TypeAdapter(list[Training]).validate_python(found)
        except ValidationError as error:
            raise BackendUnavailable(str(error)) from error

    async def close(self) -> None:
        await self._http.aclose()

    async def _get(self, path: str, query: dict[str, str | int]) -> object:
        try:
            response = await self._http.get(path, params=query)
            response.raise_for_status()
            return response.json()
        except (httpx.HTTPError, ValueError) as error:
            raise BackendUnavailable(str(error)) from error
