"""Measure many Telegram chats at once, and count what a restart loses or doubles. Use: python -m bench.telegram

The bot runs as a process of its own, between a Telegram and a Rasa of this one. Some chats have turns that take
seconds; in the second half the bot is stopped, and then killed, in the middle of the work.
"""

import asyncio
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median, quantiles

import httpx
from fastapi import FastAPI, Request

from bot.telegram.demo.people import Person
from bot.telegram.demo.server import fake_telegram
from bot.telegram.demo.world import TOKEN, World
from werkwijzer.service import serving

CHATS = 100
SLOW_CHATS = 10
MESSAGES = 5
SLOW_SECONDS = 3.0
QUICK_SECONDS = 0.02
PORT, INTERNAL, RASA, TELEGRAM = 18180, 18181, 15105, 18190
COMMAND = Path(sys.executable).with_name("werkwijzer")

say = partial(print, flush=True)


@dataclass
class Crowd:
    """Everybody who talks, what each asked and when."""

    world: World
    slow_chats: int = SLOW_CHATS
    asked: dict[int, list[str]] = field(default_factory=dict)
    sent: dict[str, float] = field(default_factory=dict)
    answered: dict[str, float] = field(default_factory=dict)
    looked: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.people = [Person(self.world, 40_000 + number) for number in range(CHATS)]

    async def ask(self, word: str) -> None:
        """Let everybody send his messages, all at once."""
        for number in range(MESSAGES):
            for place, person in enumerate(self.people):
                pace = "langzaam" if place < self.slow_chats else "snel"
                text = f"{word} {pace} {person.room.id} {number}"
                self.asked.setdefault(person.room.id, []).append(text)
                self.sent[text] = time.perf_counter()
                await person.types(text)

    async def hear(self, share: float = 1.0, seconds: float = 300) -> None:
        """Wait until this share of all questions has an answer."""
        wanted = share * sum(map(len, self.asked.values()))
        await self.world.until(lambda: self._note() >= wanted, seconds)

    def answers(self, person: Person) -> list[str]:
        return [bubble.text.removeprefix("Antwoord op ") for bubble in person.heard if "Antwoord" in bubble.text]

    def _note(self) -> int:
        """Look at what is new only: looking must not take the time that is measured."""
        now = time.perf_counter()
        for person in self.people:
            for bubble in person.room.bubbles[self.looked.get(person.room.id, 0) :]:
                if bubble.from_bot and bubble.text.startswith("Antwoord"):
                    self.answered.setdefault(bubble.text.removeprefix("Antwoord op "), now)
            self.looked[person.room.id] = len(person.room.bubbles)
        return len(self.answered)

    def waits(self, pace: str) -> list[float]:
        return [at - self.sent[text] for text, at in self.answered.items() if pace in text]

    def report(self, name: str) -> None:
        lost, doubled, disordered = 0, 0, 0
        for person in self.people:
            heard, asked = self.answers(person), self.asked[person.room.id]
            lost += len(set(asked) - set(heard))
            doubled += sum(count - 1 for count in Counter(heard).values())
            once = list(dict.fromkeys(heard))
            disordered += once != [text for text in asked if text in set(once)]
        total = sum(map(len, self.asked.values()))
        say(f"{name}: {total} messages, lost {lost}, doubled {doubled}, chats out of order {disordered}")


@asynccontextmanager
async def slow_and_quick_rasa() -> AsyncIterator[None]:
    """Serve a Rasa that says everything back, to some after a while."""
    app = FastAPI()

    @app.post("/webhooks/rest/webhook")
    async def said(request: Request) -> list[dict[str, object]]:
        text = (await request.json())["message"]
        await asyncio.sleep(SLOW_SECONDS if "langzaam" in text else QUICK_SECONDS)
        return [{"custom": {"text": f"Antwoord op {text}"}}]

    @app.get("/status")
    async def status() -> dict[str, str]:
        return {"model_file": "model"}

    async with serving(app, "127.0.0.1", RASA):
        yield


async def start_bot(var: str) -> asyncio.subprocess.Process:
    """Start the real command and wait until it is on Telegram."""
    given = {
        "VAR": var,
        "PORT": PORT,
        "INTERNAL_PORT": INTERNAL,
        "RASA_URL": f"http://127.0.0.1:{RASA}",
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API_URL": f"http://127.0.0.1:{TELEGRAM}",
        "MESSAGES_PER_MINUTE": 10_000,
    }
    env = {**os.environ, **{f"WERKWIJZER_{name}": str(value) for name, value in given.items()}}
    process = await asyncio.create_subprocess_exec(
        COMMAND, "run", env=env, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
    )
    async with httpx.AsyncClient(timeout=2) as http:
        while True:
            await asyncio.sleep(0.1)
            try:
                health = (await http.get(f"http://127.0.0.1:{PORT}/health")).json()
            except httpx.HTTPError:
                continue
            if health["parts"].get("telegram") == "ok":
                return process


async def end(process: asyncio.subprocess.Process, how: signal.Signals) -> float:
    began = time.perf_counter()
    process.send_signal(how)
    await process.wait()
    return time.perf_counter() - began


async def at_once(world: World, var: str, slow_chats: int) -> None:
    """Let 100 chats talk at once, and say how long each kind waited."""
    process = await start_bot(var)
    crowd = Crowd(world, slow_chats)
    began = time.perf_counter()
    await crowd.ask("druk")
    await crowd.hear()
    seconds = time.perf_counter() - began
    say(f"{CHATS} chats, {MESSAGES} messages each, {slow_chats} with turns of {SLOW_SECONDS:.0f} s: {seconds:.1f} s")
    for pace in ("snel", "langzaam") if slow_chats else ("snel",):
        waits = crowd.waits(pace)
        say(f"  {pace}: p50 {median(waits):.2f} s, p95 {quantiles(waits, n=20)[-1]:.2f} s, most {max(waits):.2f} s")
    crowd.report("  at once")
    await end(process, signal.SIGTERM)


async def restarted(world: World, var: str, how: signal.Signals, times: int) -> None:
    """End the bot in the middle, several times, and count what was lost or doubled."""
    crowd = Crowd(world)
    process = await start_bot(var)
    await crowd.ask(how.name)
    took = []
    for number in range(1, times + 1):
        await crowd.hear(share=0.8 * number / (times + 1))
        took.append(await end(process, how))
        process = await start_bot(var)
    await crowd.hear()
    # What would be doubled, would be so soon.
    await asyncio.sleep(2)
    crowd.report(f"{times} x {how.name} in the middle (ended within {max(took):.1f} s)")
    await end(process, signal.SIGTERM)


async def main() -> None:
    async with fake_telegram("127.0.0.1", TELEGRAM) as world, slow_and_quick_rasa():
        for slow_chats in (0, SLOW_CHATS):
            with tempfile.TemporaryDirectory() as var:
                world.rooms.clear()
                await at_once(world, var, slow_chats)
        for how in (signal.SIGTERM, signal.SIGKILL):
            with tempfile.TemporaryDirectory() as var:
                world.rooms.clear()
                await restarted(world, var, how, times=4)


if __name__ == "__main__":
    asyncio.run(main())
