"""Keep who may sign in. Every method is one transaction."""

import re
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.balie.errors import LoginTaken, UnknownLogin, WrongLogin
from bot.models import StoredStaff, StoredStaffSession

_FORM = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}", re.ASCII)


def as_login(typed: str) -> str | None:
    """Give the login that somebody typed, or nothing when no login looks like that."""
    login = typed.strip().casefold()
    return login if _FORM.fullmatch(login) else None


class Accounts:
    """The accounts of staff; disabling one or changing its password ends its sessions at once."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    def _session(self) -> AsyncSession:
        return AsyncSession(self._engine, expire_on_commit=False)

    async def add(self, login: str, name: str, password_hash: str, adviser: str | None, now: datetime) -> None:
        """Add an account.

        Raises:
            LoginTaken: somebody else has the login.
        """
        row = StoredStaff(login=login, name=name, password_hash=password_hash, adviser=adviser, created_at=now)
        try:
            async with self._session() as session, session.begin():
                session.add(row)
        except IntegrityError as error:
            raise LoginTaken(f"De inlognaam {login} is al in gebruik.") from error

    async def find(self, login: str | None) -> StoredStaff | None:
        query = select(StoredStaff).where(StoredStaff.login == login)
        async with self._session() as session:
            return (await session.exec(query)).one_or_none()

    async def known(self, typed: str) -> StoredStaff:
        """Give the account of a login.

        Raises:
            WrongLogin: no login looks like that.
            UnknownLogin: nobody has it.
        """
        found = await self.find(well_formed(typed))
        if found is None:
            raise UnknownLogin(f"Er is geen medewerker met de inlognaam {typed}.")
        return found

    async def every(self) -> Sequence[StoredStaff]:
        async with self._session() as session:
            return (await session.exec(select(StoredStaff).order_by(StoredStaff.login))).all()

    async def set_password(self, login: str, password_hash: str) -> None:
        await self._change(login, password_hash=password_hash)

    async def disable(self, login: str) -> None:
        await self._change(login, active=False)

    async def enable(self, login: str) -> None:
        await self._change(login, active=True)

    async def _change(self, login: str, **values: object) -> None:
        its = select(StoredStaff.id).where(StoredStaff.login == login).scalar_subquery()
        async with self._session() as session, session.begin():
            await session.exec(update(StoredStaff).where(col(StoredStaff.login) == login).values(**values))
            await session.exec(delete(StoredStaffSession).where(col(StoredStaffSession.staff_id) == its))


def well_formed(typed: str) -> str:
    """Give the login as it is kept.

    Raises:
        WrongLogin: no login looks like that.
    """
    login = as_login(typed)
    if login is None:
        raise WrongLogin(
            "Een inlognaam heeft 2 tot 64 tekens: kleine letters, cijfers, punt, streepje of @, "
            "en begint met een letter of cijfer."
        )
    return login
