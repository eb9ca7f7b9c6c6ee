"""Start the real command `werkwijzer run` as its users do, and see what it leaves behind."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil

from werkwijzer.settings import Settings

RUN = (Path(sys.executable).with_name("werkwijzer"), "run")
START_SECONDS = 120
STOP_SECONDS = 30


@dataclass
class Finished:
    """A command that has ended."""

    code: int
    stdout: str
    stderr: str


@dataclass
class Running:
    """A command that runs, with what it has printed so far."""

    process: asyncio.subprocess.Process
    settings: Settings
    printed: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.settings.port}"

    @property
    def internal_url(self) -> str:
        return f"http://127.0.0.1:{self.settings.internal_port}"

    async def prints(self, words: str) -> str:
        """Read on until a line has these words; give it."""
        assert self.process.stdout is not None
        async with asyncio.timeout(START_SECONDS):
            while line := (await self.process.stdout.readline()).decode():
                self.printed.append(line)
                if words in line:
                    return line
        raise AssertionError(f"it ended without {words!r}, after {''.join(self.printed)!r}")

    def rasa(self) -> psutil.Process:
        """Give the process of its Rasa."""
        (rasa,) = [child for child in self.children() if "rasa_start" in child.cmdline()]
        return rasa

    def children(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    async def ends(self, signal: int) -> int:
        """Send a signal; give the exit code."""
        self.process.send_signal(signal)
        async with asyncio.timeout(STOP_SECONDS):
            return await self.process.wait()


def environment(settings: Settings) -> dict[str, str]:
    """Give the environment in which the command has the settings that were given; no secrets or lists."""
    own = settings.model_dump(mode="json", include=settings.model_fields_set, exclude_none=True)
    return {**os.environ, **{f"WERKWIJZER_{name.upper()}": str(value) for name, value in own.items()}}


async def finished(settings: Settings) -> Finished:
    """Run the command to its end."""
    process = await _start(settings)
    async with asyncio.timeout(START_SECONDS):
        stdout, stderr = await process.communicate()
    assert process.returncode is not None
    return Finished(process.returncode, stdout.decode(), stderr.decode())


@asynccontextmanager
async def running(settings: Settings, command: Sequence[str | Path] = RUN) -> AsyncIterator[Running]:
    """Have the command up and ready for as long as the block lasts; another one says so in the same words."""
    up = Running(await _start(settings, command, stderr=None), settings)
    children: list[psutil.Process] = []
    try:
        await up.prints(up.url)
        children += up.children()
        yield up
    finally:
        if up.process.returncode is None:
            children += up.children()
            up.process.terminate()
            await up.process.wait()
        for child in alive(children):
            child.kill()


async def _start(
    settings: Settings, command: Sequence[str | Path] = RUN, stderr: int | None = asyncio.subprocess.PIPE
) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *command, env=environment(settings), stdout=asyncio.subprocess.PIPE, stderr=stderr
    )


async def until_healthy(http: httpx.AsyncClient, times: int = 600) -> None:
    """Ask for the state of the parts until each is well, a bounded number of times."""
    for _ in range(times):
        state = await http.get("/health")
        if state.status_code == httpx.codes.OK:
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"not healthy: {state.text}")


def alive(processes: Iterable[psutil.Process], seconds: float = 3) -> list[psutil.Process]:
    """Give those that still run after a short wait; what only waits to be buried does not run."""
    _, left = psutil.wait_procs(list(processes), timeout=seconds)
    return [process for process in left if process.is_running() and process.status() != psutil.STATUS_ZOMBIE]


def processes_of(var: Path) -> list[psutil.Process]:
    """Give every process that was started with this folder in its command."""
    every = psutil.process_iter(["cmdline"])
    return [process for process in every if any(str(var) in part for part in process.info["cmdline"] or [])]
