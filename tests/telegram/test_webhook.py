"""Updates that Telegram brings to the public port."""

import httpx
import pytest

from bot.telegram.seal import Seal
from bot.telegram.webhook import MAX_BODY
from tests.bot.fake_rasa import FakeRasa
from tests.bot.parts import KEY
from tests.telegram.fake_bot_api import Person, World
from tests.telegram.parts import Ground, Line

SECRET = "X-Telegram-Bot-Api-Secret-Token"


def _update(number: int, text: str = "hallo") -> dict[str, object]:
    sender = {"id": 1111111, "is_bot": False, "first_name": "Sam"}
    chat = {"id": 1111111, "type": "private"}
    return {"update_id": number, "message": {"message_id": 1, "date": 0, "chat": chat, "from": sender, "text": text}}


async def _post(line: Line, update: object, secret: str | None) -> int:
    headers = {} if secret is None else {SECRET: secret.encode()}
    async with httpx.AsyncClient(base_url=line.url) as http:
        return (await http.post("/telegram/webhook", json=update, headers=headers)).status_code


async def test_talk_by_webhook_is_that_by_polling(ground: Ground, sam: Person, world: World) -> None:
    async with ground.channel("webhook"):
        await world.until(lambda: bool(world.webhook))
        await sam.types("/start")
        await sam.types("hoe vraag ik ww aan")
        await sam.hears(2)
        assert sam.last.text == "Antwoord op hoe vraag ik ww aan"
        assert set(world.webhook_answers) == {200}


@pytest.mark.parametrize("secret", [None, "", "wrong", "é", Seal("another key").webhook_secret])
async def test_call_without_the_secret_is_refused_and_leaves_nothing(
    ground: Ground, sam: Person, rasa: FakeRasa, secret: str | None
) -> None:
    async with ground.channel("webhook") as line:
        status = await _post(line, _update(7), secret)
        assert status == 403
        assert await line.channel.inbox.waiting() == []
    assert rasa.heard == []


async def test_secret_is_what_telegram_was_told_and_fits_its_rules(ground: Ground, world: World) -> None:
    async with ground.channel("webhook"):
        await world.until(lambda: bool(world.webhook))
        assert world.webhook["secret_token"] == Seal(KEY).webhook_secret
    assert len(world.webhook["secret_token"]) <= 256
    assert KEY not in world.webhook["secret_token"]


async def test_update_that_comes_twice_is_handled_once(ground: Ground, sam: Person, rasa: FakeRasa) -> None:
    secret = Seal(KEY).webhook_secret
    async with ground.channel("webhook") as line:
        for number in (7, 7, 8, 7):
            assert await _post(line, _update(number, f"vraag {number}"), secret) == 200
        await sam.hears(3)
        await line.has_handled_all()
    assert rasa.texts == ["vraag 7", "vraag 8"]
    assert len(sam.heard) == 3


async def test_update_that_comes_again_after_a_restart_is_handled_once(
    ground: Ground, sam: Person, rasa: FakeRasa
) -> None:
    secret = Seal(KEY).webhook_secret
    async with ground.channel("webhook") as line:
        await _post(line, _update(7), secret)
        await sam.hears(2)
        await line.has_handled_all()
    async with ground.channel("webhook") as line:
        await _post(line, _update(7), secret)
        await _post(line, _update(8, "nog iets"), secret)
        await sam.hears(3)
    assert rasa.texts == ["hallo", "nog iets"]


@pytest.mark.parametrize("body", [{}, {"update_id": "x"}, [], "text"])
async def test_body_that_is_no_update_is_refused(ground: Ground, body: object) -> None:
    async with ground.channel("webhook") as line:
        assert await _post(line, body, Seal(KEY).webhook_secret) == 422


async def test_long_update_is_taken_and_an_endless_one_is_not(ground: Ground, sam: Person) -> None:
    secret = Seal(KEY).webhook_secret
    async with ground.channel("webhook") as line:
        assert await _post(line, _update(7, "é" * 30_000), secret) == 200
        assert await _post(line, _update(8, "x" * MAX_BODY), secret) == 413


async def test_update_is_kept_before_it_is_acknowledged(ground: Ground, sam: Person, rasa: FakeRasa) -> None:
    rasa.hold("hallo")
    async with ground.channel("webhook") as line:
        assert await _post(line, _update(7), Seal(KEY).webhook_secret) == 200
        assert [each["update_id"] for each in await line.channel.inbox.waiting()] == [7]
        rasa.release()
        await line.has_handled_all()
