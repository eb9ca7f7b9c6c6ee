"""The form that asks for an appointment: what it takes from a turn, and what it asks next."""

from contextlib import suppress
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.backend_client import BackendUnavailable
from actions.base import SLOT_REGION
from actions.booking.base import DeskForm
from actions.booking.draft import FORM, Draft
from actions.booking.hearing import Hearing
from actions.booking.settling import settled
from werkwijzer.content.places import ELSEWHERE


class ReadBooking(DeskForm):
    """Take from a turn whatever it says about the appointment, asked or not."""

    form = FORM

    async def get_validation_events(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        """Give the slots that the turn changes; none leaves the turn to what it was understood as."""
        before = Draft.of(tracker)
        heard = Hearing(self.library, self.now, tracker, tracker.get_slot("requested_slot")).hear(before)
        if heard == before:
            return []
        # Out of reach, the question that comes next says so.
        with suppress(BackendUnavailable):
            heard = await settled(heard, self.library, self.appointments)
        return heard.events(before)

    async def required_slots(
        self, domain_slots: list[str], dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[str]:
        """Give what is to be asked; nothing more of somebody for whom we plan no talks."""
        draft = Draft.of(tracker)
        # One of them, because an empty list would be no answer to Rasa.
        return [SLOT_REGION] if draft.where == ELSEWHERE else list(draft.required())
