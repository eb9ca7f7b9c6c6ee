"""Order within a chat, and no waiting for another's slow turn."""

import asyncio
import random

from bot.telegram.delivery import TYPING_SECONDS
from tests.bot.fake_rasa import FakeRasa
from tests.telegram.fake_bot_api import Person
from tests.telegram.parts import Ground, Line


async def test_messages_of_a_chat_are_answered_one_after_another(line: Line, sam: Person, rasa: FakeRasa) -> None:
    for number in range(8):
        await sam.types(f"vraag {number}")
    await sam.hears(9)
    assert rasa.texts == [f"vraag {number}" for number in range(8)]
    assert [bubble.text for bubble in sam.heard[1:]] == [f"Antwoord op vraag {number}" for number in range(8)]
    assert set(rasa.most_at_once.values()) == {1}


async def test_slow_chat_holds_up_nobody_else_however_much_it_sends(
    ground: Ground, line: Line, sam: Person, rasa: FakeRasa
) -> None:
    rasa.hold("langzaam")
    await sam.types("langzaam")
    for number in range(40):
        await sam.types(f"ongeduldig {number}")
    await rasa.has_heard("langzaam")
    others = [ground.person(5000 + number) for number in range(10)]
    for other in others:
        await other.types("hallo")
    for other in others:
        assert (await other.hears(2))[1].text == "Antwoord op hallo"
    assert len(sam.heard) == 1
    rasa.release()
    assert (await sam.hears(42))[-1].text == "Antwoord op ongeduldig 39"


async def test_many_chats_at_once_get_their_own_answers_in_order(ground: Ground, line: Line, rasa: FakeRasa) -> None:
    people = [ground.person(7000 + number) for number in range(20)]
    turns = [(person, number) for number in range(3) for person in people]
    for person, number in turns:
        await person.types(f"{person.room.id} vraag {number}")
    await asyncio.gather(*(person.hears(4) for person in people))
    for person in people:
        expected = [f"Antwoord op {person.room.id} vraag {number}" for number in range(3)]
        assert [bubble.text for bubble in person.heard[1:]] == expected


async def test_typing_is_shown_while_rasa_works(line: Line, sam: Person, rasa: FakeRasa) -> None:
    await sam.types("/start")
    await sam.hears(1)
    rasa.hold("langzaam")
    await sam.types("langzaam")
    await line.naps.has_taken(TYPING_SECONDS)
    assert sam.room.typing == 1
    line.naps.wake()
    await sam.world.until(lambda: sam.room.typing == 2)
    rasa.release()
    await sam.hears(2)


async def test_random_mixture_of_messages_and_presses_keeps_its_order(line: Line, sam: Person, rasa: FakeRasa) -> None:
    await sam.types("/start")
    await sam.hears(1)
    buttons = {button["text"]: button["callback_data"] for row in sam.last.keyboard for button in row}
    moves = random.Random(4).sample([*buttons, *(f"vraag {number}" for number in range(6))], 8)
    for move in moves:
        await (sam.presses_data(sam.heard[0], buttons[move]) if move in buttons else sam.types(move))
    await sam.hears(9)
    history = await line.bot.service.history(await line.conversation_of(sam))
    assert [message.text for message in history if message.sender == "user"] == moves
