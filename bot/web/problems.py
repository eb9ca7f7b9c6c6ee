"""Turn every error of the public port into `{error, message}` with a Dutch sentence."""

from collections.abc import Callable

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.errors import TalkError

log = structlog.get_logger()

_SENTENCES = {
    404: ("not_found", "Deze pagina bestaat niet."),
    405: ("method_not_allowed", "Dit kan hier niet."),
    413: ("too_large", "Dit bericht is te groot. Maak het korter."),
}
_OUR_FAULT = "Er ging iets mis aan onze kant. Probeer het over een minuut opnieuw."
_OTHER = ("bad_request", "Dit verzoek klopt niet. Probeer het opnieuw.")


def problem(status: int, code: str, sentence: str) -> JSONResponse:
    return JSONResponse({"error": code, "message": sentence}, status)


def our_fault() -> Response:
    """Give the answer for an error that nobody foresaw."""
    return problem(503, "unavailable", _OUR_FAULT)


def install(app: FastAPI) -> None:
    """Handle all errors of the app; add its other middleware after this, around it."""
    app.add_middleware(CatchAll)

    @app.exception_handler(TalkError)
    async def talk_error(request: Request, error: TalkError) -> JSONResponse:
        return problem(error.status, error.code, error.sentence)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        # Malformed JSON is the caller's grammar (400); well-formed JSON of the wrong shape is 422.
        malformed = any(found["type"] == "json_invalid" for found in error.errors())
        status = 400 if malformed else 422
        return problem(status, "invalid", "Dit bericht heeft niet de goede vorm. Probeer het opnieuw.")

    @app.exception_handler(HTTPException)
    async def http_error(request: Request, error: HTTPException) -> JSONResponse:
        return problem(error.status_code, *_SENTENCES.get(error.status_code, _OTHER))


class CatchAll:
    """Turn an error that nobody foresaw into a problem; a handler of the app would answer outside all middleware."""

    def __init__(self, app: ASGIApp, answer: Callable[[], Response] = our_fault) -> None:
        self._app = app
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = scope["type"] != "http"

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:
            if started:
                raise
            log.exception("unexpected error", path=scope["path"], exc_info=error)
            await self._answer()(scope, receive, send)
