"""What all tests share: settings of their own, a clock that stands still, content/, and one whole line."""

import os
import socket
import uuid
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
import psycopg
import pytest
import redis
import structlog

from bot.telegram.demo.server import fake_telegram
from bot.telegram.demo.world import TOKEN, World
from tests.requirements import missing
from tests.talk import Talk
from werkwijzer.content import library as content
from werkwijzer.content.library import Library
from werkwijzer.paths import CONTENT, ROOT
from werkwijzer.run import line as run_line
from werkwijzer.settings import Settings
from werkwijzer.training import ensure_model, model_path

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
POSTGRES = os.environ.get("WERKWIJZER_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")
REDIS = os.environ.get("WERKWIJZER_TEST_REDIS", "redis://127.0.0.1:6379/9")


class Clock:
    """A clock that moves only when a test moves it."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith("WERKWIJZER_") and not name.startswith(("WERKWIJZER_TEST_", "WERKWIJZER_REQUIRE")):
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    """Undo what a command set up: it logs to the stderr of its test, which is closed in the next."""
    yield
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def library() -> Library:
    return content.load(CONTENT)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def settings_in(var: Path, **changed: object) -> Settings:
    """Give settings for a line of a test's own: free ports, its own var/."""
    ports = {"port": free_port(), "internal_port": free_port(), "rasa_port": free_port()}
    return Settings(_env_file=None, var=var, **{**ports, **changed})


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """Give the URL of an empty PostgreSQL database of this module, dropped afterwards."""
    name = f"werkwijzer_test_{uuid.uuid4().hex}"
    try:
        with psycopg.connect(POSTGRES, autocommit=True, connect_timeout=3) as connection:
            connection.execute(f"CREATE DATABASE {name}")
    except psycopg.OperationalError as error:
        missing("postgres", str(error))
    yield POSTGRES.rpartition("/")[0] + f"/{name}"
    with psycopg.connect(POSTGRES, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def redis_url() -> Iterator[str]:
    """Give the URL of an empty Redis database."""
    client = redis.Redis.from_url(REDIS, socket_connect_timeout=3)
    try:
        client.flushdb()
    except redis.RedisError as error:
        missing("redis", str(error))
    yield REDIS
    client.flushdb()
    client.close()


@dataclass(frozen=True)
class RunningLine:
    """The whole line, up and healthy."""

    settings: Settings
    rasa_pid: int
    telegram: World

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.settings.port}"


def with_model_of_the_project(var: Path) -> Path:
    """Let a test's own var/ use the model that the project has trained, so that no test trains one."""
    trained = ensure_model(ROOT / "var")
    target = model_path(var)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.symlink_to(trained)
    return var


@pytest.fixture(scope="session")
async def line(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[RunningLine]:
    """Run real Rasa, bot, actions and backend once for the whole run, with a Telegram of our own."""
    var = with_model_of_the_project(tmp_path_factory.mktemp("var"))
    port = free_port()
    settings = settings_in(
        var,
        messages_per_minute=10_000,
        conversations_per_hour=100_000,
        telegram_token=TOKEN,
        telegram_api_url=f"http://127.0.0.1:{port}",
    )
    async with fake_telegram("127.0.0.1", port) as telegram, run_line(settings, print) as rasa:
        assert rasa is not None
        assert rasa.pid is not None
        yield RunningLine(settings, rasa.pid, telegram)


@pytest.fixture
async def http(line: RunningLine) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=line.url, timeout=30) as client:
        yield client


@pytest.fixture
async def talk(http: httpx.AsyncClient) -> Talk:
    """Begin a conversation of somebody of whom nothing is known."""
    return await Talk.begin(http)


@pytest.fixture
async def rotterdammer(http: httpx.AsyncClient) -> Talk:
    """Begin a conversation of somebody who lives in the region of Rotterdam."""
    return await Talk.begin(http, region="rotterdam")
