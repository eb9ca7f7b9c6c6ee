"""Lead a talk: the way of a message that every channel shares."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import structlog

from bot.broadcast import Broadcast, Typing
from bot.erasure import RasaTracker
from bot.errors import IdTaken, NoConversation
from bot.limits import Limits
from bot.locks import ConversationLocks
from bot.messages import Message, at_most_two
from bot.notices import Notices, with_notice
from bot.privacy import Masked, mask
from bot.rasa_client import RasaClient, RasaFailed
from bot.store import Store
from bot.text import MAX_CHARACTERS, beginning, clean, for_rasa, has_words
from werkwijzer import choices
from werkwijzer.clock import Clock
from werkwijzer.content.library import Library
from werkwijzer.content.live import LiveLibrary
from werkwijzer.reply import Button, Reply

log = structlog.get_logger()


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
class _Turn:
    """A message made ready: what is kept as the user's words, what Rasa gets, and what we answer ourselves."""

    shown: str
    for_rasa: str | None
    note: str = ""
    replies: tuple[Reply, ...] = ()


class ConversationService:
    """Take messages in, one at a time a conversation, and give back what the bot says."""

    def __init__(
        self,
        *,
        store: Store,
        rasa: RasaClient,
        tracker: RasaTracker,
        live: LiveLibrary,
        limits: Limits,
        clock: Clock,
        broadcast: Broadcast,
    ) -> None:
        self._store = store
        self._rasa = rasa
        self._tracker = tracker
        self._live = live
        self._limits = limits
        self._clock = clock
        self._locks = ConversationLocks()
        self._notices = Notices(store, rasa, clock)
        self.broadcast = broadcast
        self.failures = 0

    def knows(self, region: str) -> bool:
        """Say whether a talk may begin with this region."""
        return region in self._live.current.where

    async def begin(self, region: str | None = None) -> tuple[str, list[Message]]:
        """Begin a conversation; give its opaque id and the greeting."""
        conversation_id, library = uuid.uuid4().hex, self._live.current
        await self._store.create(conversation_id, self._clock())
        if region is not None:
            try:
                # As if the region's button were pressed. A slot event through Rasa's API is lost: Rasa dates the start
                # of the session after it.
                await self._rasa.say(conversation_id, f'/kies_regio{{"region": "{region}"}}', library.version)
            except RasaFailed as failure:
                # The bot will ask for the region instead.
                log.warning("region not remembered", reason=repr(failure))
        greeting = choices.menu(library, library.sentence("welkom"))
        notice = self._notices.for_a_new_talk(library, region)
        if notice is not None:
            greeting = with_notice(greeting, notice, library)
        said = await self._store.add(conversation_id, "bot", [greeting], self._clock(), notice.key if notice else None)
        return conversation_id, said

    async def handle(self, conversation_id: str, turn_id: str, said: Said) -> list[Message]:
        """Answer a message; the same turn id again gives the same answer and does nothing twice.

        Raises:
            NoConversation: it was erased, or never was.
            TooManyMessages: more than one person types.
            IdTaken: the id was used for something else.
        """
        async with self._locks.hold(conversation_id):
            if not await self._store.exists(conversation_id):
                raise NoConversation
            earlier = await self._store.turn(conversation_id, turn_id)
            if earlier is not None and earlier.digest != said.digest:
                raise IdTaken
            if earlier is None or not earlier.done:
                await self._limits.message(conversation_id)
                await self._take(conversation_id, turn_id, said, begun=earlier is not None)
            return [
                message for message in await self._store.of_turn(conversation_id, turn_id) if message.sender != "user"
            ]

    async def history(self, conversation_id: str, after: int = 0) -> list[Message]:
        """Give the messages after number `after`.

        Raises:
            NoConversation: it was erased, or never was.
        """
        if not await self._store.exists(conversation_id):
            raise NoConversation
        return await self._store.history(conversation_id, after)

    async def pressed(self, conversation_id: str, button_id: str) -> Button | None:
        """Give the button that bears the short id; none when it never was, or was erased."""
        button = await self._store.button(conversation_id, button_id)
        return Button(title=button.title, payload=button.payload) if button is not None else None

    async def say_unasked(
        self, conversation_id: str, replies: Sequence[Reply], sender: Literal["bot", "person"] = "bot"
    ) -> list[Message]:
        """Say something that answers no message; every listener to the conversation hears it.

        Raises:
            NoConversation: it was erased, or never was.
        """
        async with self._locks.hold(conversation_id):
            if not await self._store.exists(conversation_id):
                raise NoConversation
            messages = await self._store.add(conversation_id, sender, replies, self._clock())
            self.broadcast.tell(conversation_id, *messages)
            return messages

    async def erase(self, conversation_id: str) -> None:
        """Delete the conversation here and at Rasa.

        Raises:
            NoConversation: it was erased, or never was.
        """
        async with self._locks.hold(conversation_id):
            if not await self._store.exists(conversation_id):
                raise NoConversation
            await self._tracker.erase(conversation_id)
            await self._store.erase(conversation_id)

    async def _take(self, conversation_id: str, turn_id: str, said: Said, *, begun: bool) -> None:
        number, library = await self._store.turns_done(conversation_id), self._live.current
        turn = await self._prepare(conversation_id, number, said, library)
        if not begun:
            shown = Reply(text=turn.shown)
            words = await self._store.begin_turn(conversation_id, turn_id, said.digest, shown, self._clock())
            self.broadcast.tell(conversation_id, *words)
        self.broadcast.tell(conversation_id, Typing())
        replies = await self._replies(conversation_id, number, turn, library)
        urgent = any(reply.urgent for reply in replies)
        notice = None if urgent else await self._notices.for_a_talk(library, conversation_id)
        if notice is not None:
            replies[0] = with_notice(replies[0], notice, library)
        key = notice.key if notice else None
        messages = await self._store.finish_turn(conversation_id, turn_id, replies, self._clock(), key)
        self.broadcast.tell(conversation_id, *messages)

    async def _prepare(self, conversation_id: str, number: int, said: Said, library: Library) -> _Turn:
        if said.own is not None:
            return _Turn(said.own.shown, None, replies=said.own.replies)
        if said.choice is not None:
            return _Turn(said.choice.title, said.choice.payload)
        if said.button is not None:
            button = await self._store.button(conversation_id, said.button)
            if button is None:
                return _Turn("(knop)", None, library.sentence("knop_verlopen", number))
            return _Turn(button.title, button.payload)
        text, masked = clean(said.text or ""), said.masked
        if len(text) > MAX_CHARACTERS:
            return _Turn(masked.text + " […]", None, library.sentence("te_lang", number))
        if not has_words(text):
            return _Turn(masked.text or "…", None, library.sentence("niets_te_lezen", number))
        notes = [said.note] if said.note else []
        notes += [library.sentence(f"gemaskeerd_{kind}") for kind in ("bsn", "iban") if kind in masked.kinds]
        return _Turn(masked.text, for_rasa(masked.text), " ".join(notes))

    async def _replies(self, conversation_id: str, number: int, turn: _Turn, library: Library) -> list[Reply]:
        if turn.replies:
            return list(turn.replies)
        if turn.for_rasa is None:
            return [Reply(text=turn.note)]
        try:
            replies = at_most_two(await self._rasa.say(conversation_id, turn.for_rasa, library.version))
        except RasaFailed as failure:
            self.failures += 1
            log.error("no reply from rasa", reason=repr(failure), failures=self.failures)
            apology = library.sentence("storing", number)
            replies = [Reply(text=apology, buttons=[choices.button(library, "medewerker")])]
        if turn.note:
            replies[0] = replies[0].model_copy(update={"text": f"{turn.note}\n\n{replies[0].text}"})
        return replies
