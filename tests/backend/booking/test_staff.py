"""What staff do: hours, blocked time and seats."""

from datetime import date

import pytest

from backend.models import Block, Occupied
from backend.services.booking.errors import BadHours, InTheWay, NotFound, Taken
from backend.services.booking.opening import Hours
from backend.services.booking.port import TimeQuery
from backend.services.booking.staff import own
from backend.services.booking.staff.advisers import (
    Change,
    NewAdviser,
    add_adviser,
    add_exception,
    alter_adviser,
    set_weekly_hours,
)
from backend.services.booking.staff.blocks import block_time, unblock_time
from tests.backend.booking.conftest import THURSDAY, World, at

DAY = date.fromisoformat(THURSDAY)


def _block(world: World, adviser: int, start: str, end: str, day: str = THURSDAY) -> int:
    return block_time(world.engine, adviser, at(f"{day} {start}"), at(f"{day} {end}"), "overleg")


def test_blocked_time_takes_every_seat(world: World) -> None:
    adviser = world.adviser(seats=3)
    _block(world, adviser, "09:00", "10:00")
    assert len(world.occupied()) == 12
    with pytest.raises(Taken):
        world.book(f"{THURSDAY} 09:30")
    world.book(f"{THURSDAY} 10:00")


def test_block_is_refused_where_appointments_stand_and_names_them_all(world: World) -> None:
    adviser = world.adviser(seats=2)
    refs = [world.booked(f"{THURSDAY} {start}") for start in ("09:00", "09:00", "10:00")]
    world.booked(f"{THURSDAY} 13:00")
    before = world.occupied()
    with pytest.raises(InTheWay) as refused:
        _block(world, adviser, "08:00", "12:00")
    assert set(refused.value.appointments) == {ref.appointment for ref in refs}
    assert refused.value.blocks == ()
    assert world.occupied() == before
    assert world.rows(Block) == []


def test_block_is_refused_for_the_pause_of_an_appointment(world: World) -> None:
    adviser = world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00", "lang")
    with pytest.raises(InTheWay) as refused:
        _block(world, adviser, "10:00", "10:30")
    assert refused.value.appointments == (ref.appointment,)
    _block(world, adviser, "10:15", "10:30")


def test_block_after_the_appointment_was_cancelled_stands(world: World) -> None:
    adviser = world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00")
    world.booking.cancel(ref)
    block = _block(world, adviser, "09:00", "10:00")
    assert {row.block for row in world.rows(Occupied)} == {block}


def test_block_over_another_block_is_refused_and_names_it(world: World) -> None:
    adviser = world.adviser()
    first = _block(world, adviser, "09:00", "10:00")
    with pytest.raises(InTheWay) as refused:
        _block(world, adviser, "09:30", "11:00")
    assert (refused.value.appointments, refused.value.blocks) == ((), (first,))


def test_unblocked_time_can_be_booked_and_the_other_block_stays(world: World) -> None:
    adviser = world.adviser()
    first = _block(world, adviser, "09:00", "10:00")
    _block(world, adviser, "10:00", "11:00")
    unblock_time(world.engine, first)
    world.book(f"{THURSDAY} 09:00")
    with pytest.raises(Taken):
        world.book(f"{THURSDAY} 10:00")
    with pytest.raises(NotFound):
        unblock_time(world.engine, first)


def test_weeks_can_be_blocked_at_once(world: World) -> None:
    adviser = world.adviser(seats=2)
    block_time(world.engine, adviser, at("2026-11-25 00:00"), at("2026-12-16 00:00"), "vakantie")
    assert len(world.occupied()) == 21 * 96 * 2
    assert world.booking.times(TimeQuery("kort", "rotterdam", limit=1)) == [at("2026-12-16 09:00")]


@pytest.mark.parametrize(("start", "end"), [("10:00", "10:00"), ("10:00", "09:00")])
def test_block_that_ends_before_it_begins_is_refused(world: World, start: str, end: str) -> None:
    adviser = world.adviser()
    with pytest.raises(BadHours):
        _block(world, adviser, start, end)


def test_block_of_more_than_a_year_is_a_mistake(world: World) -> None:
    adviser = world.adviser()
    with pytest.raises(BadHours):
        block_time(world.engine, adviser, at(f"{THURSDAY} 09:00"), at("2027-11-28 09:00"))


