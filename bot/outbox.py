"""Say what the backend has for somebody to hear: a reminder of a talk, or that staff cancelled it."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.backend_client import BackendClient, BackendFailed, Due, NotThere
from bot.conversation import ConversationService
from bot.errors import NoConversation
from werkwijzer import choices
from werkwijzer.content.appointment_words import preparation, room, warning, whole
from werkwijzer.content.library import Library
from werkwijzer.content.live import LiveLibrary
from werkwijzer.reply import Button, Reply

log = structlog.get_logger()

PAUSE_SECONDS = 30

Hears = Callable[[str], Awaitable[bool]]
"""Says whether a conversation can still be spoken to: not when it is a chat that blocked us."""


async def always(conversation_id: str) -> bool:
    """Say that a conversation can be spoken to, where there is no channel that somebody can block."""
    return True


class Outbox:
    """Bring every message once: what was said is known by its number, so that a crash in between doubles nothing."""

    def __init__(
        self, conversations: ConversationService, backend: BackendClient, live: LiveLibrary, hears: Hears
    ) -> None:
        self._conversations = conversations
        self._backend = backend
        self._live = live
        self._hears = hears

    async def bring(self) -> None:
        """Say all that is due.

        Raises:
            BackendFailed: it does not answer; what was not said stays to be said.
        """
        while due := await self._backend.claim():
            for message in due:
                try:
                    await self._bring(message)
                except NotThere:
                    # It was said while the appointment moved or was cancelled.
                    continue
                except BackendFailed:
                    raise
                except Exception as error:
                    # Its claim ends by itself; it must not hold up the others.
                    log.error("message not said", message=message.id, error=type(error).__name__)

    async def keep_bringing(self) -> None:
        """Bring every half minute; not at once, for the backend may be starting beside us."""
        while True:
            await asyncio.sleep(PAUSE_SECONDS)
            try:
                await self.bring()
            except BackendFailed as failure:
                log.warning("outbox not read", reason=repr(failure))

    async def _bring(self, message: Due) -> None:
        if not await self._hears(message.conversation):
            await self._backend.dropped(message.id, "blocked")
            return
        said = _SAID[message.kind](message, self._live.current)
        try:
            await self._conversations.say_unasked(message.conversation, [said], once=f"outbox-{message.id}")
        except NoConversation:
            await self._backend.dropped(message.id, "erased")
        else:
            await self._backend.sent(message.id)


def _reminder(message: Due, library: Library) -> Reply:
    appointment = message.appointment
    online, links = room(library, appointment)
    parts = [
        library.sentence("herinnering", whole=whole(library, appointment)),
        *online,
        *preparation(library, appointment),
        library.sentence("herinnering_kan_niet"),
        *warning(library, appointment),
    ]
    ways_on = (("afspraak_verzetten_knop", "afspraak_verzetten"), ("afspraak_afzeggen_knop", "afspraak_annuleren"))
    buttons = [
        Button(title=library.sentence(title), payload=f'/{intent}{{"afspraak": "{appointment.id}"}}')
        for title, intent in ways_on
    ]
    return Reply(text="\n\n".join(parts), buttons=buttons, links=links)


def _cancelled_by_staff(message: Due, library: Library) -> Reply:
    parts = [
        library.sentence("afgezegd_door_medewerker", whole=whole(library, message.appointment)),
        library.sentence("afgezegd_bericht", words=message.payload["words"]),
        library.sentence("afgezegd_excuus"),
        *warning(library, message.appointment),
    ]
    return Reply(text="\n\n".join(parts), buttons=[choices.button(library, "afspraak_maken")])


_SAID = {"reminder": _reminder, "cancelled_by_staff": _cancelled_by_staff}
