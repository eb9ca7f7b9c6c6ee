"""Bringing messages to Telegram when it refuses, is away, or is blocked."""

from typing import Any

import pytest

from tests.bot.fake_rasa import FakeRasa
from tests.telegram.fake_bot_api import Person, Refusal, World
from tests.telegram.parts import AN_HOUR, Ground, Line
from werkwijzer.content.library import Library
from werkwijzer.reply import Button, Reply

AWAY = Refusal(502, "Bad Gateway")


@pytest.fixture
async def greeted(line: Line, sam: Person) -> Person:
    await sam.types("/start")
    await sam.hears(1)
    return sam


async def test_429_is_waited_out_for_as_long_as_telegram_says(line: Line, greeted: Person, world: World) -> None:
    world.refuse("sendMessage", Refusal(429, "Too Many Requests: retry after 17", {"retry_after": 17}), times=6)
    await greeted.types("hallo")
    await greeted.hears(2)
    assert line.naps.taken.count(17.0) == 6
    assert len(greeted.heard) == 2


async def test_failing_network_is_tried_again(line: Line, greeted: Person, world: World) -> None:
    world.refuse("sendMessage", AWAY, times=3)
    await greeted.types("hallo")
    await greeted.hears(2)
    assert [nap for nap in line.naps.taken if nap in (1.0, 2.0, 4.0)] == [1.0, 2.0, 4.0]


async def test_what_could_not_be_sent_is_sent_later_and_no_apology_takes_its_place(
    line: Line, greeted: Person, world: World
) -> None:
    world.refuse("sendMessage", AWAY, times=4)
    await greeted.types("hallo")
    await world.until(lambda: len(world.calls_of("sendMessage")) == 5)
    await line.has_handled_all()
    assert len(greeted.heard) == 1
    line.naps.wake()
    assert (await greeted.hears(2))[1].text == "Antwoord op hallo"


async def test_what_could_not_be_sent_comes_before_the_next_answer(line: Line, greeted: Person, world: World) -> None:
    world.refuse("sendMessage", AWAY, times=4)
    await greeted.types("een")
    await greeted.types("twee")
    await greeted.hears(3)
    assert [bubble.text for bubble in greeted.heard[1:]] == ["Antwoord op een", "Antwoord op twee"]


async def test_message_that_telegram_will_never_take_does_not_hold_up_the_next(
    greeted: Person, world: World, rasa: FakeRasa
) -> None:
    world.refuse("sendMessage", Refusal(400, "Bad Request: can't parse entities: x"))
    await greeted.types("een")
    await greeted.types("twee")
    await greeted.hears(2)
    assert greeted.last.text == "Antwoord op twee"


async def test_long_answer_comes_in_parts_with_the_buttons_under_the_last(greeted: Person, rasa: FakeRasa) -> None:
    long = "woord " * 1500
    rasa.answer = lambda text: [{"custom": {"text": long, "buttons": [{"title": "Verder", "payload": "/verder"}]}}]
    await greeted.types("hallo")
    parts = (await greeted.hears(4))[1:]
    assert "".join(part.text for part in parts).split() == long.split()
    assert [part.buttons for part in parts] == [[], [], ["Verder"]]


async def test_links_are_shown_without_preview(greeted: Person, world: World, rasa: FakeRasa) -> None:
    links = [{"title": "Ga naar <werk.nl> & meer", "url": "https://www.werk.nl/?a=1&b=2"}]
    rasa.answer = lambda text: [{"custom": {"text": "Kijk hier.", "links": links}}]
    await greeted.types("hallo")
    answer = (await greeted.hears(2))[1]
    assert answer.shown.links == [("Ga naar <werk.nl> & meer", "https://www.werk.nl/?a=1&b=2")]
    assert '"is_disabled": true' in world.calls_of("sendMessage")[-1]["link_preview_options"]


async def test_what_an_answer_repeats_of_a_user_is_never_read_as_markup(greeted: Person, rasa: FakeRasa) -> None:
    text = '<b>vet</b> & <a href="https://kwaad.nl">klik</a> &lt;'
    await greeted.types(text)
    answer = (await greeted.hears(2))[1]
    assert answer.text == f"Antwoord op {text}"
    assert answer.shown.entities == []


async def test_rasa_that_is_away_gets_an_apology_with_a_way_to_a_person(
    greeted: Person, rasa: FakeRasa, library: Library
) -> None:
    rasa.answer = lambda text: []
    await greeted.types("hallo")
    answer = (await greeted.hears(2))[1]
    assert answer.text in library.sentences["storing"]
    assert answer.buttons == [library.title("medewerker")]


