"""Delete what Rasa keeps of a conversation: its own API cannot."""

from sqlalchemy import Column, MetaData, String, Table, delete, event, inspect, make_url
from sqlalchemy.ext.asyncio import create_async_engine

from werkwijzer.database import prepare_sqlite

_EVENTS = Table("events", MetaData(), Column("sender_id", String))


class RasaTracker:
    """Rasa's own table of events, of which we use one column."""

    def __init__(self, url: str) -> None:
        asynchronous = make_url(url)
        if asynchronous.drivername == "sqlite":
            asynchronous = asynchronous.set(drivername="sqlite+aiosqlite")
        self._engine = create_async_engine(asynchronous, pool_pre_ping=True, hide_parameters=True)
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine.sync_engine, "connect", prepare_sqlite)

    async def erase(self, conversation_id: str) -> None:
        """Delete every event of the conversation; call it under the conversation's lock, after Rasa's reply.

        `/restart` deletes nothing, and inside an action Rasa writes all of it back.
        """
        async with self._engine.begin() as connection:
            if await connection.run_sync(lambda plain: inspect(plain).has_table("events")):
                await connection.execute(delete(_EVENTS).where(_EVENTS.c.sender_id == conversation_id))

    async def close(self) -> None:
        await self._engine.dispose()
