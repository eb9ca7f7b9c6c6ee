"""Forgetting people: when they ask for it, and in time."""

from datetime import UTC, datetime, timedelta

import pytest

from backend.models import Appointment, AppointmentEvent, BookingKey
from backend.services.booking import errors
from backend.services.booking.erasing import erase_past
from backend.services.booking.port import ByCode, ByConversation, Erased, Mode, Status
from tests.backend.booking.conftest import THURSDAY, World

NUMBER = "0612345678"
OVER = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)


def _named(world: World, start: str, conversation: str) -> tuple[ByConversation, ByCode]:
    made = world.book(start, conversation=conversation, mode=Mode.TELEPHONE, phone=NUMBER, first_name="Jan")
    return ByConversation(made.appointment.id, conversation), ByCode(made.code, "adres")


def test_kept_appointment_is_found_by_its_code_alone(world: World) -> None:
    world.adviser()
    ref, code = _named(world, f"{THURSDAY} 09:00", "een")
    assert world.booking.erase_conversation("een", cancel=False) == Erased(kept=1, cancelled=0)
    assert world.booking.of_conversation("een") == []
    with pytest.raises(errors.NotFound):
        world.booking.details(ref)
    assert world.booking.details(code).first_name == "Jan"
    row = world.row(ref)
    assert (row.conversation, row.status) == (None, Status.BOOKED)
    assert row.phone is not None
    assert world.history(ref) == [("booked", "person"), ("erased", "person")]


def test_cancelled_with_its_conversation_frees_the_time_and_leaves_no_name(world: World) -> None:
    world.adviser()
    ref, code = _named(world, f"{THURSDAY} 09:00", "een")
    other = world.booked(f"{THURSDAY} 10:00")
    assert world.booking.erase_conversation("een", cancel=True) == Erased(kept=0, cancelled=1)
    row = world.row(ref)
    assert (row.status, row.first_name, row.phone, row.conversation) == (Status.CANCELLED, None, None, None)
    assert world.history(ref) == [("booked", "person"), ("cancelled", "person"), ("erased", "person")]
    assert world.row(other).status == Status.BOOKED
    assert len(world.occupied()) == 2
    with pytest.raises(errors.NotFound):
        world.booking.details(code)


def test_appointment_that_has_begun_is_not_cancelled_any_more(world: World) -> None:
    world.adviser()
    ref, _ = _named(world, f"{THURSDAY} 09:00", "een")
    world.clock.now = OVER - timedelta(minutes=10)
    assert world.booking.erase_conversation("een", cancel=True) == Erased(kept=1, cancelled=0)
    assert world.row(ref).status == Status.BOOKED


def test_what_is_over_loses_name_and_number_with_its_conversation(world: World) -> None:
    world.adviser()
    ref, _ = _named(world, f"{THURSDAY} 09:00", "een")
    world.clock.now = OVER
    assert world.booking.erase_conversation("een", cancel=False) == Erased(kept=0, cancelled=0)
    row = world.row(ref)
    assert (row.first_name, row.phone, row.conversation) == (None, None, None)


def test_conversation_without_appointments_is_forgotten_without_a_word(world: World) -> None:
    assert world.booking.erase_conversation("onbekend", cancel=True) == Erased(kept=0, cancelled=0)


def test_number_goes_when_the_appointment_is_over_and_the_rest_in_time(world: World) -> None:
    world.adviser()
    ref, _ = _named(world, f"{THURSDAY} 09:00", "een")
    later, _ = _named(world, f"{THURSDAY} 10:00", "twee")
    assert erase_past(world.office, OVER - timedelta(seconds=1)) == 0
    assert erase_past(world.office, OVER) == 1
    row = world.row(ref)
    assert (row.phone, row.first_name) == (None, "Jan")
    assert world.row(later).phone is not None
    assert erase_past(world.office, OVER + timedelta(days=30)) == 2
    row = world.row(ref)
    assert (row.first_name, row.conversation, row.status) == (None, None, Status.BOOKED)
    assert world.history(ref) == [("booked", "person"), ("erased", "system"), ("erased", "system")]


def test_what_is_erased_is_not_erased_again(world: World) -> None:
    world.adviser()
    _named(world, f"{THURSDAY} 09:00", "een")
    long_after = OVER + timedelta(days=40)
    assert [erase_past(world.office, long_after) for _ in range(2)] == [1, 0]
    assert len(world.rows(AppointmentEvent)) == 2


def test_cancelled_appointment_is_forgotten_a_month_after_it_was_cancelled(world: World) -> None:
    world.adviser()
    ref, _ = _named(world, "2027-01-15 09:00", "een")
    world.booking.cancel(ref)
    assert erase_past(world.office, world.clock.now + timedelta(days=29)) == 0
    assert erase_past(world.office, world.clock.now + timedelta(days=30)) == 1
    assert world.row(ref).conversation is None


def test_requests_are_forgotten_with_the_talk_they_came_from(world: World) -> None:
    world.adviser()
    world.book(f"{THURSDAY} 09:00")
    erase_past(world.office, world.clock.now + timedelta(days=29))
    assert len(world.rows(BookingKey)) == 1
    erase_past(world.office, world.clock.now + timedelta(days=30))
    assert world.rows(BookingKey) == []
    assert len(world.rows(Appointment)) == 1
