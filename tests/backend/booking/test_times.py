"""Which times are offered."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, event

from backend.services.booking.errors import NoSuchMode, NotPlanned, UnknownKind, WrongRegion
from backend.services.booking.opening import Hours
from backend.services.booking.port import DateQuery, FreeDay, Mode, TimeQuery
from backend.services.booking.staff.advisers import Change, add_exception, alter_adviser
from backend.services.booking.staff.blocks import block_time
from tests.backend.booking.conftest import THURSDAY, World, at
from werkwijzer.clock import AMSTERDAM


def _times(world: World, day: str = THURSDAY, kind: str = "kort", **changed: object) -> list[str]:
    """Give the times of a day as they are on the clock."""
    query = TimeQuery(kind, "rotterdam", None, at(f"{day} 00:00"), at(f"{day} 23:59"), 1000)
    times = world.booking.times(replace(query, **changed))  # type: ignore[arg-type]
    return [f"{time.astimezone(AMSTERDAM):%H:%M}" for time in times]


def _with_rules(world: World, **changed: object) -> World:
    rules = replace(world.office.rules, **changed)  # type: ignore[arg-type]
    return replace(world, office=replace(world.office, rules=rules))


@contextmanager
def _counted(engine: Engine) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(connection: object, cursor: object, statement: str, *others: object) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize(
    ("minutes", "times"),
    [
        (15, ["09:00", "09:15", "09:30", "09:45", "10:00", "10:15", "10:30"]),
        (30, ["09:00", "09:30", "10:00", "10:30"]),
        (60, ["09:00", "10:00"]),
    ],
)
def test_times_stand_on_the_grid_and_the_talk_ends_within_the_hours(
    world: World, minutes: int, times: list[str]
) -> None:
    world.adviser(hours=[Hours("09:00", "11:00")])
    assert _times(_with_rules(world, grid=minutes)) == times


def test_grid_is_that_of_the_clock_and_not_of_the_hours(world: World) -> None:
    world.adviser(hours=[Hours("09:15", "11:15")])
    assert _times(world) == ["09:30", "10:00", "10:30"]


def test_pause_may_reach_beyond_the_hours_and_into_lunch(world: World) -> None:
    world.adviser(hours=[Hours("09:00", "10:00"), Hours("10:30", "11:30")])
    assert _times(world, kind="lang") == ["09:00", "10:30"]


def test_pause_keeps_the_next_one_away(world: World) -> None:
    world.adviser(hours=[Hours("09:00", "12:00")])
    world.book(f"{THURSDAY} 09:00", "lang")
    assert _times(world) == ["10:30", "11:00", "11:30"]


def test_pause_of_a_later_one_may_not_run_into_an_earlier_one(world: World) -> None:
    world.adviser(hours=[Hours("09:00", "12:00")])
    world.book(f"{THURSDAY} 10:00")
    assert _times(world, kind="lang") == ["10:30", "11:00"]


def test_different_lengths_see_the_same_time_taken(world: World) -> None:
    world.adviser(hours=[Hours("09:00", "11:00")])
    world.book(f"{THURSDAY} 10:00")
    assert _times(world) == ["09:00", "09:30", "10:30"]
    assert _times(world, kind="lang") == []


def test_time_is_free_as_long_as_one_seat_is(world: World) -> None:
    world.adviser(seats=2, hours=[Hours("09:00", "10:00")])
    world.book(f"{THURSDAY} 09:00")
    assert _times(world) == ["09:00", "09:30"]
    world.book(f"{THURSDAY} 09:00")
    assert _times(world) == ["09:30"]


def test_appointment_fits_on_one_seat_or_not_at_all(world: World) -> None:
    world.adviser(seats=2, hours=[Hours("09:00", "10:30")])
    first, second = world.booked(f"{THURSDAY} 09:00"), world.booked(f"{THURSDAY} 09:30")
    world.book(f"{THURSDAY} 09:30")
    assert (world.row(first).seat, world.row(second).seat) == (0, 0)
    assert _times(world, kind="lang") == []


def test_time_of_several_advisers_is_given_once(world: World) -> None:
    for _ in range(3):
        world.adviser(hours=[Hours("09:00", "10:00")])
    assert _times(world) == ["09:00", "09:30"]


def test_only_advisers_of_the_kind_and_region_who_still_work_count(world: World) -> None:
    world.adviser(kinds=["lang"], hours=[Hours("09:00", "10:00")])
    world.adviser(region="groot-amsterdam", hours=[Hours("10:00", "11:00")])
    gone = world.adviser(hours=[Hours("11:00", "12:00")])
    assert _times(world) == ["11:00", "11:30"]
    alter_adviser(world.engine, gone, Change(active=False))
    assert _times(world) == []


def test_first_time_is_after_the_lead_time(world: World) -> None:
    world.adviser()
    assert world.booking.times(TimeQuery("kort", "rotterdam", limit=1)) == [at("2026-11-25 10:30")]
    world.clock.now += timedelta(seconds=1)
    assert world.booking.times(TimeQuery("kort", "rotterdam", limit=1)) == [at("2026-11-25 11:00")]


def test_last_time_is_on_the_last_day_of_the_horizon(world: World) -> None:
    world.adviser(hours=[Hours("09:00", "24:00")])
    last = world.booking.times(TimeQuery("kort", "rotterdam", limit=10_000))[-1]
    assert last == at("2027-01-19 23:30")
    assert world.booking.bookable().last == date(2027, 1, 19)


def test_asking_beyond_what_can_be_booked_gives_nothing(world: World) -> None:
    world.adviser()
    far = datetime(2199, 1, 1, tzinfo=UTC)
    assert world.booking.times(TimeQuery("kort", "rotterdam", earliest=far)) == []
    assert world.booking.times(TimeQuery("kort", "rotterdam", until=datetime(2000, 1, 1, tzinfo=UTC))) == []
    assert world.booking.dates(DateQuery("kort", "rotterdam", first=date(2027, 5, 1), last=date(2027, 1, 1))) == []


def test_limit_keeps_the_soonest(world: World) -> None:
    world.adviser()
    assert len(world.booking.times(TimeQuery("kort", "rotterdam", limit=3))) == 3


def test_holiday_has_no_times_and_is_named_among_the_bookable_days(world: World) -> None:
    adviser = world.adviser()
    add_exception(world.engine, adviser, date(2026, 12, 25), Hours("09:00", "12:00"), is_open=True)
    assert _times(world, "2026-12-25") == []
    closed = world.booking.bookable().closed
    assert closed[date(2026, 12, 25)] == "Eerste kerstdag"
    assert len(closed) == 3


def test_hours_of_one_day_are_added_or_fall_out(world: World) -> None:
    adviser = world.adviser(hours=[Hours("09:00", "10:00")])
    thursday = date.fromisoformat(THURSDAY)
    add_exception(world.engine, adviser, thursday, Hours("18:00", "18:30"), is_open=True)
    add_exception(world.engine, adviser, thursday, Hours("09:00", "09:30"), is_open=False)
    assert _times(world) == ["09:30", "18:00"]
    assert _times(world, "2026-11-27") == ["09:00", "09:30"]


def test_blocked_time_is_not_free(world: World) -> None:
    adviser = world.adviser(hours=[Hours("09:00", "11:00")], seats=2)
    block_time(world.engine, adviser, at(f"{THURSDAY} 09:20"), at(f"{THURSDAY} 09:40"))
    assert _times(world) == ["10:00", "10:30"]


def test_days_are_given_with_their_number_of_times(world: World) -> None:
    world.adviser(hours=[Hours("09:00", "11:00")])
    world.book(f"{THURSDAY} 09:00")
    days = world.booking.dates(DateQuery("kort", "rotterdam", None, date(2026, 11, 25), date(2026, 11, 27)))
    assert days == [FreeDay(date(2026, 11, 25), 1), FreeDay(date(2026, 11, 26), 3), FreeDay(date(2026, 11, 27), 4)]


def test_without_advisers_there_are_no_times_and_the_kinds_say_so(world: World) -> None:
    assert _times(world) == []
    assert [product.available for product in world.booking.products("rotterdam")] == [False] * 4
    world.adviser(kinds=["lang", "inloop"])
    available = [product.id for product in world.booking.products("rotterdam") if product.available]
    assert available == ["lang"]
    assert not any(product.available for product in world.booking.products("groot-amsterdam"))


def test_kinds_of_a_region_have_the_ways_there_are_there(world: World) -> None:
    world.adviser()
    world.adviser(region="groot-amsterdam")
    kinds = {product.id: product for product in world.booking.products("groot-amsterdam")}
    assert set(kinds) == {"kort"}
    assert kinds["kort"].modes == (Mode.ONLINE, Mode.TELEPHONE)
    assert Mode.LOCATION in {product.id: product for product in world.booking.products("rotterdam")}["kort"].modes
    assert world.booking.products("elders") == []
    assert len(world.booking.products(None)) == 4


def test_places_are_those_for_the_kind_in_the_region(world: World) -> None:
    assert [place.id for place in world.booking.locations("twee_plaatsen", "rotterdam")] == ["balie", "wijk"]
    assert world.booking.locations("kort", "groot-amsterdam") == []


def test_what_cannot_be_had_is_said(world: World) -> None:
    world.adviser(region="groot-amsterdam")
    with pytest.raises(UnknownKind):
        _times(world, kind="onzin")
    with pytest.raises(NotPlanned) as walk_in:
        _times(world, kind="inloop")
    assert walk_in.value.instead == "Loop gewoon binnen."
    with pytest.raises(WrongRegion) as elsewhere:
        _times(world, kind="lang", region="groot-amsterdam")
    assert elsewhere.value.regions == ("rotterdam",)
    with pytest.raises(NoSuchMode) as way:
        _times(world, region="groot-amsterdam", mode=Mode.LOCATION)
    assert way.value.modes == (Mode.ONLINE, Mode.TELEPHONE)


def test_eight_weeks_of_twenty_advisers_take_a_handful_of_queries(world: World) -> None:
    for _ in range(20):
        adviser = world.adviser()
        add_exception(world.engine, adviser, date.fromisoformat(THURSDAY), Hours("18:00", "19:00"), is_open=True)
    with _counted(world.engine) as statements:
        world.booking.times(TimeQuery("kort", "rotterdam", limit=1000))
    assert len([each for each in statements if each.startswith("SELECT")]) == 4
    with _counted(world.engine) as statements:
        world.booking.dates(DateQuery("kort", "rotterdam"))
    assert len([each for each in statements if each.startswith("SELECT")]) == 4
