"""The way of a message: in order, once, and always answered."""

import asyncio
import uuid
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from fastapi.responses import JSONResponse

from bot.errors import IdTaken, NoConversation, TooManyMessages
from bot.messages import Message
from bot.said import Said
from tests.bot.fake_rasa import FakeRasa, echo
from tests.bot.parts import Bot, a_bot
from tests.conftest import Clock, free_port
from werkwijzer.content.library import Library


async def _someone_else_is_answered(bot: Bot) -> None:
    """Let a whole turn of another conversation go by: time enough for what must not happen."""
    other = await bot.begin()
    await bot.say(other, "iemand anders")


async def test_first_message_says_that_this_is_a_computer_and_offers_choices(bot: Bot) -> None:
    _, messages = await bot.service.begin()
    assert [message.sender for message in messages] == ["bot"]
    assert "computerprogramma" in messages[0].text
    assert messages[0].buttons


async def test_ids_of_conversations_are_not_to_be_guessed(bot: Bot) -> None:
    ids = {await bot.begin() for _ in range(3)}
    assert len(ids) == 3
    assert all(uuid.UUID(conversation_id).version == 4 for conversation_id in ids)


async def test_region_of_the_page_is_told_to_rasa_as_a_pressed_button(bot: Bot, rasa: FakeRasa) -> None:
    conversation_id, _ = await bot.service.begin("rotterdam")
    assert rasa.heard == [(conversation_id, '/kies_regio{"region": "rotterdam"}')]


async def test_conversation_with_a_region_begins_also_when_rasa_fails(bot: Bot, rasa: FakeRasa) -> None:
    rasa.answer = lambda text: []
    _, messages = await bot.service.begin("rotterdam")
    assert "computerprogramma" in messages[0].text


async def test_text_reaches_rasa_and_its_answer_the_user(bot: Bot, rasa: FakeRasa, clock: Clock) -> None:
    conversation_id = await bot.begin()
    (message,) = await bot.say(conversation_id, "hoeveel bijstand krijg ik")
    assert (message.sender, message.text) == ("bot", "Antwoord op hoeveel bijstand krijg ik")
    assert message.at == clock.now
    assert rasa.heard == [(conversation_id, "hoeveel bijstand krijg ik")]


async def test_history_has_both_sides_in_order(bot: Bot) -> None:
    conversation_id = await bot.begin()
    await bot.say(conversation_id, "een")
    await bot.say(conversation_id, "twee")
    history = await bot.service.history(conversation_id)
    assert [message.id for message in history] == [1, 2, 3, 4, 5]
    assert [(message.sender, message.text) for message in history[1:]] == [
        ("user", "een"),
        ("bot", "Antwoord op een"),
        ("user", "twee"),
        ("bot", "Antwoord op twee"),
    ]
    assert await bot.service.history(conversation_id, 3) == history[3:]


async def test_rasas_many_bubbles_become_two(bot: Bot, rasa: FakeRasa) -> None:
    rasa.answer = lambda text: [{"text": part} for part in ("een", "twee", "drie", "vier")]
    assert [message.text for message in await bot.say(await bot.begin(), "hoi")] == ["een", "twee\n\ndrie\n\nvier"]


async def test_same_id_again_gives_the_same_replies_and_rasa_hears_it_once(bot: Bot, rasa: FakeRasa) -> None:
    conversation_id = await bot.begin()
    first = await bot.say(conversation_id, "hoi", "t")
    await bot.say(conversation_id, "iets anders")
    assert await bot.say(conversation_id, "hoi", "t") == first
    assert rasa.texts == ["hoi", "iets anders"]
    assert len(await bot.service.history(conversation_id)) == 5


async def test_same_id_while_the_first_is_under_way_waits_for_the_same_replies(bot: Bot, rasa: FakeRasa) -> None:
    conversation_id = await bot.begin()
    rasa.hold("langzaam")
    first = asyncio.create_task(bot.say(conversation_id, "langzaam", "t"))
    await rasa.has_heard("langzaam")
    second = asyncio.create_task(bot.say(conversation_id, "langzaam", "t"))
    await _someone_else_is_answered(bot)
    assert not second.done()
    rasa.release()
    assert await first == await second
    assert rasa.texts_of(conversation_id) == ["langzaam"]
    assert len(await bot.service.history(conversation_id)) == 3


async def test_same_id_with_another_text_is_refused_and_does_nothing(bot: Bot, rasa: FakeRasa) -> None:
    conversation_id = await bot.begin()
    await bot.say(conversation_id, "hoi", "t")
    with pytest.raises(IdTaken):
        await bot.say(conversation_id, "iets anders", "t")
    with pytest.raises(IdTaken):
        await bot.service.handle(conversation_id, "t", Said(button="hoi"))
    assert rasa.texts == ["hoi"]


async def test_same_id_in_another_conversation_is_another_message(bot: Bot, rasa: FakeRasa) -> None:
    for text in ("een", "twee"):
        await bot.say(await bot.begin(), text, "t")
    assert rasa.texts == ["een", "twee"]


