"""Measure how fast appointments are booked, and whether any is booked twice. Use: python -m bench.booking

On SQLite and PostgreSQL, over HTTP, by a service that runs as a process of its own; beside one that checks first and
inserts then (bench/naive_booking.py). The client is on the same machine and takes its share of it. Progress goes to
stderr, the tables for RESULTS.md to stdout.
"""

import asyncio
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Annotated

import httpx
import psycopg
import typer
from sqlmodel import Session, func, select

from backend.app import MIGRATIONS
from backend.models import Appointment
from backend.services.booking.opening import Hours
from backend.services.booking.staff.advisers import NewAdviser, add_adviser
from tests.backend.booking.crowd import (
    Service,
    Wish,
    booked_again,
    by_clients,
    found,
    killed_in_the_middle,
    service,
    standing_still,
)
from tests.backend.booking.standing import check_whole
from tests.running import RUN
from werkwijzer.content import library as content
from werkwijzer.database import migrate, open_engine, url_of
from werkwijzer.paths import CONTENT
from werkwijzer.settings import Settings

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
NAIVE = (sys.executable, "-m", "bench.naive_booking")
KIND = "van_werk_naar_werk"
ADVISERS = 20
DAY = (Hours("09:00", "12:30"), Hours("13:00", "17:00"))
ALONE, AT_ONCE, CLIENTS = 200, 400, 32
HOURS = 100
"""Between which the bookings are divided."""
ASKED = 200
RUSHES, PEOPLE, SEATS = 3, 200, 5
KILLED, KILLED_CLIENTS = 1000, 16

say = partial(print, file=sys.stderr, flush=True)


@dataclass(frozen=True)
class Timed:
    """Seconds of each, and of all together; `errors` counts the answers 5xx among them."""

    each: list[float]
    all: float
    errors: int

    @property
    def a_second(self) -> str:
        return f"{(len(self.each) - self.errors) / self.all:.0f}"

    @property
    def spread(self) -> str:
        return f"{median(self.each) * 1000:.0f} / {quantiles(self.each, n=20)[-1] * 1000:.0f} ms"


@dataclass(frozen=True)
class Measured:
    """One way to book on one database; of every rush how many were told yes, were refused, or got an error."""

    alone: Timed
    at_once: Timed
    free_times: Timed
    answers: list[Counter[str]]

    def rows(self) -> Iterator[str]:
        yield self.alone.a_second
        yield self.alone.spread
        yield self.at_once.a_second
        yield self.at_once.spread
        yield str(self.at_once.errors)
        yield self.free_times.spread
        yield ", ".join(str(rush["yes"]) for rush in self.answers)
        yield str(sum(max(0, rush["yes"] - SEATS) for rush in self.answers))
        yield str(sum(rush["error"] for rush in self.answers))


NAMES = (
    "bookings a second, one at a time",
    "a booking, p50 / p95",
    f"bookings a second, {CLIENTS} at once",
    f"a booking among {CLIENTS}, p50 / p95",
    f"answers 5xx among these {AT_ONCE}",
    f"free times of {ADVISERS} advisers, 8 weeks, p50 / p95",
    f"{PEOPLE} people for {SEATS} seats, told yes",
    "**double bookings in these rushes**",
    "answers 5xx in these rushes",
)


@contextmanager
def postgres_at(server: str) -> Iterator[str]:
    """Give the URL of an empty database, dropped afterwards."""
    name = f"werkwijzer_bench_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield server.rpartition("/")[0] + f"/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@asynccontextmanager
async def settings_on(server: str | None) -> AsyncIterator[Settings]:
    """Give settings with an empty database: on that server, or else SQLite."""
    with tempfile.TemporaryDirectory() as var:
        own = partial(Settings, _env_file=None, var=Path(var), port=18280, internal_port=18281)
        if server is None:
            yield standing_still(own(), NOW)
            return
        with postgres_at(server) as url:
            yield standing_still(own(database_url=url), NOW)


def hire(settings: Settings, advisers: Sequence[tuple[str, int]]) -> None:
    """Make the tables, with advisers of these regions who have so many seats."""
    url = url_of(settings, "backend")
    migrate(url, MIGRATIONS)
    engine = open_engine(url)
    for region, seats in advisers:
        add_adviser(engine, NewAdviser("Adviseur", region, frozenset({KIND}), dict.fromkeys(range(5), DAY), seats))
    engine.dispose()


