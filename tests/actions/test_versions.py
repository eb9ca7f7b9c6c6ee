"""All actions of a turn speak from the version of content/ that the turn began with."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from actions.app import routes
from actions.backend_client import BackendClient
from tests.conftest import NOW
from werkwijzer.content.library import Library
from werkwijzer.content.live import LiveLibrary


def _saying(library: Library, version: str) -> Library:
    """Give another version, in which a greeting says which one it is."""
    return replace(library, sentences={**library.sentences, "groet": [f"Hallo uit {version}."]}, version=version)


@pytest.fixture
def live(library: Library) -> LiveLibrary:
    return LiveLibrary(_saying(library, "v1"))


@pytest.fixture
async def http(live: LiveLibrary) -> AsyncIterator[httpx.AsyncClient]:
    backend = BackendClient("http://backend", "the secret")
    app = FastAPI()
    app.include_router(routes(live, backend, lambda: NOW))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://actions") as client:
        yield client
    await backend.close()


async def _greeting(http: httpx.AsyncClient, metadata: dict[str, Any] | None) -> str:
    message = {"text": "hoi", "intent": {"name": "groet"}, "entities": [], "metadata": metadata}
    tracker = {"sender_id": "talk", "slots": {}, "latest_message": message, "events": [], "paused": False}
    called = await http.post("/actions", json={"next_action": "action_menu", "tracker": tracker, "domain": {}})
    (response,) = called.json()["responses"]
    text: str = response["custom"]["text"]
    return text


async def test_next_turn_speaks_from_what_was_taken_over(http: httpx.AsyncClient, live: LiveLibrary) -> None:
    assert await _greeting(http, {"content": "v1"}) == "Hallo uit v1."
    live.replace(_saying(live.current, "v2"))
    assert await _greeting(http, {"content": "v2"}) == "Hallo uit v2."


async def test_turn_under_way_ends_as_it_began(http: httpx.AsyncClient, live: LiveLibrary) -> None:
    live.replace(_saying(live.current, "v2"))
    assert await _greeting(http, {"content": "v1"}) == "Hallo uit v1."


@pytest.mark.parametrize("metadata", [None, {}, {"content": "of another machine"}])
async def test_turn_of_a_version_that_is_not_held_here_speaks_from_the_present_one(
    http: httpx.AsyncClient, live: LiveLibrary, metadata: dict[str, Any] | None
) -> None:
    live.replace(_saying(live.current, "v2"))
    assert await _greeting(http, metadata) == "Hallo uit v2."
