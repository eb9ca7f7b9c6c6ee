"""The service is killed in the middle of many bookings, and started again: nothing is lost, nothing is double."""

from backend.models import Appointment
from tests.backend.booking.conftest import World
from tests.backend.booking.crowd import (
    Wish,
    booked_again,
    found,
    killed_in_the_middle,
    service,
    standing_still,
)
from tests.backend.booking.standing import check_whole
from tests.conftest import NOW
from werkwijzer.content.library import Library
from werkwijzer.settings import Settings

KIND = "scholingsadvies"
SEATS = 5
HOURS = 24
PEOPLE = SEATS * HOURS
"""As many as there is room for: a seat that is lost, or taken twice, is one that somebody misses."""
CLIENTS = 16


async def test_what_was_confirmed_outlives_a_kill_and_asking_again_books_nothing_twice(
    settings: Settings, world: World, library: Library
) -> None:
    for seats in (2, 3):
        world.adviser(kinds=[KIND], seats=seats)
    own = standing_still(settings, NOW)
    async with service(own) as up:
        hours = await up.whole_hours(KIND, HOURS)
        wishes = [Wish.of(person, KIND, hours[person // SEATS]) for person in range(PEOPLE)]
        confirmed = await killed_in_the_middle(up, CLIENTS, wishes)
    check_whole(world.engine, library.appointments)
    after_the_kill = {str(row.id) for row in world.rows(Appointment)}
    assert PEOPLE // 3 <= len(confirmed) <= len(after_the_kill) < PEOPLE

    async with service(own) as up:
        ids = await found(up, CLIENTS, confirmed.values())
        assert len(ids) == len(confirmed)
        assert ids <= after_the_kill
        again = await booked_again(up, CLIENTS, wishes)
    assert {key: again[key] for key in confirmed} == confirmed
    assert len(set(again.values())) == PEOPLE
    after_asking_again = {str(row.id) for row in world.rows(Appointment)}
    assert after_the_kill < after_asking_again
    assert len(after_asking_again) == PEOPLE
    check_whole(world.engine, library.appointments)
