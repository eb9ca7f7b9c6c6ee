"""Sign somebody in, or refuse it without telling why."""

import structlog

from bot.balie.accounts import Accounts, as_login
from bot.balie.attempts import Attempts
from bot.balie.errors import Locked, SignInRefused
from bot.balie.passwords import Passwords
from bot.balie.sessions import Sessions

log = structlog.get_logger()


class SignIn:
    """The way in. Known, unknown and disabled logins take the same steps, as long each."""

    def __init__(self, accounts: Accounts, sessions: Sessions, passwords: Passwords, attempts: Attempts) -> None:
        self._accounts = accounts
        self._sessions = sessions
        self._passwords = passwords
        self._attempts = attempts

    async def sign_in(self, typed: str, password: str, address: str) -> str:
        """Give the token of a new session.

        Raises:
            Locked: too many attempts on this login, or from this address.
            SignInRefused: no such login, disabled, or another password.
        """
        login = as_login(typed)
        await self._allowed(login or typed, address)
        staff = await self._accounts.find(login)
        kept = staff.password_hash if staff is not None and staff.active else None
        right = await self._passwords.right(kept, password)
        if staff is None or not right:
            log.info("sign-in refused")
            raise SignInRefused
        token = await self._sessions.open(staff, await self._passwords.renewed(staff.password_hash, password))
        if token is None:
            raise SignInRefused
        await self._attempts.forget(staff.login)
        log.info("signed in", staff=staff.id)
        return token

    async def _allowed(self, login: str, address: str) -> None:
        try:
            await self._attempts.count(login, address)
        except Locked:
            log.warning("sign-in locked")
            raise
