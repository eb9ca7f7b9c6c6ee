"""Telephone numbers that somebody typed: held for an hour, for an appointment alone, and unreadable."""

from dataclasses import replace
from datetime import timedelta

import pytest

from backend.models import Appointment, HeldNumber
from backend.services.booking import errors
from backend.services.booking.erasing import erase_past
from backend.services.booking.port import ByConversation, Held, Mode, To
from backend.services.held_numbers import keep
from tests.backend.booking.conftest import THURSDAY, World, at
from werkwijzer.settings import Settings

NUMBER, OTHER = "+31612345678", "+31687654321"
TALK = "talk"
FIRST = "telefoon 1"


@pytest.fixture
def held(world: World) -> World:
    """Give a system that holds a number for a talk."""
    world.adviser(seats=4)
    keep(world.office, TALK, {FIRST: NUMBER})
    return world


def _phone(world: World, ref: ByConversation) -> str:
    return world.office.seal.open_phone(world.row(ref).phone or "")


def _called(world: World, **changed: object) -> ByConversation:
    wanted = {"conversation": TALK, "mode": Mode.TELEPHONE, "held_number": FIRST, **changed}
    return ByConversation(world.book(f"{THURSDAY} 10:00", **wanted).appointment.id, TALK)  # type: ignore[arg-type]


def test_appointment_takes_the_number_and_it_is_held_no_more(held: World) -> None:
    assert _phone(held, _called(held)) == NUMBER
    assert held.rows(HeldNumber) == []
    with pytest.raises(errors.PhoneNeeded):
        _called(held)


def test_same_request_again_gives_the_same_although_the_number_was_taken(held: World) -> None:
    request = held.request(
        f"{THURSDAY} 10:00", conversation=TALK, mode=Mode.TELEPHONE, held_number=FIRST, key="the same"
    )
    assert held.booking.create(request) == held.booking.create(replace(request))


def test_number_stays_held_when_nothing_was_booked(held: World) -> None:
    with pytest.raises(errors.OutsideHours):
        held.book(f"{THURSDAY} 20:00", conversation=TALK, mode=Mode.TELEPHONE, held_number=FIRST)
    assert _phone(held, _called(held)) == NUMBER


@pytest.mark.parametrize("changed", [{"conversation": "another talk"}, {"held_number": "telefoon 2"}])
def test_number_of_another_talk_or_label_is_not_there(held: World, changed: dict[str, str]) -> None:
    with pytest.raises(errors.PhoneNeeded):
        _called(held, **changed)


def test_newest_message_wins_over_earlier_ones(held: World) -> None:
    keep(held.office, TALK, {FIRST: OTHER, "telefoon 2": NUMBER})
    keep(held.office, TALK, {FIRST: OTHER})
    with pytest.raises(errors.PhoneNeeded):
        _called(held, held_number="telefoon 2")
    assert _phone(held, _called(held)) == OTHER


def test_number_holds_for_an_hour_by_our_clock(held: World) -> None:
    held.clock.now += timedelta(minutes=60)
    with pytest.raises(errors.PhoneNeeded):
        _called(held)
    keep(held.office, "another talk", {FIRST: OTHER})
    assert len(held.rows(HeldNumber)) == 1


def test_number_whose_time_is_over_is_deleted(held: World) -> None:
    held.clock.now += timedelta(minutes=59)
    erase_past(held.office, held.clock())
    assert len(held.rows(HeldNumber)) == 1
    held.clock.now += timedelta(minutes=1)
    erase_past(held.office, held.clock())
    assert held.rows(HeldNumber) == []


def test_number_goes_with_its_conversation(held: World) -> None:
    held.booking.erase_conversation(TALK, cancel=False)
    assert held.rows(HeldNumber) == []


def test_talk_that_becomes_one_by_telephone_takes_the_number_and_doing_it_again_changes_nothing(held: World) -> None:
    ref = ByConversation(held.book(f"{THURSDAY} 10:00", conversation=TALK).appointment.id, TALK)
    to = To(at(f"{THURSDAY} 11:00"), Mode.TELEPHONE, held=Held(TALK, FIRST))
    moved = held.booking.move(ref, to)
    assert held.booking.move(ref, to) == moved
    assert (moved.sequence, _phone(held, ref)) == (1, NUMBER)


def test_talk_online_takes_no_number(held: World) -> None:
    ref = _called(held, mode=Mode.ONLINE)
    assert held.row(ref).phone is None


def test_digits_stand_nowhere_in_the_database(held: World, settings: Settings) -> None:
    ref = _called(held)
    keep(held.office, TALK, {FIRST: OTHER})
    rows = str([vars(row) for table in (HeldNumber, Appointment) for row in held.rows(table)])
    assert not [digits for digits in ("12345678", "87654321") if digits in rows]
    held.booking.cancel(ref)
    files = [path for path in settings.var.rglob("*") if path.is_file()]
    assert not [path for path in files if b"12345678" in path.read_bytes() or b"87654321" in path.read_bytes()]
