"""Open a part's database and bring its tables up to date."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DatabaseError

from werkwijzer.errors import EnvironmentNotReady
from werkwijzer.settings import Settings


def url_of(settings: Settings, part: str) -> str:
    """Give the database of a part: the one PostgreSQL of the settings, or the part's own SQLite file under var/."""
    if settings.database_url is not None:
        url = make_url(settings.database_url)
        return url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    return f"sqlite:///{settings.var / part}.sqlite"


def open_engine(url: str) -> Engine:
    """Give an engine, whose errors name no values: they may be what somebody typed."""
    engine = create_engine(url, pool_pre_ping=True, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", prepare_sqlite)
        event.listen(engine, "connect", _leave_transactions_to_us)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def writing(engine: Engine) -> Engine:
    """Give the engine for transactions that will write.

    SQLite then takes the one place of a writer at their beginning, and waits for it. A transaction that reads first
    and writes later is refused at once where another wrote in between; waiting cannot help it.
    """
    return engine.execution_options(sqlite_begin="BEGIN IMMEDIATE")


def _leave_transactions_to_us(connection: Any, _record: Any) -> None:
    """Switch off the transactions of the driver, which begin too late: only at the first change."""
    connection.isolation_level = None


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))


def prepare_sqlite(connection: Any, _record: Any) -> None:
    """Set up a new SQLite connection: write-ahead logging, foreign keys, a wait for another writer.

    What is deleted is overwritten; SQLite leaves that to who built it. Every commit is on the disk before it is
    answered: an appointment that was promised outlives a power cut.
    """
    cursor = connection.cursor()
    settings = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000", "secure_delete=ON")
    for pragma in settings:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def migrate(url: str, migrations: Path) -> None:
    """Apply what is new in a part's migrations. Each part keeps its own version table, also in a shared database.

    Raises:
        EnvironmentNotReady: the database cannot be reached or written, or is newer than this program.
    """
    config = Config()
    config.set_main_option("script_location", str(migrations))
    config.set_main_option("path_separator", "os")
    config.attributes["url"] = url
    try:
        command.upgrade(config, "head")
    except DatabaseError as error:
        raise EnvironmentNotReady(f"De database is niet te gebruiken: {error.orig}.") from error
    except CommandError as error:
        raise EnvironmentNotReady(f"De database past niet bij dit programma: {error}.") from error
