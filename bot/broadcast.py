"""Tell whoever listens to a conversation what is said in it."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.messages import Message

_BACKLOG = 200
"""Events a listener may be behind before it is dropped; it then reads the history again."""


@dataclass(frozen=True)
class Typing:
    """The bot is busy with a reply."""


Event = Message | Typing


class Broadcast:
    """The listeners of every conversation, in this process."""

    def __init__(self) -> None:
        self._listeners: defaultdict[str, set[asyncio.Queue[Event]]] = defaultdict(set)

    def tell(self, conversation_id: str, *events: Event) -> None:
        for listener in list(self._listeners.get(conversation_id, ())):
            for event in events:
                try:
                    listener.put_nowait(event)
                except asyncio.QueueFull:
                    self._drop(conversation_id, listener)
                    break

    @asynccontextmanager
    async def listen(self, conversation_id: str) -> AsyncIterator[asyncio.Queue[Event]]:
        queue: asyncio.Queue[Event] = asyncio.Queue(_BACKLOG)
        self._listeners[conversation_id].add(queue)
        try:
            yield queue
        finally:
            self._drop(conversation_id, queue)

    def _drop(self, conversation_id: str, queue: asyncio.Queue[Event]) -> None:
        self._listeners[conversation_id].discard(queue)
        if not self._listeners[conversation_id]:
            del self._listeners[conversation_id]
