"""Two hundred people at once for five seats, over HTTP: the count is exact, whoever was first."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator

import httpx
import pytest

from backend.services.booking.quarters import quarter_of
from tests.backend.booking.conftest import THURSDAY, World, at
from tests.backend.booking.crowd import Service, Wish, service, standing_still
from tests.backend.booking.standing import check_whole, holders
from tests.conftest import NOW
from werkwijzer.content.library import Library
from werkwijzer.settings import Settings

PEOPLE = 200
SEATS = 5
# An hour, three quarters and one quarter, each with its pause. Whichever somebody gets, he has his seat at half past
# ten, so that a seat holds one of them.
WISHES = {"loopbaan_apk": "10:00", "scholingsadvies": "10:00", "terugbellen": "10:30"}


@pytest.fixture
def advisers(world: World) -> list[int]:
    """Have five seats with two advisers."""
    return [world.adviser(kinds=list(WISHES), seats=seats) for seats in (2, 3)]


@pytest.fixture
async def up(settings: Settings, advisers: list[int]) -> AsyncIterator[Service]:
    async with service(standing_still(settings, NOW)) as up:
        yield up


def _wish(person: int) -> Wish:
    kind, start = list(WISHES.items())[person % len(WISHES)]
    return Wish.of(person, kind, f"{THURSDAY}T{start}:00+01:00")


async def _next_three(service: Service, kind: str) -> list[str]:
    """Give what is free after the wanted time."""
    query = {"kind": kind, "region": "rotterdam", "from": f"{THURSDAY}T{WISHES[kind]}:00+01:00", "limit": "3"}
    times: list[str] = (await service.http.get("/free-times", params=query)).json()
    return times


async def _block(service: Service, adviser: int, hour: int) -> httpx.Response:
    time = {"starts_at": f"{THURSDAY}T{hour}:00:00+01:00", "ends_at": f"{THURSDAY}T{hour + 1}:00:00+01:00"}
    return await service.http.post(f"/advisers/{adviser}/blocks", json=time)


async def test_of_two_hundred_people_for_five_seats_exactly_five_get_one_and_the_others_hear_what_is_free(
    up: Service, world: World, library: Library, advisers: list[int]
) -> None:
    wishes = [_wish(person) for person in range(PEOPLE)]
    # Later than any alternative, and of the same advisers: whoever blocks and whoever books wait for each other.
    blocking = [_block(up, adviser, hour) for hour in (14, 15, 16) for adviser in advisers]
    first, blocked, second = await asyncio.gather(
        up.rush(wishes[: PEOPLE // 2]), asyncio.gather(*blocking), up.rush(wishes[PEOPLE // 2 :])
    )
    answers = [*first, *second]

    assert Counter(answer.status_code for answer in answers) == {201: SEATS, 409: PEOPLE - SEATS}
    assert {answer.status_code for answer in blocked} == {201}
    check_whole(world.engine, library.appointments)
    half_past_ten = quarter_of(at(f"{THURSDAY} 10:30"))
    there = [
        held
        for (_, quarter, _), held in holders(world.engine, library.appointments).items()
        if quarter == half_past_ten
    ]
    told = sorted(answer.json()["appointment"]["id"] for answer in answers if answer.status_code == 201)
    assert sorted(str(appointment) for (appointment,) in there) == told

    # Nothing was freed and nobody booked elsewhere, so that what is free now was so when it was offered.
    free = {kind: await _next_three(up, kind) for kind in WISHES}
    for wish, answer in zip(wishes, answers, strict=True):
        if answer.status_code == 409:
            problem = answer.json()
            assert (problem["error"], problem["alternatives"]) == ("taken", free[wish.body["kind"]])
    assert all(len(times) == 3 for times in free.values())
