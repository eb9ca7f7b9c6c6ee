"""What the tests of the bot share: a fake Rasa, a bot in front of it, and both kinds of database."""

from collections.abc import AsyncIterator
from pathlib import Path

import hypothesis
import pytest

from tests.bot.fake_rasa import FakeRasa, fake_rasa
from tests.bot.parts import Bot, a_bot
from tests.conftest import Clock, settings_in
from werkwijzer.content.library import Library
from werkwijzer.database import url_of

# How long an example takes says something of the machine, not of the code.
hypothesis.settings.register_profile("no deadline", deadline=None)
hypothesis.settings.load_profile("no deadline")


@pytest.fixture(scope="session")
async def rasa_server() -> AsyncIterator[FakeRasa]:
    async with fake_rasa() as rasa:
        yield rasa


@pytest.fixture
def rasa(rasa_server: FakeRasa) -> FakeRasa:
    rasa_server.reset()
    return rasa_server


@pytest.fixture
async def bot(tmp_path: Path, library: Library, clock: Clock, rasa: FakeRasa) -> AsyncIterator[Bot]:
    async with a_bot(tmp_path, library, clock, rasa.url, messages_per_minute=1000) as made:
        yield made


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give a database as the settings would, once of each kind."""
    changed = {"database_url": request.getfixturevalue("postgres")} if request.param == "postgres" else {}
    return url_of(settings_in(tmp_path, **changed), "bot")
