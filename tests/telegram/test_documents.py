"""Files of an answer on Telegram: after their message, each once."""

from typing import Any

import httpx
import pytest

from tests.bot.fake_backend import CALENDAR, CALENDAR_FILE
from tests.bot.fake_rasa import FakeRasa
from tests.telegram.fake_bot_api import Person, Refusal, World
from tests.telegram.parts import Ground, Line

AWAY = Refusal(502, "Bad Gateway")
BUTTON = {"title": "Verzetten", "payload": "/verzetten"}


def _booked(files: int = 1) -> Any:
    answer = {"text": "Uw afspraak staat.", "attachments": [CALENDAR_FILE] * files, "buttons": [BUTTON]}
    return lambda text: [{"custom": answer}]


@pytest.fixture
async def greeted(line: Line, sam: Person, rasa: FakeRasa) -> Person:
    await sam.types("/start")
    await sam.hears(1)
    rasa.answer = _booked()
    return sam


async def test_file_comes_after_its_message_under_its_own_name(greeted: Person, world: World) -> None:
    await greeted.types("ja")
    message, file = (await greeted.hears(3))[1:]
    assert (message.text, message.buttons, message.file) == ("Uw afspraak staat.", ["Verzetten"], "")
    assert (file.text, file.buttons, file.file_name) == ("", [], "Zet in uw agenda.ics")
    assert world.files[file.file] == CALENDAR


async def test_file_that_could_not_be_sent_is_sent_later_without_its_message(
    line: Line, greeted: Person, world: World
) -> None:
    world.refuse("sendDocument", AWAY, times=4)
    await greeted.types("ja")
    await world.until(lambda: len(world.calls_of("sendDocument")) == 4)
    await line.has_handled_all()
    line.naps.wake()
    await greeted.hears(3)
    assert [bubble.text for bubble in greeted.heard[1:]] == ["Uw afspraak staat.", ""]


async def test_file_that_cannot_be_had_now_waits_and_no_apology_takes_its_place(
    line: Line, greeted: Person, world: World
) -> None:
    line.bot.backend.status = 503
    await greeted.types("ja")
    await greeted.hears(2)
    await line.has_handled_all()
    assert len(greeted.heard) == 2
    line.bot.backend.status = 200
    line.naps.wake()
    assert (await greeted.hears(3))[2].file_name == "Zet in uw agenda.ics"


async def test_file_that_is_gone_does_not_hold_up_what_follows(line: Line, greeted: Person, rasa: FakeRasa) -> None:
    line.bot.backend.files = {}
    await greeted.types("ja")
    await greeted.hears(2)
    await line.has_handled_all()
    rasa.answer = lambda text: [{"custom": {"text": "Graag gedaan."}}]
    await greeted.types("dank u")
    assert (await greeted.hears(3))[2].text == "Graag gedaan."


async def test_file_that_telegram_has_is_not_sent_again_after_a_restart(
    ground: Ground, sam: Person, rasa: FakeRasa, world: World
) -> None:
    rasa.answer = _booked(files=2)
    async with ground.channel() as line:
        await sam.types("/start")
        await sam.hears(1)
        deliver = line.bot.service.file
        fetched = 0

        async def away_after_the_first(file: Any) -> bytes:
            nonlocal fetched
            fetched += 1
            if fetched > 1:
                world.refuse("sendDocument", AWAY, times=4)
            return await deliver(file)

        line.channel.delivery._content = away_after_the_first
        await sam.types("ja")
        await world.until(lambda: len(world.calls_of("sendDocument")) == 5)
        await line.has_handled_all()
    async with ground.channel():
        await sam.hears(4)
    assert [(bubble.text, bubble.file_name) for bubble in sam.heard[1:]] == [
        ("Uw afspraak staat.", ""),
        ("", "Zet in uw agenda.ics"),
        ("", "Zet in uw agenda.ics"),
    ]


async def test_page_of_the_demo_gives_the_file(ground: Ground, rasa: FakeRasa) -> None:
    rasa.answer = _booked()
    async with ground.channel(), httpx.AsyncClient(base_url=ground.url) as http:
        person = ground.person(1001)
        await http.post("/demo/type", json={"text": "ja"})
        await person.hears(3)
        bubbles = (await http.get("/demo/state")).json()["bubbles"]
        assert [bubble["file"] for bubble in bubbles[:-1]] == [None] * 3
        assert bubbles[-1]["file"]["name"] == "Zet in uw agenda.ics"
        assert (await http.get(bubbles[-1]["file"]["url"])).content == CALENDAR
        assert (await http.get("/demo/files/file-9")).status_code == 404


async def test_blocked_chat_is_not_spoken_to_until_it_writes_again(line: Line, greeted: Person) -> None:
    conversation_id = await line.conversation_of(greeted)
    assert await line.channel.hears(conversation_id)
    await greeted.blocks()
    await greeted.world.until(lambda: greeted.world.pending == [])
    await line.has_handled_all()
    assert not await line.channel.hears(conversation_id)
    assert await line.channel.hears("a conversation on the web")


async def test_address_of_a_chat_is_a_key_of_its_own(line: Line, greeted: Person, rasa: FakeRasa) -> None:
    await greeted.types("ja")
    await greeted.hears(3)
    assert rasa.addresses == [line.bot.limits.address_key(f"telegram {greeted.room.id}")]
