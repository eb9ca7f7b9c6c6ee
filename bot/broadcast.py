"""Tell whoever listens to a conversation what is said in it."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.messages import Message

_BACKLOG = 200
"""Events a listener may be behind before it is dropped; it then reads the history again."""


@dataclass(frozen=True)
class Typing:
    """The bot is busy with a reply."""


@dataclass(frozen=True)
class Dropped:
    """The listener was too slow and hears no more; it has to read the history and listen anew."""


Event = Message | Typing | Dropped

Follower = Callable[[str, Event], None]
"""Gets the id of the conversation and what is said in it."""


class Broadcast:
    """The listeners of every conversation, in this process."""

    def __init__(self) -> None:
        self._listeners: defaultdict[str, set[asyncio.Queue[Event]]] = defaultdict(set)
        self._followers: list[Follower] = []

    def follow(self, follower: Follower) -> Callable[[], None]:
        """Let somebody hear what is said in every conversation; give what ends that."""
        self._followers.append(follower)
        return lambda: self._followers.remove(follower)

    def tell(self, conversation_id: str, *events: Event) -> None:
        for follower in list(self._followers):
            for event in events:
                follower(conversation_id, event)
        for listener in list(self._listeners.get(conversation_id, ())):
            for event in events:
                try:
                    listener.put_nowait(event)
                except asyncio.QueueFull:
                    self._drop(conversation_id, listener)
                    _leave_only_the_news_of_it(listener)
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


def _leave_only_the_news_of_it(listener: asyncio.Queue[Event]) -> None:
    """Empty the queue of a dropped listener: with a gap after it, even what it holds would mislead."""
    while not listener.empty():
        listener.get_nowait()
    listener.put_nowait(Dropped())
