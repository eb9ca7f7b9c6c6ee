"""One message of a conversation at a time."""

import asyncio
import gc

import pytest

from bot.locks import ConversationLocks


async def test_those_who_wait_get_their_turn_in_order_and_alone() -> None:
    locks = ConversationLocks()
    seen: list[str] = []

    async def work(name: str) -> None:
        async with locks.hold("a"):
            seen.append(f"{name} in")
            await asyncio.sleep(0)
            seen.append(f"{name} out")

    await asyncio.gather(*(work(name) for name in "123"))
    assert seen == ["1 in", "1 out", "2 in", "2 out", "3 in", "3 out"]


async def test_other_conversation_does_not_wait() -> None:
    locks = ConversationLocks()
    async with asyncio.timeout(5), locks.hold("a"), locks.hold("b"):
        pass


async def test_error_inside_lets_the_next_one_in() -> None:
    locks = ConversationLocks()
    with pytest.raises(ZeroDivisionError):
        async with locks.hold("a"):
            raise ZeroDivisionError
    async with asyncio.timeout(5), locks.hold("a"):
        pass


async def test_one_who_stops_waiting_does_not_stop_those_behind() -> None:
    locks = ConversationLocks()
    entered: list[str] = []

    async def work(name: str) -> None:
        async with locks.hold("a"):
            entered.append(name)

    async with locks.hold("a"):
        first, second = asyncio.create_task(work("first")), asyncio.create_task(work("second"))
        await asyncio.sleep(0)
        first.cancel()
        await asyncio.wait([first])
    await second
    assert entered == ["second"]


async def test_locks_of_conversations_that_nobody_holds_are_forgotten() -> None:
    locks = ConversationLocks()
    for number in range(100):
        async with locks.hold(str(number)):
            pass
    gc.collect()
    assert len(locks._locks) == 0
