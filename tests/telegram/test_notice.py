"""The notice of the day on Telegram."""

from dataclasses import replace

from tests.telegram.fake_bot_api import Person
from tests.telegram.parts import Line
from werkwijzer.content.notice import Notice

CLOSED = Notice.model_validate({"text": "Vandaag is de balie <dicht>.", "from": "2026-11-24", "until": "2026-11-24"})
SHOWN = "Let op: Vandaag is de balie <dicht>.\n\n"


def _publish(line: Line) -> None:
    line.bot.live.replace(replace(line.bot.live.current, notice=CLOSED))


async def test_start_is_greeted_with_the_notice_in_the_same_message(line: Line, sam: Person) -> None:
    _publish(line)
    await sam.types("/start")
    (greeting,) = await sam.hears(1)
    assert greeting.text.startswith(SHOWN)
    assert "computerprogramma" in greeting.text
    assert greeting.buttons


async def test_notice_that_comes_up_during_a_talk_is_said_once(line: Line, sam: Person) -> None:
    await sam.types("/start")
    await sam.hears(1)
    _publish(line)
    await sam.types("hoi")
    assert (await sam.hears(2))[-1].text == f"{SHOWN}Antwoord op hoi"
    await sam.types("/start")
    assert "Let op" not in (await sam.hears(3))[-1].text


async def test_small_sentence_that_an_editor_changed_is_said_at_once(line: Line, sam: Person) -> None:
    await sam.types("/start")
    await sam.hears(1)
    sentences = {**line.bot.live.current.sentences, "telegram_privacy": ["Wij bewaren bijna niets."]}
    line.bot.live.replace(replace(line.bot.live.current, sentences=sentences))
    await sam.types("/privacy")
    assert (await sam.hears(2))[-1].text == "Wij bewaren bijna niets."
