"""Keep who somebody is unreadable in the tables of appointments."""

import json
from dataclasses import asdict
from datetime import UTC
from itertools import count

from backend.services.booking.codes import code_of, has_digit
from backend.services.booking.port import Request
from werkwijzer.sealing import Cipher, KeyedHash


class BookingSeal:
    """Encrypt, hash and make codes, each with a key of its own; another signing key reads nothing of it."""

    def __init__(self, signing_key: str) -> None:
        phones = Cipher(signing_key, "appointment phones")
        self.close_phone = phones.close
        self.open_phone = phones.open
        conversations = Cipher(signing_key, "appointment conversations to tell")
        self.close_conversation = conversations.close
        self.open_conversation = conversations.open
        self.conversation = KeyedHash(signing_key, "appointment conversations").hex
        self.code = KeyedHash(signing_key, "appointment codes").hex
        self.key = KeyedHash(signing_key, "appointment request keys").hex
        self._making = KeyedHash(signing_key, "appointment code making")
        self._requests = KeyedHash(signing_key, "appointment requests")

    def new_code(self, key: str, attempt: int) -> str:
        """Give the code that follows from the key of a request: always the same, and nobody can work it out.

        With a digit in it, so that it cannot be mistaken for a word among others.
        """
        turns = (f"{attempt}:{key}{'+' * turn}" for turn in count())
        return next(code for code in (code_of(self._making.digest(turn)) for turn in turns) if has_digit(code))

    def digest(self, request: Request) -> str:
        """Give what tells two requests apart; it holds a telephone number, and is therefore keyed."""
        told = {**asdict(request), "starts_at": request.starts_at.astimezone(UTC).isoformat()}
        return self._requests.hex(json.dumps(told, sort_keys=True))
