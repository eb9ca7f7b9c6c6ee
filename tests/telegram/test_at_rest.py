"""What the database holds of a chat: nothing that says whose it is."""

import sqlite3
from datetime import UTC, datetime

import pytest
from sqlalchemy import create_engine, inspect

from bot.models import METADATA
from bot.telegram.chats import Chats
from bot.telegram.inbox import Inbox
from bot.telegram.seal import Seal
from tests.bot.fake_rasa import FakeRasa
from tests.bot.parts import KEY, a_bot
from tests.telegram.fake_bot_api import Person
from tests.telegram.parts import Ground

CHAT = 987654321
OWN_TABLES = ("bot_telegram_chat", "bot_telegram_inbox")


@pytest.fixture
def jan(ground: Ground) -> Person:
    return Person(ground.world, CHAT, "Zoutkamp")


def _rows(ground: Ground, table: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(ground.var / "bot.sqlite") as connection:
        rows = connection.execute(f"SELECT * FROM {table}").fetchall()
    connection.close()
    return rows


async def test_chat_id_and_name_stand_nowhere_in_the_files(ground: Ground, jan: Person) -> None:
    async with ground.channel() as line:
        await jan.types("/start rotterdam")
        await jan.types("hallo")
        await jan.sends("contact")
        await jan.presses_data((await jan.hears(3))[0], "no such button")
        await jan.hears(4)
        assert line.bot.holds(str(CHAT), "Zoutkamp", "31612345678") == []
    assert _rows(ground, "bot_telegram_chat")


async def test_text_that_waits_is_unreadable(ground: Ground, jan: Person, rasa: FakeRasa) -> None:
    rasa.hold("hallo")
    async with ground.channel() as line:
        await jan.types("hallo")
        await jan.types("mijn naam is Appelscha")
        await rasa.has_heard("hallo")
        await ground.world.until(lambda: ground.world.pending == [])
        assert line.bot.holds("Appelscha", str(CHAT)) == []
        assert len(await line.channel.inbox.waiting()) == 2
        rasa.release()
        await jan.hears(3)


async def test_of_a_handled_update_only_its_number_and_time_stay(ground: Ground, jan: Person) -> None:
    async with ground.channel() as line:
        await jan.types("/start")
        await jan.hears(1)
        await line.has_handled_all()
    ((number, _, payload),) = _rows(ground, "bot_telegram_inbox")
    assert number == 700_000_001
    assert payload is None


async def test_another_signing_key_finds_and_reads_nothing(ground: Ground, jan: Person) -> None:
    async with ground.channel() as line:
        await jan.types("/start")
        await jan.hears(1)
        conversation_id = await line.conversation_of(jan)
        stranger = Chats(line.bot.store.engine, Seal("another key"))
        assert await stranger.find(CHAT) is None
        assert await stranger.of(conversation_id) is None
        await line.channel.inbox.put([{"update_id": 1}])
        assert await Inbox(line.bot.store.engine, Seal("another key"), ground.clock).waiting() == []


async def test_hash_of_a_chat_needs_the_key() -> None:
    assert Seal("one").hash(CHAT) != Seal("other").hash(CHAT)
    assert Seal("one").hash(CHAT) == Seal("one").hash(CHAT)
    assert Seal("one").webhook_secret != Seal("other").webhook_secret


async def test_numbers_are_forgotten_after_days_and_what_waits_after_a_month(ground: Ground) -> None:
    async with a_bot(ground.var, ground.library, ground.clock, ground.rasa.url) as bot:
        inbox = Inbox(bot.store.engine, Seal(KEY), ground.clock)
        await inbox.put([{"update_id": 1}, {"update_id": 2}])
        await inbox.done(1)
        ground.clock.now = datetime(2026, 11, 28, tzinfo=UTC)
        await inbox.prune()
        assert await inbox.waiting() == [{"update_id": 2}]
        assert await inbox.put([{"update_id": 1}, {"update_id": 2}]) == [{"update_id": 1}]
        ground.clock.now = datetime(2026, 12, 29, tzinfo=UTC)
        await inbox.prune()
        assert await inbox.waiting() == []


async def test_tables_are_as_the_models_have_them(ground: Ground) -> None:
    async with a_bot(ground.var, ground.library, ground.clock, ground.rasa.url) as bot:
        migrated = inspect(create_engine(bot.url))
        for name in OWN_TABLES:
            columns = {column["name"]: column["nullable"] for column in migrated.get_columns(name)}
            assert columns == {column.name: column.nullable for column in METADATA.tables[name].columns}
