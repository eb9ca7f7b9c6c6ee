"""What comes in from a channel, and what is made of it before it is answered."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from bot.privacy import Masked, mask
from bot.text import beginning, clean
from werkwijzer.reply import Button, Reply


@dataclass(frozen=True)
class Own:
    """What a channel answers itself: what is kept as the user's words, and the replies."""

    shown: str
    replies: tuple[Reply, ...]


@dataclass(frozen=True)
class Said:
    """What came in: a typed text, the short id of a button, a choice or something that the channel answers itself."""

    text: str | None = None
    button: str | None = None
    choice: Button | None = None
    own: Own | None = None
    note: str = ""
    """Put before the answer to a text."""
    address: str = ""
    """An opaque key of where it came from, see `Limits.address_key`."""

    @cached_property
    def masked(self) -> Masked:
        return mask(beginning(clean(self.text or "")))

    @property
    def digest(self) -> str:
        """Tell a repetition from another message; of the masked text, for a hash of a BSN is soon undone."""
        chosen = self.choice.payload if self.choice is not None else None
        parts = f"{self.button}\0{chosen}\0{self.own and self.own.shown}\0{self.masked.text}"
        return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Turn:
    """A message made ready: what is kept as the user's words, what Rasa gets, and what we answer ourselves."""

    shown: str
    for_rasa: str | None
    note: str = ""
    replies: tuple[Reply, ...] = ()
