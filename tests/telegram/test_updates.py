"""Every kind of update that Telegram brings, and what it gets."""

import pytest

from tests.bot.fake_rasa import FakeRasa
from tests.telegram.fake_bot_api import Person, World
from tests.telegram.parts import Line
from werkwijzer.content.library import Library

CHANNEL_POST = {"message_id": 1, "date": 0, "chat": {"id": -100, "type": "channel", "title": "x"}, "text": "hoi"}


@pytest.fixture
async def greeted(line: Line, sam: Person) -> Person:
    """Let Sam have begun, so that what follows is all that is new."""
    await sam.types("/start")
    await sam.hears(1)
    return sam


async def _answer(person: Person) -> str:
    return (await person.hears(2))[1].text


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("photo", "telegram_foto"),
        ("video", "telegram_video"),
        ("video_note", "telegram_video"),
        ("animation", "telegram_video"),
        ("voice", "telegram_geluid"),
        ("audio", "telegram_geluid"),
        ("document", "telegram_bestand"),
        ("sticker", "telegram_plaatje"),
        ("dice", "telegram_plaatje"),
        ("location", "telegram_locatie"),
        ("contact", "telegram_contact"),
        ("poll", "telegram_peiling"),
        ("story", "telegram_anders"),
    ],
)
async def test_what_is_no_text_gets_its_own_sentence(
    greeted: Person, rasa: FakeRasa, library: Library, kind: str, sentence: str
) -> None:
    await greeted.sends(kind)
    assert await _answer(greeted) == library.sentences[sentence][0]
    assert rasa.texts == []


async def test_words_under_a_photo_are_read(greeted: Person, rasa: FakeRasa, library: Library) -> None:
    await greeted.sends("photo", caption="wat staat er in deze brief")
    answer = await _answer(greeted)
    assert answer.startswith(library.sentences["telegram_foto"][0])
    assert answer.endswith("Antwoord op wat staat er in deze brief")


async def test_album_of_photos_gets_one_answer(greeted: Person, rasa: FakeRasa) -> None:
    for _ in range(5):
        await greeted.sends("photo", media_group_id="album")
    await greeted.types("klaar")
    await greeted.hears(3)
    assert [bubble.text for bubble in greeted.heard][2:] == ["Antwoord op klaar"]


async def test_forwarded_text_is_a_text(greeted: Person, rasa: FakeRasa) -> None:
    origin = {"type": "hidden_user", "sender_user_name": "Jan", "date": 0}
    await greeted.types("hoe vraag ik ww aan", forward_origin=origin)
    assert await _answer(greeted) == "Antwoord op hoe vraag ik ww aan"


async def test_edited_message_is_told_that_only_new_ones_are_read(
    greeted: Person, rasa: FakeRasa, library: Library
) -> None:
    await greeted.edits(text="ik bedoelde iets anders")
    assert await _answer(greeted) == library.sentences["telegram_aangepast"][0]
    assert rasa.texts == []


async def test_live_location_that_moves_is_left_alone(greeted: Person, rasa: FakeRasa) -> None:
    await greeted.edits(location={"latitude": 51.9, "longitude": 4.4, "live_period": 900})
    await greeted.types("hallo")
    assert await _answer(greeted) == "Antwoord op hallo"


async def test_service_message_is_left_alone(greeted: Person, rasa: FakeRasa) -> None:
    await greeted.sends("pinned_message")
    await greeted.types("hallo")
    assert await _answer(greeted) == "Antwoord op hallo"


@pytest.mark.parametrize("kind", ["inline_query", "chosen_inline_result", "shipping_query", "something_new"])
async def test_update_that_was_not_asked_for_breaks_nothing(
    greeted: Person, world: World, rasa: FakeRasa, kind: str
) -> None:
    await world.push(kind, {"id": "1", "from": greeted.user, "query": "x", "offset": ""})
    await greeted.types("hallo")
    assert await _answer(greeted) == "Antwoord op hallo"


async def test_only_the_kinds_that_are_handled_are_asked_for(greeted: Person, world: World) -> None:
    asked = world.calls_of("getUpdates")[0]["allowed_updates"]
    assert "inline_query" not in asked
    assert "callback_query" in asked


async def test_what_was_sent_is_remembered_in_a_word_and_not_in_content(line: Line, greeted: Person) -> None:
    await greeted.sends("contact")
    await greeted.hears(2)
    history = await line.bot.service.history(await line.conversation_of(greeted))
    assert [message.text for message in history if message.sender == "user"] == ["(contact)"]


async def test_unreadable_update_is_put_aside_and_the_next_is_handled(
    line: Line, greeted: Person, world: World, rasa: FakeRasa
) -> None:
    await world.push("message", {"date": "no date"})
    await greeted.types("hallo")
    assert await _answer(greeted) == "Antwoord op hallo"
    await line.has_handled_all()


class TestGroups:
    """The bot talks to one person at a time."""

    async def test_bot_that_is_added_to_a_group_says_why_and_leaves(
        self, line: Line, world: World, library: Library
    ) -> None:
        room = world.room(-100, "group")
        bot = {"id": 123456, "is_bot": True, "first_name": "W"}
        chat = {"id": -100, "type": "group", "title": "Buren"}
        old, new = {"user": bot, "status": "left"}, {"user": bot, "status": "member"}
        change = {"chat": chat, "from": bot, "date": 0, "old_chat_member": old, "new_chat_member": new}
        await world.push("my_chat_member", change)
        await world.until(lambda: room.refusal is not None)
        assert [bubble.text for bubble in room.bubbles] == library.sentences["telegram_groep"]
        assert world.calls_of("leaveChat")

    async def test_message_in_a_group_is_not_read(self, line: Line, world: World, rasa: FakeRasa) -> None:
        room = world.room(-100, "supergroup")
        chat = {"id": -100, "type": "supergroup", "title": "Buren"}
        sender = {"id": 5, "is_bot": False, "first_name": "Jan"}
        await world.push("message", {"message_id": 1, "date": 0, "chat": chat, "from": sender, "text": "bijstand?"})
        await world.until(lambda: room.refusal is not None)
        assert rasa.heard == []

    async def test_channel_is_left_too(self, line: Line, world: World) -> None:
        room = world.room(-100, "channel")
        await world.push("channel_post", CHANNEL_POST)
        await world.until(lambda: room.refusal is not None)
