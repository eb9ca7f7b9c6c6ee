"""Remember which chat belongs to which conversation, and how far it was delivered."""

from dataclasses import dataclass
from datetime import datetime

import structlog
from cryptography.fernet import InvalidToken
from sqlalchemy import func, update
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.models import StoredChat, StoredMessage
from bot.telegram.seal import Seal

log = structlog.get_logger()


@dataclass(frozen=True)
class Chat:
    """A chat as far as sending needs it."""

    conversation_id: str
    id: int
    begun_by: int
    delivered: int
    delivered_parts: int
    blocked: bool


class Chats:
    """The chats; the row of one goes with its conversation, whoever erases that."""

    def __init__(self, engine: AsyncEngine, seal: Seal) -> None:
        self._engine = engine
        self._seal = seal

    def _session(self) -> AsyncSession:
        return AsyncSession(self._engine, expire_on_commit=False)

    async def join(self, chat_id: int, conversation_id: str, begun_by: int) -> Chat:
        """Keep that a conversation belongs to a chat, and which update began it."""
        row = StoredChat(
            conversation_id=conversation_id,
            chat_hash=self._seal.hash(chat_id),
            chat_encrypted=self._seal.close(str(chat_id)),
            begun_by=begun_by,
        )
        async with self._session() as session, session.begin():
            session.add(row)
        return self._chat(row)

    async def find(self, chat_id: int) -> Chat | None:
        query = select(StoredChat).where(StoredChat.chat_hash == self._seal.hash(chat_id))
        async with self._session() as session:
            row = (await session.exec(query)).one_or_none()
        return self._chat(row) if row is not None else None

    async def of(self, conversation_id: str) -> Chat | None:
        """Give the chat of a conversation, when it is one of Telegram."""
        async with self._session() as session:
            row = await session.get(StoredChat, conversation_id)
        try:
            return self._chat(row) if row is not None else None
        except InvalidToken:
            log.error("chat kept under another signing key")
            return None

    async def behind(self) -> list[str]:
        """Give the conversations of which Telegram does not have every message."""
        last = func.max(StoredMessage.number)
        query = (
            select(StoredChat.conversation_id)
            .join(StoredMessage, col(StoredMessage.conversation_id) == StoredChat.conversation_id)
            .where(col(StoredChat.blocked_at).is_(None))
            .group_by(StoredChat.conversation_id, col(StoredChat.delivered))
            .having(last > StoredChat.delivered)
        )
        async with self._session() as session:
            return list((await session.exec(query)).all())

    async def delivered(self, conversation_id: str, number: int, parts: int = 0) -> None:
        """Keep that Telegram has everything up to message `number`, and `parts` parts of the next one."""
        await self._set(conversation_id, delivered=number, delivered_parts=parts)

    async def block(self, conversation_id: str, now: datetime) -> None:
        await self._set(conversation_id, blocked_at=now)

    async def unblock(self, conversation_id: str) -> None:
        await self._set(conversation_id, blocked_at=None)

    async def _set(self, conversation_id: str, **values: object) -> None:
        async with self._session() as session, session.begin():
            await session.exec(
                update(StoredChat).where(col(StoredChat.conversation_id) == conversation_id).values(**values)
            )

    def _chat(self, row: StoredChat) -> Chat:
        return Chat(
            conversation_id=row.conversation_id,
            id=int(self._seal.open(row.chat_encrypted)),
            begun_by=row.begun_by,
            delivered=row.delivered,
            delivered_parts=row.delivered_parts,
            blocked=row.blocked_at is not None,
        )
