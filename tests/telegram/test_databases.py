"""The tables of the channel on both kinds of database."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.store import Store
from bot.telegram.chats import Chats
from bot.telegram.inbox import Inbox
from bot.telegram.seal import Seal
from tests.conftest import Clock, settings_in
from werkwijzer.database import migrate, url_of
from werkwijzer.reply import Reply
from werkwijzer.service import BOT_MIGRATIONS

SEAL = Seal("a key of at least thirty-two characters")


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    changed = {"database_url": request.getfixturevalue("postgres")} if request.param == "postgres" else {}
    made = url_of(settings_in(tmp_path, **changed), "bot")
    migrate(made, BOT_MIGRATIONS)
    return made


async def test_inbox_keeps_each_update_once_and_forgets_it_in_time(url: str, clock: Clock) -> None:
    store = Store(url)
    inbox = Inbox(store.engine, SEAL, clock)
    number = 2**40
    assert await inbox.put([{"update_id": number}, {"update_id": number + 1}, {"update_id": number}]) != []
    assert await inbox.put([{"update_id": number}]) == []
    await inbox.done(number)
    assert await inbox.waiting() == [{"update_id": number + 1}]
    clock.now += timedelta(days=4)
    await inbox.prune()
    assert await inbox.put([{"update_id": number}, {"update_id": number + 1}]) == [{"update_id": number}]
    clock.now += timedelta(days=31)
    await inbox.prune()
    assert await inbox.waiting() == []
    await store.close()


async def test_chat_is_found_says_how_far_it_is_and_goes_with_its_conversation(url: str, clock: Clock) -> None:
    store = Store(url)
    chats = Chats(store.engine, SEAL)
    await store.create("c" * 32, clock())
    joined = await chats.join(-(2**45), "c" * 32, begun_by=2**40)
    assert await chats.find(-(2**45)) == joined == await chats.of("c" * 32)
    await store.add("c" * 32, "bot", [Reply(text="een"), Reply(text="twee")], clock())
    assert await chats.behind() == ["c" * 32]
    await chats.delivered("c" * 32, 1, 3)
    found = await chats.of("c" * 32)
    assert found is not None
    assert (found.delivered, found.delivered_parts) == (1, 3)
    await chats.block("c" * 32, clock())
    assert await chats.behind() == []
    await chats.unblock("c" * 32)
    await chats.delivered("c" * 32, 2)
    assert await chats.behind() == []
    await store.erase("c" * 32)
    assert await chats.find(-(2**45)) is None
    await store.close()