async def test_error_of_our_own_is_apologised_for_and_logged_without_words(
    line: Line, greeted: Person, library: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def broken(*_: Any) -> Any:
        raise ValueError("mijn geheim")

    with monkeypatch.context() as patch:
        patch.setattr(line.bot.service, "handle", broken)
        await greeted.types("mijn geheim")
        await greeted.hears(2)
    assert greeted.last.text in library.sentences["storing"]
    printed = capsys.readouterr()
    assert "ValueError" in printed.out + printed.err
    assert "geheim" not in printed.out + printed.err
    await line.has_handled_all()


class TestUnasked:
    """What the bot or a person says without being asked."""

    async def test_message_of_a_person_arrives_and_says_who_writes(self, line: Line, greeted: Person) -> None:
        conversation_id = await line.conversation_of(greeted)
        await line.bot.service.say_unasked(conversation_id, [Reply(text="Kan ik u bellen?")], "person")
        assert (await greeted.hears(2))[1].text == "Een medewerker schrijft:\nKan ik u bellen?"

    async def test_reminder_with_a_button_arrives_once(self, line: Line, greeted: Person) -> None:
        reminder = Reply(text="Morgen is uw afspraak.", buttons=[Button(title="Goed", payload="/bedankt")])
        await line.bot.service.say_unasked(await line.conversation_of(greeted), [reminder])
        await greeted.hears(2)
        await greeted.presses("Goed")
        await greeted.hears(3)
        assert [bubble.text for bubble in greeted.heard].count("Morgen is uw afspraak.") == 1

    async def test_what_is_said_on_the_web_goes_to_no_chat(self, line: Line, greeted: Person) -> None:
        elsewhere, _ = await line.bot.service.begin()
        await line.bot.service.say_unasked(elsewhere, [Reply(text="Voor iemand anders")])
        await greeted.types("hallo")
        await greeted.hears(2)
        assert len(greeted.heard) == 2


class TestBlocked:
    """Somebody blocks the bot."""

    async def test_blocked_chat_is_marked_and_left_alone(self, line: Line, greeted: Person, world: World) -> None:
        conversation_id = await line.conversation_of(greeted)
        await greeted.blocks()
        await line.has_handled_all()
        await world.until(lambda: world.pending == [])
        calls = len(world.calls_of("sendMessage"))
        await line.bot.service.say_unasked(conversation_id, [Reply(text="Herinnering")])
        await line.channel.delivery.deliver(conversation_id)
        assert len(world.calls_of("sendMessage")) == calls
        chat = await line.channel.chats.of(conversation_id)
        assert chat is not None
        assert chat.blocked

    async def test_chat_that_refuses_a_message_is_marked(self, line: Line, greeted: Person, world: World) -> None:
        conversation_id = await line.conversation_of(greeted)
        greeted.room.refusal = "Forbidden: user is deactivated"
        await line.bot.service.say_unasked(conversation_id, [Reply(text="Een"), Reply(text="Twee")])
        await world.until(lambda: len(world.calls_of("sendMessage")) == 2)
        await line.channel.delivery.deliver(conversation_id)
        chat = await line.channel.chats.of(conversation_id)
        assert chat is not None
        assert chat.blocked
        assert len(world.calls_of("sendMessage")) == 2

    async def test_who_comes_back_gets_what_he_missed(self, line: Line, greeted: Person) -> None:
        conversation_id = await line.conversation_of(greeted)
        greeted.room.refusal = "Forbidden: bot was blocked by the user"
        await line.bot.service.say_unasked(conversation_id, [Reply(text="Gemist")])
        await line.channel.delivery.deliver(conversation_id)
        await greeted.unblocks()
        await greeted.types("ik ben er weer")
        await greeted.hears(3)
        assert [bubble.text for bubble in greeted.heard[1:]] == ["Gemist", "Antwoord op ik ben er weer"]


class TestRestart:
    """The program stops in the middle of something."""

    async def test_message_under_way_is_answered_after_the_restart_and_once(
        self, ground: Ground, sam: Person, rasa: FakeRasa
    ) -> None:
        async with ground.channel():
            await sam.types("/start")
            await sam.hears(1)
        ground.world.refuse("sendMessage", AWAY, times=4)
        async with ground.channel() as line:
            await sam.types("hallo")
            await rasa.has_heard("hallo")
            await ground.world.until(lambda: len(ground.world.calls_of("sendMessage")) == 5)
            await line.has_handled_all()
        assert len(sam.heard) == 1
        async with ground.channel():
            await sam.hears(2)
        assert sam.last.text == "Antwoord op hallo"
        assert rasa.texts == ["hallo"]

    async def test_stop_does_not_wait_out_what_telegram_asks_for_and_loses_nothing(
        self, ground: Ground, sam: Person, world: World, rasa: FakeRasa, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bot.telegram.running.GRACE_SECONDS", 0.01)
        async with ground.channel() as line:
            await sam.types("/start")
            await sam.hears(1)
            world.refuse("sendMessage", Refusal(429, "Too Many Requests: retry after 3600", {"retry_after": 3600}))
            await sam.types("een")
            await sam.types("twee")
            await line.naps.has_taken(AN_HOUR)
            await world.until(lambda: world.pending == [])
        assert len(sam.heard) == 1
        async with ground.channel():
            await sam.hears(3)
        assert [bubble.text for bubble in sam.heard[1:]] == ["Antwoord op een", "Antwoord op twee"]
        assert rasa.texts == ["een", "twee"]

    async def test_messages_that_were_not_begun_wait_in_the_inbox_for_the_next_start(
        self, ground: Ground, sam: Person, rasa: FakeRasa
    ) -> None:
        rasa.hold("een")
        async with ground.channel() as line:
            for text in ("een", "twee", "drie"):
                await sam.types(text)
            await rasa.has_heard("een")
            await ground.world.until(lambda: ground.world.pending == [])
            line.channel._order.begin_nothing_more()
            rasa.release()
            await sam.hears(2)
        assert rasa.texts == ["een"]
        async with ground.channel():
            await sam.hears(4)
        assert [bubble.text for bubble in sam.heard[1:]] == [f"Antwoord op {text}" for text in ("een", "twee", "drie")]

    async def test_turn_that_was_answered_but_not_marked_is_not_answered_again(
        self, ground: Ground, sam: Person, rasa: FakeRasa, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async with ground.channel() as line:

            async def killed(update_id: int) -> None:
                return None

            monkeypatch.setattr(line.channel.inbox, "done", killed)
            await sam.types("/start")
            await sam.types("hallo")
            await sam.hears(2)
        async with ground.channel() as line:
            await line.has_handled_all()
            await sam.types("en nu")
            await sam.hears(3)
        assert rasa.texts == ["hallo", "en nu"]
        assert len(sam.heard) == 3

    async def test_parts_that_telegram_has_are_not_sent_again(
        self, ground: Ground, sam: Person, rasa: FakeRasa, world: World
    ) -> None:
        rasa.answer = lambda text: [
            {"custom": {"text": "\n".join(f"regel {number} " + "x" * 90 for number in range(100))}}
        ]
        async with ground.channel() as line:
            await sam.types("/start")
            await sam.hears(1)
            deliver = line.channel.delivery.text

            async def away_after_the_first(chat_id: int, text: str, *rest: Any) -> bool:
                if "regel 0 " not in text:
                    world.refuse("sendMessage", AWAY, times=4)
                return await deliver(chat_id, text, *rest)

            line.channel.delivery.text = away_after_the_first  # type: ignore[method-assign]
            await sam.types("hallo")
            await sam.hears(2)
            await world.until(lambda: len(world.calls_of("sendMessage")) == 6)
            await line.has_handled_all()
        async with ground.channel():
            await sam.hears(4)
        lines = "".join(bubble.text + "\n" for bubble in sam.heard[1:]).split()
        assert [word for word in lines if word.isdigit()] == [str(number) for number in range(100)]

    async def test_start_whose_greeting_was_not_sent_greets_once(
        self, ground: Ground, sam: Person, world: World
    ) -> None:
        world.refuse("sendMessage", AWAY, times=4)
        async with ground.channel() as line:

            async def killed(update_id: int) -> None:
                return None

            line.channel.inbox.done = killed  # type: ignore[method-assign]
            await sam.types("/start")
            await world.until(lambda: len(world.calls_of("sendMessage")) == 4)
        async with ground.channel() as line:
            await line.has_handled_all()
            await sam.hears(1)
            await sam.types("hallo")
            await sam.hears(2)
        assert [bubble.text for bubble in sam.heard[1:]] == ["Antwoord op hallo"]
