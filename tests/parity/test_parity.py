"""One talk, three doors: the same words, the same choices, and the same state after it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from bot.backend_client import BackendClient
from bot.broadcast import Broadcast
from bot.conversation import ConversationService
from bot.erasure import RasaTracker
from bot.limits import Limits
from bot.rasa_client import RasaClient
from bot.store import Store
from bot.telegram.chats import Chats
from bot.telegram.inbox import Inbox
from bot.telegram.seal import Seal
from tests.conftest import RunningLine
from tests.parity.conversations import CONVERSATIONS, Conversation, Says
from tests.parity.doors import Door, ServiceDoor, Shown, TelegramDoor, WebDoor
from werkwijzer.clock import system_clock
from werkwijzer.content.library import Library
from werkwijzer.content.live import LiveLibrary
from werkwijzer.database import url_of
from werkwijzer.keys import load_keys


@dataclass
class House:
    """What the doors need, and a look at what Rasa remembers."""

    service: ConversationService
    store: Store
    line: RunningLine
    http: httpx.AsyncClient
    token: str
    signing_key: str

    def doors(self) -> list[Door]:
        seal = Seal(self.signing_key)
        chats, inbox = Chats(self.store.engine, seal), Inbox(self.store.engine, seal, system_clock)
        return [ServiceDoor(self.service), WebDoor(self.http), TelegramDoor(self.line.telegram, chats, inbox)]

    async def state(self, conversation_id: str) -> dict[str, Any]:
        """Give what would decide how the talk goes on."""
        url = f"http://127.0.0.1:{self.line.settings.rasa_port}/conversations/{conversation_id}/tracker"
        tracker = (await self.http.get(url, params={"token": self.token})).json()
        return {
            # All but where it began: each door knows an address of its own, and it decides nothing.
            "slots": {name: value for name, value in tracker["slots"].items() if name != "session_started_metadata"},
            "loop": tracker["active_loop"],
            "texts": [event["text"] for event in tracker["events"] if event["event"] == "user"],
            "history": [(message.sender, message.text) for message in await self.store.history(conversation_id)],
        }


@pytest.fixture
async def house(line: RunningLine, http: httpx.AsyncClient, library: Library) -> AsyncIterator[House]:
    keys = load_keys(line.settings)
    store = Store(url_of(line.settings, "bot"))
    rasa = RasaClient(f"http://127.0.0.1:{line.settings.rasa_port}", keys.internal, 30)
    backend = BackendClient(f"http://127.0.0.1:{line.settings.internal_port}", keys.internal)
    tracker = RasaTracker(url_of(line.settings, "rasa"))
    limits = Limits(line.settings, keys.signing)
    service = ConversationService(
        store=store,
        rasa=rasa,
        backend=backend,
        tracker=tracker,
        live=LiveLibrary(library),
        limits=limits,
        clock=system_clock,
        broadcast=Broadcast(),
    )
    yield House(service, store, line, http, keys.internal, keys.signing)
    for part in (rasa, backend, store, tracker, limits):
        await part.close()


async def _lead(door: Door, conversation: Conversation) -> list[list[Shown]]:
    turns = [await door.begin(conversation.region)]
    for move in conversation.moves:
        turns.append(await (door.says(move.text) if isinstance(move, Says) else door.presses(move.title)))
    return turns


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda each: each.name)
async def test_conversation_goes_alike_through_every_door(house: House, conversation: Conversation) -> None:
    doors = house.doors()
    service, web, telegram = [await _lead(door, conversation) for door in doors]
    assert web == service
    assert telegram == web
    states = [await house.state(await door.conversation_id()) for door in doors]
    assert states[1] == states[0]
    assert states[2] == states[1]
    assert all(turn for turn in telegram)
