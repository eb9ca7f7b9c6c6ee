"""Serve this Telegram over HTTP: the Bot API, files, and the page that looks like a phone."""

import email
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

from bot.telegram.demo import phone
from bot.telegram.demo.methods import METHODS
from bot.telegram.demo.world import Call, Refusal, SentFile, World
from werkwijzer.service import serving

PAGE = Path(__file__).parent / "page"


def bot_api(world: World) -> FastAPI:
    """Give the application; its address is what WERKWIJZER_TELEGRAM_API_URL has to be."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

    @app.api_route("/bot{token}/{method}", methods=["GET", "POST"])
    async def call(token: str, method: str, request: Request) -> Response:
        if not hmac.compare_digest(token.encode(), world.token.encode()):
            return _refused(Refusal(401, "Unauthorized"))
        if method not in METHODS:
            return _refused(Refusal(404, "Not Found"))
        given = await _parameters(request)
        world.calls.append(Call(method, given))
        try:
            if (refusal := world.refusal_of(method)) is not None:
                raise refusal
            result = await METHODS[method](world, given)
        except Refusal as refusal:
            await world.change()
            return _refused(refusal)
        await world.change()
        return JSONResponse({"ok": True, "result": result})

    @app.get("/file/bot{token}/documents/{name}")
    async def file(token: str, name: str) -> Response:
        if token != world.token or name not in world.files:
            return _refused(Refusal(404, "Not Found"))
        return Response(world.files[name], media_type="application/octet-stream")

    app.include_router(phone.routes(world, PAGE))
    return app


@asynccontextmanager
async def fake_telegram(host: str, port: int) -> AsyncIterator[World]:
    """Serve a Telegram for as long as the block lasts."""
    world = World()
    async with serving(bot_api(world), host, port):
        yield world
        await world.close()


async def _parameters(request: Request) -> dict[str, Any]:
    given: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        given |= await request.json()
    elif kind.startswith("multipart/form-data"):
        given |= _form(kind, await request.body())
    else:
        given |= dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
    return given


def _form(kind: str, body: bytes) -> dict[str, Any]:
    """Give the fields of a multipart form."""
    form = email.message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
    given: dict[str, Any] = {}
    for part in form.walk():
        name = part.get_param("name", header="content-disposition")
        if name is not None:
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)
            file_name = part.get_filename()
            given[str(name)] = SentFile(file_name, content) if file_name else content.decode()
    return given


def _refused(refusal: Refusal) -> JSONResponse:
    body: dict[str, Any] = {"ok": False, "error_code": refusal.status, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    return JSONResponse(body, refusal.status)
