"""Say an appointment where no dialogue does: in a calendar file, and in what the bot says unasked."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from werkwijzer.clock import AMSTERDAM
from werkwijzer.content.appointments import Location, Mode
from werkwijzer.content.library import Library
from werkwijzer.dutch import full_day
from werkwijzer.reply import Link


class Talk(Protocol):
    """What there is to say of an appointment."""

    @property
    def kind(self) -> str: ...
    @property
    def kind_name(self) -> str: ...
    @property
    def mode(self) -> Mode: ...
    @property
    def location(self) -> Location | None: ...
    @property
    def starts_at(self) -> datetime: ...
    @property
    def meeting_url(self) -> str | None: ...
    @property
    def example(self) -> bool: ...


def whole(library: Library, talk: Talk) -> str:
    """Say what, how and when: "Scholingsadvies, per telefoon, op donderdag 26 november 2026 om 10.00 uur"."""
    goes = how(library, talk.mode, talk.location)
    return library.sentence("afspraak_heel", kind=talk.kind_name, how=goes, when=when(talk.starts_at))


def how(library: Library, mode: Mode, place: Location | None) -> str:
    """Say how a talk goes, to stand in a sentence: "per telefoon"."""
    if place is not None:
        return library.sentence("afspraak_hoe_locatie", place=place.name, address=place.address)
    if mode is Mode.LOCATION:
        # An editor may have taken the place away since.
        return library.sentence("afspraak_hoe_ergens")
    return library.sentence(f"afspraak_hoe_{mode}")


def when(moment: datetime) -> str:
    """Say a moment in full: "donderdag 26 november 2026 om 10.00 uur"."""
    there = moment.astimezone(AMSTERDAM)
    return f"{full_day(there)} om {there.hour}.{there:%M} uur"


def preparation(library: Library, talk: Talk) -> Sequence[str]:
    """Give the parts on what to have at hand: that we call, and what is handy."""
    kind = library.appointments.kind(talk.kind)
    parts = [library.sentence("afspraak_bel")] if talk.mode is Mode.TELEPHONE else []
    if kind is not None and kind.bring:
        parts.append("\n".join([library.sentence("afspraak_klaarleggen"), *(f"• {thing}" for thing in kind.bring)]))
    return parts


def warning(library: Library, talk: Talk) -> Sequence[str]:
    """Give the warning that nobody will be there, where the adviser is an example."""
    return [library.sentence("afspraak_voorbeeld")] if talk.example else []


def room(library: Library, talk: Talk) -> tuple[Sequence[str], list[Link]]:
    """Give the sentence that a talk is online and the link to it, where there is one."""
    if talk.meeting_url is None:
        return [], []
    link = Link(title=library.sentence("afspraak_online_link"), url=talk.meeting_url)
    return [library.sentence("afspraak_online")], [link]
