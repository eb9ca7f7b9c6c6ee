"""Sign the tokens with which a client shows that a conversation is his."""

from datetime import datetime, timedelta

import jwt

from bot.errors import NoToken
from werkwijzer.clock import Clock

_ALGORITHM = "HS256"
_PURPOSE = "conversation"


class Tokens:
    """Tokens that say which conversation, until when, and that we said so."""

    def __init__(self, key: str, lifetime: timedelta, clock: Clock, kept: timedelta | None = None) -> None:
        self._key = key
        self._clock = clock
        self.lifetime = lifetime
        self.kept = kept or lifetime
        """The lifetime of a token that its owner asked to keep on his device."""

    def give(self, conversation_id: str, lifetime: timedelta | None = None) -> str:
        claims = {"sub": conversation_id, "aud": _PURPOSE, "exp": self._clock() + (lifetime or self.lifetime)}
        return jwt.encode(claims, self._key, algorithm=_ALGORITHM)

    def conversation(self, token: str) -> str:
        """Give the conversation that the token is for.

        Raises:
            NoToken: forged, for another purpose, or past its time by our own clock.
        """
        try:
            claims = jwt.decode(
                token,
                self._key,
                algorithms=[_ALGORITHM],
                audience=_PURPOSE,
                # PyJWT would ask the system's clock.
                options={"require": ["sub", "exp"], "verify_exp": False},
            )
            expires = datetime.fromtimestamp(claims["exp"], self._clock().tzinfo)
        except (jwt.InvalidTokenError, OverflowError, ValueError, TypeError) as error:
            raise NoToken from error
        if expires <= self._clock():
            raise NoToken
        return str(claims["sub"])
