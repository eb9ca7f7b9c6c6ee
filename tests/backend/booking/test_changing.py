"""Moving and cancelling: whole or not at all."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from backend.models import Appointment
from backend.services.booking import errors
from backend.services.booking.opening import Hours
from backend.services.booking.port import ByConversation, Mode, Status, To
from backend.services.booking.staff.advisers import Change, alter_adviser
from backend.services.booking.staff.dossier import cancel_and_tell
from tests.backend.booking.conftest import THURSDAY, World, at


def test_moved_appointment_stands_at_its_new_time_and_the_old_one_is_free(world: World) -> None:
    world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00", "lang")
    moved = world.booking.move(ref, To(at("2026-11-27 14:00")))
    assert (moved.starts_at, moved.ends_at) == (at("2026-11-27 14:00"), at("2026-11-27 15:00"))
    assert moved.sequence == 1
    first = int(at("2026-11-27 14:00").timestamp()) // 900
    assert {quarter for _, quarter, _ in world.occupied()} == set(range(first, first + 5))
    assert world.history(ref) == [("booked", "person"), ("moved", "person")]


@pytest.mark.parametrize("start", ["08:30", "09:00", "09:30", "10:00", "10:30"])
def test_move_may_overlap_with_itself(world: World, start: str) -> None:
    world.adviser(hours=[Hours("08:30", "11:30")])
    ref = world.booked(f"{THURSDAY} 09:30", "lang")
    world.move(ref, f"{THURSDAY} {start}")
    first = int(at(f"{THURSDAY} {start}").timestamp()) // 900
    assert {quarter for _, quarter, _ in world.occupied()} == set(range(first, first + 5))


def test_move_to_a_time_that_is_gone_keeps_the_old(world: World) -> None:
    world.adviser(hours=[Hours("09:00", "10:30")])
    ref = world.booked(f"{THURSDAY} 09:00", first_name="Jan")
    world.book(f"{THURSDAY} 10:00")
    before, occupied = world.row(ref), world.occupied()
    with pytest.raises(errors.Taken) as taken:
        world.move(ref, f"{THURSDAY} 10:00")
    assert taken.value.alternatives == tuple(at(f"2026-11-27 {start}") for start in ("09:00", "09:30", "10:00"))
    assert world.row(ref) == before
    assert world.occupied() == occupied
    assert world.history(ref) == [("booked", "person")]


def test_move_that_overlaps_itself_and_another_keeps_the_old(world: World) -> None:
    world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00", "lang")
    world.book(f"{THURSDAY} 10:30")
    occupied = world.occupied()
    with pytest.raises(errors.Taken):
        world.move(ref, f"{THURSDAY} 09:30")
    assert world.occupied() == occupied


def test_move_goes_to_another_adviser_where_the_own_one_is_taken(world: World) -> None:
    world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00")
    own = world.row(ref).adviser
    world.book(f"{THURSDAY} 10:00")
    other = world.adviser()
    world.move(ref, f"{THURSDAY} 10:00")
    assert (own, world.row(ref).adviser) == (own, other)


def test_move_stays_with_the_own_adviser_where_it_can(world: World) -> None:
    own = world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00")
    world.book(f"{THURSDAY} 11:00")
    world.adviser()
    world.move(ref, f"{THURSDAY} 10:00")
    assert world.row(ref).adviser == own


def test_move_uses_another_seat_where_the_own_one_is_taken(world: World) -> None:
    world.adviser(seats=2)
    ref = world.booked(f"{THURSDAY} 09:00", "lang")
    world.book(f"{THURSDAY} 10:30", "lang")
    world.move(ref, f"{THURSDAY} 10:00")
    assert world.row(ref).seat == 1


def test_move_to_where_it_stands_changes_nothing(world: World) -> None:
    world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00")
    world.move(ref, f"{THURSDAY} 10:00")
    world.move(ref, f"{THURSDAY} 10:00")
    assert world.row(ref).sequence == 1
    assert len(world.history(ref)) == 2


@pytest.mark.parametrize(
    ("start", "refused"),
    [
        ("2026-11-24 10:00", errors.InThePast),
        ("2026-11-24 15:00", errors.TooSoon),
        ("2027-02-01 09:00", errors.TooFar),
        ("2026-12-25 09:00", errors.Closed),
        (f"{THURSDAY} 08:00", errors.OutsideHours),
        (f"{THURSDAY} 09:10", errors.OutsideHours),
    ],
)
def test_move_is_checked_as_a_booking_is(world: World, start: str, refused: type[errors.BookingError]) -> None:
    world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00")
    with pytest.raises(refused):
        world.move(ref, start)
    assert world.row(ref).sequence == 0


def test_mode_changes_with_the_move_and_what_it_needs_is_asked(world: World) -> None:
    world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00")
    with pytest.raises(errors.PhoneNeeded):
        world.move(ref, f"{THURSDAY} 09:00", mode=Mode.TELEPHONE)
    world.move(ref, f"{THURSDAY} 09:00", mode=Mode.TELEPHONE, phone="06 12345678")
    assert world.office.seal.open_phone(world.row(ref).phone or "") == "+31612345678"
    world.move(ref, f"{THURSDAY} 09:00", mode=Mode.LOCATION)
    row = world.row(ref)
    assert (row.mode, row.location, row.phone, row.sequence) == ("locatie", "balie", None, 2)
    world.move(ref, f"{THURSDAY} 09:30")
    assert world.row(ref).location == "balie"
    lang = world.booked("2026-11-27 09:00", "lang")
    with pytest.raises(errors.NoSuchMode):
        world.move(lang, "2026-11-27 09:00", mode=Mode.LOCATION)


def test_number_stays_with_a_move_that_still_needs_it(world: World) -> None:
    world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00", mode=Mode.TELEPHONE, phone="0612345678")
    world.move(ref, f"{THURSDAY} 10:00")
    assert world.office.seal.open_phone(world.row(ref).phone or "") == "+31612345678"


def test_move_goes_away_from_an_adviser_who_no_longer_works(world: World) -> None:
    gone = world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00")
    other = world.adviser()
    alter_adviser(world.engine, gone, Change(active=False))
    world.move(ref, f"{THURSDAY} 09:30")
    assert world.row(ref).adviser == other


def test_cancelled_appointment_frees_its_time_and_forgets_who_it_was(world: World) -> None:
    world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00", first_name="Jan", mode=Mode.TELEPHONE, phone="0612345678")
    cancelled = world.booking.cancel(ref)
    assert (cancelled.status, cancelled.sequence, cancelled.first_name) == (Status.CANCELLED, 1, None)
    assert world.row(ref).phone is None
    assert world.occupied() == set()
    assert world.history(ref) == [("booked", "person"), ("cancelled", "person")]
    assert world.booking.of_conversation(ref.conversation) == []
    world.book(f"{THURSDAY} 09:00")


def test_cancelling_twice_gives_the_same(world: World) -> None:
    world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00")
    assert world.booking.cancel(ref) == world.booking.cancel(ref)
    assert len(world.history(ref)) == 2


def test_cancelling_twice_does_not_free_the_time_of_who_came_after(world: World) -> None:
    world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00")
    world.booking.cancel(ref)
    world.book(f"{THURSDAY} 09:00")
    world.booking.cancel(ref)
    assert len(world.occupied()) == 2


def test_cancelled_appointment_is_not_found_to_move_or_to_see(world: World) -> None:
    world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00")
    world.booking.cancel(ref)
    with pytest.raises(errors.NotFound):
        world.move(ref, f"{THURSDAY} 10:00")
    with pytest.raises(errors.NotFound):
        world.booking.details(ref)


def test_appointment_that_has_begun_is_seen_but_no_longer_changed(world: World) -> None:
    world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00")
    world.clock.now = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
    assert world.booking.details(ref).status is Status.BOOKED
    for change in (lambda: world.booking.cancel(ref), lambda: world.move(ref, "2026-11-30 09:00")):
        with pytest.raises(errors.InThePast):
            change()


def test_appointment_that_is_over_is_not_found(world: World) -> None:
    world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00")
    world.clock.now = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
    for look in (world.booking.details, world.booking.cancel):
        with pytest.raises(errors.NotFound):
            look(ref)
    assert world.booking.of_conversation(ref.conversation) == []


def test_appointment_of_another_conversation_is_not_found(world: World) -> None:
    world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00")
    for stranger in (ByConversation(ref.appointment, "een ander"), ByConversation(uuid4(), ref.conversation)):
        for look in (world.booking.details, world.booking.cancel):
            with pytest.raises(errors.NotFound):
                look(stranger)
    assert world.row(ref).status == Status.BOOKED


def test_appointments_of_a_conversation_are_given_soonest_first(world: World) -> None:
    world.adviser()
    for day in ("2026-11-27", THURSDAY):
        world.book(f"{day} 09:00", conversation="een")
    starts = [details.starts_at for details in world.booking.of_conversation("een")]
    assert starts == [at(f"{THURSDAY} 09:00"), at("2026-11-27 09:00")]


def test_staff_cancel_also_what_has_begun(world: World) -> None:
    world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00", first_name="Jan")
    world.clock.now = datetime(2026, 11, 26, 8, 10, tzinfo=UTC)
    cancel_and_tell(world.office, ref.appointment, "Ik ben ziek.", "Samira")
    assert world.history(ref) == [("booked", "person"), ("cancelled", "staff")]
    with pytest.raises(errors.NotFound):
        cancel_and_tell(world.office, uuid4(), "Ik ben ziek.", "Samira")


def test_conversation_is_stored_as_a_hash_only(world: World) -> None:
    world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00")
    (row,) = world.rows(Appointment)
    assert ref.conversation not in str(row)
    assert world.row(ref).conversation == world.office.seal.conversation(ref.conversation)
