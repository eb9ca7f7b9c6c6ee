"""Databases are found, opened and migrated, or a sentence says why not."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from backend.app import MIGRATIONS as BACKEND
from tests.conftest import free_port, settings_in
from werkwijzer.database import migrate, open_engine, url_of
from werkwijzer.errors import EnvironmentNotReady
from werkwijzer.service import BOT_MIGRATIONS as BOT


def test_each_part_has_its_own_sqlite_file_below_var(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    assert url_of(settings, "bot") == f"sqlite:///{tmp_path}/bot.sqlite"
    assert url_of(settings, "backend") == f"sqlite:///{tmp_path}/backend.sqlite"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_one_postgres_database_serves_all_parts_with_its_password(tmp_path: Path, scheme: str) -> None:
    settings = settings_in(tmp_path, database_url=f"{scheme}://bot:p%40ss@db:5433/werk")
    assert url_of(settings, "bot") == url_of(settings, "backend") == "postgresql+psycopg://bot:p%40ss@db:5433/werk"


def test_sqlite_guards_references_and_lets_readers_go_on_while_one_writes(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/x.sqlite")
    with engine.connect() as connection:
        pragmas = [connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("foreign_keys", "journal_mode")]
    engine.dispose()
    assert pragmas == [1, "wal"]


def test_migrating_again_changes_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/backend.sqlite"
    migrate(url, BACKEND)
    migrate(url, BACKEND)
    assert "backend_training" in _tables(url)


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/shared.sqlite"
    return url_of(settings_in(tmp_path, database_url=request.getfixturevalue("postgres")), "any")


def test_parts_in_one_database_keep_their_own_versions(database: str) -> None:
    migrate(database, BACKEND)
    migrate(database, BOT)
    migrate(database, BACKEND)
    versions = {table for table in _tables(database) if table.endswith("alembic_version")}
    assert len(versions) == 2


def test_path_that_cannot_be_a_file_gives_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentNotReady, match="De database is niet te gebruiken: unable to open database file"):
        migrate(f"sqlite:///{tmp_path}/no/such/folder/backend.sqlite", BACKEND)


def test_file_that_is_no_database_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "backend.sqlite").write_bytes(b"this was never a database" * 100)
    with pytest.raises(EnvironmentNotReady, match="De database is niet te gebruiken: file is not a database"):
        migrate(f"sqlite:///{tmp_path}/backend.sqlite", BACKEND)


def test_server_that_does_not_answer_gives_a_sentence_without_the_password() -> None:
    with pytest.raises(EnvironmentNotReady, match="De database is niet te gebruiken") as refused:
        migrate(f"postgresql+psycopg://bot:geheim@127.0.0.1:{free_port()}/bot", BACKEND)
    assert "geheim" not in str(refused.value)


def test_database_of_a_newer_program_gives_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "backend.sqlite"
    migrate(f"sqlite:///{path}", BACKEND)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE backend_alembic_version SET version_num = '9999'")
    with pytest.raises(EnvironmentNotReady, match="De database past niet bij dit programma"):
        migrate(f"sqlite:///{path}", BACKEND)


def _tables(url: str) -> set[str]:
    engine = open_engine(url)
    tables = set(inspect(engine).get_table_names())
    engine.dispose()
    return tables
