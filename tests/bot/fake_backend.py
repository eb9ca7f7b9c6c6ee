"""A backend of our own: it keeps what the bot asks of it, and does what a test tells it to."""

from dataclasses import dataclass, field
from typing import Any

import httpx
from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

from bot.backend_client import BackendClient

CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
APPOINTMENT = "11111111-2222-4333-8444-555555555555"
PATH = f"/backend/appointments/{APPOINTMENT}/calendar"
CALENDAR_FILE = {"name": "Zet in uw agenda.ics", "type": "text/calendar", "path": PATH}


def due(number: int, conversation_id: str, kind: str = "reminder", **payload: str) -> dict[str, Any]:
    """Give a message that is due, as the backend does."""
    appointment = {
        "id": APPOINTMENT,
        "kind": "scholingsadvies",
        "kind_name": "Scholingsadvies",
        "mode": "telefoon",
        "location": None,
        "starts_at": "2026-11-26T10:00:00+01:00",
        "meeting_url": None,
        "example": False,
    }
    return {
        "id": number,
        "conversation": conversation_id,
        "kind": kind,
        "payload": payload,
        "appointment": appointment,
    }


@dataclass
class FakeBackend:
    """What the bot told the backend, and what it is to answer."""

    status: int = 200
    """Of every answer."""
    files: dict[str, bytes] = field(default_factory=lambda: {PATH: CALENDAR})
    held: list[dict[str, Any]] = field(default_factory=list)
    forgotten: list[dict[str, Any]] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    due: list[dict[str, Any]] = field(default_factory=list)
    """What the next claim gives."""
    sent: list[int] = field(default_factory=list)
    dropped: list[tuple[int, str]] = field(default_factory=list)

    def client(self) -> BackendClient:
        """Give a client that asks this backend."""
        return BackendClient("http://backend", "secret", httpx.ASGITransport(self._app()))

    def _app(self) -> FastAPI:
        app = FastAPI()

        @app.put("/backend/held-numbers")
        async def hold(request: Request) -> Response:
            return await self._keep(self.held, request)

        @app.post("/backend/conversations/forget")
        async def forget(request: Request) -> Response:
            return await self._keep(self.forgotten, request)

        @app.post("/backend/outbox/claim")
        async def claim() -> JSONResponse:
            due, self.due = self.due, []
            return JSONResponse(due, self.status)

        @app.post("/backend/outbox/{message}/sent")
        async def sent(message: int) -> Response:
            self.sent.append(message)
            return Response(status_code=self.status)

        @app.post("/backend/outbox/{message}/dropped")
        async def dropped(message: int, request: Request) -> Response:
            self.dropped.append((message, (await request.json())["reason"]))
            return Response(status_code=self.status)

        @app.get("/{path:path}")
        async def file(path: str) -> Response:
            self.fetched.append(f"/{path}")
            content = self.files.get(f"/{path}")
            return Response(content, self.status) if content is not None else Response(status_code=404)

        return app

    async def _keep(self, told: list[dict[str, Any]], request: Request) -> Response:
        if self.status == httpx.codes.OK:
            told.append(await request.json())
        return Response(status_code=self.status)
