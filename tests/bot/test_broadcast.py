"""Who hears what is said in a conversation."""

import asyncio

from bot.broadcast import Broadcast, Dropped, Event, Typing
from bot.messages import Message
from tests.conftest import NOW

MANY = 1000


def _message(number: int) -> Message:
    return Message(id=number, at=NOW, sender="bot", text=str(number))


def _all_of(queue: asyncio.Queue[Event]) -> list[Event]:
    return [queue.get_nowait() for _ in range(queue.qsize())]


async def test_every_listener_of_the_conversation_hears_everything_in_order() -> None:
    broadcast = Broadcast()
    said: list[Event] = [Typing(), _message(1), _message(2)]
    async with broadcast.listen("a") as first, broadcast.listen("a") as second:
        broadcast.tell("a", *said)
        assert _all_of(first) == said
        assert _all_of(second) == said


async def test_listener_hears_nothing_of_another_conversation() -> None:
    broadcast = Broadcast()
    async with broadcast.listen("a") as queue, broadcast.listen("b"):
        broadcast.tell("b", _message(1))
        assert queue.empty()


async def test_telling_nobody_is_no_error_and_keeps_nothing() -> None:
    broadcast = Broadcast()
    broadcast.tell("a", _message(1))
    async with broadcast.listen("a") as queue:
        assert queue.empty()


async def test_listener_that_is_too_slow_is_dropped_and_told_so() -> None:
    broadcast = Broadcast()
    async with broadcast.listen("a") as slow:
        broadcast.tell("a", *map(_message, range(MANY)))
        broadcast.tell("a", _message(MANY))
        assert _all_of(slow) == [Dropped()]


async def test_nothing_is_lost_for_the_others_when_one_is_dropped() -> None:
    broadcast = Broadcast()
    heard: list[Event] = []
    async with broadcast.listen("a"), broadcast.listen("a") as quick:
        for number in range(MANY):
            broadcast.tell("a", Typing(), _message(number))
            heard += _all_of(quick)
    assert heard == [event for number in range(MANY) for event in (Typing(), _message(number))]


async def test_dropped_listener_that_leaves_does_not_take_others_along() -> None:
    broadcast = Broadcast()
    async with broadcast.listen("a") as quick:
        async with broadcast.listen("a"):
            for _ in range(MANY):
                broadcast.tell("a", Typing())
                _all_of(quick)
        broadcast.tell("a", _message(1))
        assert _all_of(quick) == [_message(1)]


async def test_conversation_without_listeners_takes_no_room() -> None:
    broadcast = Broadcast()
    async with broadcast.listen("a"):
        assert broadcast._listeners
    assert not broadcast._listeners
