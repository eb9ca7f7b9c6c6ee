"""The public application over real HTTP, with a fake Rasa behind it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.app import public_app
from bot.conversation import ConversationService
from bot.tokens import Tokens
from tests.bot.fake_rasa import FakeRasa, fake_rasa
from tests.bot.parts import KEY, Bot, a_bot
from tests.conftest import Clock, settings_in
from tests.talk import Talk
from werkwijzer.content.library import Library
from werkwijzer.service import serving

ALLOWED = "https://www.rotterdam.nl"


@dataclass(frozen=True)
class Site:
    """A running public application, with what a test looks into behind it."""

    url: str
    bot: Bot
    clock: Clock
    tokens: Tokens

    @property
    def service(self) -> ConversationService:
        return self.bot.service


@asynccontextmanager
async def a_site(var: Path, library: Library, rasa: FakeRasa, **changed: Any) -> AsyncIterator[Site]:
    """Serve a public application of a test's own."""
    settings, clock = settings_in(var, allowed_origins=[ALLOWED], **changed), Clock()
    kept = timedelta(days=settings.token_keep_days)
    tokens = Tokens(KEY, timedelta(hours=settings.token_hours), clock, kept)

    async def health() -> dict[str, str]:
        return {"bot": "ok", "rasa": "ok" if rasa.state else "does not answer"}

    async with a_bot(var, library, clock, rasa.url, **changed) as bot:
        app = public_app(settings, bot.service, tokens, bot.limits, health)
        async with serving(app, settings.host, settings.port):
            yield Site(f"http://127.0.0.1:{settings.port}", bot, clock, tokens)


@pytest.fixture(scope="session")
async def rasa_server() -> AsyncIterator[FakeRasa]:
    async with fake_rasa() as rasa:
        yield rasa


@pytest.fixture
def rasa(rasa_server: FakeRasa) -> FakeRasa:
    rasa_server.reset()
    return rasa_server


@pytest.fixture(scope="session")
async def shared_site(
    tmp_path_factory: pytest.TempPathFactory, library: Library, rasa_server: FakeRasa
) -> AsyncIterator[Site]:
    limits = {"messages_per_minute": 1000, "conversations_per_hour": 10_000}
    async with a_site(tmp_path_factory.mktemp("site"), library, rasa_server, **limits) as site:
        yield site


@pytest.fixture
def site(shared_site: Site, rasa: FakeRasa) -> Site:
    return shared_site


@pytest.fixture
async def http(site: Site) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=site.url, timeout=10) as client:
        yield client


@pytest.fixture
async def talk(http: httpx.AsyncClient) -> Talk:
    return await Talk.begin(http)
