"""Remember talks: messages for a reload, turns against doubles, buttons by short id."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import URL, delete, event, func, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.messages import Message, PublicButton, PublicLink, PublicSource, Sender
from bot.models import StoredButton, StoredConversation, StoredForgetting, StoredMessage, StoredTurn
from werkwijzer.database import prepare_sqlite
from werkwijzer.reply import Reply


def _pool_of(url: URL) -> dict[str, Any]:
    """Give the options of the pool. With SQLite a connection is a thread: opening more in a rush costs more than it
    gives, and none of them can be lost."""
    if url.get_backend_name() == "sqlite":
        return {"pool_size": 8, "max_overflow": 0, "pool_timeout": 120}
    return {"pool_pre_ping": True}


class Store:
    """The bot's database. Every method is one transaction."""

    def __init__(self, url: str) -> None:
        asynchronous = make_url(url)
        if asynchronous.drivername == "sqlite":
            asynchronous = asynchronous.set(drivername="sqlite+aiosqlite")
        self._engine = create_async_engine(asynchronous, hide_parameters=True, **_pool_of(asynchronous))
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine.sync_engine, "connect", prepare_sqlite)

    @property
    def engine(self) -> AsyncEngine:
        """Give the engine, for the tables that a channel has of its own."""
        return self._engine

    def _session(self) -> AsyncSession:
        return AsyncSession(self._engine, expire_on_commit=False)

    async def close(self) -> None:
        await self._engine.dispose()

    async def create(self, conversation_id: str, now: datetime) -> None:
        async with self._session() as session, session.begin():
            session.add(StoredConversation(id=conversation_id, created_at=now, last_at=now))

    async def exists(self, conversation_id: str) -> bool:
        async with self._session() as session:
            return await session.get(StoredConversation, conversation_id) is not None

    async def turn(self, conversation_id: str, turn_id: str) -> StoredTurn | None:
        async with self._session() as session:
            return await session.get(StoredTurn, (conversation_id, turn_id))

    async def turns_done(self, conversation_id: str) -> int:
        query = select(func.count()).where(StoredTurn.conversation_id == conversation_id, col(StoredTurn.done))
        async with self._session() as session:
            return (await session.exec(query)).one()

    async def begin_turn(
        self, conversation_id: str, turn_id: str, digest: str, said: Reply, now: datetime
    ) -> list[Message]:
        """Keep that a turn was begun, together with the user's words: the one is never there without the other."""
        async with self._session() as session, session.begin():
            session.add(StoredTurn(conversation_id=conversation_id, id=turn_id, digest=digest))
            return await _add(session, conversation_id, "user", [said], now, turn_id)

    async def finish_turn(
        self, conversation_id: str, turn_id: str, replies: Sequence[Reply], now: datetime, notice: str | None = None
    ) -> list[Message]:
        """Keep the bot's replies, together with that the turn is done: a turn done again never says it twice.

        `notice` is the key of the notice that the replies begin with.
        """
        async with self._session() as session, session.begin():
            turn = await session.get_one(StoredTurn, (conversation_id, turn_id))
            turn.done = True
            await _note_shown(session, conversation_id, notice)
            return await _add(session, conversation_id, "bot", replies, now, turn_id)

    async def add(
        self,
        conversation_id: str,
        sender: Sender,
        replies: Sequence[Reply],
        now: datetime,
        notice: str | None = None,
        turn_id: str | None = None,
    ) -> list[Message]:
        """Keep replies that answer nothing as the next messages; `notice` as for `finish_turn`."""
        async with self._session() as session, session.begin():
            await _note_shown(session, conversation_id, notice)
            return await _add(session, conversation_id, sender, replies, now, turn_id)

    async def notice_shown(self, conversation_id: str) -> str | None:
        """Give the key of the last notice that was shown in the conversation."""
        async with self._session() as session:
            return (await session.get_one(StoredConversation, conversation_id)).notice

    async def button(self, conversation_id: str, button_id: str) -> StoredButton | None:
        async with self._session() as session:
            return await session.get(StoredButton, (conversation_id, button_id))

    async def history(self, conversation_id: str, after: int = 0) -> list[Message]:
        """Give the messages after number `after`, in order."""
        query = (
            select(StoredMessage)
            .where(StoredMessage.conversation_id == conversation_id, StoredMessage.number > after)
            .order_by(col(StoredMessage.number))
        )
        return await self._messages(query)

    async def of_turn(self, conversation_id: str, turn_id: str) -> list[Message]:
        """Give what was said in one turn, the user's own words included."""
        query = (
            select(StoredMessage)
            .where(StoredMessage.conversation_id == conversation_id, StoredMessage.turn_id == turn_id)
            .order_by(col(StoredMessage.number))
        )
        return await self._messages(query)

    async def silent_since(self, moment: datetime) -> Sequence[str]:
        """Give the conversations in which nothing was said after `moment`."""
        query = select(StoredConversation.id).where(col(StoredConversation.last_at) < moment)
        async with self._session() as session:
            return (await session.exec(query)).all()

    async def erase(self, conversation_id: str, to_be_told: StoredForgetting | None = None) -> None:
        """Delete everything of a conversation, and keep what the backend is still to be told of that."""
        async with self._session() as session, session.begin():
            for table in (StoredButton, StoredMessage, StoredTurn):
                await session.exec(delete(table).where(col(table.conversation_id) == conversation_id))
            await session.exec(delete(StoredConversation).where(col(StoredConversation.id) == conversation_id))
            if to_be_told is not None:
                session.add(to_be_told)

    async def to_be_told(self) -> Sequence[StoredForgetting]:
        """Give what the backend was not told of erased conversations, the oldest first."""
        async with self._session() as session:
            return (await session.exec(select(StoredForgetting).order_by(col(StoredForgetting.since)))).all()

    async def told(self, conversation_id: str) -> None:
        """Keep no longer that the backend was to be told."""
        mine = col(StoredForgetting.conversation_id) == conversation_id
        async with self._session() as session, session.begin():
            await session.exec(delete(StoredForgetting).where(mine))

    async def _messages(self, query: Any) -> list[Message]:
        async with self._session() as session:
            rows = (await session.exec(query)).all()
        return [Message(id=row.number, at=row.at, sender=row.sender, **row.body) for row in rows]


