"""Run work in one transaction, again where the database asks for that."""

import hashlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import structlog
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlmodel import Session

from backend.services.booking.errors import Unavailable
from werkwijzer.database import writing

log = structlog.get_logger()

Result = TypeVar("Result")

ATTEMPTS = 3
LONGEST_TURN_SECONDS = 20
_WRITER = threading.Lock()
_AWAY = (OperationalError, InterfaceError, NoConnectionFree)
_PASSING = frozenset({"40001", "40P01"})
"""Of PostgreSQL: a serialization failure, a deadlock."""
_DOUBLE = frozenset({"23505", sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE})
_PRIMARY_CODE = 0xFF
"""The bits of an SQLite error that say which it is; the others tell it apart further."""


def write(engine: Engine, work: Callable[[Session], Result]) -> Result:
    """Do the work in one transaction; on an error nothing of it stays.

    Raises:
        Unavailable: the database is away, or was too busy every time.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with _turn(engine), Session(writing(engine), expire_on_commit=False) as session, session.begin():
                return work(session)
        except _AWAY as error:
            if not is_passing(error):
                raise _unavailable(error) from error
            log.info("transaction done again", attempt=attempt)
    raise Unavailable


@contextmanager
def _turn(engine: Engine) -> Iterator[None]:
    """Let those who write to SQLite in this process go one after another.

    Its own way of waiting is to look again after ever longer pauses: with many at once some never find it free.
    """
    if engine.dialect.name != "sqlite":
        yield
        return
    if not _WRITER.acquire(timeout=LONGEST_TURN_SECONDS):
        raise Unavailable
    try:
        yield
    finally:
        _WRITER.release()


def read(engine: Engine, work: Callable[[Session], Result]) -> Result:
    """Do the work in one transaction that changes nothing.

    Raises:
        Unavailable: the database is away, or too busy.
    """
    try:
        with Session(engine, expire_on_commit=False) as session, session.begin():
            return work(session)
    except _AWAY as error:
        raise _unavailable(error) from error


def hold(session: Session, name: str) -> None:
    """Let no other transaction that holds the same name go on before this one ends.

    With SQLite a transaction that writes is alone already.
    """
    if session.get_bind().dialect.name == "postgresql":
        number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
        session.execute(select(func.pg_advisory_xact_lock(number)))


def is_double(error: IntegrityError) -> bool:
    """Say whether a row with this key was there already, and not that anything else was wrong with it."""
    return _code(error) in _DOUBLE


def is_passing(error: Exception) -> bool:
    """Say whether the same may go well when it is done again."""
    code = _code(error)
    if isinstance(code, int):
        return code & _PRIMARY_CODE in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return code in _PASSING


def _code(error: Exception) -> str | int | None:
    """Give the database's own word for what is wrong."""
    cause = getattr(error, "orig", None)
    code: str | int | None = getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorcode", None)
    return code


def _unavailable(error: Exception) -> Unavailable:
    log.error("database not available", exc_info=error)
    return Unavailable()
