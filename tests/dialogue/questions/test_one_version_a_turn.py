"""Rasa passes on what keeps a turn to one version of content/, and tells where somebody lives."""

from collections.abc import AsyncIterator

import jwt
import pytest

from bot.notices import REGION
from bot.rasa_client import RasaClient
from tests.conftest import RunningLine
from tests.talk import Talk
from werkwijzer.content.library import Library
from werkwijzer.keys import load_keys


@pytest.fixture
async def rasa(line: RunningLine) -> AsyncIterator[RasaClient]:
    client = RasaClient(f"http://127.0.0.1:{line.settings.rasa_port}", load_keys(line.settings).internal, timeout=30)
    yield client
    await client.close()


def _id(talk: Talk) -> str:
    return str(jwt.decode(talk.token, options={"verify_signature": False})["sub"])


@pytest.mark.parametrize("typed", [True, False], ids=["text", "button"])
async def test_action_hears_with_which_version_the_turn_began(
    talk: Talk, rasa: RasaClient, library: Library, typed: bool
) -> None:
    await (talk.says("bestaat de NOW nog") if typed else talk.presses(library.title("medewerker")))
    tracker = await rasa._call("GET", f"/conversations/{_id(talk)}/tracker", include_events="NONE")
    assert tracker["latest_message"]["metadata"]["content"] == library.version


async def test_region_is_known_to_a_notice_once_it_was_said(talk: Talk, rasa: RasaClient) -> None:
    await talk.says("bestaat de NOW nog")
    assert await rasa.slot(_id(talk), REGION) is None
    await talk.says("ik woon in Schiedam")
    assert await rasa.slot(_id(talk), REGION) == "rotterdam"
