"""Guard the pages of the desk: what a browser may do with them, and from where they may be asked to do something."""

import hmac
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.balie.errors import Forged

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    # With `no-referrer`, as elsewhere, a browser says `Origin: null` of our own forms.
    "Referrer-Policy": "same-origin",
}
READING = frozenset({"GET", "HEAD", "OPTIONS"})


class DeskHeaders:
    """Put the headers on every answer of the desk, errors too."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def require_own_page(headers: Headers) -> None:
    """Refuse what a browser sends for a page of somebody else, or what does not say where it comes from.

    A browser's own word (Sec-Fetch-Site) goes before the comparison of names, which a proxy may have changed.

    Raises:
        Forged: not from a page of this very origin.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        own = site == "same-origin"
    else:
        origin = urlsplit(headers.get("origin", ""))
        own = origin.scheme in ("http", "https") and origin.netloc == headers.get("host")
    if not own:
        raise Forged


def same(given: str | None, kept: str | None) -> bool:
    """Compare two secrets in a time that tells nothing; what is not there equals nothing."""
    return bool(given and kept) and hmac.compare_digest((given or "").encode(), (kept or "").encode())
