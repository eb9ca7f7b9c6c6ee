"""Take updates that Telegram brings to the public port."""

import hmac
from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Header, HTTPException, Response
from pydantic import BaseModel, ConfigDict

from bot.telegram.inbox import RawUpdate

PATH = "/telegram/webhook"
MAX_BODY = 512 * 1024
"""Bytes: a long message that quotes another long one, each letter escaped, passes what the web API allows."""

Take = Callable[[list[RawUpdate]], Awaitable[None]]


class _Update(BaseModel):
    """Any update: only its number must be there."""

    model_config = ConfigDict(extra="allow")

    update_id: int


def routes(take: Take, secret: str) -> APIRouter:
    """Give the route; it says 200 only when the update is in the inbox, so that Telegram brings it again otherwise."""

    def check_secret(x_telegram_bot_api_secret_token: Annotated[str, Header()] = "") -> None:
        if not hmac.compare_digest(x_telegram_bot_api_secret_token.encode(), secret.encode()):
            raise HTTPException(403, "the secret token is missing or wrong")

    router = APIRouter(max_body_size=MAX_BODY)

    @router.post(PATH, include_in_schema=False, dependencies=[Depends(check_secret)])
    async def webhook(update: _Update) -> Response:
        await take([update.model_dump()])
        return Response()

    return router
