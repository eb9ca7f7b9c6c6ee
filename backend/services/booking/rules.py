"""The rules of this installation for appointments, read from the settings."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from backend.services.booking.opening import check_names
from backend.services.booking.quarters import Span, midnight, quarter_from
from werkwijzer.clock import AMSTERDAM
from werkwijzer.settings import Settings


@dataclass(frozen=True)
class Rules:
    """`grid` is the minutes between the times at which an appointment may begin."""

    grid: int
    lead: timedelta
    horizon: timedelta
    per_conversation: int
    closed: frozenset[str]
    retention: timedelta

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Give the rules of the settings.

        Raises:
            SettingsError: a holiday is named that there is not.
        """
        return cls(
            grid=settings.appointment_grid_minutes,
            lead=timedelta(hours=settings.appointment_lead_hours),
            horizon=timedelta(days=settings.appointment_horizon_days),
            per_conversation=settings.appointments_per_conversation,
            closed=check_names(settings.closed_holidays),
            retention=timedelta(days=settings.retention_days),
        )

    def last_day(self, now: datetime) -> date:
        """Give the last day on which an appointment may begin."""
        return now.astimezone(AMSTERDAM).date() + self.horizon

    def bookable(self, now: datetime) -> Span:
        """Give the quarters at which an appointment may begin: after the lead time, before the horizon."""
        end = midnight(self.last_day(now) + timedelta(days=1))
        return Span(quarter_from(now + self.lead), quarter_from(end))
