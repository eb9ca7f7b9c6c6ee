"""Tell the time; a setting may start the clock elsewhere, and a file may move it while it runs."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from werkwijzer.errors import SettingsError
from werkwijzer.settings import Settings

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

Clock = Callable[[], datetime]
"""Gives the present moment, aware, in UTC."""


def system_clock() -> datetime:
    return datetime.now(UTC)


def shifted_clock(start: datetime, real: Clock = system_clock) -> Clock:
    """Give a clock that begins at `start` and runs on from there."""
    offset = start.astimezone(UTC) - real()
    return lambda: real() + offset


def file_clock(path: Path) -> Clock:
    """Give a clock that stands at the moment the file holds, read anew each time.

    Raises (when asked for the time):
        SettingsError: the file is missing or holds no time with an offset.
    """

    def now() -> datetime:
        try:
            moment = datetime.fromisoformat(path.read_text().strip())
        except (OSError, ValueError) as error:
            raise SettingsError(f"In {path} staat geen tijd zoals 2026-11-22T10:00:00+01:00.") from error
        if moment.tzinfo is None:
            raise SettingsError(f"Bij de tijd in {path} ontbreekt de tijdzone, zoals +01:00.")
        return moment.astimezone(UTC)

    return now


def today(clock: Clock) -> date:
    """Give the day that it is in the Netherlands."""
    return clock().astimezone(AMSTERDAM).date()


def clock_of(settings: Settings) -> Clock:
    """Give the clock that the settings ask for."""
    if settings.clock_file is not None:
        return file_clock(settings.clock_file)
    if settings.clock is not None:
        return shifted_clock(settings.clock)
    return system_clock
