"""What a listener to a talk hears, and that nothing is lost or told twice."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from bot.broadcast import Typing
from tests.bot.fake_rasa import FakeRasa
from tests.talk import Talk
from tests.web.conftest import Site


@dataclass(frozen=True)
class Heard:
    """One event of the stream."""

    kind: str
    id: str | None
    data: Any


class Listener:
    """What comes in over the stream, one event at a time."""

    def __init__(self, lines: AsyncIterator[str]) -> None:
        self._lines = lines

    async def next(self) -> Heard | None:
        """Give the next event; none when the stream has ended."""
        fields: dict[str, str] = {}
        async with asyncio.timeout(10):
            async for line in self._lines:
                if line and not line.startswith(":"):
                    name, _, value = line.partition(": ")
                    fields[name] = value
                elif fields:
                    return Heard(fields["event"], fields.get("id"), json.loads(fields["data"]))
        return None

    async def take(self, count: int) -> list[Heard | None]:
        return [await self.next() for _ in range(count)]


@asynccontextmanager
async def listening(talk: Talk, after: int = 0) -> AsyncIterator[Listener]:
    stream = talk.http.stream("GET", "/v1/events", params={"after": after}, headers=talk.headers)
    async with stream as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["cache-control"] == "no-store"
        yield Listener(answer.aiter_lines())


async def test_stream_tells_what_was_said_and_then_what_is_said(talk: Talk) -> None:
    async with listening(talk) as listener:
        first = await listener.next()
        assert first is not None
        assert (first.kind, first.id, first.data) == ("message", "1", talk.turns[0].messages[0])
        await talk.says("hoi")
        heard = await listener.take(3)
    assert [(event.kind, event.id) for event in heard if event] == [
        ("message", "2"),
        ("typing", None),
        ("message", "3"),
    ]
    assert [event.data for event in heard if event and event.kind == "message"] == (await talk.history())[1:]


async def test_stream_begins_after_the_number_asked(talk: Talk) -> None:
    await talk.says("een")
    async with listening(talk, after=2) as listener:
        heard = await listener.next()
    assert heard is not None
    assert heard.id == "3"


async def test_typing_is_told_while_rasa_is_busy(talk: Talk, rasa: FakeRasa) -> None:
    rasa.hold("langzaam")
    async with listening(talk, after=1) as listener:
        sending = asyncio.create_task(talk.says("langzaam"))
        heard = await listener.take(2)
        assert [event.kind for event in heard if event] == ["message", "typing"]
        assert not sending.done()
        rasa.release()
        await sending


async def test_every_listener_hears_everything_once(talk: Talk) -> None:
    async with listening(talk) as one, listening(talk) as other:
        await asyncio.gather(*(talk.says(text) for text in ("een", "twee", "drie")))
        for listener in (one, other):
            heard = await listener.take(10)
            ids = [event.id for event in heard if event and event.kind == "message"]
            assert ids == [str(number) for number in range(1, 8)]


async def test_stream_of_a_listener_that_is_too_slow_ends_so_that_it_asks_again(talk: Talk, site: Site) -> None:
    conversation_id = site.tokens.conversation(talk.token)
    async with listening(talk) as listener:
        await listener.next()
        # Told at once, without a moment in which the stream could send.
        site.service.broadcast.tell(conversation_id, *[Typing()] * 1000)
        assert await listener.next() is None


async def test_stream_of_another_conversation_hears_nothing_of_a_talk(talk: Talk, http: httpx.AsyncClient) -> None:
    other = await Talk.begin(http)
    async with listening(other) as listener:
        await talk.says("geheim")
        await other.says("eigen")
        heard = await listener.take(4)
    assert "geheim" not in json.dumps([event.data for event in heard if event])
