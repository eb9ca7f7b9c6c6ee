"""Talk in the terminal, over the same web API as the page."""

import asyncio
import sys
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from rich.console import Console
from rich.padding import Padding

from werkwijzer.errors import PartFailed
from werkwijzer.run import line
from werkwijzer.settings import Settings

QUIT = {"/einde", "/quit", "/exit"}
ERASE = "/wis"
TIMEOUT = httpx.Timeout(30.0)


async def chat(settings: Settings, region: str | None) -> None:
    """Talk until the input ends; a line that runs already is used, else one is started for this talk.

    Raises:
        WerkwijzerError: the line could not be started.
    """
    console = Console(highlight=False)
    base = f"http://{settings.host}:{settings.port}"
    async with _a_line(settings, base), httpx.AsyncClient(base_url=base, timeout=TIMEOUT) as http:
        await _Talk(http, console).lead(region)


@asynccontextmanager
async def _a_line(settings: Settings, base: str) -> AsyncIterator[None]:
    if await _is_ours(base):
        yield
        return
    async with line(settings, lambda sentence: print(sentence, file=sys.stderr)):
        yield


async def _is_ours(base: str) -> bool:
    try:
        async with httpx.AsyncClient(timeout=2.0) as http:
            state = (await http.get(f"{base}/health")).json()
    except (httpx.HTTPError, ValueError):
        return False
    return isinstance(state, dict) and "parts" in state


class _Talk:
    """One conversation: what is shown, and which numbers are buttons now."""

    def __init__(self, http: httpx.AsyncClient, console: Console) -> None:
        self._http = http
        self._console = console
        self._buttons: list[dict[str, str]] = []

    async def lead(self, region: str | None) -> None:
        begun = await self._http.post("/v1/conversations", json={"region": region} if region else {})
        if begun.status_code != httpx.codes.CREATED:
            raise PartFailed(begun.json()["message"])
        self._http.headers["Authorization"] = f"Bearer {begun.json()['token']}"
        self._show(begun.json()["messages"])
        self._console.print(f"[dim]Typ een nummer om te kiezen. {ERASE} wist het gesprek, /einde stopt.[/dim]")
        while (typed := await asyncio.to_thread(self._read)) is not None:
            if typed in QUIT:
                return
            if typed == ERASE:
                await self._http.delete("/v1/conversation")
                self._console.print("Dit gesprek is gewist.")
                return
            if typed:
                await self._send(typed)

    def _read(self) -> str | None:
        try:
            return self._console.input("[bold]u:[/bold] ").strip()
        except (EOFError, KeyboardInterrupt):
            return None

    async def _send(self, typed: str) -> None:
        chosen = int(typed) - 1 if typed.isdigit() else -1
        said = {"button": self._buttons[chosen]["id"]} if 0 <= chosen < len(self._buttons) else {"text": typed}
        answer = await self._http.post("/v1/messages", json={"id": str(uuid.uuid4()), **said})
        if answer.is_success:
            self._show(answer.json()["messages"])
        else:
            self._console.print(answer.json()["message"])

    def _show(self, messages: list[dict[str, Any]]) -> None:
        self._buttons = [button for message in messages for button in message["buttons"]]
        for message in messages:
            lines = [message["text"], *(f"→ {link['title']}: {link['url']}" for link in message["links"])]
            if message["source"]:
                source = message["source"]
                lines.append(f"Bron: {source['title']}, bekeken op {source['checked']}. {source['url'] or ''}".strip())
            self._console.print("[bold]bot:[/bold]")
            self._console.print(Padding("\n".join(lines), (0, 0, 0, 2)), markup=False)
        for number, button in enumerate(self._buttons, start=1):
            self._console.print(f"  [{number}] {button['title']}", markup=False)
