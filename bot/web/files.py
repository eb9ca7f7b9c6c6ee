"""The files of messages, by links that a browser can follow: for a quarter of an hour, without a bearer token."""

from html import escape
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Header, Response
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from bot.errors import TalkError
from bot.messages import Bubble, Message
from bot.web.dependencies import Conversations, TokenSigner
from werkwijzer.reply import Attachment

_PAGE = '<!doctype html><html lang="nl"><meta charset="utf-8"><title>Werkwijzer</title><p>{}</p></html>'

PREFIX = "/v1/files"

router = APIRouter(prefix=PREFIX)


class PublicAttachment(BaseModel):
    name: str
    type: str
    url: str
    """Where it can be had for a quarter of an hour; reading the message again gives a new one."""


class PublicMessage(Bubble):
    """One bubble as a client gets it."""

    attachments: list[PublicAttachment] = Field(default_factory=list)


class FileLinks:
    """Puts fresh links on messages."""

    def __init__(self, tokens: TokenSigner) -> None:
        self._tokens = tokens

    def public(self, message: Message) -> PublicMessage:
        """Give a message as a client gets it."""
        return PublicMessage(**dict(message) | {"attachments": [self._linked(file) for file in message.attachments]})

    def _linked(self, file: Attachment) -> PublicAttachment:
        return PublicAttachment(name=file.name, type=file.type, url=f"{PREFIX}/{self._tokens.give_file(file)}")


Links = Annotated[FileLinks, Depends()]


@router.get("/{token}", response_class=Response)
async def download(
    token: str, tokens: TokenSigner, conversations: Conversations, accept: Annotated[str, Header()] = ""
) -> Response:
    """Give a file to keep; a browser that gets none shows why."""
    try:
        attachment = tokens.attachment(token)
        content = await conversations.file(attachment)
    except TalkError as error:
        if "text/html" in accept:
            return HTMLResponse(_PAGE.format(escape(error.sentence)), error.status)
        raise
    disposition = f"attachment; filename*=UTF-8''{quote(attachment.name, safe='')}"
    return Response(content, media_type=attachment.type, headers={"Content-Disposition": disposition})
