"""How a conversation ends: erased whole, or broken off and taken up again."""

import asyncio
import uuid
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text

from bot.errors import NoConversation
from bot.models import METADATA
from bot.said import Said
from bot.store import Store
from tests.bot.fake_rasa import FakeRasa
from tests.bot.parts import Bot, a_bot
from tests.conftest import Clock
from werkwijzer.content.library import Library
from werkwijzer.database import open_engine


async def _said(bot: Bot, *texts: str) -> str:
    conversation_id, _ = await bot.service.begin()
    for said in texts:
        await bot.service.handle(conversation_id, str(uuid.uuid4()), Said(text=said))
    return conversation_id


def _rows(bot: Bot) -> dict[str, int]:
    """Count the rows of each of the bot's tables."""
    engine = open_engine(bot.url)
    with engine.connect() as connection:
        tables = METADATA.tables.items()
        rows = {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one() for name, table in tables
        }
    engine.dispose()
    return rows


def _write_rasas_events(bot: Bot, *senders: str) -> None:
    engine = open_engine(bot.tracker_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE events (sender_id VARCHAR(255))"))
        for sender in senders:
            connection.execute(text("INSERT INTO events VALUES (:sender)"), {"sender": sender})
    engine.dispose()


def _senders_at_rasa(bot: Bot) -> list[str]:
    engine = open_engine(bot.tracker_url)
    with engine.connect() as connection:
        senders = list(connection.execute(text("SELECT sender_id FROM events")).scalars())
    engine.dispose()
    return senders


async def test_erasing_leaves_no_row_here_or_at_rasa(bot: Bot) -> None:
    conversation_id = await _said(bot, "hoi", "nog iets")
    _write_rasas_events(bot, conversation_id, conversation_id)
    before = _rows(bot)
    assert all(before[name] for name in ("bot_conversation", "bot_turn", "bot_message", "bot_button"))
    await bot.service.erase(conversation_id)
    assert not any(_rows(bot).values())
    assert _senders_at_rasa(bot) == []


async def test_erasing_leaves_other_conversations_as_they_are(bot: Bot) -> None:
    erased, kept = await _said(bot, "hoi"), await _said(bot, "hallo")
    _write_rasas_events(bot, erased, kept)
    history = await bot.service.history(kept)
    await bot.service.erase(erased)
    assert await bot.service.history(kept) == history
    assert _senders_at_rasa(bot) == [kept]


async def test_erased_conversation_is_no_more(bot: Bot, rasa: FakeRasa) -> None:
    conversation_id = await _said(bot, "hoi")
    await bot.service.erase(conversation_id)
    for call in (
        bot.service.handle(conversation_id, "t", Said(text="nog iets")),
        bot.service.history(conversation_id),
        bot.service.erase(conversation_id),
    ):
        with pytest.raises(NoConversation):
            await call
    assert rasa.texts == ["hoi"]


async def test_erasing_waits_for_the_answer_that_is_under_way(bot: Bot, rasa: FakeRasa) -> None:
    conversation_id, _ = await bot.service.begin()
    rasa.hold("langzaam")
    answering = asyncio.create_task(bot.service.handle(conversation_id, "t", Said(text="langzaam")))
    await rasa.has_heard("langzaam")
    erasing = asyncio.create_task(bot.service.erase(conversation_id))
    await _said(bot)
    assert not erasing.done()
    rasa.release()
    assert await answering
    await erasing
    with pytest.raises(NoConversation):
        await bot.service.history(conversation_id)


async def test_turn_that_was_broken_off_is_done_again_without_doubling_the_users_words(
    bot: Bot, rasa: FakeRasa
) -> None:
    conversation_id, _ = await bot.service.begin()
    rasa.hold("langzaam")
    broken_off = asyncio.create_task(bot.service.handle(conversation_id, "t", Said(text="langzaam")))
    await rasa.has_heard("langzaam")
    broken_off.cancel()
    await asyncio.wait([broken_off])
    rasa.release()
    (message,) = await bot.service.handle(conversation_id, "t", Said(text="langzaam"))
    assert message.text == "Antwoord op langzaam"
    assert [said.sender for said in await bot.service.history(conversation_id)] == ["bot", "user", "bot"]


class _Crash(Exception):
    """Stands for the process that dies."""


class _DyingStore(Store):
    """A store that dies once, just before or just after a step of a turn."""

    step = ""
    after = False

    async def begin_turn(self, *given: Any) -> Any:
        return await self._dying("begin_turn", *given)

    async def finish_turn(self, *given: Any) -> Any:
        return await self._dying("finish_turn", *given)

    async def _dying(self, step: str, *given: Any) -> Any:
        dies, self.step = self.step == step, "" if self.step == step else self.step
        if dies and not self.after:
            raise _Crash
        result = await getattr(super(), step)(*given)
        if dies:
            raise _Crash
        return result


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("step", ["begin_turn", "finish_turn"])
async def test_turn_sent_again_after_a_crash_at_any_step_is_said_and_answered_once(
    tmp_path: Path, library: Library, clock: Clock, rasa: FakeRasa, step: str, after: bool
) -> None:
    async with a_bot(tmp_path, library, clock, rasa.url, store=_DyingStore) as bot:
        conversation_id = await _said(bot)
        assert isinstance(bot.store, _DyingStore)
        bot.store.step, bot.store.after = step, after
        with pytest.raises(_Crash):
            await bot.service.handle(conversation_id, "t", Said(text="hoi"))
        replies = await bot.service.handle(conversation_id, "t", Said(text="hoi"))
        history = await bot.service.history(conversation_id)
    assert [message.text for message in replies] == ["Antwoord op hoi"]
    assert [message.text for message in history[1:]] == ["hoi", "Antwoord op hoi"]
