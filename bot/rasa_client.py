"""Talk to Rasa over HTTP; only the bot does."""

from collections.abc import Mapping
from typing import Any

import httpx
from pydantic import ValidationError

from werkwijzer.reply import ADDRESS, VERSION, Button, Reply


class RasaFailed(Exception):
    """Rasa gave no usable reply to a turn; the user gets an apology and a way to a person.

    RasaFailed
    ├── RasaUnreachable   no answer in time, an error status, or an answer of another form
    └── NothingSaid       an empty answer, which is what Rasa gives when an action fails
    """


class RasaUnreachable(RasaFailed):
    """No answer in time, an error status, or an answer of another form."""


class NothingSaid(RasaFailed):
    """An empty answer, which is what Rasa gives when an action fails or the action server is down."""


class RasaClient:
    """Rasa's REST channel, and its own word on whether it is well."""

    def __init__(self, base_url: str, token: str, timeout: float) -> None:
        self._http = httpx.AsyncClient(base_url=base_url, timeout=httpx.Timeout(timeout, connect=3.0))
        self._token = {"token": token}

    async def close(self) -> None:
        await self._http.aclose()

    async def say(self, conversation_id: str, text: str, version: str, address: str = "") -> list[Reply]:
        """Give Rasa a text or a button's payload, and get what the bot says to it from that version of content/.

        `address` is the opaque key of where it came from.

        Raises:
            RasaUnreachable: no answer in time, an error status, or an answer of another form.
            NothingSaid: an empty answer.
        """
        body = {"sender": conversation_id, "message": text, "metadata": {VERSION: version, ADDRESS: address}}
        answer = await self._call("POST", "/webhooks/rest/webhook", body)
        if not isinstance(answer, list):
            raise RasaUnreachable("unreadable answer")
        if not answer:
            raise NothingSaid(conversation_id)
        return [_reply(said) for said in answer]

    async def slot(self, conversation_id: str, name: str) -> str | None:
        """Give what Rasa remembers of somebody under this name.

        Raises:
            RasaUnreachable: no answer in time, an error status, or an answer of another form.
        """
        state = await self._call("GET", f"/conversations/{conversation_id}/tracker", include_events="NONE")
        try:
            value: str | None = state["slots"].get(name)
        except (AttributeError, KeyError, TypeError) as error:
            raise RasaUnreachable("unreadable state") from error
        return value

    async def healthy(self) -> bool:
        """Say whether Rasa answers and has a model."""
        try:
            status = await self._call("GET", "/status")
        except RasaUnreachable:
            return False
        return isinstance(status, dict) and bool(status.get("model_file"))

    async def _call(self, method: str, path: str, body: Mapping[str, Any] | None = None, **query: str) -> Any:
        try:
            response = await self._http.request(method, path, params={**self._token, **query}, json=body)
            response.raise_for_status()
            return response.json()
        except (httpx.HTTPError, ValueError) as error:
            raise RasaUnreachable(type(error).__name__) from error


def _reply(said: Mapping[str, Any]) -> Reply:
    """Give what Rasa passes on as a reply: ours inside `custom`, Rasa's own as text with buttons."""
    try:
        if said.get("custom"):
            return Reply.model_validate(said["custom"])
        buttons = [Button(title=button["title"], payload=button["payload"]) for button in said.get("buttons", [])]
        return Reply(text=said["text"], buttons=buttons)
    except (AttributeError, KeyError, TypeError, ValidationError) as error:
        raise RasaUnreachable("unreadable reply") from error
