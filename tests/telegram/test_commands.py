"""The commands of the menu, and the buttons."""

import pytest

from tests.bot.fake_rasa import FakeRasa
from tests.conftest import Clock
from tests.telegram.fake_bot_api import Person, World
from tests.telegram.parts import Ground, Line
from werkwijzer.content.library import Library


@pytest.fixture
async def greeted(line: Line, sam: Person) -> Person:
    await sam.types("/start")
    await sam.hears(1)
    return sam


async def test_menu_of_commands_is_in_dutch(line: Line, sam: Person, world: World) -> None:
    await world.until(lambda: len(world.commands) == 5)
    assert [each["command"] for each in world.commands] == ["start", "help", "privacy", "stop", "wis"]
    assert world.commands[4]["description"] == "Wis alles wat u van mij bewaart"


@pytest.mark.parametrize("region", ["rotterdam", "groot-amsterdam", "elders"])
async def test_region_in_the_deep_link_is_told_to_rasa(line: Line, sam: Person, rasa: FakeRasa, region: str) -> None:
    await sam.types(f"/start {region}")
    await sam.hears(1)
    assert rasa.texts == [f'/kies_regio{{"region": "{region}"}}']


async def test_unknown_payload_in_the_deep_link_is_only_a_start(line: Line, sam: Person, rasa: FakeRasa) -> None:
    await sam.types('/start x"}')
    await sam.hears(1)
    assert rasa.texts == []


async def test_region_in_a_later_deep_link_changes_it(greeted: Person, rasa: FakeRasa) -> None:
    await greeted.types("/start rotterdam")
    await greeted.hears(2)
    assert rasa.texts == ['/kies_regio{"region": "rotterdam"}']


async def test_start_again_says_again_that_this_is_a_computer(line: Line, greeted: Person) -> None:
    before = await line.conversation_of(greeted)
    await greeted.types("/start")
    assert "computerprogramma" in (await greeted.hears(2))[1].text
    assert await line.conversation_of(greeted) == before


@pytest.mark.parametrize(("command", "payload"), [("/help", "/hulp"), ("/stop", "/stop"), ("/HELP", "/hulp")])
async def test_command_reaches_rasa_as_a_choice(greeted: Person, rasa: FakeRasa, command: str, payload: str) -> None:
    await greeted.types(command)
    await greeted.hears(2)
    assert rasa.texts == [payload]


async def test_unknown_command_is_a_text(greeted: Person, rasa: FakeRasa) -> None:
    await greeted.types("/restart nu")
    await greeted.hears(2)
    assert rasa.texts == ["\u2060/restart nu"]


async def test_privacy_says_that_telegram_is_in_between(greeted: Person, library: Library) -> None:
    await greeted.types("/privacy")
    answer = (await greeted.hears(2))[1]
    assert "via Telegram" in answer.text
    assert answer.buttons == [library.title("privacy")]


async def test_first_message_without_start_is_greeted_and_answered(line: Line, sam: Person) -> None:
    await sam.types("hoe vraag ik ww aan")
    first, second = await sam.hears(2)
    assert "computerprogramma" in first.text
    assert second.text == "Antwoord op hoe vraag ik ww aan"


