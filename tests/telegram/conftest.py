"""What the tests of the Telegram channel share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.fake_rasa import FakeRasa, fake_rasa
from tests.conftest import Clock, free_port
from tests.telegram.fake_bot_api import Person, World, fake_telegram
from tests.telegram.parts import Ground, Line
from werkwijzer.content.library import Library


@pytest.fixture(scope="session")
async def rasa_of_telegram() -> AsyncIterator[FakeRasa]:
    async with fake_rasa() as rasa:
        yield rasa


@pytest.fixture
def rasa(rasa_of_telegram: FakeRasa) -> FakeRasa:
    rasa_of_telegram.reset()
    return rasa_of_telegram


@pytest.fixture
async def ground(tmp_path: Path, library: Library, clock: Clock, rasa: FakeRasa) -> AsyncIterator[Ground]:
    port = free_port()
    async with fake_telegram("127.0.0.1", port) as world:
        yield Ground(tmp_path, library, clock, rasa, world, f"http://127.0.0.1:{port}")


@pytest.fixture
def world(ground: Ground) -> World:
    return ground.world


@pytest.fixture
async def line(ground: Ground) -> AsyncIterator[Line]:
    """Run the channel, polling."""
    async with ground.channel() as running:
        yield running


@pytest.fixture
def sam(ground: Ground) -> Person:
    return ground.person()
