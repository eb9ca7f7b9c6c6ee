"""Keep what Telegram sent, encrypted, from before we acknowledge it until it is handled."""

import asyncio
import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import structlog
from cryptography.fernet import InvalidToken
from sqlalchemy import and_, delete, or_, update
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.models import StoredUpdate
from bot.telegram.seal import Seal
from werkwijzer.clock import Clock

log = structlog.get_logger()

RawUpdate = dict[str, Any]
"""An update as Telegram's JSON has it."""

REMEMBERED = timedelta(days=3)
"""How long the number of a handled update stays known; Telegram repeats none after a day."""

KEPT = timedelta(days=30)
"""What we promise about messages; an update under a lost key would stay for ever otherwise."""


class Inbox:
    """The updates that were not handled yet, and the numbers of those that were."""

    def __init__(self, engine: AsyncEngine, seal: Seal, clock: Clock) -> None:
        self._engine = engine
        self._seal = seal
        self._clock = clock
        self._putting = asyncio.Lock()

    def _session(self) -> AsyncSession:
        return AsyncSession(self._engine, expire_on_commit=False)

    async def put(self, updates: Sequence[RawUpdate]) -> list[RawUpdate]:
        """Keep the updates, all or none; give those that are new."""
        numbers = [update["update_id"] for update in updates]
        async with self._putting, self._session() as session, session.begin():
            query = select(StoredUpdate.update_id).where(col(StoredUpdate.update_id).in_(numbers))
            known = set((await session.exec(query)).all())
            fresh = {each["update_id"]: each for each in updates if each["update_id"] not in known}
            now = self._clock()
            session.add_all(
                StoredUpdate(update_id=number, received_at=now, payload=self._seal.close(json.dumps(each)))
                for number, each in fresh.items()
            )
        return list(fresh.values())

    async def waiting(self) -> list[RawUpdate]:
        """Give what was not handled, in Telegram's order."""
        query = select(StoredUpdate).where(col(StoredUpdate.payload).is_not(None)).order_by(col(StoredUpdate.update_id))
        async with self._session() as session:
            rows = (await session.exec(query)).all()
        return [opened for row in rows if (opened := self._opened(row)) is not None]

    def _opened(self, row: StoredUpdate) -> RawUpdate | None:
        try:
            opened: RawUpdate = json.loads(self._seal.open(row.payload or ""))
        except InvalidToken:
            log.error("update kept under another signing key", update_id=row.update_id)
            return None
        return opened

    async def done(self, update_id: int) -> None:
        """Forget what an update said; its number stays known."""
        forget = update(StoredUpdate).where(col(StoredUpdate.update_id) == update_id).values(payload=None)
        async with self._session() as session, session.begin():
            await session.exec(forget)

    async def prune(self) -> None:
        """Forget the numbers that Telegram will not repeat, and what was never handled in the days we keep anything."""
        received, now = col(StoredUpdate.received_at), self._clock()
        handled = and_(col(StoredUpdate.payload).is_(None), received < now - REMEMBERED)
        async with self._session() as session, session.begin():
            await session.exec(delete(StoredUpdate).where(or_(handled, received < now - KEPT)))
