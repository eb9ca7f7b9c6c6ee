"""What the page that looks like a phone asks for, and what it lets its one person do."""

from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse
from pydantic import BaseModel

from bot.telegram.demo.people import KINDS, Person
from bot.telegram.demo.world import World

CHAT = 1001
FILES = ("phone.css", "phone.js")
LONG_POLL_SECONDS = 20.0


class Typed(BaseModel):
    text: str


class Pressed(BaseModel):
    bubble: int
    data: str


class Sent(BaseModel):
    kind: str


def routes(world: World, page: Path) -> APIRouter:
    """Give the page and its small API."""
    router = APIRouter()
    person = Person(world, CHAT)
    _let_see(router, world, person, page)
    _let_do(router, person)
    return router


def _let_see(router: APIRouter, world: World, person: Person, page: Path) -> None:
    @router.get("/")
    async def phone() -> FileResponse:
        return FileResponse(page / "index.html")

    @router.get("/phone/{name}")
    async def file(name: str) -> Response:
        return FileResponse(page / name) if name in FILES else Response(status_code=404)

    @router.get("/demo/files/{name}")
    async def sent_file(name: str) -> Response:
        for bubble in person.heard:
            if bubble.file == name:
                disposition = f"attachment; filename*=UTF-8''{quote(bubble.file_name, safe='')}"
                return Response(world.files[name], headers={"Content-Disposition": disposition})
        return Response(status_code=404)

    @router.get("/demo/state")
    async def state(seen: int = -1) -> dict[str, Any]:
        """Give all that the phone shows, once anything has changed."""
        with suppress(TimeoutError):
            await world.until(lambda: world.version != seen or world.closing, LONG_POLL_SECONDS)
        return _state(world, person)


def _let_do(router: APIRouter, person: Person) -> None:
    @router.post("/demo/type")
    async def type_words(typed: Typed) -> None:
        await person.types(typed.text)

    @router.post("/demo/press")
    async def press(pressed: Pressed) -> None:
        for bubble in person.heard:
            if bubble.id == pressed.bubble:
                await person.presses_data(bubble, pressed.data)

    @router.post("/demo/send")
    async def send(sent: Sent) -> None:
        if sent.kind in KINDS:
            await person.sends(sent.kind)

    @router.post("/demo/block")
    async def block() -> None:
        await (person.blocks() if person.room.refusal is None else person.unblocks())


def _state(world: World, person: Person) -> dict[str, Any]:
    room = person.room
    bubbles = [
        {
            "id": bubble.id,
            "bot": bubble.from_bot,
            "text": bubble.text,
            "links": [{"title": title, "url": url} for title, url in bubble.shown.links],
            "keyboard": bubble.keyboard,
            "file": {"name": bubble.file_name, "url": f"/demo/files/{bubble.file}"} if bubble.file else None,
        }
        for bubble in room.bubbles
    ]
    return {
        "version": world.version,
        "bubbles": bubbles,
        "typing": room.typing,
        "toast": room.toast,
        "blocked": room.refusal is not None,
        "commands": world.commands,
    }
