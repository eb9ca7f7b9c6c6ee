"""Ask the backend over HTTP what the bot itself needs of it: files, and who is to be forgotten or told something."""

from collections.abc import Mapping
from typing import Any, Literal

import httpx
from pydantic import AwareDatetime, BaseModel, TypeAdapter, ValidationError

from werkwijzer.content.appointments import Location, Mode
from werkwijzer.keys import SECRET_HEADER
from werkwijzer.reply import Attachment

TIMEOUT = httpx.Timeout(3.0)
MAX_FILE = 100 * 1024
"""Bytes of a file."""

Appointments = Literal["keep", "cancel"]
"""What becomes of the appointments of a talk that is erased."""


class BackendFailed(Exception):
    """The backend did not do what it was asked.

    BackendFailed
    ├── BackendUnavailable   no answer in time, an error status, or an answer of another form: worth asking again
    └── NotThere             what was asked for does not exist, or no more
    """


class BackendUnavailable(BackendFailed):
    """No answer in time, an error status, or an answer of another form."""


class NotThere(BackendFailed):
    """What was asked for does not exist, or no more."""


class Appointment(BaseModel):
    """An appointment, as far as the bot says it unasked."""

    id: str
    kind: str
    kind_name: str
    mode: Mode
    location: Location | None
    starts_at: AwareDatetime
    meeting_url: str | None
    example: bool


class Due(BaseModel):
    """A message to say now."""

    id: int
    conversation: str
    kind: Literal["reminder", "cancelled_by_staff"]
    payload: dict[str, Any]
    appointment: Appointment


class BackendClient:
    """The backend's resources that the bot uses.

    Raises, from every method:
        BackendUnavailable: no answer in time, an error status, or an answer of another form. Its words hold nothing of
            what was sent.
    """

    def __init__(self, base_url: str, secret: str, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._http = httpx.AsyncClient(
            base_url=base_url, headers={SECRET_HEADER: secret}, timeout=TIMEOUT, transport=transport
        )

    async def close(self) -> None:
        await self._http.aclose()

    async def file(self, attachment: Attachment) -> bytes:
        """Give what is in a file.

        Raises:
            NotThere: it is gone, or too large to be one of ours.
        """
        try:
            async with self._http.stream("GET", attachment.path) as response:
                _check(response)
                return await _within(response, MAX_FILE)
        except httpx.HTTPError as error:
            raise BackendUnavailable(type(error).__name__) from error

    async def hold_numbers(self, conversation_id: str, numbers: Mapping[str, str]) -> None:
        """Let the backend hold the telephone numbers of a message by their labels, until an appointment needs one."""
        await self._send("PUT", "held-numbers", {"conversation": conversation_id, "numbers": dict(numbers)})

    async def forget(self, conversation_id: str, appointments: Appointments) -> None:
        """Let the backend forget who is behind a conversation; its appointments stay, or are cancelled."""
        body = {"conversation": conversation_id, "appointments": appointments}
        await self._send("POST", "conversations/forget", body)

    async def claim(self) -> list[Due]:
        """Give what is due to be said, which is ours for five minutes."""
        response = await self._send("POST", "outbox/claim", {})
        try:
            return TypeAdapter(list[Due]).validate_json(response.content)
        except ValidationError:
            # The error itself would quote what it could not read.
            raise BackendUnavailable("unreadable answer") from None

    async def sent(self, message: int) -> None:
        """Tell that a message was said.

        Raises:
            NotThere: it was taken away meanwhile.
        """
        await self._send("POST", f"outbox/{message}/sent", {})

    async def dropped(self, message: int, reason: str) -> None:
        """Tell that nobody is there to hear a message.

        Raises:
            NotThere: it was taken away meanwhile.
        """
        await self._send("POST", f"outbox/{message}/dropped", {"reason": reason})

    async def _send(self, method: str, path: str, body: Mapping[str, Any]) -> httpx.Response:
        try:
            response = await self._http.request(method, f"/backend/{path}", json=body)
        except httpx.HTTPError as error:
            raise BackendUnavailable(type(error).__name__) from error
        _check(response)
        return response


def _check(response: httpx.Response) -> None:
    if response.status_code == httpx.codes.NOT_FOUND:
        raise NotThere
    if not response.is_success:
        raise BackendUnavailable(f"status {response.status_code}")


async def _within(response: httpx.Response, most: int) -> bytes:
    content = b""
    async for piece in response.aiter_bytes():
        content += piece
        if len(content) > most:
            raise NotThere("more than a file may hold")
    return content
