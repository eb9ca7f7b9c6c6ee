"""Keep who is signed in. Only the hash of a token is stored."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, delete, or_, update
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.models import StoredStaff, StoredStaffSession
from werkwijzer.clock import Clock

LIFE = timedelta(hours=8)
IDLE = timedelta(minutes=60)
NOTED_AFTER = timedelta(minutes=1)
"""How old the note of the last use may be: a page that is read need not write each time."""


@dataclass(frozen=True)
class Session:
    """Who asks, and what his forms have to carry."""

    token_hash: str
    staff_id: int
    name: str
    adviser: str | None
    csrf: str


class Sessions:
    """The sessions. One ends by signing out, after 8 hours, or after an hour without use."""

    def __init__(self, engine: AsyncEngine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def _session(self) -> AsyncSession:
        return AsyncSession(self._engine, expire_on_commit=False)

    async def open(self, staff: StoredStaff, password_hash: str) -> str | None:
        """Begin a session and keep `password_hash` from now on; give the token.

        Nothing is given when the account was disabled or got another password since `staff` was read: the row is
        changed first, under its lock, so that neither can slip in between.
        """
        now, token = self._clock(), secrets.token_urlsafe(32)
        same = (
            update(StoredStaff)
            .where(
                col(StoredStaff.id) == staff.id,
                col(StoredStaff.password_hash) == staff.password_hash,
                col(StoredStaff.active),
            )
            .values(password_hash=password_hash)
        )
        async with self._session() as session, session.begin():
            if (await session.exec(same)).rowcount != 1:
                return None
            await session.exec(delete(StoredStaffSession).where(self._over()))
            session.add(
                StoredStaffSession(
                    token_hash=_hashed(token),
                    staff_id=staff.id,
                    csrf=secrets.token_urlsafe(32),
                    created_at=now,
                    last_at=now,
                    expires_at=now + LIFE,
                )
            )
        return token

    async def of(self, token: str) -> Session | None:
        """Give the session of a token and note that it was used."""
        now, its = self._clock(), col(StoredStaffSession.token_hash) == _hashed(token)
        stale = col(StoredStaffSession.last_at) < now - NOTED_AFTER
        query = (
            select(StoredStaffSession, StoredStaff, stale)
            .join(StoredStaff)
            .where(its, ~self._over(), col(StoredStaff.active))
        )
        async with self._session() as session:
            found = (await session.exec(query)).one_or_none()
        if found is None:
            return None
        kept, staff, unnoted = found
        if unnoted:
            async with self._session() as session, session.begin():
                await session.exec(update(StoredStaffSession).where(its).values(last_at=now))
        return Session(kept.token_hash, kept.staff_id, staff.name, staff.adviser, kept.csrf)

    async def end(self, token: str) -> None:
        async with self._session() as session, session.begin():
            await session.exec(delete(StoredStaffSession).where(col(StoredStaffSession.token_hash) == _hashed(token)))

    def _over(self) -> ColumnElement[bool]:
        now = self._clock()
        return or_(col(StoredStaffSession.expires_at) <= now, col(StoredStaffSession.last_at) <= now - IDLE)


def _hashed(token: str) -> str:
    """Give what is stored of a token, which is random enough to need no key."""
    return hashlib.sha256(token.encode()).hexdigest()
