"""The calendar file of an appointment, read back as an agenda would."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar, Event, Timezone

from backend.services.booking.port import ByConversation, Mode, To
from backend.services.calendar_file import calendar_file
from tests.backend.booking.conftest import ROOM, THURSDAY, World, at
from werkwijzer.clock import AMSTERDAM
from werkwijzer.content.library import Library

NUMBER = "+31612345678"


def _file(world: World, ref: ByConversation, library: Library) -> bytes:
    details = world.booking.cancel(ref) if ref.conversation == "to cancel" else world.booking.details(ref)
    return calendar_file(details, library, world.clock())


def _event(content: bytes) -> Event:
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert isinstance(event, Event)
    return event


@pytest.fixture
def booked(world: World) -> ByConversation:
    world.adviser(seats=3)
    return world.booked(f"{THURSDAY} 10:00", first_name="Zoutkamp")


def test_it_says_what_when_and_how_and_warns_a_day_before(
    world: World, booked: ByConversation, library: Library
) -> None:
    content = _file(world, booked, library)
    event = _event(content)
    assert b"DTSTART;TZID=Europe/Amsterdam:20261126T100000" in content
    assert event.decoded("dtstart") == at(f"{THURSDAY} 10:00")
    assert event.decoded("dtend") == at(f"{THURSDAY} 10:30")
    assert (event["summary"], event["status"]) == ("Kort", "CONFIRMED")
    assert event["uid"] == f"{booked.appointment}@werkwijzer"
    assert "Zo gaat het gesprek: online met beeld." in event["description"]
    assert (event["location"], event["url"]) == (ROOM, ROOM)
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=-24)
    assert Calendar.from_ical(content)["method"] == "PUBLISH"
    assert b"\r\n" in content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_nothing_in_it_says_who_somebody_is(world: World, library: Library) -> None:
    world.adviser()
    created = world.book(
        f"{THURSDAY} 10:00", conversation="a", mode=Mode.TELEPHONE, phone=NUMBER, first_name="Zoutkamp"
    )
    content = _file(world, ByConversation(created.appointment.id, "a"), library)
    assert not [word for word in ("12345678", "Zoutkamp", created.code) if word.encode() in content]
    assert "Wij bellen u" in _event(content)["description"]


def test_place_is_there_only_for_a_talk_on_location(world: World, library: Library) -> None:
    world.adviser()
    ref = world.booked(f"{THURSDAY} 10:00", mode=Mode.LOCATION)
    event = _event(_file(world, ref, library))
    assert event["location"] == "Balie, Coolsingel 40, 3011 AD Rotterdam"
    assert "url" not in event


def test_talk_by_telephone_has_nowhere_to_go(world: World, library: Library) -> None:
    world.adviser()
    ref = world.booked(f"{THURSDAY} 10:00", mode=Mode.TELEPHONE, phone=NUMBER)
    assert not {"location", "url"} & set(_event(_file(world, ref, library)))


def test_moved_appointment_is_the_same_event_with_a_higher_sequence(
    world: World, booked: ByConversation, library: Library
) -> None:
    first = _event(_file(world, booked, library))
    world.booking.move(booked, To(at(f"{THURSDAY} 14:00")))
    second = _event(_file(world, booked, library))
    assert first["uid"] == second["uid"]
    assert (first["sequence"], second["sequence"]) == (0, 1)
    assert second.decoded("dtstart") == at(f"{THURSDAY} 14:00")


def test_cancelled_appointment_says_so_and_warns_nobody(world: World, library: Library) -> None:
    world.adviser()
    ref = ByConversation(world.book(f"{THURSDAY} 10:00", conversation="to cancel").appointment.id, "to cancel")
    content = _file(world, ref, library)
    event = _event(content)
    assert (event["status"], event["sequence"], event.walk("VALARM")) == ("CANCELLED", 1, [])
    assert not {"location", "url"} & set(event)
    assert Calendar.from_ical(content)["method"] == "CANCEL"


@pytest.mark.parametrize("day", ["2028-03-25", "2028-03-26", "2028-03-27", "2026-10-24", "2026-10-25", "2026-10-26"])
def test_hour_is_the_one_on_the_clock_around_both_clock_changes(world: World, library: Library, day: str) -> None:
    world.clock.now = at(day) - timedelta(days=10)
    world.adviser()
    content = _file(world, world.booked(f"{day} 10:00"), library)
    assert f"DTSTART;TZID=Europe/Amsterdam:{day.replace('-', '')}T100000".encode() in content
    assert _event(content).decoded("dtstart").astimezone(UTC) == at(f"{day} 10:00").astimezone(UTC)


def test_its_zone_tells_time_as_the_netherlands_do(world: World, booked: ByConversation, library: Library) -> None:
    (zone,) = Calendar.from_ical(_file(world, booked, library)).walk("VTIMEZONE")
    assert isinstance(zone, Timezone)
    told = zone.to_tz(lookup_tzid=False)
    for year in range(2026, 2036):
        for month in (3, 10):
            last = max(day for number in range(24, 32) if (day := date(year, month, number)).weekday() == 6)
            noon = datetime(last.year, last.month, last.day, 12)
            for hours in (-36, -12, -11, -9, 0, 12):
                moment = noon + timedelta(hours=hours)
                here = moment.replace(tzinfo=AMSTERDAM).utcoffset()
                assert moment.replace(tzinfo=told).utcoffset() == here, moment
