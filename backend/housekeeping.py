"""Erase, beside all else, what the backend may keep no longer."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog

from backend.services.booking.erasing import erase_past
from backend.services.booking.office import Office

log = structlog.get_logger()

PAUSE_SECONDS = 600


async def keep_erasing(office: Office) -> None:
    """Erase now and every ten minutes; a database that is away is tried again at the next."""
    while True:
        try:
            await _to_its_end(asyncio.to_thread(erase_past, office, office.clock()))
        except Exception:
            log.exception("nothing erased of appointments that are over")
        await asyncio.sleep(PAUSE_SECONDS)


async def _to_its_end(work: Coroutine[Any, Any, int]) -> None:
    """Wait for the work, also when we are stopped meanwhile: its thread would go on in a database that is closed."""
    task = asyncio.create_task(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.gather(task, return_exceptions=True)
        raise
