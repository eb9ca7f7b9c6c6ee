"""Turn every error of the public port into `{error, message}` with a Dutch sentence."""

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from bot.errors import TalkError

log = structlog.get_logger()

_SENTENCES = {
    404: ("not_found", "Deze pagina bestaat niet."),
    405: ("method_not_allowed", "Dit kan hier niet."),
    413: ("too_large", "Dit bericht is te groot. Maak het korter."),
}
_OTHER = ("bad_request", "Dit verzoek klopt niet. Probeer het opnieuw.")


def problem(status: int, code: str, sentence: str) -> JSONResponse:
    return JSONResponse({"error": code, "message": sentence}, status)


def install(app: FastAPI) -> None:
    """Handle all errors of the app."""

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

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> JSONResponse:
        log.exception("unexpected error", path=request.url.path, exc_info=error)
        return problem(503, "unavailable", "Er ging iets mis aan onze kant. Probeer het over een minuut opnieuw.")
