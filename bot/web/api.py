"""The web API, version 1: begin, send, read back, listen, erase."""

import json
from collections.abc import AsyncIterator
from typing import Annotated, Self
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, model_validator
from sse_starlette import EventSourceResponse, ServerSentEvent

from bot.backend_client import Appointments
from bot.broadcast import Dropped, Typing
from bot.conversation import ConversationService
from bot.errors import UnknownRegion
from bot.said import Said
from bot.web.dependencies import ConversationId, Conversations, RateLimits, TokenSigner
from bot.web.files import FileLinks, Links, PublicMessage

router = APIRouter(prefix="/v1")

MessageNumber = Annotated[int, Query(ge=0, lt=2**31)]
HEARTBEAT_SECONDS = 15


class ConversationCreate(BaseModel):
    model_config = ConfigDict(extra="forbid")

    region: str | None = Field(default=None, max_length=64, examples=["rotterdam", "groot-amsterdam", "elders"])
    """One of content/regions.yml, or `elders`."""


class ConversationPublic(BaseModel):
    token: str
    expires_in: int
    """Seconds."""
    messages: list[PublicMessage]


class TokenCreate(BaseModel):
    model_config = ConfigDict(extra="forbid")

    keep: bool = False
    """Whether the token is kept on the device, and so lasts for weeks."""


class TokenPublic(BaseModel):
    token: str
    expires_in: int
    """Seconds."""


class MessageCreate(BaseModel):
    """A typed text or a pressed button, with an id that the client makes and repeats when it tries again."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    text: str | None = None
    button: str | None = Field(default=None, max_length=64, pattern="^[A-Za-z0-9_-]*$")

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.text is None) == (self.button is None):
            raise ValueError("een bericht heeft tekst of een knop, niet allebei")
        return self


class Messages(BaseModel):
    messages: list[PublicMessage]


@router.post("/conversations", status_code=201)
async def begin_conversation(
    request: Request,
    conversations: Conversations,
    tokens: TokenSigner,
    limits: RateLimits,
    links: Links,
    wanted: ConversationCreate | None = None,
) -> ConversationPublic:
    """Begin a conversation; the first message says that this is a computer and what happens with what one types."""
    region = wanted.region if wanted else None
    if region is not None and not conversations.knows(region):
        raise UnknownRegion
    await limits.conversation(_address(request))
    conversation_id, messages = await conversations.begin(region, limits.address_key(_address(request)))
    return ConversationPublic(
        token=tokens.give(conversation_id),
        expires_in=int(tokens.lifetime.total_seconds()),
        messages=[links.public(message) for message in messages],
    )


def _address(request: Request) -> str:
    return request.client.host if request.client else "unknown"


@router.post("/token")
async def renew_token(
    wanted: TokenCreate, conversation_id: ConversationId, conversations: Conversations, tokens: TokenSigner
) -> TokenPublic:
    """Give a new token for the conversation, with all its time before it."""
    await conversations.history(conversation_id, after=2**31 - 1)
    lifetime = tokens.kept if wanted.keep else tokens.lifetime
    return TokenPublic(token=tokens.give(conversation_id, lifetime), expires_in=int(lifetime.total_seconds()))


@router.post("/messages")
async def send_message(
    sent: MessageCreate,
    request: Request,
    conversation_id: ConversationId,
    conversations: Conversations,
    limits: RateLimits,
    links: Links,
) -> Messages:
    """Send a text or a button and get the bot's replies."""
    said = Said(text=sent.text, button=sent.button, address=limits.address_key(_address(request)))
    messages = await conversations.handle(conversation_id, str(sent.id), said)
    return Messages(messages=[links.public(message) for message in messages])


@router.get("/messages")
async def read_messages(
    conversation_id: ConversationId, conversations: Conversations, links: Links, after: MessageNumber = 0
) -> Messages:
    """Read back what was said after message number `after`."""
    messages = await conversations.history(conversation_id, after)
    return Messages(messages=[links.public(message) for message in messages])


@router.get("/events", response_class=EventSourceResponse)
async def listen(
    conversation_id: ConversationId, conversations: Conversations, links: Links, after: MessageNumber = 0
) -> EventSourceResponse:
    """Listen to the conversation: `message` (its number as id) and `typing`, beginning after number `after`."""
    await conversations.history(conversation_id, after)
    return EventSourceResponse(_events(conversations, links, conversation_id, after), ping=HEARTBEAT_SECONDS)


async def _events(
    conversations: ConversationService, links: FileLinks, conversation_id: str, after: int
) -> AsyncIterator[ServerSentEvent]:
    async with conversations.broadcast.listen(conversation_id) as queue:
        last = after
        for message in await conversations.history(conversation_id, after):
            last = message.id
            yield _event(links.public(message))
        while True:
            event = await queue.get()
            if isinstance(event, Dropped):
                return
            if isinstance(event, Typing):
                yield ServerSentEvent(data=json.dumps({}), event="typing")
            elif event.id > last:
                last = event.id
                yield _event(links.public(event))


def _event(message: PublicMessage) -> ServerSentEvent:
    return ServerSentEvent(data=message.model_dump_json(), event="message", id=str(message.id))


@router.delete("/conversation", status_code=204)
async def erase_conversation(
    conversation_id: ConversationId,
    conversations: Conversations,
    appointments: Annotated[Appointments, Query()] = "keep",
) -> Response:
    """Erase everything of the conversation; its appointments are kept, to be found by their codes, or cancelled."""
    await conversations.erase(conversation_id, appointments)
    return Response(status_code=204)
