"""Start Rasa as a process of its own, watch it, start it again when it dies, and stop it."""

import asyncio
import contextlib
import os
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path

import structlog
import yaml
from sqlalchemy import make_url

from werkwijzer import nlu_env
from werkwijzer.database import url_of
from werkwijzer.errors import PartFailed
from werkwijzer.keys import SECRET_HEADER, Keys
from werkwijzer.settings import Settings
from werkwijzer.training import rasa_environment

log = structlog.get_logger()

START_SECONDS = 60.0
STOP_SECONDS = 5.0
RESTARTS = 5
"""How often in a row Rasa may die before we give up; a minute of health starts the count anew."""

Healthy = Callable[[], Awaitable[bool]]


def write_endpoints(settings: Settings, keys: Keys) -> Path:
    """Write where Rasa finds the actions, its tracker store and its locks; the file holds the shared secret."""
    endpoints = {
        "action_endpoint": {
            "url": f"http://127.0.0.1:{settings.internal_port}/actions",
            "headers": {SECRET_HEADER: keys.internal},
        },
        "tracker_store": _tracker_store(settings),
    }
    if settings.redis_url is not None:
        endpoints["lock_store"] = _lock_store(settings.redis_url)
    path = settings.var / "rasa" / "endpoints.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        yaml.safe_dump(endpoints, file)
    return path


def _tracker_store(settings: Settings) -> dict[str, object]:
    if settings.database_url is None:
        path = make_url(url_of(settings, "rasa")).database
        return {"type": "SQL", "dialect": "sqlite", "db": path}
    url = make_url(settings.database_url)
    return {
        "type": "SQL",
        "dialect": "postgresql",
        "url": url.host,
        "port": url.port or 5432,
        "db": url.database,
        "username": url.username,
        "password": url.password or "",
    }


def _lock_store(redis_url: str) -> dict[str, object]:
    url = make_url(redis_url)
    return {
        "type": "redis",
        "url": url.host,
        "port": url.port or 6379,
        "db": int(url.database or 0),
        "username": url.username,
        "password": url.password,
        "use_ssl": url.drivername == "rediss",
    }


class RasaProcess:
    """One Rasa server with one model.

    Rasa is its own process group, so that stopping it leaves none of its children.
    """

    def __init__(self, settings: Settings, keys: Keys, model: Path, healthy: Healthy) -> None:
        self._settings = settings
        self._keys = keys
        self._model = model
        self._healthy = healthy
        self._process: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process is not None else None

    async def start(self) -> None:
        """Start Rasa and wait until it answers with its model loaded.

        Raises:
            PartFailed: it died or did not answer in time; its log is named.
        """
        endpoints = write_endpoints(self._settings, self._keys)
        command = [
            *(str(nlu_env.python()), "-m", "rasa_start", "run", "--enable-api", "--model", str(self._model)),
            *("--endpoints", str(endpoints), "--interface", "127.0.0.1", "--port", str(self._settings.rasa_port)),
            *("--auth-token", self._keys.internal, "--log-file", str(self._log), "--quiet"),
        ]
        with self._log.open("ab") as output:
            self._process = await asyncio.create_subprocess_exec(
                *command,
                cwd=endpoints.parent,
                env=rasa_environment(self._settings.var),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        await self._wait_until_healthy()

    @property
    def _log(self) -> Path:
        path = self._settings.var / "log" / "rasa.log"
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    async def _wait_until_healthy(self) -> None:
        try:
            async with asyncio.timeout(START_SECONDS):
                while not await self._healthy():
                    if self._process is None or self._process.returncode is not None:
                        raise PartFailed(f"Rasa is gestopt tijdens het starten. Kijk in {self._log}.")
                    await asyncio.sleep(0.1)
        except TimeoutError as error:
            await self.stop()
            raise PartFailed(f"Rasa antwoordt niet na {START_SECONDS:.0f} seconden. Kijk in {self._log}.") from error

    async def watch(self, say: Callable[[str], None]) -> None:
        """Start Rasa again whenever it dies, and say so; returns only by an exception.

        Raises:
            PartFailed: it died `RESTARTS` times without a minute of health in between.
        """
        deaths = 0
        loop = asyncio.get_running_loop()
        while True:
            began = loop.time()
            if self._process is not None:
                await self._process.wait()
            deaths = 1 if loop.time() - began > 60 else deaths + 1
            if deaths > RESTARTS:
                raise PartFailed(f"Rasa stopt steeds weer. Kijk in {self._log}.")
            say("Rasa is gestopt en wordt opnieuw gestart.")
            try:
                await self.start()
                say("Rasa werkt weer.")
            except PartFailed as failure:
                say(str(failure))

    async def stop(self) -> None:
        """Stop Rasa and everything it started; after `STOP_SECONDS` without mercy."""
        process = self._process
        if process is None or process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), STOP_SECONDS)
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            await process.wait()
