"""The clock that a setting may start elsewhere, and a file may move."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import NOW, Clock
from werkwijzer.clock import clock_of, file_clock, shifted_clock, system_clock
from werkwijzer.errors import SettingsError
from werkwijzer.settings import Settings

START = datetime.fromisoformat("2027-01-04T09:00:00+01:00")


def test_shifted_clock_begins_where_the_setting_says(clock: Clock) -> None:
    assert shifted_clock(START, clock)() == START


def test_shifted_clock_runs_on(clock: Clock) -> None:
    shifted = shifted_clock(START, clock)
    clock.now += timedelta(hours=3, seconds=5)
    assert shifted() == START + timedelta(hours=3, seconds=5)


def test_shifted_clock_gives_utc(clock: Clock) -> None:
    assert shifted_clock(START, clock)().tzinfo is UTC


@pytest.mark.parametrize(
    "before_the_change", ["2026-03-29T01:30:00+01:00", "2026-10-25T02:30:00+02:00"], ids=["to summer", "to winter"]
)
def test_change_of_clocks_does_not_make_time_jump(clock: Clock, before_the_change: str) -> None:
    start = datetime.fromisoformat(before_the_change)
    shifted = shifted_clock(start, clock)
    clock.now += timedelta(hours=1)
    assert shifted() - start.astimezone(UTC) == timedelta(hours=1)


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        ("2026-03-29T01:59:59+01:00", "2026-03-29T00:59:59+00:00"),
        ("2026-03-29T03:00:00+02:00", "2026-03-29T01:00:00+00:00"),
        ("2026-10-25T02:30:00+02:00", "2026-10-25T00:30:00+00:00"),
        ("2026-10-25T02:30:00+01:00", "2026-10-25T01:30:00+00:00"),
    ],
)
def test_file_clock_gives_the_moment_of_the_file_in_utc(tmp_path: Path, local: str, utc: str) -> None:
    file = tmp_path / "clock"
    file.write_text(f"{local}\n")
    moment = file_clock(file)()
    assert moment == datetime.fromisoformat(utc)
    assert moment.tzinfo is UTC


def test_file_clock_follows_the_file_while_it_runs(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    file.write_text("2026-11-22T10:00:00+01:00")
    clock = file_clock(file)
    before = clock()
    file.write_text("2026-11-23T10:00:00+01:00")
    assert clock() - before == timedelta(days=1)


@pytest.mark.parametrize("content", ["", "morgen", "2026-13-01T10:00:00+01:00", "2026-11-22T10:00:00", "\x00\xff"])
def test_file_without_a_time_gives_a_sentence_that_names_the_file(tmp_path: Path, content: str) -> None:
    file = tmp_path / "clock"
    file.write_bytes(content.encode("latin-1"))
    with pytest.raises(SettingsError) as refused:
        file_clock(file)()
    assert str(file) in str(refused.value)


def test_missing_file_gives_a_sentence_that_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="clock staat geen tijd"):
        file_clock(tmp_path / "clock")()


def test_settings_without_a_clock_take_the_one_of_the_machine() -> None:
    assert clock_of(Settings(_env_file=None)) is system_clock


def test_file_goes_before_a_fixed_start(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    file.write_text(NOW.isoformat())
    assert clock_of(Settings(_env_file=None, clock=START, clock_file=file))() == NOW


def test_start_in_the_settings_moves_the_clock() -> None:
    moved = clock_of(Settings(_env_file=None, clock=START))()
    assert timedelta(0) <= moved - START < timedelta(minutes=1)
