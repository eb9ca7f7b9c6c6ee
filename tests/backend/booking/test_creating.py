"""Booking: who gets the appointment, what is refused and why, and that a repetition books once."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from backend.models import Appointment, BookingKey
from backend.services.booking import errors
from backend.services.booking.codes import ALPHABET
from backend.services.booking.opening import Hours
from backend.services.booking.port import Mode, Request, Status
from tests.backend.booking.conftest import THURSDAY, World, at

MORNING = Hours("09:00", "11:00")


def test_booked_appointment_is_given_with_all_that_its_owner_needs(world: World) -> None:
    world.adviser()
    made = world.book(f"{THURSDAY} 09:00", "lang", first_name="Fatima")
    shown = made.appointment
    assert (shown.kind, shown.kind_name, shown.region, shown.mode) == ("lang", "Lang", "rotterdam", Mode.ONLINE)
    assert (shown.starts_at, shown.ends_at) == (at(f"{THURSDAY} 09:00"), at(f"{THURSDAY} 10:00"))
    assert (shown.adviser, shown.first_name, shown.location) == ("Ans", "Fatima", None)
    assert (shown.status, shown.sequence, shown.reminder, shown.example) == (Status.BOOKED, 0, False, False)
    assert len(made.code) == 8
    assert set(made.code) <= set(ALPHABET)


def test_moments_come_back_in_utc(world: World) -> None:
    world.adviser()
    shown = world.book(f"{THURSDAY} 09:00").appointment
    assert shown.starts_at.isoformat() == "2026-11-26T08:00:00+00:00"
    assert world.booking.of_conversation("x") == []


def test_appointment_takes_its_length_and_pause_on_one_seat(world: World) -> None:
    adviser = world.adviser()
    world.book(f"{THURSDAY} 09:00", "lang")
    first = int(at(f"{THURSDAY} 09:00").timestamp()) // 900
    assert world.occupied() == {(adviser, first + number, 0) for number in range(5)}


def test_history_begins_with_the_booking(world: World) -> None:
    world.adviser()
    assert world.history(world.booked(f"{THURSDAY} 09:00")) == [("booked", "person")]


def test_who_has_the_fewest_that_day_gets_it(world: World) -> None:
    advisers = {world.adviser(), world.adviser(), world.adviser()}
    for hours in ((9, 10, 11), (13, 14, 15)):
        got = {world.row(world.booked(f"{THURSDAY} {hour:02}:00")).adviser for hour in hours}
        assert got == advisers


def test_appointments_of_another_day_do_not_count_for_who_gets_it(world: World) -> None:
    one = world.adviser()
    world.book("2026-11-27 09:00")
    other = world.adviser()
    got = Counter(world.row(world.booked(f"{THURSDAY} {hour}:00")).adviser for hour in range(10, 14))
    assert got == {one: 2, other: 2}


def test_among_equals_chance_decides(world: World) -> None:
    advisers = {world.adviser() for _ in range(4)}
    got = {world.row(world.booked(f"2026-12-{day:02} 09:00")).adviser for day in range(1, 20)}
    assert got == advisers


def test_full_time_is_taken_with_the_next_free_ones_after_it_first(world: World) -> None:
    world.adviser(hours=[MORNING])
    world.book(f"{THURSDAY} 10:00")
    with pytest.raises(errors.Taken) as taken:
        world.book(f"{THURSDAY} 10:00")
    after = (at(f"{THURSDAY} 10:30"), at("2026-11-27 09:00"), at("2026-11-27 09:30"))
    assert taken.value.alternatives == after


def test_at_the_end_of_the_horizon_the_nearest_before_are_offered(world: World) -> None:
    world.adviser(hours=[MORNING])
    world.book("2027-01-19 10:00")
    with pytest.raises(errors.Taken) as taken:
        world.book("2027-01-19 10:00")
    found = (at("2027-01-19 10:30"), at("2027-01-19 09:30"), at("2027-01-19 09:00"))
    assert taken.value.alternatives == found


@pytest.mark.parametrize("start", ["08:30", "10:45", "11:00", "10:10", "12:00"])
def test_time_at_which_none_begins_is_outside_hours(world: World, start: str) -> None:
    world.adviser(hours=[MORNING])
    with pytest.raises(errors.OutsideHours) as outside:
        world.book(f"{THURSDAY} {start}")
    assert len(outside.value.alternatives) == 3
    assert world.rows(Appointment) == []


def test_second_that_is_not_on_the_grid_is_outside_hours(world: World) -> None:
    world.adviser()
    for extra in (timedelta(seconds=1), timedelta(microseconds=1)):
        with pytest.raises(errors.OutsideHours):
            world.booking.create(world.request(THURSDAY, starts_at=at(f"{THURSDAY} 09:00") + extra))


def test_same_moment_in_another_zone_is_the_same_moment(world: World) -> None:
    world.adviser()
    moment = datetime.fromisoformat("2026-11-26T13:30:00+05:30")
    made = world.book("2026-11-26 00:00", starts_at=moment)
    assert made.appointment.starts_at == at(f"{THURSDAY} 09:00")


def test_without_advisers_nothing_can_be_had_in_any_way(world: World) -> None:
    with pytest.raises(errors.NoSuchMode) as nobody:
        world.book(f"{THURSDAY} 09:00")
    assert nobody.value.modes == ()


def test_where_advisers_never_work_all_is_outside_hours(world: World) -> None:
    world.adviser(hours=[])
    with pytest.raises(errors.OutsideHours) as outside:
        world.book(f"{THURSDAY} 09:00")
    assert outside.value.alternatives == ()


def test_what_lies_behind_us_or_too_near_or_too_far_is_refused_with_what_is_possible(world: World) -> None:
    world.adviser()
    with pytest.raises(errors.InThePast):
        world.book("2026-11-24 10:30")
    with pytest.raises(errors.TooSoon) as soon:
        world.book("2026-11-25 10:00")
    assert soon.value.first == at("2026-11-25 10:30")
    with pytest.raises(errors.TooFar) as far:
        world.book("2027-01-20 09:00")
    assert far.value.last_day == date(2027, 1, 19)
    with pytest.raises(errors.Closed) as closed:
        world.book("2026-12-25 09:00")
    assert closed.value.holiday == "Eerste kerstdag"


def test_just_at_the_lead_time_and_on_the_last_day_can_be_booked(world: World) -> None:
    world.adviser()
    first, last = world.book("2026-11-25 10:30"), world.book("2027-01-19 16:30")
    assert [first.appointment.starts_at, last.appointment.starts_at] == [at("2026-11-25 10:30"), at("2027-01-19 16:30")]


def test_too_soon_without_any_free_time_says_so(world: World) -> None:
    world.adviser(hours=[])
    with pytest.raises(errors.TooSoon) as soon:
        world.book("2026-11-24 15:00")
    assert soon.value.first is None


def test_kind_region_and_mode_that_do_not_go_together_are_refused(world: World) -> None:
    world.adviser(kinds=["kort", "inloop"])
    world.adviser(region="groot-amsterdam")
    start = f"{THURSDAY} 09:00"
    with pytest.raises(errors.UnknownKind):
        world.book(start, "onzin")
    with pytest.raises(errors.NotPlanned):
        world.book(start, "inloop")
    with pytest.raises(errors.WrongRegion):
        world.book(start, "lang", region="groot-amsterdam")
    with pytest.raises(errors.NoSuchMode):
        world.book(start, "lang", mode=Mode.LOCATION)
    with pytest.raises(errors.NoSuchMode):
        world.book(start, region="groot-amsterdam", mode=Mode.LOCATION)


def test_only_place_there_is_needs_no_name(world: World) -> None:
    world.adviser()
    place = world.book(f"{THURSDAY} 09:00", mode=Mode.LOCATION).appointment.location
    assert place is not None
    assert place.id == "balie"


def test_one_of_two_places_has_to_be_named(world: World) -> None:
    world.adviser()
    for location in (None, "elders"):
        with pytest.raises(errors.UnknownLocation) as unknown:
            world.book(f"{THURSDAY} 09:00", "twee_plaatsen", mode=Mode.LOCATION, location=location)
        assert [place.id for place in unknown.value.locations] == ["balie", "wijk"]
    made = world.book(f"{THURSDAY} 09:00", "twee_plaatsen", mode=Mode.LOCATION, location="wijk")
    assert made.appointment.location is not None
    assert made.appointment.location.id == "wijk"


def test_place_is_forgotten_where_nobody_goes_anywhere(world: World) -> None:
    world.adviser()
    assert world.book(f"{THURSDAY} 09:00", location="balie").appointment.location is None


def test_conversation_has_no_more_than_three_to_come(world: World) -> None:
    world.adviser()
    for start in ("09:00", "10:00", "11:00"):
        world.book(f"{THURSDAY} {start}", conversation="een")
    with pytest.raises(errors.TooMany) as many:
        world.book(f"{THURSDAY} 12:00", conversation="een")
    assert many.value.limit == 3
    world.book(f"{THURSDAY} 12:00", conversation="twee")


def test_cancelled_and_past_ones_do_not_count(world: World) -> None:
    world.adviser()
    first = world.booked("2026-11-25 11:00")
    for start in ("12:00", "13:00"):
        world.book(f"2026-11-25 {start}", conversation=first.conversation)
    world.booking.cancel(first)
    world.book("2026-11-27 09:00", conversation=first.conversation)
    world.clock.now = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
    world.book("2026-11-27 10:00", conversation=first.conversation)
    assert [one.starts_at for one in world.booking.of_conversation(first.conversation)] == [
        at("2026-11-25 13:00"),
        at("2026-11-27 09:00"),
        at("2026-11-27 10:00"),
    ]


def test_same_request_again_gives_the_same_answer_and_books_once(world: World) -> None:
    world.adviser()
    request = world.request(f"{THURSDAY} 09:00", phone="0612345678", mode=Mode.TELEPHONE)
    made = world.booking.create(request)
    assert world.booking.create(request) == made
    same_moment = replace(request, starts_at=request.starts_at.astimezone(UTC))
    assert world.booking.create(same_moment) == made
    assert len(world.rows(Appointment)) == len(world.rows(BookingKey)) == 1


def test_same_request_gives_the_same_answer_when_it_could_no_longer_be_made(world: World) -> None:
    world.adviser()
    request = world.request(f"{THURSDAY} 09:00")
    made = world.booking.create(request)
    world.clock.now = datetime(2026, 11, 27, tzinfo=UTC)
    assert world.booking.create(request) == made


@pytest.mark.parametrize(
    "changed",
    [
        {"starts_at": at(f"{THURSDAY} 10:00")},
        {"conversation": "een ander"},
        {"mode": Mode.TELEPHONE, "phone": "0612345678"},
        {"reminder": True, "phone": "0612345678"},
        {"first_name": "Jan"},
        {"kind": "lang"},
    ],
)
def test_key_of_another_request_is_refused(world: World, changed: dict[str, object]) -> None:
    world.adviser()
    request = world.request(f"{THURSDAY} 09:00")
    world.booking.create(request)
    with pytest.raises(errors.KeyReused):
        world.booking.create(replace(request, **changed))  # type: ignore[arg-type]


def test_key_of_a_request_that_was_refused_can_be_used_again(world: World) -> None:
    adviser = world.adviser()
    blocking = world.booked(f"{THURSDAY} 09:00")
    request: Request = world.request(f"{THURSDAY} 09:00")
    with pytest.raises(errors.Taken):
        world.booking.create(request)
    world.booking.cancel(blocking)
    world.booking.create(request)
    assert {row[0] for row in world.occupied()} == {adviser}


def test_refused_booking_leaves_nothing_behind(world: World) -> None:
    world.adviser()
    world.book(f"{THURSDAY} 09:00")
    before = world.occupied()
    with pytest.raises(errors.Taken):
        world.book(f"{THURSDAY} 09:00")
    assert world.occupied() == before
    assert len(world.rows(Appointment)) == len(world.rows(BookingKey)) == 1
