"""The tables of the backend, each in its own file, on one metadata."""

from backend.models.adviser import Adviser, AdviserKind, Block, HoursException, WeeklyHours
from backend.models.appointment import Appointment, AppointmentEvent, BookingKey, Occupied
from backend.models.base import METADATA
from backend.models.held_number import HeldNumber
from backend.models.outbox import OutboxMessage
from backend.models.region import Region, RegionPublic
from backend.models.training import Training, TrainingPublic, TrainingSubject

__all__ = [
    "METADATA",
    "Adviser",
    "AdviserKind",
    "Appointment",
    "AppointmentEvent",
    "Block",
    "BookingKey",
    "HeldNumber",
    "HoursException",
    "Occupied",
    "OutboxMessage",
    "Region",
    "RegionPublic",
    "Training",
    "TrainingPublic",
    "TrainingSubject",
    "WeeklyHours",
]
