"""Telephone numbers: read, kept only where needed, unreadable in the database, and gone in time."""

from pathlib import Path

import pytest
from cryptography.fernet import InvalidToken

from backend.models import Appointment
from backend.services.booking import errors
from backend.services.booking.phones import read_phone
from backend.services.booking.port import ByConversation, Mode
from backend.services.booking.seal import BookingSeal
from tests.backend.booking.conftest import THURSDAY, World
from werkwijzer.settings import Settings

NUMBER = "06 12 34 56 78"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        (NUMBER, "+31612345678"),
        ("+31 (0)6-12345678", "+31612345678"),
        ("0031612345678", "+31612345678"),
        ("010 267 1625", "+31102671625"),
        ("+32 470 12 34 56", "+32470123456"),
    ],
)
def test_number_is_kept_in_one_form(typed: str, number: str) -> None:
    assert read_phone(typed) == number


@pytest.mark.parametrize(
    "typed", ["", "12", "06123", "geen", "112", "0900 1234", "0800 2000", "+999 123456789", "0" * 40]
)
def test_number_on_which_nobody_is_reached_is_refused(typed: str) -> None:
    with pytest.raises(errors.BadPhone):
        read_phone(typed)


def _phone(world: World, ref: ByConversation) -> str | None:
    closed = world.row(ref).phone
    return world.office.seal.open_phone(closed) if closed is not None else None


def test_number_is_kept_for_a_talk_by_telephone_and_for_a_reminder_alone(world: World) -> None:
    world.adviser()
    called = world.booked(f"{THURSDAY} 09:00", mode=Mode.TELEPHONE, phone=NUMBER)
    reminded = world.booked(f"{THURSDAY} 10:00", reminder=True, phone=NUMBER)
    neither = world.booked(f"{THURSDAY} 11:00", phone=NUMBER)
    assert [_phone(world, ref) for ref in (called, reminded, neither)] == ["+31612345678"] * 2 + [None]


@pytest.mark.parametrize("phone", [None, ""])
def test_talk_by_telephone_needs_a_number(world: World, phone: str | None) -> None:
    world.adviser()
    with pytest.raises(errors.PhoneNeeded):
        world.book(f"{THURSDAY} 09:00", phone=phone, mode=Mode.TELEPHONE)


def test_wrong_number_books_nothing(world: World) -> None:
    world.adviser()
    with pytest.raises(errors.BadPhone):
        world.book(f"{THURSDAY} 09:00", mode=Mode.TELEPHONE, phone="06123")
    assert world.rows(Appointment) == []


def test_number_cannot_be_read_in_the_database(world: World, settings: Settings) -> None:
    world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00", mode=Mode.TELEPHONE, phone=NUMBER)
    assert "12345678" not in str(world.row(ref))
    files: list[Path] = [path for path in settings.var.rglob("*") if path.is_file()]
    assert all(b"12345678" not in path.read_bytes() for path in files)
    with pytest.raises(InvalidToken):
        BookingSeal("another key").open_phone(world.row(ref).phone or "")


def test_number_leaves_the_files_when_it_is_erased(world: World, settings: Settings) -> None:
    world.adviser()
    ref = world.booked(f"{THURSDAY} 09:00", mode=Mode.TELEPHONE, phone=NUMBER)
    closed = (world.row(ref).phone or "").encode()
    world.booking.cancel(ref)
    world.engine.dispose()
    assert all(closed not in path.read_bytes() for path in settings.var.rglob("*") if path.is_file())
