"""Lead a talk: the way of a message that every channel shares."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Literal

import structlog

from bot.backend_client import Appointments, BackendClient, BackendFailed, BackendUnavailable, NotThere
from bot.broadcast import Broadcast, Typing
from bot.erasure import RasaTracker
from bot.errors import FileNotReady, IdTaken, NoConversation, NoFile
from bot.forgetting import Forgetting
from bot.limits import Limits
from bot.locks import ConversationLocks
from bot.messages import Message, at_most_two
from bot.notices import Notices, with_notice
from bot.rasa_client import RasaClient, RasaFailed
from bot.said import Said, Turn
from bot.store import Store
from bot.text import MAX_CHARACTERS, clean, for_rasa, has_words
from werkwijzer import choices
from werkwijzer.clock import Clock
from werkwijzer.content.library import Library
from werkwijzer.content.live import LiveLibrary
from werkwijzer.reply import Attachment, Button, Reply

log = structlog.get_logger()


class ConversationService:
    """Take messages in, one at a time a conversation, and give back what the bot says."""

    def __init__(
        self,
        *,
        store: Store,
        rasa: RasaClient,
        backend: BackendClient,
        tracker: RasaTracker,
        live: LiveLibrary,
        limits: Limits,
        clock: Clock,
        broadcast: Broadcast,
    ) -> None:
        self._store = store
        self._rasa = rasa
        self._backend = backend
        self._tracker = tracker
        self._live = live
        self._limits = limits
        self._clock = clock
        self._locks = ConversationLocks()
        self._notices = Notices(store, rasa, clock)
        self._forgetting = Forgetting(store, backend, clock)
        self.broadcast = broadcast
        self.failures = 0

    def knows(self, region: str) -> bool:
        """Say whether a talk may begin with this region."""
        return region in self._live.current.where

    async def begin(self, region: str | None = None, address: str = "") -> tuple[str, list[Message]]:
        """Begin a conversation of somebody at `address`; give its opaque id and the greeting."""
        conversation_id, library = uuid.uuid4().hex, self._live.current
        await self._store.create(conversation_id, self._clock())
        if region is not None:
            try:
                # As if the region's button were pressed. A slot event through Rasa's API is lost: Rasa dates the start
                # of the session after it.
                await self._rasa.say(conversation_id, f'/kies_regio{{"region": "{region}"}}', library.version, address)
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

    async def file(self, attachment: Attachment) -> bytes:
        """Give what is in a file of a message.

        Raises:
            NoFile: what it is about is gone.
            FileNotReady: the part that makes it is away for a moment.
        """
        try:
            return await self._backend.file(attachment)
        except NotThere as error:
            raise NoFile from error
        except BackendUnavailable as error:
            raise FileNotReady from error

    async def pressed(self, conversation_id: str, button_id: str) -> Button | None:
        """Give the button that bears the short id; none when it never was, or was erased."""
        button = await self._store.button(conversation_id, button_id)
        return Button(title=button.title, payload=button.payload) if button is not None else None

    async def say_unasked(
        self,
        conversation_id: str,
        replies: Sequence[Reply],
        sender: Literal["bot", "person"] = "bot",
        once: str | None = None,
    ) -> list[Message]:
        """Say something that answers no message; every listener to the conversation hears it.

        What was said before under the same name `once` is not said again.

        Raises:
            NoConversation: it was erased, or never was.
        """
        async with self._locks.hold(conversation_id):
            if not await self._store.exists(conversation_id):
                raise NoConversation
            if once is not None and (said := await self._store.of_turn(conversation_id, once)):
                return said
            messages = await self._store.add(conversation_id, sender, replies, self._clock(), turn_id=once)
            self.broadcast.tell(conversation_id, *messages)
            return messages

    async def erase(self, conversation_id: str, appointments: Appointments = "keep") -> None:
        """Delete the conversation here, at Rasa and in the backend, where its appointments stay or are cancelled.

        Raises:
            NoConversation: it was erased, or never was.
        """
        async with self._locks.hold(conversation_id):
            if not await self._store.exists(conversation_id):
                raise NoConversation
            await self._tracker.erase(conversation_id)
            await self._forgetting.erase(conversation_id, appointments)

    async def finish_forgetting(self) -> None:
        """Let the backend forget what it could not be told of when it was erased here."""
        await self._forgetting.catch_up()

    async def _take(self, conversation_id: str, turn_id: str, said: Said, *, begun: bool) -> None:
        number, library = await self._store.turns_done(conversation_id), self._live.current
        turn = await self._prepare(conversation_id, number, said, library)
        if not begun:
            shown = Reply(text=turn.shown)
            words = await self._store.begin_turn(conversation_id, turn_id, said.digest, shown, self._clock())
            self.broadcast.tell(conversation_id, *words)
        self.broadcast.tell(conversation_id, Typing())
        if turn.for_rasa is not None and said.masked.numbers:
            await self._hold_numbers(conversation_id, said.masked.numbers)
        replies = await self._replies(conversation_id, number, turn, library, said.address)
        urgent = any(reply.urgent for reply in replies)
        notice = None if urgent else await self._notices.for_a_talk(library, conversation_id)
        if notice is not None:
            replies[0] = with_notice(replies[0], notice, library)
        key = notice.key if notice else None
        messages = await self._store.finish_turn(conversation_id, turn_id, replies, self._clock(), key)
        self.broadcast.tell(conversation_id, *messages)

    async def _prepare(self, conversation_id: str, number: int, said: Said, library: Library) -> Turn:
        if said.own is not None:
            return Turn(said.own.shown, None, replies=said.own.replies)
        if said.choice is not None:
            return Turn(said.choice.title, said.choice.payload)
        if said.button is not None:
            button = await self._store.button(conversation_id, said.button)
            if button is None:
                return Turn("(knop)", None, library.sentence("knop_verlopen", number))
            return Turn(button.title, button.payload)
        text, masked = clean(said.text or ""), said.masked
        if len(text) > MAX_CHARACTERS:
            return Turn(masked.text + " […]", None, library.sentence("te_lang", number))
        if not has_words(text):
            return Turn(masked.text or "…", None, library.sentence("niets_te_lezen", number))
        notes = [said.note] if said.note else []
        notes += [library.sentence(f"gemaskeerd_{kind}") for kind in ("bsn", "iban") if kind in masked.kinds]
        return Turn(masked.text, for_rasa(masked.text), " ".join(notes))

    async def _hold_numbers(self, conversation_id: str, numbers: Mapping[str, str]) -> None:
        """Give the backend the numbers that Rasa does not get; without them an appointment will ask again."""
        try:
            await self._backend.hold_numbers(conversation_id, numbers)
        except BackendFailed as failure:
            log.warning("telephone number not held", reason=repr(failure))

    async def _replies(
        self, conversation_id: str, number: int, turn: Turn, library: Library, address: str
    ) -> list[Reply]:
        if turn.replies:
            return list(turn.replies)
        if turn.for_rasa is None:
            return [Reply(text=turn.note)]
        try:
            replies = at_most_two(await self._rasa.say(conversation_id, turn.for_rasa, library.version, address))
        except RasaFailed as failure:
            self.failures += 1
            log.error("no reply from rasa", reason=repr(failure), failures=self.failures)
            apology = library.sentence("storing", number)
            replies = [Reply(text=apology, buttons=[choices.button(library, "medewerker")])]
        if turn.note:
            replies[0] = replies[0].model_copy(update={"text": f"{turn.note}\n\n{replies[0].text}"})
        return replies
