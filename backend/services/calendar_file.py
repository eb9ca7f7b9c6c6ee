"""Make the calendar file of an appointment (RFC 5545): with it somebody puts the talk in his own agenda."""

from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event, Timezone

from backend.services.booking.port import Details, Status
from werkwijzer.clock import AMSTERDAM
from werkwijzer.content.appointment_words import how, preparation, warning
from werkwijzer.content.library import Library

PRODUCT = "-//Werkwijzer//Afspraken//NL"
WARNED = timedelta(hours=24)
"""How long before the talk a phone warns its owner."""

# Written out: the library lists the clock changes one by one, and those of spring an hour late.
_AMSTERDAM = b"""BEGIN:VTIMEZONE\r
TZID:Europe/Amsterdam\r
BEGIN:DAYLIGHT\r
DTSTART:19810329T020000\r
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r
TZNAME:CEST\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0200\r
END:DAYLIGHT\r
BEGIN:STANDARD\r
DTSTART:19961027T030000\r
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r
TZNAME:CET\r
TZOFFSETFROM:+0200\r
TZOFFSETTO:+0100\r
END:STANDARD\r
END:VTIMEZONE\r
"""


def calendar_file(appointment: Details, library: Library, now: datetime) -> bytes:
    """Give the file as it is now: a later one of the same appointment has the same UID and a higher SEQUENCE.

    Nothing in it says who somebody is: no name, no telephone number and no code.
    """
    cancelled = appointment.status is Status.CANCELLED
    calendar = Calendar.new(prodid=PRODUCT, method="CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(Timezone.from_ical(_AMSTERDAM))
    calendar.add_component(_event(appointment, library, now, cancelled=cancelled))
    content: bytes = calendar.to_ical()
    return content


def _event(appointment: Details, library: Library, now: datetime, *, cancelled: bool) -> Event:
    place = appointment.location
    event = Event.new(
        uid=f"{appointment.id}@werkwijzer",
        sequence=appointment.sequence,
        stamp=now,
        start=appointment.starts_at.astimezone(AMSTERDAM),
        end=appointment.ends_at.astimezone(AMSTERDAM),
        summary=appointment.kind_name,
        description="\n".join(_description(appointment, library)),
        location=f"{place.name}, {place.address}" if place is not None else appointment.meeting_url,
        url=appointment.meeting_url,
    )
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    if not cancelled:
        alarm = Alarm.new(description=appointment.kind_name)
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", -WARNED)
        event.add_component(alarm)
    return event


def _description(appointment: Details, library: Library) -> list[str]:
    return [
        library.sentence("agenda_hoe", how=how(library, appointment.mode, appointment.location)),
        *preparation(library, appointment),
        library.sentence("agenda_afzeggen"),
        *warning(library, appointment),
    ]
