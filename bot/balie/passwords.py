"""Hash passwords, compare them, and refuse those that are soon guessed."""

import asyncio
import secrets
import unicodedata
from collections.abc import Callable
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bot.balie.errors import WeakPassword

Result = TypeVar("Result")

SHORTEST = 12
"""Characters of a password."""
LONGEST = 256
AT_ONCE = 2
"""Hashes made at the same time: each takes 64 MiB, and whoever knocks without end must not take all memory."""

# What people make twelve characters of by adding figures and signs: compared without those.
COMMON = frozenset(
    {
        *("admin", "administrator", "azerty", "balie", "beheer", "beheerder", "changeme", "geheim", "gemeente"),
        *("iloveyou", "inloggen", "letmein", "medewerker", "nederland", "password", "qwerty", "qwertyuiop", "test"),
        *("wachtwoord", "welkom", "welkomwelkom", "werkwijzer", "rotterdam", "amsterdam", "lente", "voorjaar"),
        *("zomer", "herfst", "najaar", "winter", "januari", "februari", "maart", "april", "mei", "juni", "juli"),
        *("augustus", "september", "oktober", "november", "december", "maandag", "vrijdag", "hallo", "hallohallo"),
        *(
            "abcdefghijkl",
            "abcdefghijklm",
            "qwertyasdfgh",
            "qwertyuiopas",
            "asdfghjkl",
            "zxcvbnm",
            "wachtwoordwachtwoord",
        ),
    }
)
FEWEST_KINDS = 5
"""Different characters in a password."""


def refuse_weak(password: str, login: str, name: str) -> None:
    """Refuse a password that is short, common, or holds the login or a part of the name.

    Raises:
        WeakPassword: with what to do about it.
    """
    plain = _normal(password).casefold()
    if not SHORTEST <= len(plain) <= LONGEST:
        raise WeakPassword(f"Kies een wachtwoord van minstens {SHORTEST} en hoogstens {LONGEST} tekens.")
    own = [login.casefold(), *(part for part in _normal(name).casefold().split() if len(part) > 2)]
    if any(word in plain for word in own):
        raise WeakPassword("Kies een wachtwoord zonder de inlognaam of de naam erin.")
    letters = "".join(character for character in plain if character.isalpha())
    if len(set(plain)) < FEWEST_KINDS or letters in COMMON or not letters:
        raise WeakPassword("Dit wachtwoord is te makkelijk te raden. Kies liever een paar losse woorden achter elkaar.")


class Passwords:
    """Argon2id hashes; of somebody unknown a hash is compared too, so that it takes as long."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._nobodys = self._hasher.hash(secrets.token_urlsafe())
        self._room = asyncio.Semaphore(AT_ONCE)

    def hash(self, password: str) -> str:
        return self._hasher.hash(_normal(password))

    async def right(self, kept: str | None, password: str) -> bool:
        """Say whether this is the password of `kept`; without `kept` it never is, after the same work."""
        try:
            await self._slowly(lambda: self._hasher.verify(kept or self._nobodys, _normal(password)))
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None

    async def renewed(self, kept: str, password: str) -> str:
        """Give the hash to keep from now on: another one when the parameters have changed since."""
        if not self._hasher.check_needs_rehash(kept):
            return kept
        return await self._slowly(lambda: self.hash(password))

    async def _slowly(self, work: Callable[[], Result]) -> Result:
        async with self._room:
            return await asyncio.to_thread(work)


def _normal(text: str) -> str:
    """Give the text as every keyboard would have typed it."""
    return unicodedata.normalize("NFKC", text)