async def _note_shown(session: AsyncSession, conversation_id: str, notice: str | None) -> None:
    if notice is not None:
        (await session.get_one(StoredConversation, conversation_id)).notice = notice


async def _add(
    session: AsyncSession,
    conversation_id: str,
    sender: Sender,
    replies: Sequence[Reply],
    now: datetime,
    turn_id: str | None,
) -> list[Message]:
    """Add replies as the next messages of the conversation; each button gets its short id."""
    conversation = await session.get_one(StoredConversation, conversation_id)
    conversation.last_at = now
    numbers = select(func.max(StoredMessage.number)).where(StoredMessage.conversation_id == conversation_id)
    last = (await session.exec(numbers)).one() or 0
    messages = []
    for number, reply in enumerate(replies, start=last + 1):
        buttons = [
            StoredButton(
                conversation_id=conversation_id, id=secrets.token_urlsafe(6), title=shown.title, payload=shown.payload
            )
            for shown in reply.buttons
        ]
        message = _message(number, sender, reply, now, [PublicButton(id=b.id, title=b.title) for b in buttons])
        body = message.model_dump(mode="json", include={"text", "buttons", "links", "attachments", "source"})
        session.add_all(buttons)
        session.add(
            StoredMessage(
                conversation_id=conversation_id, number=number, at=now, sender=sender, turn_id=turn_id, body=body
            )
        )
        messages.append(message)
    return messages


def _message(number: int, sender: Sender, reply: Reply, now: datetime, buttons: list[PublicButton]) -> Message:
    return Message(
        id=number,
        at=now,
        sender=sender,
        text=reply.text,
        buttons=buttons,
        links=[PublicLink(title=link.title, url=link.url) for link in reply.links],
        attachments=reply.attachments,
        source=PublicSource(**reply.source.model_dump()) if reply.source is not None else None,
    )
