"""What the bot remembers, in SQLite and in PostgreSQL alike."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from bot.models import METADATA
from bot.store import Store
from tests.conftest import NOW
from werkwijzer.database import migrate, open_engine
from werkwijzer.reply import Button, Link, Reply, Source
from werkwijzer.service import BOT_MIGRATIONS

ANSWER = Reply(
    text="Zo vraagt u bijstand aan. 😀",
    buttons=[Button(title="Meer", payload='/kies_topic{"topic": "bijstand_hoogte"}')],
    links=[Link(title="Rotterdam", url="https://www.rotterdam.nl")],
    source=Source(title="Rotterdam", url="https://www.rotterdam.nl", checked=date(2026, 11, 1)),
)


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    migrate(database_url, BOT_MIGRATIONS)
    opened = Store(database_url)
    yield opened
    await opened.close()


async def _conversation(store: Store) -> str:
    conversation_id = uuid.uuid4().hex
    await store.create(conversation_id, NOW)
    return conversation_id


async def _turn(store: Store, conversation_id: str, turn_id: str) -> None:
    await store.begin_turn(conversation_id, turn_id, "digest", Reply(text="hoi"), NOW)
    await store.finish_turn(conversation_id, turn_id, [ANSWER], NOW)


def test_models_and_migrated_tables_agree(database_url: str) -> None:
    migrate(database_url, BOT_MIGRATIONS)
    engine = open_engine(database_url)
    with engine.connect() as connection:
        # The database may be shared with the other parts.
        options = {"include_name": lambda name, kind, _: kind != "table" or name in METADATA.tables}
        differences = compare_metadata(MigrationContext.configure(connection, opts=options), METADATA)
        tables = inspect(connection).get_table_names()
    engine.dispose()
    assert differences == []
    assert set(METADATA.tables) <= set(tables)
    assert {name for name in tables if name.startswith("bot_")} == {*METADATA.tables, "bot_alembic_version"}


async def test_migrating_again_loses_nothing(store: Store, database_url: str) -> None:
    kept = await _conversation(store)
    await asyncio.to_thread(migrate, database_url, BOT_MIGRATIONS)
    assert await store.exists(kept)


async def test_conversation_exists_from_its_beginning(store: Store) -> None:
    assert not await store.exists(uuid.uuid4().hex)
    assert await store.exists(await _conversation(store))


async def test_messages_come_back_as_they_were_given(store: Store) -> None:
    conversation_id = await _conversation(store)
    given = await store.add(conversation_id, "bot", [ANSWER, Reply(text="Nog iets?")], NOW)
    kept = await store.history(conversation_id)
    assert kept == given
    assert [message.model_dump_json() for message in kept] == [message.model_dump_json() for message in given]
    assert kept[0].source is not None
    assert kept[0].source.checked == date(2026, 11, 1)


async def test_time_of_a_message_keeps_its_time_zone(store: Store) -> None:
    conversation_id = await _conversation(store)
    await store.add(conversation_id, "bot", [ANSWER], NOW)
    assert [message.at.utcoffset() for message in await store.history(conversation_id)] == [timedelta(0)]
    assert (await store.history(conversation_id))[0].at == NOW


async def test_messages_are_numbered_from_one_in_each_conversation(store: Store) -> None:
    for _ in range(2):
        conversation_id = await _conversation(store)
        await store.add(conversation_id, "bot", [Reply(text="een")], NOW)
        await _turn(store, conversation_id, "t")
        history = await store.history(conversation_id)
        assert [(message.id, message.sender) for message in history] == [(1, "bot"), (2, "user"), (3, "bot")]


@pytest.mark.parametrize(("after", "left"), [(0, [1, 2, 3]), (2, [3]), (3, []), (99, [])])
async def test_history_begins_after_the_number_asked(store: Store, after: int, left: list[int]) -> None:
    conversation_id = await _conversation(store)
    await store.add(conversation_id, "bot", [Reply(text=text) for text in "abc"], NOW)
    assert [message.id for message in await store.history(conversation_id, after)] == left


async def test_button_keeps_its_payload_here_and_shows_an_id_only(store: Store) -> None:
    conversation_id = await _conversation(store)
    (message,) = await store.add(conversation_id, "bot", [ANSWER], NOW)
    assert "kies_topic" not in message.model_dump_json()
    button = await store.button(conversation_id, message.buttons[0].id)
    assert button is not None
    assert (button.title, button.payload) == ("Meer", ANSWER.buttons[0].payload)


async def test_button_belongs_to_its_conversation(store: Store) -> None:
    (message,) = await store.add(await _conversation(store), "bot", [ANSWER], NOW)
    assert await store.button(await _conversation(store), message.buttons[0].id) is None


async def test_turn_holds_the_words_of_the_user_and_the_replies(store: Store) -> None:
    conversation_id = await _conversation(store)
    await _turn(store, conversation_id, "eerste")
    await _turn(store, conversation_id, "tweede")
    said = await store.of_turn(conversation_id, "tweede")
    assert [(message.id, message.sender, message.text) for message in said] == [
        (3, "user", "hoi"),
        (4, "bot", ANSWER.text),
    ]


async def test_turn_is_done_only_when_it_was_finished(store: Store) -> None:
    conversation_id = await _conversation(store)
    assert await store.turn(conversation_id, "t") is None
    await store.begin_turn(conversation_id, "t", "digest", Reply(text="hoi"), NOW)
    begun = await store.turn(conversation_id, "t")
    assert begun is not None
    assert (begun.done, begun.digest, await store.turns_done(conversation_id)) == (False, "digest", 0)
    await store.finish_turn(conversation_id, "t", [ANSWER], NOW)
    finished = await store.turn(conversation_id, "t")
    assert finished is not None
    assert (finished.done, await store.turns_done(conversation_id)) == (True, 1)


async def test_same_turn_id_may_serve_in_two_conversations_but_not_twice_in_one(store: Store) -> None:
    first, second = await _conversation(store), await _conversation(store)
    for conversation_id in (first, second):
        await store.begin_turn(conversation_id, "t", "digest", Reply(text="hoi"), NOW)
    with pytest.raises(IntegrityError):
        await store.begin_turn(first, "t", "digest", Reply(text="hoi"), NOW)
    assert len(await store.history(first)) == 1


async def test_error_of_the_database_does_not_repeat_what_was_said(store: Store) -> None:
    conversation_id = await _conversation(store)
    await store.begin_turn(conversation_id, "t", "digest", Reply(text="geheim"), NOW)
    with pytest.raises(IntegrityError) as error:
        await store.begin_turn(conversation_id, "t", "geheim", Reply(text="geheim"), NOW)
    assert "geheim" not in str(error.value)


async def test_erasing_takes_one_conversation_whole_and_leaves_the_others(store: Store) -> None:
    erased, kept = await _conversation(store), await _conversation(store)
    for conversation_id in (erased, kept):
        await _turn(store, conversation_id, "t")
    buttons = [message.buttons[0].id for message in await store.history(erased) if message.buttons]
    await store.erase(erased)
    assert not await store.exists(erased)
    assert await store.history(erased) == []
    assert await store.turn(erased, "t") is None
    assert [await store.button(erased, button) for button in buttons] == [None]
    assert len(await store.history(kept)) == 2
    assert await store.turn(kept, "t") is not None


async def test_conversations_are_written_at_the_same_time_without_loss(store: Store) -> None:
    conversations = [await _conversation(store) for _ in range(8)]
    await asyncio.gather(*(_turn(store, conversation_id, "t") for conversation_id in conversations))
    assert [len(await store.history(conversation_id)) for conversation_id in conversations] == [2] * 8


async def test_notice_is_remembered_with_the_words_that_it_stood_above(store: Store) -> None:
    conversation_id, other = await _conversation(store), await _conversation(store)
    assert await store.notice_shown(conversation_id) is None
    await store.add(conversation_id, "bot", [ANSWER], NOW, "first")
    assert await store.notice_shown(conversation_id) == "first"
    await _turn(store, conversation_id, "t")
    assert await store.notice_shown(conversation_id) == "first"
    await store.begin_turn(conversation_id, "u", "digest", Reply(text="hoi"), NOW)
    await store.finish_turn(conversation_id, "u", [ANSWER], NOW, "second")
    assert await store.notice_shown(conversation_id) == "second"
    assert await store.notice_shown(other) is None
