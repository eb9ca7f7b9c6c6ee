"""Serve the chat page and its files."""

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse
from starlette.staticfiles import StaticFiles

WIDGET = Path(__file__).resolve().parents[1] / "widget"

router = APIRouter()


@router.get("/", include_in_schema=False)
async def chat_page() -> FileResponse:
    return FileResponse(WIDGET / "index.html", headers={"Cache-Control": "no-cache"})


def files() -> StaticFiles:
    """Give the scripts, styles and pictures of the page."""
    return StaticFiles(directory=WIDGET)