async def timed(number: int, clients: int, ask: Callable[[int], Awaitable[httpx.Response]]) -> Timed:
    each: list[float] = []
    errors: list[int] = []

    async def once(which: int) -> None:
        began = time.perf_counter()
        answer = await ask(which)
        each.append(time.perf_counter() - began)
        if answer.is_server_error:
            errors.append(which)
        else:
            answer.raise_for_status()

    began = time.perf_counter()
    await by_clients(clients, range(number), once)
    return Timed(each, time.perf_counter() - began, len(errors))


async def measure(settings: Settings, program: Sequence[str | Path]) -> Measured:
    hire(settings, [("rotterdam", 1)] * ADVISERS + [("groot-amsterdam", SEATS)])
    async with service(settings, program) as up:
        hours = await up.whole_hours(KIND, HOURS)

        async def book(person: int) -> httpx.Response:
            return await up.book(Wish.of(person, KIND, hours[person % HOURS]))

        async def look(_: int) -> httpx.Response:
            query = {"kind": KIND, "region": "rotterdam", "limit": "1000"}
            return await up.http.get("/free-times", params=query)

        await timed(10, 1, book)
        alone = await timed(ALONE, 1, lambda which: book(1000 + which))
        at_once = await timed(AT_ONCE, CLIENTS, lambda which: book(2000 + which))
        free_times = await timed(ASKED, 1, look)
        return Measured(alone, at_once, free_times, [await rush(up, number) for number in range(RUSHES)])


async def rush(up: Service, number: int) -> Counter[str]:
    """Let everybody want the first free hour at once."""
    region = "groot-amsterdam"
    (hour,) = await up.whole_hours(KIND, 1, region)
    people = range(10_000 * (number + 1), 10_000 * (number + 1) + PEOPLE)
    answers = await up.rush(Wish.of(person, KIND, hour, region) for person in people)
    words = {201: "yes", 409: "no"}
    return Counter(words.get(answer.status_code, "error") for answer in answers)


async def kill(settings: Settings) -> str:
    """Kill the service in the middle of the work; say what became of it. What was lost or doubled is an error."""
    hire(settings, [("rotterdam", SEATS)])
    async with service(settings) as up:
        hours = await up.whole_hours(KIND, KILLED // SEATS)
        wishes = [Wish.of(person, KIND, hours[person // SEATS]) for person in range(KILLED)]
        confirmed = await killed_in_the_middle(up, KILLED_CLIENTS, wishes)
    engine, known = open_engine(url_of(settings, "backend")), content.load(CONTENT).appointments
    with Session(engine) as session:
        written = session.exec(select(func.count()).select_from(Appointment)).one()
    check_whole(engine, known)
    async with service(settings) as up:
        ids = await found(up, KILLED_CLIENTS, confirmed.values())
        again = await booked_again(up, KILLED_CLIENTS, wishes)
    check_whole(engine, known)
    engine.dispose()
    same = sum(again[key] == code for key, code in confirmed.items())
    return f"{KILLED} | {len(confirmed)} | {written} | {len(ids)} | {same} | {len(set(again.values()))}"


async def run(server: str) -> None:
    columns: dict[str, list[str]] = {}
    for database, where in (("SQLite", None), ("PostgreSQL", server)):
        for way, program in (("ours", RUN), ("check, then insert", NAIVE)):
            say(f"{database}, {way} ...")
            async with settings_on(where) as settings:
                columns[f"{database}, {way}"] = list((await measure(settings, program)).rows())
    print("| | " + " | ".join(columns) + " |\n| --- |" + " ---: |" * len(columns))
    for name, *row in zip(NAMES, *columns.values(), strict=True):
        print(f"| {name} | " + " | ".join(row) + " |")
    print(
        "\n| killed with SIGKILL | to book | confirmed | written | found again | same code again | booked in the end |"
    )
    print("| --- |" + " ---: |" * 6)
    for database, where in (("SQLite", None), ("PostgreSQL", server)):
        say(f"{database}, killed ...")
        async with settings_on(where) as settings:
            print(f"| {database} | {await kill(settings)} |")


def main(
    postgres: Annotated[
        str, typer.Option(help="A server on which a database can be made.")
    ] = "postgresql://postgres@127.0.0.1:5432/postgres",
) -> None:
    asyncio.run(run(postgres))


if __name__ == "__main__":
    typer.run(main)
