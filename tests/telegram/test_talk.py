"""A talk over Telegram, from the first word."""

from tests.bot.fake_rasa import FakeRasa
from tests.telegram.fake_bot_api import Person
from tests.telegram.parts import Line


async def test_start_is_greeted_and_a_question_is_answered(line: Line, sam: Person, rasa: FakeRasa) -> None:
    await sam.types("/start")
    (greeting,) = await sam.hears(1)
    assert "computerprogramma" in greeting.text
    assert greeting.buttons
    await sam.types("hoeveel bijstand krijg ik")
    assert (await sam.hears(2))[-1].text == "Antwoord op hoeveel bijstand krijg ik"
