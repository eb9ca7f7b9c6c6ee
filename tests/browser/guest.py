"""The site of somebody else that embeds the chat: the example of docs/, under the policy of docs/inbedden.md."""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from werkwijzer.paths import ROOT

DOCS = ROOT / "docs"
PLACEHOLDER = "https://chat.example.nl"


def policy(chat: str) -> str:
    """Give the Content-Security-Policy that docs/inbedden.md asks a site for, and no more than that."""
    page = (DOCS / "inbedden.md").read_text()
    lines = page.split("```csp\n")[1].split("```")[0].splitlines()
    return " ".join(lines).replace(PLACEHOLDER, chat)


def guest_site(chat: str) -> Starlette:
    """Give a site whose pages embed the chat of `chat`."""

    async def file(request: Request) -> Response:
        name = request.path_params.get("name") or "gastpagina.html"
        path = DOCS / "voorbeelden" / name
        if not path.is_file():
            return Response(status_code=204)
        text = path.read_text().replace(PLACEHOLDER, chat)
        kind = "text/css" if path.suffix == ".css" else "text/html"
        return Response(text, media_type=kind, headers={"Content-Security-Policy": policy(chat)})

    async def frame(request: Request) -> Response:
        page = f'<!doctype html><html lang="nl"><title>Gast</title><iframe src="{chat}/embed" title="Chat"></iframe>'
        return Response(page, media_type="text/html")

    return Starlette(routes=[Route("/", file), Route("/frame", frame), Route("/{name}", file)])
