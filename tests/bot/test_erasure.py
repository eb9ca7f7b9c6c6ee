"""Deleting what Rasa keeps of a conversation."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from bot.erasure import RasaTracker
from werkwijzer.database import open_engine


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    opened = open_engine(database_url)
    yield opened
    with opened.begin() as connection:
        connection.execute(text("DROP TABLE IF EXISTS events"))
    opened.dispose()


@pytest.fixture
def events(engine: Engine) -> Engine:
    """Give a database with Rasa's table, in which two conversations have two events each."""
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id VARCHAR(255), data TEXT)"))
        for number, sender in enumerate(["a", "b", "a", "b"]):
            values = {"id": number, "sender": sender}
            connection.execute(text("INSERT INTO events VALUES (:id, :sender, 'gezegd')"), values)
    return engine


def _senders(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.execute(text("SELECT sender_id FROM events ORDER BY id")).scalars())


async def test_all_events_of_the_conversation_go_and_those_of_others_stay(database_url: str, events: Engine) -> None:
    tracker = RasaTracker(database_url)
    await tracker.erase("a")
    assert _senders(events) == ["b", "b"]
    await tracker.close()


async def test_erasing_what_is_not_there_changes_nothing(database_url: str, events: Engine) -> None:
    tracker = RasaTracker(database_url)
    await tracker.erase("c")
    await tracker.erase("%")
    assert _senders(events) == ["a", "b", "a", "b"]
    await tracker.close()


async def test_rasa_that_has_not_written_yet_is_no_error(database_url: str, engine: Engine) -> None:
    tracker = RasaTracker(database_url)
    await tracker.erase("a")
    await tracker.close()


def _bytes_in(directory: Path) -> bytes:
    return b"".join(path.read_bytes() for path in directory.iterdir())


async def test_erased_words_are_not_left_in_the_file(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'rasa.sqlite'}"
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id VARCHAR(255), data TEXT)"))
        connection.execute(text("INSERT INTO events VALUES (1, 'a', 'heel geheim')"))
    tracker = RasaTracker(url)
    await tracker.erase("a")
    await tracker.close()
    engine.dispose()
    assert b"heel geheim" not in _bytes_in(tmp_path)
