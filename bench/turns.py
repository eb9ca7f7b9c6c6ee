"""Measure a question turn through the whole line.

A question is compared with a button in a long talk and with a file of the page, in one run: quote the ratios, not
the seconds, which are this machine's.
"""

import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from statistics import median, quantiles

import httpx
import psutil

TURNS = 60
QUESTIONS = ("hoeveel bijstand krijg ik", "wat is top", "mag ik op vakantie met een uitkering", "hoe vraag ik ww aan")


@dataclass(frozen=True)
class Measured:
    """Seconds of each turn, and the CPU seconds of both processes over all of them."""

    turns: list[float]
    cpu: float

    def row(self, name: str) -> str:
        p95 = quantiles(self.turns, n=20)[-1]
        p50 = median(self.turns)
        return f"{name:<28}{p50 * 1000:>9.1f}{p95 * 1000:>9.1f}{self.cpu / len(self.turns) * 1000:>11.1f}"


async def measure(url: str, processes: list[psutil.Process]) -> None:
    """Print what a turn costs on the line at `url`, whose work is done by `processes`."""
    async with httpx.AsyncClient(base_url=url, timeout=30) as http:
        await _measure_all(http, processes)


async def _measure_all(http: httpx.AsyncClient, processes: list[psutil.Process]) -> None:
    begun = await http.post("/v1/conversations", json={"region": "rotterdam"})
    http.headers["Authorization"] = f"Bearer {begun.json()['token']}"
    button = begun.json()["messages"][0]["buttons"][0]["id"]

    async def send(said: dict[str, str]) -> None:
        answer = await http.post("/v1/messages", json={"id": str(uuid.uuid4()), **said})
        answer.raise_for_status()

    async def question(number: int) -> None:
        # A conversation of its own every ten turns, as people have: a longer one is slower.
        if number % 10 == 0:
            fresh = await http.post("/v1/conversations", json={"region": "rotterdam"})
            http.headers["Authorization"] = f"Bearer {fresh.json()['token']}"
        await send({"text": QUESTIONS[number % len(QUESTIONS)]})

    async def press(number: int) -> None:
        await send({"button": button})

    async def nothing(number: int) -> None:
        await http.get("/")

    print(f"{'':<28}{'p50 ms':>9}{'p95 ms':>9}{'CPU ms':>11}")
    first_token = http.headers["Authorization"]
    baseline = await _measure(nothing, processes)
    print(baseline.row("a file of the page"))
    asked = await _measure(question, processes)
    print(asked.row("a question"))
    http.headers["Authorization"] = first_token
    pressed = await _measure(press, processes)
    print(pressed.row("a button, 60 in one talk"))
    print(f"a question / a file: {median(asked.turns) / median(baseline.turns):.1f}")


async def _measure(turn: Callable[[int], Awaitable[None]], processes: list[psutil.Process]) -> Measured:
    for number in range(4):
        await turn(number)
    before, turns = _cpu(processes), []
    for number in range(TURNS):
        began = time.perf_counter()
        await turn(number)
        turns.append(time.perf_counter() - began)
    return Measured(turns, _cpu(processes) - before)


def _cpu(processes: list[psutil.Process]) -> float:
    return sum(sum(process.cpu_times()[:2]) for process in processes)
