"""Build the public application: chat page, /v1 and /health."""

from collections.abc import Awaitable, Callable

from fastapi import FastAPI
from fastapi.responses import JSONResponse
from starlette.middleware.cors import CORSMiddleware

from bot.conversation import ConversationService
from bot.limits import Limits
from bot.tokens import Tokens
from bot.web import api, files, page, problems
from bot.web.guard import BodyLimit, SecurityHeaders
from werkwijzer.settings import Settings

MAX_BODY = 64 * 1024
"""Bytes of a request."""

Health = Callable[[], Awaitable[dict[str, str]]]
"""Gives the state of each part: `ok`, or what is the matter."""


def public_app(
    settings: Settings, conversations: ConversationService, tokens: Tokens, limits: Limits, health: Health
) -> FastAPI:
    """Give the application of the public port; it knows nothing of the internal paths."""
    app = FastAPI(title="Werkwijzer", version="1", docs_url=None, redoc_url=None)
    app.state.conversations = conversations
    app.state.tokens = tokens
    app.state.limits = limits
    app.include_router(api.router)
    app.include_router(files.router)
    app.include_router(page.router)
    problems.install(app)

    @app.get("/health", include_in_schema=False)
    async def state_of_each_part() -> JSONResponse:
        parts = await health()
        well = all(state == "ok" for state in parts.values())
        return JSONResponse({"status": "ok" if well else "degraded", "parts": parts}, 200 if well else 503)

    app.mount("/chat", page.files())
    app.add_middleware(BodyLimit, most=MAX_BODY)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=settings.allowed_origins,
        allow_methods=["GET", "POST", "DELETE"],
        allow_headers=["Authorization", "Content-Type", "Last-Event-ID"],
        max_age=3600,
    )
    app.add_middleware(SecurityHeaders, frame_ancestors=settings.frame_ancestors)
    return app