async def test_messages_sent_at_once_reach_rasa_in_order_one_at_a_time(bot: Bot, rasa: FakeRasa) -> None:
    conversation_id = await bot.begin()
    rasa.hold("een")
    sent = [asyncio.create_task(bot.say(conversation_id, text)) for text in ("een", "twee", "drie")]
    await rasa.has_heard("een")
    await _someone_else_is_answered(bot)
    assert rasa.texts_of(conversation_id) == ["een"]
    rasa.release()
    answers = await asyncio.gather(*sent)
    assert rasa.texts_of(conversation_id) == ["een", "twee", "drie"]
    assert rasa.most_at_once[conversation_id] == 1
    assert [message.text for (message,) in answers] == ["Antwoord op een", "Antwoord op twee", "Antwoord op drie"]


async def test_different_conversations_are_at_rasa_at_the_same_time(bot: Bot, rasa: FakeRasa) -> None:
    slow, quick = await bot.begin(), await bot.begin()
    rasa.hold("langzaam")
    waiting = asyncio.create_task(bot.say(slow, "langzaam"))
    await rasa.has_heard("langzaam")
    assert await bot.say(quick, "snel")
    assert not waiting.done()
    rasa.release()
    assert await waiting


@pytest.mark.parametrize("answer", [[], JSONResponse([], 500), "garbage"])
async def test_failure_of_rasa_is_an_apology_with_a_way_to_a_person(bot: Bot, rasa: FakeRasa, answer: Any) -> None:
    conversation_id = await bot.begin()
    rasa.answer = lambda text: answer
    (message,) = await bot.say(conversation_id, "hoi")
    assert "14 010" in message.text
    assert bot.service.failures == 1
    rasa.answer = echo
    await bot.press(conversation_id, message.buttons[0].id)
    assert rasa.texts[-1] == "/medewerker"


async def test_empty_answer_to_a_button_is_a_failure_too(bot: Bot, rasa: FakeRasa) -> None:
    rasa.answer = lambda text: []
    conversation_id, (greeting,) = await bot.service.begin()
    assert "14 010" in (await bot.press(conversation_id, greeting.buttons[0].id))[0].text


async def test_unreachable_rasa_is_an_apology(tmp_path: Path, library: Library, clock: Clock) -> None:
    async with a_bot(tmp_path, library, clock, f"http://127.0.0.1:{free_port()}") as bot:
        (message,) = await bot.say(await bot.begin(), "hoi")
        assert message.buttons


async def test_rasa_that_takes_too_long_is_an_apology(
    tmp_path: Path, library: Library, clock: Clock, rasa: FakeRasa
) -> None:
    rasa.hold("langzaam")
    async with a_bot(tmp_path, library, clock, rasa.url, rasa_timeout=0.1) as bot:
        (message,) = await bot.say(await bot.begin(), "langzaam")
        assert message.buttons
    rasa.release()


async def test_apology_is_never_the_same_twice_running(bot: Bot, rasa: FakeRasa) -> None:
    rasa.answer = lambda text: []
    first, second = await bot.begin(), await bot.begin()
    # Taken in turns, so that what is counted over all conversations would come out the same for one.
    said = [(await bot.say(conversation_id, "hoi"))[0].text for _ in range(4) for conversation_id in (first, second)]
    for of_one in (said[::2], said[1::2]):
        assert all(former != latter for former, latter in pairwise(of_one))


async def test_question_for_words_is_never_the_same_twice_running(bot: Bot) -> None:
    conversation_id = await bot.begin()
    said = [(await bot.say(conversation_id, "😀"))[0].text for _ in range(6)]
    assert all(former != latter for former, latter in pairwise(said))


async def test_failed_turn_sent_again_gives_its_apology_again(bot: Bot, rasa: FakeRasa) -> None:
    conversation_id = await bot.begin()
    rasa.answer = lambda text: []
    apology = await bot.say(conversation_id, "hoi", "t")
    rasa.answer = echo
    assert await bot.say(conversation_id, "hoi", "t") == apology
    assert (await bot.say(conversation_id, "hoi"))[0].text == "Antwoord op hoi"


async def test_listeners_hear_the_words_typing_and_the_answer_in_order(bot: Bot) -> None:
    conversation_id = await bot.begin()
    async with bot.service.broadcast.listen(conversation_id) as queue:
        await bot.say(conversation_id, "hoi")
        heard = [queue.get_nowait() for _ in range(queue.qsize())]
    kinds = [event.sender if isinstance(event, Message) else type(event).__name__ for event in heard]
    assert kinds == ["user", "Typing", "bot"]


async def test_more_messages_than_the_limit_are_refused_but_a_repeated_one_is_not_counted(
    tmp_path: Path, library: Library, clock: Clock, rasa: FakeRasa
) -> None:
    async with a_bot(tmp_path, library, clock, rasa.url, messages_per_minute=1) as bot:
        conversation_id = await bot.begin()
        first = await bot.say(conversation_id, "hoi", "t")
        assert await bot.say(conversation_id, "hoi", "t") == first
        with pytest.raises(TooManyMessages):
            await bot.say(conversation_id, "nog iets")
        assert rasa.texts == ["hoi"]
        assert len(await bot.service.history(conversation_id)) == 3


async def test_unknown_conversation_is_refused(bot: Bot, rasa: FakeRasa) -> None:
    with pytest.raises(NoConversation):
        await bot.say(uuid.uuid4().hex, "hoi")
    with pytest.raises(NoConversation):
        await bot.service.history(uuid.uuid4().hex)
    assert rasa.heard == []
