"""Say an appointment in words, from the sentences of content/."""

from collections.abc import Sequence
from datetime import datetime

from actions.base import Talk
from actions.booking.client import Appointment
from actions.booking.draft import Way
from actions.dates import say_short
from werkwijzer.content.appointment_words import how as how_it_goes
from werkwijzer.content.appointment_words import room, warning
from werkwijzer.content.appointments import Location
from werkwijzer.content.library import Library
from werkwijzer.reply import Attachment, Button, Reply

CHOOSE = "afspraak_antwoord"
"""The intent of the buttons that answer the form; each carries one of these entities."""
KIND, WAY, MOMENT, ANSWER = "soort_afspraak", "wijze", "moment", "antwoord"
MORE, OTHER_TIMES = "meer", "andere_tijden"


def choose(title: str, entity: str, value: str) -> Button:
    """Give a button that answers a question of the form."""
    return Button(title=title, payload=f'/{CHOOSE}{{"{entity}": "{value}"}}')


def about(title: str, intent: str, appointment: str) -> Button:
    """Give a button for something to do with an appointment."""
    return Button(title=title, payload=f'/{intent}{{"afspraak": "{appointment}"}}')


def stop_button(action: Talk) -> Button:
    return Button(title=action.library.sentence("afspraak_stop_knop"), payload="/stop")


def kind_name(library: Library, kind: str) -> str:
    known = library.appointments.kind(kind)
    return known.name if known is not None else kind


def way_title(library: Library, way: Way) -> str:
    """Give the words on a button for a way to talk."""
    place = place_of(library, way)
    if place is not None:
        return place.name
    return next(option.title for option in library.appointments.ways if option.id == way.mode)


def how(library: Library, way: Way) -> str:
    """Say how a talk goes, to stand in a sentence: "per telefoon"."""
    return how_it_goes(library, way.mode, place_of(library, way))


def place_of(library: Library, way: Way) -> Location | None:
    return next((place for place in library.appointments.locations if place.id == way.place), None)


def way_of(appointment: Appointment) -> Way:
    return Way(appointment.mode, appointment.location.id if appointment.location else None)


def short(appointment: Appointment, now: datetime) -> str:
    """Say an appointment for a button."""
    return f"{say_short(appointment.starts, now)}: {appointment.kind_name}"


def with_ways_on(library: Library, appointment: Appointment, lines: Sequence[str]) -> Reply:
    """Give lines about an appointment with where it is online, its calendar file and what can be done with it."""
    online, links = room(library, appointment)
    buttons = [
        about(library.sentence("afspraak_verzetten_knop"), "afspraak_verzetten", appointment.id),
        about(library.sentence("afspraak_afzeggen_knop"), "afspraak_annuleren", appointment.id),
    ]
    if not appointment.reminder:
        buttons.insert(0, about(library.sentence("afspraak_herinneren_knop"), "afspraak_herinneren", appointment.id))
    text = "\n\n".join([*lines, *online, *warning(library, appointment)])
    return Reply(text=text, buttons=buttons, links=links, attachments=[calendar_file(appointment)])


def calendar_file(appointment: Appointment) -> Attachment:
    path = f"/backend/appointments/{appointment.id}/calendar"
    return Attachment(name="Zet in uw agenda.ics", type="text/calendar", path=path)
