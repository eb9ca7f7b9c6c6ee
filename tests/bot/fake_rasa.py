"""A Rasa of our own over real HTTP: it says what a test tells it to, and keeps what it heard."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

from tests.conftest import free_port
from werkwijzer.service import serving

TOKEN = "a token that only the bot knows"


def echo(text: str) -> list[dict[str, Any]]:
    """Answer in the form of our own actions."""
    return [{"recipient_id": "x", "custom": {"text": f"Antwoord op {text}"}}]


class FakeRasa:
    """What Rasa's REST channel heard, and what it is to say."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.reset()

    def reset(self) -> None:
        self.heard: list[tuple[str, str]] = []
        self.tokens: list[str | None] = []
        self.versions: list[str] = []
        """Of content/, as the bot names them with each message."""
        self.addresses: list[str] = []
        """Opaque keys of where the messages came from."""
        self.slots: dict[str, Any] = {}
        """What it remembers of everybody."""
        self.answer: Callable[[str], Any] = echo
        self.state: Any = {"model_file": "model.tar.gz"}
        self.most_at_once: Counter[str] = Counter()
        self._busy: Counter[str] = Counter()
        self._held: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self._changed = asyncio.Condition()

    @property
    def texts(self) -> list[str]:
        return [text for _, text in self.heard]

    def texts_of(self, conversation_id: str) -> list[str]:
        return [text for sender, text in self.heard if sender == conversation_id]

    def hold(self, text: str) -> None:
        """Keep the answer to a text back until it is released."""
        self._held[text].clear()

    def release(self) -> None:
        for event in self._held.values():
            event.set()

    async def has_heard(self, text: str) -> None:
        """Wait until Rasa was asked this text."""
        async with asyncio.timeout(10), self._changed:
            await self._changed.wait_for(lambda: text in self.texts)

    async def say(self, sender: str, text: str) -> Any:
        self._busy[sender] += 1
        self.most_at_once[sender] = max(self.most_at_once[sender], self._busy[sender])
        async with self._changed:
            self.heard.append((sender, text))
            self._changed.notify_all()
        if text in self._held:
            await self._held[text].wait()
        self._busy[sender] -= 1
        return self.answer(text)


@asynccontextmanager
async def fake_rasa() -> AsyncIterator[FakeRasa]:
    """Serve a fake Rasa for as long as the block lasts."""
    port = free_port()
    rasa = FakeRasa(f"http://127.0.0.1:{port}")
    app = FastAPI()

    @app.post("/webhooks/rest/webhook")
    async def webhook(request: Request) -> Response:
        said = await request.json()
        rasa.tokens.append(request.query_params.get("token"))
        rasa.versions.append(said["metadata"]["content"])
        rasa.addresses.append(said["metadata"]["address"])
        answer = await rasa.say(said["sender"], said["message"])
        return answer if isinstance(answer, Response) else JSONResponse(answer)

    @app.get("/conversations/{conversation_id}/tracker")
    async def tracker(conversation_id: str) -> Any:
        return {"sender_id": conversation_id, "slots": rasa.slots}

    @app.get("/status")
    async def status() -> Response:
        return rasa.state if isinstance(rasa.state, Response) else JSONResponse(rasa.state)

    async with serving(app, "127.0.0.1", port):
        yield rasa
        rasa.release()
