"""The three ways into the same talk, each with the same handles."""

import asyncio
import itertools
import uuid
from dataclasses import dataclass, field
from typing import Any, Protocol

import httpx
import jwt

from bot.conversation import ConversationService
from bot.messages import Message
from bot.said import Said
from bot.telegram.chats import Chats
from bot.telegram.inbox import Inbox
from bot.text import clean
from tests.talk import Talk
from tests.telegram.fake_bot_api import Bubble, Person, World

_CHAT_IDS = itertools.count(900_001)


@dataclass(frozen=True)
class Shown:
    """What somebody sees of one message, whatever shows it."""

    text: str
    links: tuple[tuple[str, str], ...]
    buttons: tuple[str, ...]


def shown(message: dict[str, Any]) -> Shown:
    """Give what a message of the web API says, links and source below it, as any door has to show them."""
    links = [(clean(link["title"]), link["url"]) for link in message["links"]]
    text = "\n\n".join([clean(message["text"]), *(["\n".join(title for title, _ in links)] if links else [])])
    source = message["source"]
    if source is not None:
        year, month, day = map(int, source["checked"].split("-"))
        text += f"\n\nBron: {clean(source['title'])}. Bekeken op {day} {_MONTH[month]} {year}."
        links += [(clean(source["title"]), source["url"])] if source["url"] else []
    return Shown(text, tuple(links), tuple(button["title"] for button in message["buttons"]))


_MONTH = {10: "oktober", 11: "november", 12: "december"}


class Door(Protocol):
    """A conversation by one way."""

    async def begin(self, region: str | None) -> list[Shown]: ...
    async def says(self, text: str) -> list[Shown]: ...
    async def presses(self, title: str) -> list[Shown]: ...
    async def conversation_id(self) -> str: ...


@dataclass
class ServiceDoor:
    """The conversation service itself."""

    service: ConversationService
    id: str = ""
    seen: list[Message] = field(default_factory=list)

    async def begin(self, region: str | None) -> list[Shown]:
        self.id, messages = await self.service.begin(region)
        return self._saw(messages)

    async def says(self, text: str) -> list[Shown]:
        return self._saw(await self.service.handle(self.id, str(uuid.uuid4()), Said(text=text)))

    async def presses(self, title: str) -> list[Shown]:
        buttons = (button for message in reversed(self.seen) for button in message.buttons if button.title == title)
        return self._saw(await self.service.handle(self.id, str(uuid.uuid4()), Said(button=next(buttons).id)))

    async def conversation_id(self) -> str:
        return self.id

    def _saw(self, messages: list[Message]) -> list[Shown]:
        self.seen += messages
        return [shown(message.model_dump(mode="json")) for message in messages]


@dataclass
class WebDoor:
    """The web API."""

    http: httpx.AsyncClient
    talk: Talk | None = None

    async def begin(self, region: str | None) -> list[Shown]:
        self.talk = await Talk.begin(self.http, region)
        return [shown(message) for message in self.talk.last.messages]

    async def says(self, text: str) -> list[Shown]:
        assert self.talk is not None
        return [shown(message) for message in (await self.talk.says(text)).messages]

    async def presses(self, title: str) -> list[Shown]:
        assert self.talk is not None
        return [shown(message) for message in (await self.talk.presses(title)).messages]

    async def conversation_id(self) -> str:
        assert self.talk is not None
        return str(jwt.decode(self.talk.token, options={"verify_signature": False})["sub"])


class TelegramDoor:
    """A chat of the fake Telegram."""

    def __init__(self, world: World, chats: Chats, inbox: Inbox) -> None:
        self._world = world
        self._chats = chats
        self._inbox = inbox
        self._person = Person(world, next(_CHAT_IDS))
        self._seen = 0

    async def begin(self, region: str | None) -> list[Shown]:
        await self._person.types(f"/start {region}" if region else "/start")
        return await self._new()

    async def says(self, text: str) -> list[Shown]:
        await self._person.types(text)
        return await self._new()

    async def presses(self, title: str) -> list[Shown]:
        await self._person.presses(title)
        return await self._new()

    async def conversation_id(self) -> str:
        chat = await self._chats.find(self._person.room.id)
        assert chat is not None
        return chat.conversation_id

    async def _new(self) -> list[Shown]:
        """Give what came in since the last move, once that is handled."""
        await self._world.until(lambda: not self._world.pending)
        async with asyncio.timeout(30):
            while await self._inbox.waiting():  # noqa: ASYNC110 - the database tells nobody
                await asyncio.sleep(0)
        bubbles = self._person.heard[self._seen :]
        self._seen += len(bubbles)
        return [_seen_on_telegram(bubble) for bubble in bubbles]


def _seen_on_telegram(bubble: Bubble) -> Shown:
    return Shown(bubble.text, tuple(bubble.shown.links), tuple(bubble.buttons))
