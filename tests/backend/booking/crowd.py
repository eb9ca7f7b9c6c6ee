"""Many people who book at once, over HTTP, from a service that runs as a process of its own."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import httpx

from tests.running import RUN, Running, running
from werkwijzer.keys import SECRET_HEADER, load_keys
from werkwijzer.settings import Settings

NO_RASA = "http://127.0.0.1:1"
BY_TELEPHONE = {"mode": "telefoon", "phone": "0612345678"}

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Wish:
    """What one person asks for; asking again is the same request."""

    key: str
    body: dict[str, str]

    @classmethod
    def of(cls, person: int, kind: str, start: str, region: str = "rotterdam") -> "Wish":
        asked = {"kind": kind, "region": region, "starts_at": start, "conversation": f"conversation {person}"}
        return cls(f"request {person}", {**asked, **BY_TELEPHONE})


@dataclass(frozen=True)
class Service:
    """A running service, and a client that opens as many connections as there are people."""

    command: Running
    http: httpx.AsyncClient

    async def book(self, wish: Wish) -> httpx.Response:
        return await self.http.post("/appointments", json=wish.body, headers={"Idempotency-Key": wish.key})

    async def rush(self, wishes: Iterable[Wish]) -> list[httpx.Response]:
        """Let everybody book at once."""
        return await asyncio.gather(*(self.book(wish) for wish in wishes))

    async def whole_hours(self, kind: str, number: int, region: str = "rotterdam") -> list[str]:
        """Give so many free times, soonest first, far enough apart for talks of an hour, pause included."""
        query = {"kind": kind, "region": region, "limit": "1000"}
        times = (await self.http.get("/free-times", params=query)).raise_for_status().json()
        found = [time for time in times if datetime.fromisoformat(time).minute == 0][:number]
        assert len(found) == number
        return found


def standing_still(settings: Settings, now: datetime) -> Settings:
    """Give settings with a clock that stands, for a line in which nobody talks."""
    clock_file = settings.var / "clock"
    clock_file.write_text(now.isoformat())
    return settings.model_copy(update={"clock_file": clock_file, "rasa_url": NO_RASA})


@asynccontextmanager
async def service(settings: Settings, program: Sequence[str | Path] = RUN) -> AsyncIterator[Service]:
    """Have the real command up for as long as the block lasts, or until it is killed."""
    async with running(settings, program) as command, asking(command.internal_url, settings) as http:
        yield Service(command, http)


@asynccontextmanager
async def asking(internal_url: str, settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """Give a client that knows the secret of the internal port."""
    async with httpx.AsyncClient(
        base_url=f"{internal_url}/backend",
        headers={SECRET_HEADER: load_keys(settings).internal},
        # Shorter than the service keeps a connection, so that none is used just when it is closed.
        limits=httpx.Limits(max_connections=None, keepalive_expiry=2),
        timeout=60,
    ) as http:
        yield http


async def by_clients(number: int, things: Iterable[Thing], act: Callable[[Thing], Awaitable[None]]) -> None:
    """Let so many clients share the things, each one at a time."""
    left = iter(things)

    async def client() -> None:
        for thing in left:
            await act(thing)

    await asyncio.gather(*(client() for _ in range(number)))


async def killed_in_the_middle(service: Service, clients: int, wishes: Sequence[Wish]) -> dict[str, str]:
    """Kill the service once a third is confirmed; give the codes that were, by key."""
    confirmed: dict[str, str] = {}
    killed = asyncio.Event()

    async def book(wish: Wish) -> None:
        try:
            answer = await service.book(wish)
        except httpx.TransportError:
            if not killed.is_set():
                raise
            return
        assert answer.status_code == httpx.codes.CREATED, answer.text
        confirmed[wish.key] = answer.json()["code"]
        if len(confirmed) == len(wishes) // 3:
            service.command.process.kill()
            killed.set()

    await by_clients(clients, wishes, book)
    await service.command.process.wait()
    return confirmed


async def found(service: Service, clients: int, codes: Iterable[str]) -> set[str]:
    """Give the appointments that are found by these codes; each has to be."""
    ids: set[str] = set()

    async def find(code: str) -> None:
        who = {"conversation": f"finder of {code}", "address": code}
        answer = await service.http.post("/appointments/find", json={"code": code, **who})
        assert answer.status_code == httpx.codes.OK, answer.text
        ids.add(answer.json()["id"])

    await by_clients(clients, codes, find)
    return ids


async def booked_again(service: Service, clients: int, wishes: Sequence[Wish]) -> dict[str, str]:
    """Ask for everything once more, with the same keys; give the codes by key."""
    codes: dict[str, str] = {}

    async def book(wish: Wish) -> None:
        answer = await service.book(wish)
        assert answer.status_code == httpx.codes.CREATED, answer.text
        codes[wish.key] = answer.json()["code"]

    await by_clients(clients, wishes, book)
    return codes