class TestErasing:
    """`/wis` asks, then does it."""

    async def test_it_asks_first_and_a_no_erases_nothing(self, line: Line, greeted: Person, library: Library) -> None:
        conversation_id = await line.conversation_of(greeted)
        await greeted.types("/wis")
        question = (await greeted.hears(2))[1]
        assert question.buttons == ["Ja, wis alles", "Nee, bewaar het"]
        await greeted.presses("Nee, bewaar het")
        assert (await greeted.hears(3))[2].text == library.sentences["telegram_bewaard"][0]
        assert await line.bot.store.exists(conversation_id)

    async def test_a_yes_erases_conversation_chat_and_what_was_sent(
        self, line: Line, greeted: Person, library: Library
    ) -> None:
        conversation_id = await line.conversation_of(greeted)
        await greeted.types("mijn naam is Zoutkamp")
        await greeted.hears(2)
        await greeted.types("/wis")
        await greeted.hears(3)
        await greeted.presses("Ja, wis alles")
        assert (await greeted.hears(4))[3].text == library.sentences["telegram_gewist"][0]
        assert not await line.bot.store.exists(conversation_id)
        assert await line.channel.chats.find(greeted.room.id) is None
        await line.has_handled_all()

    async def test_who_writes_again_begins_anew(self, line: Line, greeted: Person) -> None:
        before = await line.conversation_of(greeted)
        await greeted.types("/wis")
        await greeted.hears(2)
        await greeted.presses("Ja, wis alles")
        await greeted.types("hallo")
        await greeted.hears(5)
        assert "computerprogramma" in greeted.heard[3].text
        assert await line.conversation_of(greeted) != before

    async def test_nothing_is_erased_where_nothing_is_kept(self, line: Line, sam: Person, library: Library) -> None:
        await sam.types("/wis")
        assert (await sam.hears(1))[0].text == library.sentences["telegram_wis_niets"][0]
        assert await line.channel.chats.find(sam.room.id) is None

    async def test_button_from_before_the_erasure_says_that_it_works_no_more(
        self, line: Line, greeted: Person, library: Library
    ) -> None:
        await greeted.types("/wis")
        await greeted.hears(2)
        await greeted.presses("Ja, wis alles")
        await greeted.hears(3)
        await greeted.presses(greeted.heard[0].buttons[0])
        assert (await greeted.hears(4))[3].text == library.sentences["knop_verlopen"][0]


class TestButtons:
    """Choices under a message."""

    async def test_press_takes_the_keyboard_away_shows_the_choice_and_is_answered(
        self, greeted: Person, rasa: FakeRasa
    ) -> None:
        title = greeted.last.buttons[0]
        await greeted.presses(title)
        await greeted.hears(2)
        assert greeted.heard[0].buttons == []
        assert greeted.room.toast == title
        assert rasa.texts[0].startswith("/kies_topic")

    async def test_old_button_still_works_after_other_messages(self, greeted: Person, rasa: FakeRasa) -> None:
        await greeted.types("iets anders")
        await greeted.hears(2)
        await greeted.presses(greeted.heard[0].buttons[1])
        await greeted.hears(3)
        assert rasa.texts[1].startswith("/kies_topic")

    async def test_button_of_another_chat_does_nothing_here(
        self, ground: Ground, greeted: Person, rasa: FakeRasa, library: Library
    ) -> None:
        other = ground.person(2222222)
        await other.types("/start")
        await other.hears(1)
        data = other.last.keyboard[0][0]["callback_data"]
        await greeted.presses_data(greeted.last, data)
        assert (await greeted.hears(2))[1].text == library.sentences["knop_verlopen"][0]
        assert rasa.texts == []

    async def test_press_that_telegram_has_forgotten_is_answered_all_the_same(
        self, greeted: Person, world: World, rasa: FakeRasa
    ) -> None:
        await greeted.presses(greeted.last.buttons[0])
        world.queries.clear()
        await greeted.hears(2)
        assert len(rasa.texts) == 1


class TestLimits:
    """More than one person types."""

    async def test_who_sends_too_much_is_told_once(self, ground: Ground, sam: Person, clock: Clock) -> None:
        async with ground.channel(messages_per_minute=2):
            for number in range(6):
                await sam.types(f"vraag {number}")
            await sam.hears(4)
            await ground.world.until(lambda: ground.world.pending == [])
        assert [bubble.text for bubble in sam.heard[1:3]] == ["Antwoord op vraag 0", "Antwoord op vraag 1"]
        assert len(sam.heard) == 4
        assert "Wacht een minuut" in sam.last.text

    async def test_chat_that_begins_again_and_again_is_told_so(self, ground: Ground, sam: Person) -> None:
        async with ground.channel(conversations_per_hour=1):
            await sam.types("/start")
            await sam.hears(1)
            await sam.types("/wis")
            await sam.hears(2)
            await sam.presses("Ja, wis alles")
            await sam.types("/start")
            assert "Wacht een minuut" in (await sam.hears(4))[3].text
