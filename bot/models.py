"""The tables in which the bot remembers talks, so that a reload shows them again, and who may sign in at the desk."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

_REGISTRY = registry()
METADATA = _REGISTRY.metadata


class BotModel(SQLModel, registry=_REGISTRY):
    """A table of the bot."""


class StoredConversation(BotModel, table=True):
    __tablename__ = "bot_conversation"

    id: str = Field(primary_key=True, max_length=32)
    created_at: datetime
    last_at: datetime = Field(index=True)
    notice: str | None = Field(default=None, max_length=16)
    """The key of the last notice of the day that was shown in it."""


class StoredTurn(BotModel, table=True):
    """One message of a user, by the id its sender gave it: the same id is never handled twice."""

    __tablename__ = "bot_turn"

    conversation_id: str = Field(primary_key=True, foreign_key="bot_conversation.id", ondelete="CASCADE", max_length=32)
    id: str = Field(primary_key=True, max_length=36)
    digest: str = Field(max_length=64)
    """Of what was sent, to tell a repetition from another message under the same id."""
    done: bool = False


class StoredMessage(BotModel, table=True):
    __tablename__ = "bot_message"

    conversation_id: str = Field(primary_key=True, foreign_key="bot_conversation.id", ondelete="CASCADE", max_length=32)
    number: int = Field(primary_key=True)
    at: datetime
    sender: str = Field(max_length=8)
    turn_id: str | None = Field(default=None, max_length=36)
    body: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """Text, links, files, buttons with their ids, and source, as `bot.messages.Message` has them."""


class StoredButton(BotModel, table=True):
    """A button's payload, which never leaves the server."""

    __tablename__ = "bot_button"

    conversation_id: str = Field(primary_key=True, foreign_key="bot_conversation.id", ondelete="CASCADE", max_length=32)
    id: str = Field(primary_key=True, max_length=16)
    title: str
    payload: str


class StoredChat(BotModel, table=True):
    """The Telegram chat of a conversation: found by a keyed hash, read back only to send."""

    __tablename__ = "bot_telegram_chat"

    conversation_id: str = Field(primary_key=True, foreign_key="bot_conversation.id", ondelete="CASCADE", max_length=32)
    chat_hash: str = Field(unique=True, max_length=64)
    chat_encrypted: str
    begun_by: int = Field(sa_type=BigInteger)
    """The number of the update that began it, which is no turn of the conversation."""
    delivered: int = 0
    """The number of the last message that Telegram has, all of it."""
    delivered_parts: int = 0
    """How many parts Telegram has of the message after that one."""
    blocked_at: datetime | None = None


class StoredUpdate(BotModel, table=True):
    """What Telegram sent: kept, encrypted, until it is handled; after that only that it was."""

    __tablename__ = "bot_telegram_inbox"

    update_id: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    received_at: datetime = Field(index=True)
    payload: str | None = None


class StoredForgetting(BotModel, table=True):
    """A conversation that was erased here while the backend was away; it is still to be told."""

    __tablename__ = "bot_forgetting"

    conversation_id: str = Field(primary_key=True, max_length=32)
    appointments: str = Field(max_length=8)
    """What becomes of them: `keep` or `cancel`."""
    since: datetime


class StoredStaff(BotModel, table=True):
    """Somebody who works at a desk and may sign in."""

    __tablename__ = "bot_staff"

    id: int = Field(default=None, primary_key=True)
    login: str = Field(unique=True, max_length=64)
    name: str = Field(max_length=100)
    password_hash: str = Field(max_length=255)
    adviser: str | None = Field(default=None, max_length=64)
    """The adviser of the backend that this person is; without one, a co-ordinator who sees all."""
    active: bool = True
    created_at: datetime


class StoredStaffSession(BotModel, table=True):
    """A signed-in browser, known by a hash: who reads the database cannot sign in with it."""

    __tablename__ = "bot_staff_session"

    token_hash: str = Field(primary_key=True, max_length=64)
    staff_id: int = Field(foreign_key="bot_staff.id", ondelete="CASCADE", index=True)
    csrf: str = Field(max_length=64)
    created_at: datetime
    last_at: datetime
    expires_at: datetime = Field(index=True)
