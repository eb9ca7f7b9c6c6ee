"""What a Telegram server knows: people, their chats, what waits for the bot, and what the bot did."""

import asyncio
import itertools
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx

from bot.locks import ConversationLocks
from bot.telegram.demo.markup import Shown

TOKEN = "123456:a-token-that-only-works-here"  # noqa: S105
BOT = {"id": 123456, "is_bot": True, "first_name": "Werkwijzer", "username": "werkwijzer_demo_bot"}
PATIENCE_SECONDS = 30.0


@dataclass
class Refusal(Exception):
    """What Telegram answers instead of a result."""

    status: int
    description: str
    parameters: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Call:
    """A call of the bot."""

    method: str
    parameters: dict[str, Any]


@dataclass(frozen=True)
class SentFile:
    """A file among the parameters of a call."""

    name: str
    content: bytes


@dataclass
class Bubble:
    """A message in a chat, as the person sees it."""

    id: int
    from_bot: bool
    shown: Shown
    keyboard: list[list[dict[str, str]]] = field(default_factory=list)
    file: str = ""
    """The name under which `World.files` has it."""
    file_name: str = ""

    @property
    def text(self) -> str:
        return self.shown.text

    @property
    def buttons(self) -> list[str]:
        return [button["text"] for row in self.keyboard for button in row]


@dataclass
class Room:
    """A chat: its bubbles, and whether the bot may come in."""

    id: int
    kind: str = "private"
    bubbles: list[Bubble] = field(default_factory=list)
    refusal: str | None = None
    typing: int = 0
    toast: str = ""


class World:
    """The state of this Telegram. `changed` wakes everybody who waits for something."""

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.calls: list[Call] = []
        self.rooms: dict[int, Room] = {}
        self.commands: list[dict[str, str]] = []
        self.files: dict[str, bytes] = {}
        self.queries: dict[str, int] = {}
        self.webhook: dict[str, Any] = {}
        self.webhook_answers: list[int] = []
        self.version = 0
        self.pending: list[dict[str, Any]] = []
        self.polls = 0
        self.closing = False
        self._refusals: defaultdict[str, list[Refusal]] = defaultdict(list)
        self._changed = asyncio.Condition()
        self._message_ids = itertools.count(1)
        self._update_ids = itertools.count(700_000_001)
        self._order = ConversationLocks()
        self._bringing: set[asyncio.Task[None]] = set()

    def room(self, chat_id: int, kind: str = "private") -> Room:
        return self.rooms.setdefault(chat_id, Room(chat_id, kind))

    def refuse(self, method: str, refusal: Refusal, times: int = 1) -> None:
        """Let the next calls of a method fail."""
        self._refusals[method] += [refusal] * times

    def refusal_of(self, method: str) -> Refusal | None:
        return self._refusals[method].pop(0) if self._refusals[method] else None

    def next_message_id(self) -> int:
        return next(self._message_ids)

    def calls_of(self, method: str) -> list[dict[str, Any]]:
        return [call.parameters for call in self.calls if call.method == method]

    async def change(self) -> None:
        async with self._changed:
            self.version += 1
            self._changed.notify_all()

    async def until(self, holds: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until something holds.

        Raises:
            TimeoutError: it never did.
        """
        async with asyncio.timeout(seconds), self._changed:
            await self._changed.wait_for(holds)

    async def push(self, kind: str, content: dict[str, Any], update_id: int | None = None) -> int:
        """Give the bot an update, by webhook when it set one; give its number."""
        number = update_id if update_id is not None else next(self._update_ids)
        update = {"update_id": number, kind: content}
        if self.webhook:
            chat = content.get("chat") or content.get("from") or {}
            task = asyncio.create_task(self._bring(update, str(chat.get("id"))))
            self._bringing.add(task)
            task.add_done_callback(self._bringing.discard)
        else:
            self.pending.append(update)
        await self.change()
        return number

    async def _bring(self, update: dict[str, Any], chat: str) -> None:
        """Call the webhook until it says 200, the updates of a chat one after another."""
        async with self._order.hold(chat), httpx.AsyncClient(timeout=10) as http:
            while not self.closing:
                answer = await self.call_webhook(http, update)
                if answer == httpx.codes.OK:
                    return
                await asyncio.sleep(0.05)

    async def call_webhook(self, http: httpx.AsyncClient, update: dict[str, Any], secret: str | None = None) -> int:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook["secret_token"] if secret is None else secret}
        try:
            status = (await http.post(self.webhook["url"], json=update, headers=headers)).status_code
        except httpx.HTTPError:
            status = 0
        self.webhook_answers.append(status)
        return status

    async def close(self) -> None:
        self.closing = True
        await self.change()
        await asyncio.gather(*self._bringing, return_exceptions=True)


def now() -> int:
    return int(time.time())
