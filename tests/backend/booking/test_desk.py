"""What the desk asks of the backend: days, hours, one appointment, and its end with a word to the person."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from backend import app as backend
from backend.models import Block, HoursException, OutboxMessage
from backend.services.booking.errors import NotFound
from backend.services.booking.opening import Hours
from backend.services.booking.port import Mode
from backend.services.booking.staff import own
from backend.services.booking.staff.advisers import add_exception
from backend.services.booking.staff.dossier import cancel_and_tell, dossier
from backend.services.booking.staff.timeline import Period, TimelineDay, timeline
from tests.backend.booking.conftest import ROOM, THURSDAY, World, at
from tests.conftest import NOW
from werkwijzer.content.library import Library
from werkwijzer.content.live import LiveLibrary

PHONE = "+31612345678"
MORNING, AFTERNOON = Hours("09:00", "12:00"), Hours("13:00", "17:00")


@pytest.fixture
async def http(world: World, library: Library) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    backend.install(app, world.office, LiveLibrary(library))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://in/backend") as client:
        yield client


def _day(world: World, adviser: int, day: str = THURSDAY) -> TimelineDay:
    date = at(f"{day} 00:00").date()
    return timeline(world.office, adviser, date, date)[0]


def _clocks(periods: tuple[Period, ...]) -> list[str]:
    return [f"{_clock(each.starts_at)}-{_clock(each.ends_at)}" for each in periods]


def _clock(moment: Any) -> str:
    return f"{moment.astimezone(at(f'{THURSDAY} 00:00').tzinfo):%H:%M}"


def test_day_is_free_where_it_is_open_and_closed_between(world: World) -> None:
    day = _day(world, world.adviser(hours=(MORNING, AFTERNOON)))
    assert _clocks(day.free) == ["09:00-12:00", "13:00-17:00"]
    assert _clocks(day.closed) == ["12:00-13:00"]
    assert (day.appointments, day.blocks, day.extra, day.holiday) == ((), (), (), None)


def test_appointment_takes_its_time_and_the_pause_after_it(world: World) -> None:
    adviser = world.adviser(hours=(MORNING,))
    world.book(f"{THURSDAY} 10:00", "lang", first_name="Fatima")
    day = _day(world, adviser)
    assert _clocks(day.free) == ["09:00-10:00", "11:15-12:00"]
    assert day.closed == ()
    [seen] = day.appointments
    assert (seen.kind_name, seen.mode, seen.first_name) == ("Lang", Mode.ONLINE, "Fatima")
    assert not hasattr(seen, "phone")


def test_time_is_free_as_long_as_a_seat_is(world: World) -> None:
    adviser = world.adviser(hours=(MORNING,), seats=2)
    world.book(f"{THURSDAY} 10:00")
    assert _clocks(_day(world, adviser).free) == ["09:00-12:00"]
    world.book(f"{THURSDAY} 10:00")
    day = _day(world, adviser)
    assert _clocks(day.free) == ["09:00-10:00", "10:30-12:00"]
    assert len(day.appointments) == 2


def test_others_and_cancelled_appointments_are_not_in_it(world: World) -> None:
    adviser, other = world.adviser(kinds=["lang"]), world.adviser(kinds=["kort"])
    world.book(f"{THURSDAY} 10:00", "kort")
    gone = world.booked(f"{THURSDAY} 10:00", kind="lang")
    world.booking.cancel(gone)
    assert _day(world, adviser).appointments == ()
    assert len(_day(world, other).appointments) == 1


def test_holiday_is_closed_and_says_its_name(world: World) -> None:
    day = _day(world, world.adviser(), "2026-12-25")
    assert (day.holiday, day.free, day.closed) == ("Eerste kerstdag", (), ())


def test_extra_hours_can_be_taken_back_by_their_own_adviser_only(world: World) -> None:
    adviser, other = world.adviser(hours=(MORNING,)), world.adviser()
    extra = add_exception(world.engine, adviser, at(f"{THURSDAY} 00:00").date(), Hours("18:00", "19:00"), is_open=True)
    day = _day(world, adviser)
    assert _clocks(day.free) == ["09:00-12:00", "18:00-19:00"]
    assert [(each.id, each.start, each.end) for each in day.extra] == [(extra, "18:00", "19:00")]
    with pytest.raises(NotFound):
        own.remove_extra_hours(world.engine, other, extra)
    own.remove_extra_hours(world.engine, adviser, extra)
    assert world.rows(HoursException) == []
    with pytest.raises(NotFound):
        own.remove_extra_hours(world.engine, adviser, extra)


def test_hours_that_fall_out_are_no_extra_hours(world: World) -> None:
    adviser = world.adviser(hours=(MORNING,))
    out = add_exception(world.engine, adviser, at(f"{THURSDAY} 00:00").date(), Hours("09:00", "10:00"), is_open=False)
    day = _day(world, adviser)
    assert (_clocks(day.free), day.extra) == (["10:00-12:00"], ())
    with pytest.raises(NotFound):
        own.remove_extra_hours(world.engine, adviser, out)


@pytest.mark.parametrize(("day", "hours"), [("2028-03-26", 23), ("2026-10-25", 24)])
def test_days_on_which_the_clocks_change_have_the_hours_that_are_on_the_clock(
    world: World, day: str, hours: int
) -> None:
    found = _day(world, world.adviser(hours=(Hours("00:00", "24:00"),)), day)
    assert sum((each.ends_at - each.starts_at).total_seconds() for each in found.free) == hours * 3600


def test_dossier_has_the_number_of_a_talk_by_telephone_only(world: World) -> None:
    adviser = world.adviser()
    called = world.booked(f"{THURSDAY} 10:00", mode=Mode.TELEPHONE, phone=PHONE, kind="lang")
    online = world.booked(f"{THURSDAY} 14:00", phone=PHONE, reminder=True)
    assert dossier(world.office, adviser, called.appointment).phone == PHONE
    assert dossier(world.office, adviser, online.appointment).phone is None


def test_dossier_is_for_its_own_adviser_only(world: World) -> None:
    adviser = world.adviser()
    booked = world.booked(f"{THURSDAY} 10:00")
    assert dossier(world.office, adviser, booked.appointment).seen.id == booked.appointment
    for wrong in ((world.adviser(), booked.appointment), (adviser, uuid4())):
        with pytest.raises(NotFound):
            dossier(world.office, *wrong)


def test_staff_cancel_and_the_message_go_together_and_only_once(world: World) -> None:
    adviser = world.adviser()
    booked = world.booked(f"{THURSDAY} 10:00")
    assert cancel_and_tell(world.office, booked.appointment, "Ik ben ziek.", "Samira").told
    assert not cancel_and_tell(world.office, booked.appointment, "Nog eens.", "Bram").told
    [message] = world.rows(OutboxMessage)
    assert (message.payload, message.by, message.due_at) == ({"words": "Ik ben ziek."}, "Samira", NOW)
    assert world.occupied() == set()
    told = dossier(world.office, adviser, booked.appointment).history
    assert [(event.what, event.by, event.who) for event in told] == [
        ("booked", "person", None),
        ("cancelled", "staff", "Samira"),
    ]


def test_what_the_person_cancelled_himself_is_not_told_again(world: World) -> None:
    world.adviser()
    booked = world.booked(f"{THURSDAY} 10:00")
    world.booking.cancel(booked)
    assert not cancel_and_tell(world.office, booked.appointment, "Ik ben ziek.", "Samira").told
    assert world.rows(OutboxMessage) == []


def test_who_erased_his_talk_is_not_told(world: World) -> None:
    adviser = world.adviser()
    booked = world.booked(f"{THURSDAY} 10:00")
    world.booking.erase_conversation(booked.conversation, cancel=False)
    assert not dossier(world.office, adviser, booked.appointment).reachable
    assert not cancel_and_tell(world.office, booked.appointment, "Ik ben ziek.", "Samira").told


async def test_advisers_are_listed(world: World, http: httpx.AsyncClient) -> None:
    adviser = world.adviser()
    expected = [{"id": adviser, "name": "Ans", "region": "rotterdam", "active": True}]
    assert (await http.get("/advisers")).json() == expected


async def test_days_are_given_by_the_clock_of_the_netherlands(world: World, http: httpx.AsyncClient) -> None:
    adviser = world.adviser(hours=(MORNING,))
    world.book(f"{THURSDAY} 10:00", first_name="Fatima")
    days = (await http.get(f"/advisers/{adviser}/days", params={"from": THURSDAY, "until": "2026-11-27"})).json()
    assert [day["date"] for day in days] == [THURSDAY, "2026-11-27"]
    assert days[0]["appointments"][0]["starts_at"] == f"{THURSDAY}T10:00:00+01:00"
    assert days[0]["free"][0] == {"starts_at": f"{THURSDAY}T09:00:00+01:00", "ends_at": f"{THURSDAY}T10:00:00+01:00"}


async def test_blocks_are_made_refused_and_taken_back(world: World, http: httpx.AsyncClient) -> None:
    adviser, other = world.adviser(kinds=["kort"]), world.adviser(kinds=["lang"])
    booked = world.booked(f"{THURSDAY} 10:00")
    body = {"starts_at": f"{THURSDAY}T09:00:00+01:00", "ends_at": f"{THURSDAY}T11:00:00+01:00", "note": "Overleg"}
    refused = await http.post(f"/advisers/{adviser}/blocks", json=body)
    assert refused.status_code == 409
    assert refused.json()["appointments"] == [str(booked.appointment)]
    made = (await http.post(f"/advisers/{other}/blocks", json=body)).json()["id"]
    assert (await http.delete(f"/advisers/{adviser}/blocks/{made}")).status_code == 404
    assert (await http.delete(f"/advisers/{other}/blocks/{made}")).status_code == 204
    assert world.rows(Block) == []
    assert (await http.delete(f"/advisers/{other}/blocks/{made}")).status_code == 404


async def test_weekly_hours_go_round(world: World, http: httpx.AsyncClient) -> None:
    adviser = world.adviser(hours=(MORNING,))
    week: list[list[dict[str, str]]] = [[{"start": "09:00", "end": "10:00"}, {"start": "13:00", "end": "24:00"}]]
    week += [[] for _ in range(6)]
    assert (await http.put(f"/advisers/{adviser}/weekly-hours", json={"days": week})).status_code == 204
    assert (await http.get(f"/advisers/{adviser}/weekly-hours")).json() == week


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "error"),
    [
        ("GET", "/advisers/{0}/days?from=2026-11-26&until=2026-11-25", None, 422, "bad_hours"),
        ("GET", "/advisers/{0}/days?from=2026-01-01&until=2026-12-31", None, 422, "bad_hours"),
        ("GET", "/advisers/{0}/days", None, 422, "invalid"),
        ("GET", "/advisers/999999/days?from=2026-11-26&until=2026-11-26", None, 404, "not_found"),
        ("GET", "/advisers/999999/weekly-hours", None, 404, "not_found"),
        ("GET", "/advisers/x/weekly-hours", None, 422, "invalid"),
        ("GET", f"/advisers/{{0}}/appointments/{uuid4()}", None, 404, "not_found"),
        ("POST", "/advisers/{0}/extra-hours", {"date": THURSDAY, "start": "12:00", "end": "11:00"}, 422, "bad_hours"),
        ("POST", "/advisers/{0}/extra-hours", {"date": THURSDAY, "start": "99:00", "end": "99:30"}, 422, "bad_hours"),
        (
            "POST",
            "/advisers/{0}/blocks",
            {"starts_at": "2026-11-26T09:00", "ends_at": "2026-11-26T10:00"},
            422,
            "invalid",
        ),
        ("PUT", "/advisers/{0}/weekly-hours", {"days": []}, 422, "invalid"),
        ("POST", f"/appointments/{uuid4()}/cancel-by-staff", {"message": "x", "by": "y"}, 404, "not_found"),
        ("POST", f"/appointments/{uuid4()}/cancel-by-staff", {"message": "", "by": "y"}, 422, "invalid"),
        ("POST", f"/appointments/{uuid4()}/cancel-by-staff", {"message": "x" * 301, "by": "y"}, 422, "invalid"),
    ],
)
async def test_wrong_requests_are_problems_of_one_form(
    world: World, http: httpx.AsyncClient, method: str, path: str, body: dict[str, Any] | None, status: int, error: str
) -> None:
    answer = await http.request(method, path.format(world.adviser()), json=body)
    assert (answer.status_code, answer.json()["error"]) == (status, error)


async def test_adviser_is_added_shown_and_changed(world: World, http: httpx.AsyncClient) -> None:
    new = {"name": "Bram", "region": "rotterdam", "kinds": ["lang", "kort"], "seats": 2, "meeting_url": ROOM}
    made = await http.post("/advisers", json=new)
    assert made.status_code == 201
    path = f"/advisers/{made.json()['id']}"
    shown = {**new, "id": made.json()["id"], "kinds": ["kort", "lang"], "active": True, "example": False}
    assert (await http.get(path)).json() == shown
    changes: list[dict[str, Any]] = [{"active": False, "kinds": ["kort"]}, {"meeting_url": ""}, {}]
    assert [(await http.patch(path, json=change)).status_code for change in changes] == [204, 204, 204]
    assert (await http.get(path)).json() == {**shown, "active": False, "kinds": ["kort"], "meeting_url": None}


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"meeting_url": "http://video.example"}, "bad_meeting_url"),
        ({"meeting_url": "https://a:b@video.example"}, "bad_meeting_url"),
        ({"meeting_url": f"https://video.example/{'x' * 300}"}, "invalid"),
        ({"seats": 0}, "invalid"),
        ({"name": ""}, "invalid"),
        ({"name": "Bram\u0000"}, "invalid"),
        ({"region": "Rotterdam; --"}, "invalid"),
        ({"kinds": ["x" * 81]}, "invalid"),
        ({"onbekend": 1}, "invalid"),
    ],
)
async def test_adviser_who_cannot_be_is_neither_added_nor_changed(
    world: World, http: httpx.AsyncClient, changed: dict[str, Any], error: str
) -> None:
    path = f"/advisers/{world.adviser()}"
    before = (await http.get(path)).json()
    new = {"name": "Bram", "region": "rotterdam", "kinds": ["lang"]}
    answers = [await http.post("/advisers", json={**new, **changed}), await http.patch(path, json=changed)]
    assert [(answer.status_code, answer.json()["error"]) for answer in answers] == [(422, error)] * 2
    assert (await http.get(path)).json() == before
    assert len((await http.get("/advisers")).json()) == 1


async def test_appointment_of_the_desk_has_its_link(world: World, http: httpx.AsyncClient) -> None:
    adviser, booked = world.adviser(), world.booked(f"{THURSDAY} 10:00")
    assert (await http.get(f"/advisers/{adviser}/appointments/{booked.appointment}")).json()["meeting_url"] == ROOM
    assert (await http.get("/advisers/999999")).status_code == 404
    assert (await http.patch("/advisers/999999", json={})).status_code == 404