def test_new_seat_is_blocked_where_the_others_are(world: World) -> None:
    adviser = world.adviser()
    block = _block(world, adviser, "09:00", "10:00")
    alter_adviser(world.engine, adviser, Change(seats=3))
    with pytest.raises(Taken):
        world.book(f"{THURSDAY} 09:00")
    alter_adviser(world.engine, adviser, Change(seats=2))
    alter_adviser(world.engine, adviser, Change(seats=4))
    assert len(world.occupied()) == 16
    unblock_time(world.engine, block)
    assert world.occupied() == set()


def test_seat_that_is_given_up_keeps_its_appointment_and_gets_no_new_one(world: World) -> None:
    adviser = world.adviser(seats=2)
    for _ in range(2):
        world.book(f"{THURSDAY} 09:00")
    alter_adviser(world.engine, adviser, Change(seats=1))
    assert len(world.occupied()) == 4
    world.book(f"{THURSDAY} 10:00")
    with pytest.raises(Taken):
        world.book(f"{THURSDAY} 10:00")
    with pytest.raises(InTheWay):
        _block(world, adviser, "09:00", "09:30")


def test_what_changes_of_an_adviser_changes_and_the_rest_stays(world: World) -> None:
    adviser = world.adviser()
    alter_adviser(world.engine, adviser, Change(name="Bea", kinds=frozenset({"lang"})))
    assert own.profile(world.engine, adviser).name == "Bea"
    assert world.booking.times(TimeQuery("kort", "rotterdam")) == []
    assert world.booking.times(TimeQuery("lang", "rotterdam", limit=1)) != []


def test_new_hours_replace_the_old_and_keep_what_stands(world: World) -> None:
    adviser = world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00")
    set_weekly_hours(world.engine, adviser, {3: (Hours("13:00", "14:00"),)})
    times = world.booking.times(TimeQuery("kort", "rotterdam", limit=3))
    assert times == [at(f"{THURSDAY} 13:00"), at(f"{THURSDAY} 13:30"), at("2026-12-03 13:00")]
    assert world.booking.details(ref).starts_at == at(f"{THURSDAY} 09:00")


@pytest.mark.parametrize(
    "hours",
    [
        [Hours("9:00", "17:00")],
        [Hours("09:00", "09:00")],
        [Hours("17:00", "09:00")],
        [Hours("09:00", "24:30")],
        [Hours("09:00", "25:00")],
        [Hours("", "")],
        [Hours("09:00", "12:00"), Hours("11:45", "17:00")],
    ],
)
def test_hours_that_are_none_or_overlap_are_refused(world: World, hours: list[Hours]) -> None:
    adviser = world.adviser()
    with pytest.raises(BadHours):
        set_weekly_hours(world.engine, adviser, {0: hours})
    with pytest.raises(BadHours):
        add_adviser(world.engine, NewAdviser("Ans", "rotterdam", frozenset(), {0: hours}))


def test_weekday_that_is_none_is_refused(world: World) -> None:
    adviser = world.adviser()
    with pytest.raises(BadHours):
        set_weekly_hours(world.engine, adviser, {7: (Hours("09:00", "10:00"),)})
    with pytest.raises(BadHours):
        add_exception(world.engine, adviser, DAY, Hours("10:00", "09:00"), is_open=True)


def test_adviser_who_is_not_there_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        alter_adviser(world.engine, 999_999, Change(name="Niemand"))
    with pytest.raises(NotFound):
        set_weekly_hours(world.engine, 999_999, {})
    with pytest.raises(NotFound):
        add_exception(world.engine, 999_999, DAY, Hours("09:00", "10:00"), is_open=True)
    with pytest.raises(NotFound):
        _block(world, 999_999, "09:00", "10:00")


def test_adviser_who_left_keeps_who_still_comes_and_gets_nobody_new(world: World) -> None:
    adviser = world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00")
    alter_adviser(world.engine, adviser, Change(active=False))
    assert world.booking.details(ref).starts_at == at(f"{THURSDAY} 09:00")
    assert world.booking.times(TimeQuery("kort", "rotterdam")) == []
