"""What a talk knows of an appointment that is being made or moved."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Self

from pydantic import BaseModel, ConfigDict, TypeAdapter
from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from actions.base import SLOT_REGION
from actions.booking.wishes import the_moment
from actions.dates import Wish
from werkwijzer.clock import AMSTERDAM
from werkwijzer.content.appointments import Mode

FORM = "booking_form"
SLOT_KIND = "booking_kind"
SLOT_WAY = "booking_way"
SLOT_TIME = "booking_time"
SLOT_SURE = "booking_sure"
SLOT_DRAFT = "booking_draft"
ASKED = (SLOT_REGION, SLOT_KIND, SLOT_WAY, SLOT_TIME, SLOT_SURE)
"""What is asked, in this order, where it is not known yet."""


@dataclass(frozen=True)
class Way:
    """How a talk is held; only one on location has a place."""

    mode: Mode
    place: str | None = None

    def __str__(self) -> str:
        return f"{self.mode}:{self.place}" if self.place else str(self.mode)

    @classmethod
    def of(cls, text: object) -> Self | None:
        """Read what `str` wrote; anything else is None."""
        mode, _, place = str(text).partition(":")
        return cls(Mode(mode), place or None) if mode in list(Mode) else None


class Beside(BaseModel):
    """What lies beside the answers: it changes with every turn, and none of it is asked by name."""

    model_config = ConfigDict(frozen=True)

    number: str = ""
    """Makes one booking of it, however often the last word is sent."""
    turn: int = 0
    """The turn that was read last, so that none is read twice."""
    wish: Wish = Wish()
    ways: tuple[str, ...] = ()
    """The ways to talk that stand before the user."""
    offered: tuple[datetime, ...] = ()
    """The times that stand before the user."""
    note: str | None = None
    """What to say before the next question: why something was not taken."""
    more_kinds: bool = False
    held_number: str | None = None
    """The label of the telephone number that was typed, such as `telefoon 1`."""
    moving: str | None = None
    """The appointment that gets another time."""
    code: str | None = None
    """The code with which that one was found, where it was made elsewhere."""
    region: str | None = None
    """The region of that one: it may be another than where somebody lives."""


@dataclass(frozen=True)
class Draft:
    """An appointment in the making, as the slots of a talk have it."""

    region: str | None = None
    kind: str | None = None
    way: Way | None = None
    time: datetime | None = None
    sure: bool | None = None
    beside: Beside = field(default_factory=Beside)

    @classmethod
    def of(cls, tracker: Tracker) -> Self:
        kept = tracker.get_slot(SLOT_DRAFT)
        return cls(
            tracker.get_slot(SLOT_REGION),
            tracker.get_slot(SLOT_KIND),
            Way.of(tracker.get_slot(SLOT_WAY)),
            moment_of(tracker.get_slot(SLOT_TIME)),
            tracker.get_slot(SLOT_SURE),
            Beside.model_validate(kept) if kept else Beside(),
        )

    def events(self, before: Self) -> list[EventType]:
        """Give the events that turn the draft as it was before into this one."""
        slots, earlier = self._slots(), before._slots()
        return [SlotSet(name, value) for name, value in slots.items() if value != earlier[name]]

    def _slots(self) -> dict[str, object]:
        return {
            SLOT_REGION: self.region,
            SLOT_KIND: self.kind,
            SLOT_WAY: str(self.way) if self.way else None,
            SLOT_TIME: self.time.isoformat() if self.time else None,
            SLOT_SURE: self.sure,
            SLOT_DRAFT: self.beside.model_dump(mode="json"),
        }

    def besides(self, **changed: object) -> Self:
        return replace(self, beside=self.beside.model_copy(update=changed))

    def noting(self, note: str) -> Self:
        """Give the draft with a sentence to say before the next question, after what was to be said already."""
        return self.besides(note=f"{self.beside.note} {note}" if self.beside.note else note)

    def wishing(self, wish: Wish) -> Self:
        """Give the draft for another time."""
        return replace(self, time=None, sure=None).besides(wish=wish)

    def anew(self) -> Self:
        """Give the draft with its time to be looked up again, because something else of it changed."""
        if self.time is None:
            return replace(self, sure=None)
        return self.wishing(Wish((the_moment(self.time),), self.beside.wish.without))

    def asks(self) -> str | None:
        """Give the slot to ask for; None: all is known."""
        slots = self._slots()
        return next((name for name in self.required() if slots[name] is None), None)

    def required(self) -> tuple[str, ...]:
        """Give what has to be known: of an appointment that moves only the time."""
        return ASKED if self.beside.moving is None else (SLOT_TIME, SLOT_SURE)

    @property
    def where(self) -> str:
        """The region that the talk is in."""
        return self.beside.region or self.region or ""


def forgotten() -> list[EventType]:
    """Give the events after which nothing of a draft is left; the region is known from elsewhere."""
    return [SlotSet(name, None) for name in (*ASKED[1:], SLOT_DRAFT)]


def moment_of(text: object) -> datetime | None:
    """Give the moment that a slot or a button holds, in Amsterdam."""
    try:
        moment = TypeAdapter(datetime).validate_python(text)
    except ValueError:
        return None
    return moment.astimezone(AMSTERDAM)
