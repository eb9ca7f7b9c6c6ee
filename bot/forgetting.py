"""Let the backend forget a conversation that is erased here: at once, or as soon as it answers again."""

import structlog

from bot.backend_client import Appointments, BackendClient, BackendFailed
from bot.models import StoredForgetting
from bot.store import Store
from werkwijzer.clock import Clock

log = structlog.get_logger()


class Forgetting:
    """Erasing never waits for the backend; what it was not told is kept until it was."""

    def __init__(self, store: Store, backend: BackendClient, clock: Clock) -> None:
        self._store = store
        self._backend = backend
        self._clock = clock

    async def erase(self, conversation_id: str, appointments: Appointments) -> None:
        """Erase the conversation here, and tell the backend; together with the erasing it is kept if that failed."""
        told = await self._tell(conversation_id, appointments)
        row = StoredForgetting(conversation_id=conversation_id, appointments=appointments, since=self._clock())
        await self._store.erase(conversation_id, None if told else row)

    async def catch_up(self) -> None:
        """Tell the backend what it was not told; what fails again stays for the next time."""
        for row in await self._store.to_be_told():
            appointments: Appointments = "cancel" if row.appointments == "cancel" else "keep"
            if await self._tell(row.conversation_id, appointments):
                await self._store.told(row.conversation_id)

    async def _tell(self, conversation_id: str, appointments: Appointments) -> bool:
        try:
            await self._backend.forget(conversation_id, appointments)
        except BackendFailed as failure:
            log.warning("backend not told to forget", reason=repr(failure))
            return False
        return True
