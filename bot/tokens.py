"""Sign the tokens with which a client shows that a conversation is his, or that we gave him a file."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import jwt
from pydantic import ValidationError

from bot.errors import LinkExpired, NoToken
from werkwijzer.clock import Clock
from werkwijzer.reply import Attachment

_ALGORITHM = "HS256"
_CONVERSATION = "conversation"
_FILE = "file"
_FILE_LIFETIME = timedelta(minutes=15)


class BadToken(Exception):
    """Forged, for another purpose, or past its time."""


class _Signer:
    """Sign claims for one purpose, until a moment on our own clock."""

    def __init__(self, key: str, purpose: str, clock: Clock) -> None:
        self._key = key
        self._purpose = purpose
        self._clock = clock

    def sign(self, claims: Mapping[str, Any], lifetime: timedelta) -> str:
        whole = {**claims, "aud": self._purpose, "exp": self._clock() + lifetime}
        return jwt.encode(whole, self._key, algorithm=_ALGORITHM)

    def claims(self, token: str) -> dict[str, Any]:
        """Give what was signed.

        Raises:
            BadToken: forged, for another purpose, or past its time by our own clock.
        """
        try:
            claims: dict[str, Any] = jwt.decode(
                token,
                self._key,
                algorithms=[_ALGORITHM],
                audience=self._purpose,
                # PyJWT would ask the system's clock.
                options={"require": ["sub", "exp"], "verify_exp": False},
            )
            expires = datetime.fromtimestamp(claims["exp"], self._clock().tzinfo)
        except (jwt.InvalidTokenError, OverflowError, ValueError, TypeError) as error:
            raise BadToken from error
        if expires <= self._clock():
            raise BadToken
        return claims


class Tokens:
    """Tokens that say which conversation or which file, until when, and that we said so."""

    def __init__(self, key: str, lifetime: timedelta, clock: Clock, kept: timedelta | None = None) -> None:
        self._signer = _Signer(key, _CONVERSATION, clock)
        self._file_signer = _Signer(key, _FILE, clock)
        self.lifetime = lifetime
        self.kept = kept or lifetime
        """The lifetime of a token that its owner asked to keep on his device."""

    def give(self, conversation_id: str, lifetime: timedelta | None = None) -> str:
        return self._signer.sign({"sub": conversation_id}, lifetime or self.lifetime)

    def conversation(self, token: str) -> str:
        """Give the conversation that the token is for.

        Raises:
            NoToken: forged, for another purpose, or past its time by our own clock.
        """
        try:
            return str(self._signer.claims(token)["sub"])
        except BadToken as error:
            raise NoToken from error

    def give_file(self, attachment: Attachment) -> str:
        """Give a token with which a browser gets a file for a quarter of an hour, without showing whose it is."""
        claims = {"sub": attachment.path, "name": attachment.name, "type": attachment.type}
        return self._file_signer.sign(claims, _FILE_LIFETIME)

    def attachment(self, token: str) -> Attachment:
        """Give the file that the token is for.

        Raises:
            LinkExpired: forged, for another purpose, or past its time by our own clock.
        """
        try:
            claims = self._file_signer.claims(token)
            return Attachment(name=claims.get("name"), type=claims.get("type"), path=claims["sub"])
        except (BadToken, ValidationError) as error:
            raise LinkExpired from error
