"""Serve the chat page and the files of the widget."""

import os
import re
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import PathLike, StaticFiles
from starlette.types import ASGIApp, Scope

WIDGET = Path(__file__).resolve().parents[1] / "widget"
# Asked again each time, by ETag: the files import each other, and of two versions mixed nothing works.
FRESH = {"Cache-Control": "no-cache"}

router = APIRouter()


@router.get("/", include_in_schema=False)
@router.get("/embed", include_in_schema=False)
async def chat_page() -> FileResponse:
    """Give the page; as /embed it may be shown in a frame."""
    return FileResponse(WIDGET / "index.html", headers=FRESH)


def without_comments(path: Path) -> str:
    """Give a script or style of ours without the lines that only explain: a sixth of what a phone has to fetch.

    What comes from somebody else keeps its licence.
    """
    text = path.read_text()
    if path.suffix == ".js":
        return re.sub(r"^ *(//|/\*\*).*\n", "", text, flags=re.MULTILINE)
    return text if path.parent.name == "vendor" else re.sub(r"/\*.*?\*/\n+", "", text, flags=re.DOTALL)


class _Files(StaticFiles):
    def file_response(
        self, full_path: PathLike, stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        path = Path(full_path)
        if not isinstance(response, FileResponse) or path.suffix not in (".js", ".css"):
            return response
        kept = {name: response.headers[name] for name in ("ETag", "Last-Modified")}
        return Response(without_comments(path), status_code, kept, response.media_type)

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        # A site that isolates itself (Cross-Origin-Embedder-Policy) asks for this word.
        response.headers.update({**FRESH, "Cross-Origin-Resource-Policy": "cross-origin"})
        return response


def files() -> ASGIApp:
    """Give the scripts, styles and pictures of the widget, for the pages of every site."""
    return GZipMiddleware(CORSMiddleware(_Files(directory=WIDGET), allow_origins=["*"]), minimum_size=400)
