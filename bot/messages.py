"""The messages that both channels show, and how replies become messages."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from werkwijzer.reply import Attachment, Reply

MAX_PER_TURN = 2
"""Bubbles a turn; more drives the first ones off a phone's screen."""

Sender = Literal["user", "bot", "person"]


class PublicButton(BaseModel):
    id: str
    title: str


class PublicLink(BaseModel):
    title: str
    url: str


class PublicSource(BaseModel):
    title: str
    url: str | None
    checked: date


class Bubble(BaseModel):
    """What a message is to everybody; `id` counts from 1 within the conversation."""

    model_config = ConfigDict(serialize_by_alias=True, validate_by_name=True)

    id: int
    at: datetime
    sender: Sender = Field(alias="from")
    text: str
    buttons: list[PublicButton] = []
    links: list[PublicLink] = []
    source: PublicSource | None = None


class Message(Bubble):
    """One bubble as the channels get it, which fetch its files themselves or let them be fetched."""

    attachments: list[Attachment] = []


def at_most_two(replies: Sequence[Reply]) -> list[Reply]:
    """Merge what an action or Rasa split, so that a turn has two bubbles at the most."""
    if len(replies) <= MAX_PER_TURN:
        return list(replies)
    kept, rest = replies[: MAX_PER_TURN - 1], replies[MAX_PER_TURN - 1 :]
    merged = Reply(
        text="\n\n".join(reply.text for reply in rest),
        buttons=[button for reply in rest for button in reply.buttons],
        links=[link for reply in rest for link in reply.links],
        attachments=[file for reply in rest for file in reply.attachments],
        source=next((reply.source for reply in reversed(rest) if reply.source is not None), None),
    )
    return [*kept, merged]
