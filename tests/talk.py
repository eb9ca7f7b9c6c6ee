"""Lead a conversation over the web API, in words that read as one."""

import uuid
from dataclasses import dataclass, field
from typing import Any, Self

import httpx


@dataclass(frozen=True)
class Turn:
    """What the bot said to one message."""

    messages: list[dict[str, Any]]

    @property
    def text(self) -> str:
        return "\n".join(message["text"] for message in self.messages)

    @property
    def buttons(self) -> list[str]:
        return [button["title"] for message in self.messages for button in message["buttons"]]

    @property
    def links(self) -> list[str]:
        return [link["url"] for message in self.messages for link in message["links"]]

    @property
    def source(self) -> dict[str, Any] | None:
        return next((message["source"] for message in reversed(self.messages) if message["source"]), None)


@dataclass
class Talk:
    """One conversation; every turn is kept."""

    http: httpx.AsyncClient
    token: str
    turns: list[Turn] = field(default_factory=list)

    @classmethod
    async def begin(cls, http: httpx.AsyncClient, region: str | None = None) -> Self:
        begun = await http.post("/v1/conversations", json={"region": region} if region else {})
        assert begun.status_code == 201, begun.text
        return cls(http, begun.json()["token"], [Turn(begun.json()["messages"])])

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    @property
    def last(self) -> Turn:
        return self.turns[-1]

    async def says(self, text: str) -> Turn:
        """Type a text and take what the bot says."""
        return await self._send({"text": text})

    async def presses(self, title: str) -> Turn:
        """Press a button of the last turn that has it."""
        for turn in reversed(self.turns):
            for message in turn.messages:
                for button in message["buttons"]:
                    if button["title"] == title:
                        return await self._send({"button": button["id"]})
        raise AssertionError(f"no button {title!r}; there are {self.last.buttons}")

    async def _send(self, said: dict[str, str]) -> Turn:
        sent = {"id": str(uuid.uuid4()), **said}
        answer = await self.http.post("/v1/messages", json=sent, headers=self.headers)
        assert answer.status_code == 200, answer.text
        self.turns.append(Turn(answer.json()["messages"]))
        return self.last

    async def history(self, after: int = 0) -> list[dict[str, Any]]:
        answer = await self.http.get("/v1/messages", params={"after": after}, headers=self.headers)
        assert answer.status_code == 200, answer.text
        messages: list[dict[str, Any]] = answer.json()["messages"]
        return messages
