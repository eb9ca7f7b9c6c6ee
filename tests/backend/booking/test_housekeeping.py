"""What the backend may keep no longer goes by itself, also after a time in which that failed."""

import asyncio
from datetime import timedelta

import pytest

from backend import housekeeping
from backend.housekeeping import keep_erasing
from backend.models import HeldNumber
from backend.services.held_numbers import keep
from tests.backend.booking.conftest import World


@pytest.fixture(autouse=True)
def _without_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(housekeeping, "PAUSE_SECONDS", 0)


async def _erased(world: World) -> None:
    async with asyncio.timeout(20):
        while world.rows(HeldNumber):  # noqa: ASYNC110 - the database tells nobody
            await asyncio.sleep(0.01)


async def _end(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_what_is_over_goes_without_anybody_asking(world: World) -> None:
    keep(world.office, "talk", {"telefoon 1": "+31612345678"})
    task = asyncio.create_task(keep_erasing(world.office))
    world.clock.now += timedelta(hours=1)
    await _erased(world)
    await _end(task)


async def test_what_failed_is_done_the_next_time(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(world.office, "talk", {"telefoon 1": "+31612345678"})
    world.clock.now += timedelta(hours=1)
    erase, failures = housekeeping.erase_past, [OSError("away")]

    def failing_once(*arguments: object) -> int:
        if failures:
            raise failures.pop()
        return erase(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(housekeeping, "erase_past", failing_once)
    task = asyncio.create_task(keep_erasing(world.office))
    await _erased(world)
    assert failures == []
    await _end(task)
