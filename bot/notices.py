"""Put the notice of the day before what is said first in its time, once in a talk."""

import structlog

from bot.rasa_client import RasaClient, RasaUnreachable
from bot.store import Store
from werkwijzer.clock import Clock
from werkwijzer.content.library import Library
from werkwijzer.content.notice import Notice
from werkwijzer.reply import Reply

log = structlog.get_logger()

REGION = "region"
"""The slot in which Rasa remembers where somebody lives."""


class Notices:
    """Which notice a talk is still to get."""

    def __init__(self, store: Store, rasa: RasaClient, clock: Clock) -> None:
        self._store = store
        self._rasa = rasa
        self._clock = clock

    def for_a_new_talk(self, library: Library, region: str | None) -> Notice | None:
        """Give the notice that holds now, if it is for somebody of this region."""
        notice = library.notice
        if notice is None or not notice.holds(self._clock()):
            return None
        return notice if notice.regions is None or region in notice.regions else None

    async def for_a_talk(self, library: Library, conversation_id: str) -> Notice | None:
        """Give the notice that holds now, if it was not shown in this talk and is for somebody of its region."""
        notice = library.notice
        if notice is None or not notice.holds(self._clock()):
            return None
        if await self._store.notice_shown(conversation_id) == notice.key:
            return None
        region = await self._region(conversation_id) if notice.regions is not None else None
        return self.for_a_new_talk(library, region)

    async def _region(self, conversation_id: str) -> str | None:
        try:
            return await self._rasa.slot(conversation_id, REGION)
        except RasaUnreachable as failure:
            log.warning("region not known for a notice", reason=repr(failure))
            return None


def with_notice(reply: Reply, notice: Notice, library: Library) -> Reply:
    """Give the reply with the notice above it, as one bubble."""
    return reply.model_copy(update={"text": f"{library.sentence('melding', text=notice.text)}\n\n{reply.text}"})
