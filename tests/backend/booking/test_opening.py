"""When somebody works, in quarters: the two days on which the clocks change, and the days that are closed."""

from datetime import date, timedelta

import pytest

from backend.services.booking.opening import Hours, Timetable, check_names, holiday, open_bits
from backend.services.booking.quarters import Span, midnight, moment_of, quarter_of, rising
from tests.backend.booking.conftest import at
from werkwijzer.clock import AMSTERDAM
from werkwijzer.errors import SettingsError
from werkwijzer.settings import Settings

SPRING = date(2027, 3, 28)
"""At 02:00 it is 03:00."""
AUTUMN = date(2027, 10, 31)
"""At 03:00 it is 02:00 again."""
CLOSED = frozenset(Settings(_env_file=None).closed_holidays)


def _open(day: date, *hours: Hours, added: tuple[Hours, ...] = (), dropped: tuple[Hours, ...] = ()) -> list[str]:
    """Give the open quarters of a day as they are on the clock; an hour that comes twice is said with its offset."""
    timetable = Timetable({day.weekday(): hours}, {day: added}, {day: dropped})
    span = Span(quarter_of(midnight(day)), quarter_of(midnight(day + timedelta(days=1))))
    quarters = rising(open_bits(timetable, span, frozenset()), span.first)
    return [f"{moment_of(quarter).astimezone(AMSTERDAM):%H:%M%z}" for quarter in quarters]


def test_hours_are_open_from_their_beginning_until_their_end() -> None:
    assert _open(date(2026, 11, 26), Hours("09:00", "10:00")) == [f"09:{m}+0100" for m in ("00", "15", "30", "45")]


def test_quarter_that_is_open_in_part_is_not_open() -> None:
    assert _open(date(2026, 11, 26), Hours("08:50", "09:40")) == ["09:00+0100", "09:15+0100"]


def test_day_may_be_open_until_midnight() -> None:
    assert _open(date(2026, 11, 26), Hours("23:30", "24:00")) == ["23:30+0100", "23:45+0100"]


def test_lunch_is_the_gap_between_two_hours() -> None:
    quarters = _open(date(2026, 11, 26), Hours("11:30", "12:00"), Hours("12:30", "13:00"))
    assert quarters == ["11:30+0100", "11:45+0100", "12:30+0100", "12:45+0100"]


def test_hours_of_one_day_are_added_and_fall_out() -> None:
    opened = _open(
        date(2026, 11, 26),
        Hours("09:00", "10:00"),
        added=(Hours("18:00", "18:30"),),
        dropped=(Hours("09:15", "10:00"),),
    )
    assert opened == ["09:00+0100", "18:00+0100", "18:15+0100"]


def test_hour_that_the_clocks_skip_does_not_exist() -> None:
    opened = _open(SPRING, Hours("01:30", "03:30"))
    assert opened == ["01:30+0100", "01:45+0100", "03:00+0200", "03:15+0200"]


def test_hours_around_the_skipped_hour_follow_each_other_without_a_gap() -> None:
    assert at("2027-03-28 03:00").timestamp() - at("2027-03-28 01:45").timestamp() == 900


def test_hour_that_the_clocks_show_twice_counts_once_the_first_time() -> None:
    opened = _open(AUTUMN, Hours("01:45", "03:15"))
    assert opened == ["01:45+0200", "02:00+0200", "02:15+0200", "02:30+0200", "02:45+0200", "03:00+0100"]


@pytest.mark.parametrize(("day", "quarters"), [(SPRING, 92), (AUTUMN, 96), (date(2026, 11, 26), 96)])
def test_whole_day_has_the_quarters_that_the_clock_shows(day: date, quarters: int) -> None:
    assert len(_open(day, Hours("00:00", "24:00"))) == quarters


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_ordinary_hours_are_the_same_on_the_clock_when_it_changes(day: date) -> None:
    assert [quarter[:5] for quarter in _open(day, Hours("09:00", "09:30"))] == ["09:00", "09:15"]


def test_span_that_begins_in_the_middle_of_a_day_begins_with_its_own_quarters() -> None:
    timetable = Timetable({3: (Hours("09:00", "10:00"),)}, {}, {})
    start = quarter_of(at("2026-11-26 09:30"))
    assert open_bits(timetable, Span(start, start + 10), frozenset()) == 0b11


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2027-01-01", "Nieuwjaarsdag"),
        ("2027-03-26", "Goede vrijdag"),
        ("2027-03-28", "Eerste paasdag"),
        ("2027-03-29", "Tweede paasdag"),
        ("2027-04-27", "Koningsdag"),
        ("2026-05-05", "Bevrijdingsdag"),
        ("2027-05-05", "Bevrijdingsdag"),
        ("2027-05-06", "Hemelvaartsdag"),
        ("2027-05-16", "Eerste pinksterdag"),
        ("2027-05-17", "Tweede pinksterdag"),
        ("2026-12-25", "Eerste kerstdag"),
        ("2026-12-26", "Tweede kerstdag"),
        ("2025-04-26", "Koningsdag"),
    ],
)
def test_holidays_are_closed(day: str, name: str) -> None:
    assert holiday(date.fromisoformat(day), CLOSED) == name


@pytest.mark.parametrize("day", ["2025-04-27", "2026-11-26", "2026-12-24", "2026-12-31"])
def test_other_days_are_not(day: str) -> None:
    assert holiday(date.fromisoformat(day), CLOSED) is None


def test_holiday_that_the_setting_leaves_out_is_open() -> None:
    assert holiday(date(2027, 3, 26), CLOSED - {"Goede vrijdag"}) is None


def test_closed_day_has_no_open_quarter() -> None:
    span = Span(quarter_of(at("2026-12-24 00:00")), quarter_of(at("2026-12-28 00:00")))
    timetable = Timetable(dict.fromkeys(range(7), (Hours("09:00", "09:15"),)), {}, {})
    days = {moment_of(quarter).day for quarter in rising(open_bits(timetable, span, CLOSED), span.first)}
    assert days == {24, 27}


def test_name_that_is_no_holiday_is_named_in_a_sentence() -> None:
    with pytest.raises(SettingsError, match=r"staat Pasen\. Kies uit: Bevrijdingsdag, Eerste kerstdag"):
        check_names(["Koningsdag", "Pasen"])


def test_all_names_of_the_default_are_known() -> None:
    assert check_names(CLOSED) == CLOSED
