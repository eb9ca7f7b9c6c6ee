"""Check what somebody asks for, before looking whether it is free."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlmodel import Session

from backend.services.booking import errors
from backend.services.booking.agenda import Talk
from backend.services.booking.given import given
from backend.services.booking.opening import holiday
from backend.services.booking.phones import read_phone
from backend.services.booking.quarters import SECONDS, Span, quarter_of
from backend.services.booking.rules import Rules
from werkwijzer.clock import AMSTERDAM
from werkwijzer.content.appointments import AppointmentKind, Appointments, Location, Mode

Reason = Literal["too_soon", "outside_hours", "taken"]


@dataclass(frozen=True)
class Wish:
    """A talk, to begin at a moment."""

    talk: Talk
    starts_at: datetime


class Refused(Exception):
    """A wish that cannot be had; what is free instead is looked up once its transaction has ended."""

    def __init__(self, reason: Reason, wish: Wish) -> None:
        super().__init__(reason)
        self.reason = reason
        self.wish = wish


def talk_in(session: Session, content: Appointments, kind_id: str, region: str, mode: Mode | None) -> Talk:
    """Give the talk, if the kind can be booked in the region and somebody gives it in that way.

    Raises:
        UnknownKind, NotPlanned, WrongRegion, NoSuchMode.
    """
    kind = kind_in(content, kind_id, region)
    if mode is not None:
        modes = given(session, content).modes(kind, region)
        if mode not in modes:
            raise errors.NoSuchMode(modes)
        return Talk(kind, region, mode)
    ways = content.modes(kind, region)
    return Talk(kind, region, ways[0] if len(ways) == 1 else None)


def kind_in(content: Appointments, kind_id: str, region: str) -> AppointmentKind:
    """Give the kind, if it can be booked in the region.

    Raises:
        UnknownKind, NotPlanned, WrongRegion.
    """
    kind = content.kind(kind_id)
    if kind is None:
        raise errors.UnknownKind
    if not kind.planned:
        raise errors.NotPlanned(kind.instead or "")
    if region not in kind.regions:
        raise errors.WrongRegion(kind.regions)
    return kind


def locations_of(content: Appointments, kind: str, region: str) -> tuple[Location, ...]:
    """Give where the kind can be had on location."""
    return tuple(place for place in content.locations if place.region == region and kind in place.kinds)


def location_of(content: Appointments, kind: str, region: str, mode: Mode, wanted: str | None) -> str | None:
    """Give the place to go to; nothing when there is no need to go anywhere.

    Raises:
        UnknownLocation: it is not among the places for this, or not said where there are several.
    """
    if mode is not Mode.LOCATION:
        return None
    places = locations_of(content, kind, region)
    if wanted is None and len(places) == 1:
        return places[0].id
    if wanted not in {place.id for place in places}:
        raise errors.UnknownLocation(places)
    return wanted


def phone_of(mode: Mode, reminder: bool, typed: str | None) -> str | None:
    """Give the number to keep, in E.164; nothing where there is no need for one.

    Raises:
        PhoneNeeded, BadPhone.
    """
    if mode is not Mode.TELEPHONE and not reminder:
        return None
    if typed:
        return read_phone(typed)
    if mode is Mode.TELEPHONE:
        raise errors.PhoneNeeded
    return None


def check_moment(wish: Wish, now: datetime, rules: Rules) -> int:
    """Give the quarter at which the appointment would begin, if one may begin then.

    Raises:
        InThePast, TooFar, Closed.
        Refused: it is too soon, or at a moment at which no appointment begins.
    """
    start = wish.starts_at
    if start <= now:
        raise errors.InThePast
    day = start.astimezone(AMSTERDAM).date()
    if day > rules.last_day(now):
        raise errors.TooFar(rules.last_day(now))
    closed = holiday(day, rules.closed)
    if closed is not None:
        raise errors.Closed(closed)
    if start < now + rules.lead:
        raise Refused("too_soon", wish)
    if start.microsecond or start.timestamp() % SECONDS:
        raise Refused("outside_hours", wish)
    return quarter_of(start)


def whole(wish: Wish) -> Span:
    """Give the quarters that the appointment would take, its pause included."""
    quarter = quarter_of(wish.starts_at)
    return Span(quarter, quarter + (wish.talk.kind.minutes + wish.talk.kind.pause) * 60 // SECONDS)
